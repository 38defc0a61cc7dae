import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { addYears } from '../../../../law/periods.ts'
import { sentenceDate, today } from '../../../../ui/format.ts'
import { assumptionOf } from './day.ts'
import { DayInput } from './day-input.tsx'
import '../structure.css'

/** Days people ask about, in years from now. */
const AHEAD = [1, 3, 5]

type Props = {
  label: string
  /** the day shown */
  on: string
  children?: ReactNode
}

/** Chooses the day a page tells of, in the address, and says what other days than today rest on. */
export function DayBar({ label, on, children }: Props) {
  const [, setAddress] = useSearchParams()
  const now = today()
  const choose = (day: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (day === now) after.delete('on')
        else after.set('on', day)
        return after
      },
      { replace: true },
    )
  const assumption = assumptionOf(on, now)
  return (
    <>
      <div className="structure-bar no-print">
        <DayInput label={label} value={on} change={choose} />
        <div className="structure-days">
          <Button disabled={on === now} onClick={() => choose(now)}>
            今天
          </Button>
          {AHEAD.map((years) => {
            const day = addYears(now, years)
            return (
              <Button key={years} disabled={on === day} title={sentenceDate(day)} onClick={() => choose(day)}>
                {years}年后
              </Button>
            )
          })}
        </div>
        {children}
      </div>
      {assumption && <p className="structure-assumption">{assumption}</p>}
    </>
  )
}
