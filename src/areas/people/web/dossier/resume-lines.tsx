import { dottedMonth } from '../../../../law/dates.ts'
import type { ResumePeriod } from '../../schema.ts'

const from = (start: string, end: string | null) =>
  start ? `${dottedMonth(start)}--${end ? dottedMonth(end) : '　　　'}` : ''

/** The résumé as the form writes it: the months in a column of their own, 其间 below and indented. */
export function ResumeLines({ resume }: { resume: readonly ResumePeriod[] }) {
  return (
    <ol className="resume">
      {resume.map((period) => (
        <li key={JSON.stringify(period)}>
          <span className="resume-when">{from(period.start, period.end)}</span>
          <span>
            {period.text}
            {period.secondment && <span className="quiet">（挂职）</span>}
            {period.during.length > 0 && (
              <span className="resume-during">
                （其间：
                {period.during.map((side, index) => (
                  <span key={JSON.stringify(side)}>
                    {index > 0 && '；'}
                    {from(side.start, side.end).trim()} {side.text}
                  </span>
                ))}
                ）
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
