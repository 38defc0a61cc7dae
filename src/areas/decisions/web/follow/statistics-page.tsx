import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { get, post } from '../../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { Statistics } from '../../schema/follow.ts'
import { SideForm } from '../meetings/parts.tsx'
import './follow.css'

type ItemRow = Statistics['items'][number]
type PersonRow = Statistics['attendance'][number]

const number = (value: number) => value.toLocaleString('zh-CN')

const itemColumns: DataColumn<ItemRow>[] = [
  { key: 'category', title: '类别', width: 160, draw: ({ category }) => category },
  { key: 'total', title: '研究', width: 80, align: 'right', draw: ({ total }) => number(total) },
  { key: 'passed', title: '通过', width: 80, align: 'right', draw: ({ passed }) => number(passed) },
  { key: 'failed', title: '未通过', width: 80, align: 'right', draw: ({ failed }) => number(failed) },
  { key: 'postponed', title: '缓议', width: 80, align: 'right', draw: ({ postponed }) => number(postponed) },
]

const personColumns: DataColumn<PersonRow>[] = [
  { key: 'name', title: '成员', width: 120, draw: ({ name }) => name },
  { key: 'meetings', title: '应到', width: 80, align: 'right', draw: ({ meetings }) => number(meetings) },
  { key: 'attended', title: '实到', width: 80, align: 'right', draw: ({ attended }) => number(attended) },
  { key: 'leave', title: '缺席', width: 80, align: 'right', draw: ({ leave }) => number(leave) },
]

/** 会议统计: a year in figures, each counted from the records of the meetings. */
export default function StatisticsPage() {
  const me = useMe()
  const now = Number(today().slice(0, 4))
  const [address, setAddress] = useSearchParams()
  const year = Number(address.get('year')) || now
  const [isReporting, setReporting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['meeting-statistics', year],
    queryFn: () => get<Statistics>('/decisions/statistics', { year }),
  })
  const without = data?.monthsWithout.map((month) => `${Number(month.slice(5))}月`).join('、')
  return (
    <Page
      title="会议统计"
      actions={
        <Select
          aria-label="年度"
          value={year}
          onChange={(next) => setAddress({ year: String(next) })}
          options={[now, now - 1, now - 2].map((one) => ({ value: one, label: `${one}年` }))}
        />
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="统计" />}
      {data && (
        <>
          <p>
            {`${year}年召开党组会议${data.meetings}次`}
            {without ? `，${without}没有召开（一般每月一次）` : ''}
            {`。有不同意见的${data.dissent}项，回避${data.recusals}人次，经准许提前表态${data.overrides}次。`}
          </p>
          <Section title="议题">
            <DataTable caption="按类别" columns={itemColumns} rows={data.items} rowKey={({ category }) => category} />
          </Section>
          <Section title="出席">
            <DataTable
              caption="按成员"
              columns={personColumns}
              rows={data.attendance}
              rowKey={({ personId }) => personId}
            />
          </Section>
          <Section
            title="向上级党委报告"
            extra={me.may('decisions.prepare') && <Button onClick={() => setReporting(true)}>登记报告</Button>}
          >
            {data.reports.length === 0 && <p>这一年还没有登记。党组每年至少向批准其设立的党委全面报告一次工作。</p>}
            <ul>
              {data.reports.map((report) => (
                <li key={report.id}>{`${report.reportedOn} ${report.title}，报${report.recipient}`}</li>
              ))}
            </ul>
          </Section>
        </>
      )}
      {isReporting && <ReportForm close={() => setReporting(false)} />}
    </Page>
  )
}

type Values = { title: string; recipient: string; reportedOn: string }

function ReportForm({ close }: { close: () => void }) {
  const [form] = Form.useForm<Values>()
  const save = useAct((values: Values) => post('/decisions/reports', values), {
    done: '已登记。',
    refreshes: [['meeting-statistics']],
    fails: 'here',
  })
  const required = [{ required: true, whitespace: true, message: '请填写' }]
  return (
    <SideForm<Values>
      title="登记党组工作报告"
      act="登记"
      form={form}
      initial={{ reportedOn: today() }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="title" label="报告名称" rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="recipient" label="报送单位" rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="reportedOn" label="报告日期">
        <Input type="date" />
      </Form.Item>
    </SideForm>
  )
}
