import { Link } from 'react-router'
import { tableDate } from '../../../../ui/format.ts'
import { Lamp } from '../../../../ui/Lamp.tsx'
import { Section } from '../../../../ui/Page.tsx'
import { usePrinting } from '../../../../ui/printing.ts'
import type { EligibilityLine, Trial } from '../../schema.ts'
import { BasisLine } from '../basis.tsx'
import { eligibilitySummary } from '../person/sentences.ts'
import { verdictLamp, weightiest } from './lines.ts'

type Appointee = Trial['eligibility'][number]

/** What the rules say of everybody who would be appointed; those in order are folded. */
export function Appointees({ eligibility }: { eligibility: readonly Appointee[] }) {
  if (eligibility.length === 0) return null
  return (
    <Section title="任职资格">
      <p className="quiet">
        只核对档案里有记录的条件，其余的要另行核实。符合条件只是具备资格，选拔任用按规定的程序进行。
      </p>
      {eligibility.map((one) => (
        <AppointeeLines key={one.personId} appointee={one} />
      ))}
    </Section>
  )
}

function AppointeeLines({ appointee: { personName, postTitle, level, lines } }: { appointee: Appointee }) {
  const isPrinting = usePrinting()
  const { isClear, text } = eligibilitySummary(lines)
  const about = `${personName}任“${postTitle}”（${level}）`
  return (
    <details className="appointee" open={isPrinting || !isClear}>
      <summary>
        <strong>{about}</strong>
        {lines.length > 0 ? (
          <Lamp tone={isClear ? 'green' : 'red'} word={text} />
        ) : (
          <span className="quiet">没有可以对照的任职资格规定</span>
        )}
      </summary>
      {lines.length > 0 && <LinesTable caption={`${about}逐条对照的结果`} lines={weightiest(lines)} />}
    </details>
  )
}

function LinesTable({ caption, lines }: { caption: string; lines: readonly EligibilityLine[] }) {
  return (
    <table className="findings">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          {['规则', '结果', '情况', '最早满足', '依据'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.rule}>
            <th scope="row">
              <Link to={`/rules/${line.rule}`}>{line.title}</Link>
            </th>
            <td>
              <Lamp {...verdictLamp(line)} />
            </td>
            <td data-label="情况">{line.because}</td>
            <td data-label="最早满足" className="findings-day">
              {tableDate(line.eligibleOn)}
            </td>
            <td data-label="依据">
              <BasisLine {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
