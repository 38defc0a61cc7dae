import { tableDate } from '../../../ui/format.ts'
import { GRADES, grades, type LessonResult, type LessonResults } from '../schema.ts'

/** What came of lessons, by their day; each on its own, never put in an order by it. */
export function Results({ results: { least, rows } }: { results: LessonResults }) {
  if (rows.length === 0) return <p>还没有讲过课。</p>
  return (
    <ul className="lesson-results">
      {rows.map((row) => (
        <li key={row.lessonId}>
          <h3>
            {row.title}{' '}
            <span className="quiet">{[row.activityTitle, tableDate(row.heldOn)].filter(Boolean).join('　')}</span>
          </h3>
          {row.withheld ? <p className="quiet">{reasons[row.withheld](least)}</p> : <Shown row={row} />}
        </li>
      ))}
    </ul>
  )
}

const reasons = {
  open: () => '评课还没有结束，结束以后才显示。',
  few: (least: number) => `评课的不到${least}人，不显示。`,
}

function Shown({ row: { title, answers, questions, texts } }: { row: LessonResult }) {
  return (
    <>
      <p>{`${answers}人评课。`}</p>
      <div className="lesson-table">
        <table aria-label={`${title}的评课结果`}>
          <thead>
            <tr>
              <th scope="col">问题</th>
              {GRADES.map((grade) => (
                <th key={grade} scope="col">
                  {grades[grade]}
                </th>
              ))}
              <th scope="col">平均</th>
            </tr>
          </thead>
          <tbody>
            {questions.map(({ title: question, counts, mean }) => (
              <tr key={question}>
                <th scope="row">{question}</th>
                {GRADES.map((grade, at) => (
                  <td key={grade}>{counts[at]}</td>
                ))}
                <td>{mean.toFixed(2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {texts.length > 0 && (
        <>
          <p>想说的话（次序已打乱）：</p>
          <ul className="lesson-texts">
            {texts.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and nothing here moves
              <li key={at}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
