import { BarChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, GridComponent, SVGRenderer])

export type Bar = {
  title: string
  value: number
  /** the number as it stands beside the bar */
  label: string
  /** drawn pale: what is not known */
  isPale?: boolean
}

const INK = '#1d2126'
const BLUE = '#1f4e79'
const PALE = '#9aa3ad'

/** Draws bars into an element and follows its width. Returns what takes them out again. */
export function drawBars(place: HTMLElement, bars: readonly Bar[], { moves }: { moves: boolean }): () => void {
  const text = { color: INK, fontSize: 13, fontFamily: getComputedStyle(place).fontFamily }
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption({
    animation: moves,
    animationDuration: 200,
    grid: { left: 0, right: 84, top: 0, bottom: 0, outerBoundsMode: 'same' },
    xAxis: { type: 'value', show: false, min: 0, max: Math.max(1, ...bars.map(({ value }) => value)) },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(({ title }) => title),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#b9c0c8' } },
      axisLabel: { ...text, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        silent: true,
        barWidth: 16,
        label: {
          ...text,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]!.label,
        },
        data: bars.map(({ value, isPale }) => ({ value, itemStyle: { color: isPale ? PALE : BLUE } })),
      },
    ],
  })
  const follower = new ResizeObserver(() => chart.resize())
  follower.observe(place)
  return () => {
    follower.disconnect()
    chart.dispose()
  }
}
