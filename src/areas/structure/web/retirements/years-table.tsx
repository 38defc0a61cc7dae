import { useMemo } from 'react'
import { BarChart } from '../../../../ui/bar-chart.tsx'
import { count } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import type { Retirements } from '../../schema.ts'
import { yearBars, yearsSentence, yearWords } from './words.ts'

/** How many reach the age in every year of the span, and how many seats that frees. */
export function YearsTable({ retirements }: { retirements: Retirements }) {
  const bars = useMemo(() => yearBars(retirements), [retirements])
  const vacated = retirements.years.reduce((sum, year) => sum + year.vacated, 0)
  return (
    <Section title="按年合计">
      <div className="dimension">
        <table className="tally">
          <caption className="for-readers">各年到龄人数和空出的职位</caption>
          <thead>
            <tr>
              {['年份', '到龄人数', '其中领导职务', '空出职位'].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {retirements.years.map((year) => (
              <tr key={year.year}>
                <th scope="row">{yearWords(year.year, retirements)}</th>
                <td className="number">{count(year.total)}</td>
                <td className="number">{count(year.leading)}</td>
                <td className="number">{count(year.vacated)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td className="number">{count(retirements.total)}</td>
              <td className="number">{count(retirements.leading)}</td>
              <td className="number">{count(vacated)}</td>
            </tr>
          </tfoot>
        </table>
        <BarChart label={yearsSentence(retirements)} bars={bars} />
      </div>
    </Section>
  )
}
