import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download } from '../../../../ui/api.ts'
import { BarChart } from '../../../../ui/bar-chart.tsx'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { EXPLAINED, type OverTimeAnswer } from '../../schema.ts'
import { useOverTime } from '../queries.ts'
import { CheckupTabs } from '../tabs.tsx'
import { GoneTable, RulesTable, SectionsTable, WholeTable } from './tables.tsx'
import { courseWords, openBars } from './words.ts'
import '../checkup.css'

/** 全年变化: what the saved check-ups of a year say one after the other. No score, no order by number. */
export default function OverTimePage() {
  const [address, setAddress] = useSearchParams()
  const asked = Number(address.get('year')) || undefined
  const { data, error, isPending, refetch } = useOverTime(asked)
  const take = useAct(() => download('/checkup/over-time/export', { query: { year: data!.year } }))
  const change = (part: Record<string, string | undefined>) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(part)) value ? after.set(name, value) : after.delete(name)
        return after
      },
      { replace: true },
    )
  return (
    <Page
      title="制度体检"
      note="一年里保存的体检前后相比：每月末还有哪些，新增了什么，消除了什么，用了多少天。"
      actions={
        <>
          <Button disabled={!data?.runs} loading={take.isPending} onClick={() => take.mutate()}>
            导出Excel
          </Button>
          <Button disabled={!data?.runs} onClick={() => window.print()}>
            打印
          </Button>
        </>
      }
    >
      <CheckupTabs />
      {data && (
        <div className="checkup-top no-print">
          <Select<number>
            aria-label="年度"
            value={data.year}
            options={data.years.map((one) => ({ value: one, label: `${one}年` }))}
            onChange={(year) => setAddress({ year: String(year) })}
          />
        </div>
      )}
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="一年里保存的体检" />}
      {data && data.runs === 0 && (
        <Empty
          text={`${data.year}年没有保存过体检。每月末系统保存一次，也可以在“体检结果”里随时保存。`}
          action={<LinkButton to="/checkup">去看体检结果</LinkButton>}
        />
      )}
      {data && data.runs > 0 && <Shown year={data} address={address} change={change} />}
    </Page>
  )
}

type ShownProps = {
  year: OverTimeAnswer
  address: URLSearchParams
  change: (part: Record<string, string | undefined>) => void
}

function Shown({ year, address, change }: ShownProps) {
  const bars = useMemo(() => openBars(year), [year])
  const narrowed = {
    rule: address.get('rule') ?? '',
    section: address.get('section') ?? '',
    page: Number(address.get('page')) || 1,
  }
  return (
    <>
      <Section title={`${year.year}年各月末还没有消除的`}>
        <BarChart label={courseWords(year.months, year.open)} bars={bars} />
        <WholeTable year={year} />
        <p className="quiet">{`按${year.runs}次保存的体检统计，每月取最后一次，没有保存的写“—”。${EXPLAINED}`}</p>
      </Section>
      <Section title="按规则">
        <RulesTable year={year} />
      </Section>
      <Section title="按科室">
        <SectionsTable year={year} />
      </Section>
      <Section title="已经消除的">
        <GoneTable year={year} narrowed={narrowed} change={change} />
      </Section>
    </>
  )
}
