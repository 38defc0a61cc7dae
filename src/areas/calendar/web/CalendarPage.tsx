import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { get, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceTime, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { CalendarYear } from '../schema.ts'
import { ImportDrawer } from './ImportDrawer.tsx'
import { Legend, Month } from './Month.tsx'
import { PeriodTable } from './PeriodTable.tsx'
import './calendar.css'

/** 工作日历: every known year as twelve months, with what the notice makes of its days. */
export default function CalendarPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [isImporting, setImporting] = useState(false)
  const query = useQuery({
    queryKey: ['calendar'],
    queryFn: () => get<{ years: CalendarYear[] }>('/calendar/years'),
    select: ({ years }) => years,
  })
  const years = query.data ?? []
  const now = Number(today().slice(0, 4))
  const asked = Number(address.get('year') ?? now)
  const shown = years.find(({ year }) => year === asked) ?? years.at(-1)
  const show = (year: number) => setAddress({ year: String(year) }, { replace: true })
  const missing = [now, now + 1].find((year) => query.data && !years.some((known) => known.year === year))
  const mayManage = me.may('calendar.manage')
  return (
    <Page
      title="工作日历"
      note="依据国务院办公厅放假通知，期限里的工作日都按这里计算。"
      actions={
        mayManage && (
          <Button type="primary" onClick={() => setImporting(true)}>
            导入放假通知
          </Button>
        )
      }
    >
      {query.error && <ErrorNote error={query.error} onRetry={query.refetch} />}
      {query.isPending && <Loading what="工作日历" />}
      {missing && (
        <Alert
          className="calendar-missing"
          type="warning"
          showIcon
          title={`还没有导入${missing}年的放假安排，涉及${missing}年的工作日期限暂时不能计算。${
            mayManage ? '' : '通知公布后由办公室人员或者人事干部导入。'
          }`}
        />
      )}
      {shown && (
        <Tabs
          activeKey={String(shown.year)}
          onChange={(year) => show(Number(year))}
          items={years.map((one) => ({
            key: String(one.year),
            label: `${one.year}年`,
            children: one === shown && <Year year={one} years={years} mayManage={mayManage} />,
          }))}
        />
      )}
      {isImporting && <ImportDrawer close={() => setImporting(false)} done={show} />}
    </Page>
  )
}

type YearProps = { year: CalendarYear; years: CalendarYear[]; mayManage: boolean }

function Year({ year, years, mayManage }: YearProps) {
  const { workdays, notice, isBuiltIn, importedBy, importedAt } = year
  const months = year.months.map((days, index) => {
    const month = `${year.year}-${String(index + 1).padStart(2, '0')}`
    return <Month key={month} month={month} calendar={years} workdays={days} />
  })
  return (
    <>
      <section className="section">
        <div className="section-head">
          <p className="calendar-total">
            全年<strong>{workdays}</strong>个工作日。依据：{notice}
            <span className="quiet">
              {isBuiltIn ? '（程序自带）' : `（${importedBy}于${sentenceTime(importedAt ?? '')}导入）`}
            </span>
          </p>
          {mayManage && !isBuiltIn && <Remove year={year.year} />}
        </div>
        <PeriodTable off={year.off} work={year.work} />
      </section>
      <Legend />
      <div className="months">{months}</div>
    </>
  )
}

function Remove({ year }: { year: number }) {
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/calendar/years/${year}`), { done: '已删除。', refreshes: [['calendar']] })
  const ask = async () => {
    const effect = `删除以后，涉及${year}年的工作日期限不能计算，直到重新导入。`
    if (await confirm({ title: `删除${year}年的放假安排`, effect, act: '删除', isGrave: true })) drop.mutate()
  }
  return (
    <Button loading={drop.isPending} onClick={() => void ask()}>
      删除这一年
    </Button>
  )
}
