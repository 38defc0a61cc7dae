import { useEffect, useRef } from 'react'
import type { Bar } from './draw-bars.ts'
import { useLessMotion } from './media.ts'

const ROW = 28

type Props = {
  /** the numbers in words, for readers */
  label: string
  bars: readonly Bar[]
}

/** Horizontal bars with their numbers beside them; left out on paper, where the table stands alone. */
export function BarChart({ label, bars }: Props) {
  const hasLessMotion = useLessMotion()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current!
    let isGone = false
    let clear = () => {}
    // The drawing code is large and only this page needs it.
    void import('./draw-bars.ts').then(({ drawBars }) => {
      if (!isGone) clear = drawBars(element, bars, { moves: !hasLessMotion })
    })
    return () => {
      isGone = true
      clear()
    }
  }, [bars, hasLessMotion])
  return (
    <div
      ref={place}
      className="bar-chart no-print"
      role="img"
      aria-label={label}
      style={{ height: bars.length * ROW }}
    />
  )
}
