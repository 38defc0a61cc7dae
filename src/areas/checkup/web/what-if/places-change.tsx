import { Section } from '../../../../ui/Page.tsx'
import type { WhatIf } from '../../../structure/schema.ts'
import { placeChanges, seatWords, signed } from './compare.ts'

/** Places and seats that change. */
export function PlacesChange({ structure }: { structure: WhatIf }) {
  const { headcountBefore, headcountAfter, sections, vacancies } = structure
  const unit = { key: '全单位', before: headcountBefore, after: headcountAfter }
  const lines = [...sections.map(({ name, before, after }) => ({ key: name, before, after })), unit].flatMap((place) =>
    placeChanges(place).map((line) => ({ ...line, place: place.key })),
  )
  return (
    <>
      <Section title="职位变化">
        {vacancies.length === 0 && <p className="quiet">没有职位的任职人数变化。</p>}
        {vacancies.length > 0 && <PostsTable vacancies={vacancies} />}
      </Section>
      <Section title="编制变化">
        {lines.length === 0 && <p className="quiet">编制的实有和空缺没有变化。</p>}
        {lines.length > 0 && (
          <table className="findings before-after">
            <caption className="for-readers">编制的实有、空缺与超编变化</caption>
            <thead>
              <tr>
                {['科室', '项目', '调整前', '调整后', '增减'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.place + line.key}>
                  <th scope="row">{line.place}</th>
                  <td data-label="项目">{line.title}</td>
                  <td data-label="调整前" className="number">
                    {line.before}
                  </td>
                  <td data-label="调整后" className="number">
                    {line.after}
                  </td>
                  <td data-label="增减" className="number">
                    <strong>{signed(line)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
    </>
  )
}

function PostsTable({ vacancies }: Pick<WhatIf, 'vacancies'>) {
  return (
    <table className="findings before-after">
      <caption className="for-readers">任职人员有变化的职位</caption>
      <thead>
        <tr>
          {['职位', '科室', '职数', '任职人数', '调整前', '调整后'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {vacancies.map(({ postId, title, sectionName, seats, before, after }) => {
          const change = signed({ before: before.holders, after: after.holders })
          return (
            <tr key={postId}>
              <th scope="row">{title}</th>
              <td data-label="科室">{sectionName}</td>
              <td data-label="职数" className="number">
                {seats}
              </td>
              <td data-label="任职人数" className="number">
                {change ? (
                  <span>
                    {before.holders} → {after.holders} <strong>{change}</strong>
                  </span>
                ) : (
                  `${after.holders}，换人`
                )}
              </td>
              <td data-label="调整前">{seatWords(before)}</td>
              <td data-label="调整后" className={after.over > 0 ? 'over' : ''}>
                {seatWords(after)}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
