import { sentenceDate } from '../../../../ui/format.ts'
import type { Retirements } from '../../schema.ts'

/** Posts that lose somebody, as they are at the end of the span if nobody follows. */
export function VacanciesTable({ vacancies, to }: Pick<Retirements, 'vacancies' | 'to'>) {
  return (
    <>
      <table className="tally tally-cards">
        <caption className="for-readers">将要空出的职位</caption>
        <thead>
          <tr>
            {['职位', '科室', '职务层次', '职数', '现有', '到龄离任', '到时空缺'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vacancies.map((post) => (
            <tr key={post.postId}>
              <th scope="row">
                {post.title}
                {post.countsQuota && <span className="mark-word">占领导职数</span>}
              </th>
              <td data-label="科室">{post.sectionName}</td>
              <td data-label="职务层次">{post.level}</td>
              <td data-label="职数" className="number">
                {post.seats}
              </td>
              <td data-label="现有" className="number">
                {post.holders}
              </td>
              <td data-label="到龄离任" className="number">
                {post.leaving}
              </td>
              <td data-label="到时空缺" className="number">
                {post.vacant > 0 ? `缺${post.vacant}` : '不缺'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">假定到{sentenceDate(to)}没有人补上，包括已过到龄月仍在职的人。</p>
    </>
  )
}
