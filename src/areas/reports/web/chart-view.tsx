import { useMemo } from 'react'
import { BarChart } from '../../../ui/bar-chart.tsx'
import { drawnBars } from '../charts.ts'
import type { Chart, Cited } from '../schema.ts'

type Props = {
  chart: Chart
  figures: ReadonlyMap<string, Pick<Cited, 'value' | 'unit'>>
  titleOf: (name: string) => string
  open: (name: string) => void
}

/** Figures as bars, with the table that says the same beside it; each number opens its records. */
export function ChartView({ chart, figures, titleOf, open }: Props) {
  const drawn = useMemo(() => drawnBars(chart, (name) => figures.get(name)), [chart, figures])
  const bars = useMemo(
    () => (drawn?.bars ?? []).map(({ title, value }) => ({ title, value: Number(value), label: value })),
    [drawn],
  )
  if (!drawn) return null
  return (
    <figure className="report-chart">
      <figcaption>{`${chart.title}（${drawn.unit}）`}</figcaption>
      <BarChart label={bars.map(({ title, label }) => `${title}${label}${drawn.unit}`).join('，')} bars={bars} />
      <table>
        <caption className="for-readers">{chart.title}</caption>
        <thead className="for-readers">
          <tr>
            <th scope="col">项目</th>
            <th scope="col">{`数值（${drawn.unit}）`}</th>
          </tr>
        </thead>
        <tbody>
          {drawn.bars.map(({ title, figure, value }) => (
            <tr key={figure}>
              <th scope="row">{title}</th>
              <td>
                <button
                  type="button"
                  className="figure-chip"
                  title={titleOf(figure)}
                  aria-label={`${title}${value}，${titleOf(figure)}，查看记录`}
                  onClick={() => open(figure)}
                >
                  {value}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
