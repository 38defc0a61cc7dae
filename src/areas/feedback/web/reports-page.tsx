import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get, post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type ReportLine, type ReportPage, type ReportView, reportStates } from '../schema.ts'

/** 问题举报: for the discipline side only. The list says nothing of the contents; each reading is kept. */
export default function ReportsPage() {
  const [shown, show] = useState<ReportView | null>(null)
  const [address, setAddress] = useSearchParams()
  const query = Object.fromEntries(address)
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['conduct-reports', query],
    queryFn: () => get<ReportPage>('/conduct-reports', query),
    placeholderData: (previous) => previous,
  })
  const ask = (changes: Record<string, string>) => {
    const next = { ...query, page: '', ...changes }
    setAddress(Object.fromEntries(Object.entries(next).filter(([, value]) => value)))
  }
  const sheet = useAct(() => download('/conduct-reports.xlsx', { query }))
  const read = useAct((id: string) => post<ReportView>(`/conduct-reports/${id}/reading`))
  const columns: DataColumn<ReportLine>[] = [
    { key: 'number', title: '编号', width: 120, draw: ({ number }) => number },
    { key: 'received', title: '收到', width: 120, canSort: true, draw: ({ receivedOn }) => receivedOn },
    { key: 'state', title: '进展', width: 110, draw: ({ state }) => reportStates[state] },
    { key: 'routed', title: '转办去向', width: 220, draw: ({ routedTo, routedOn }) => `${routedTo} ${routedOn ?? ''}` },
    {
      key: 'read',
      title: '办理',
      width: 110,
      draw: ({ id, number }) => (
        <Button
          size="small"
          aria-label={`阅读${number}`}
          onClick={() => read.mutate(id, { onSuccess: (report) => show(report) })}
        >
          阅读
        </Button>
      ),
    },
  ]
  return (
    <Page
      title="问题举报"
      note="只有纪检一侧看得到。每次查看和阅读都记入审计。"
      actions={
        <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
          导出登记
        </Button>
      }
    >
      <Filters query={query} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="举报" />}
      {data?.total === 0 && <Empty text="没有符合条件的举报。群众扫码提交的，和办公室转来的，都会列在这里。" />}
      {data && data.total > 0 && (
        <DataTable
          caption="问题举报"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          isLoading={isFetching}
          total={data.total}
          unit="件"
          sort={{ by: 'received', order: query.order === 'asc' ? 'asc' : 'desc' }}
          onSort={({ order }) => ask({ order })}
          paging={{
            ...{ page: Number(query.page ?? 1), size: Number(query.size ?? 50) },
            onPage: (page, size) => ask({ page: String(page), size: String(size) }),
          }}
        />
      )}
      {shown && <Reading report={shown} close={() => show(null)} />}
    </Page>
  )
}

type FilterProps = { query: Record<string, string>; ask: (changes: Record<string, string>) => void }

const Filters = ({ query, ask }: FilterProps) => (
  <search className="filters">
    <Select
      aria-label="进展"
      value={query.state ?? ''}
      onChange={(state) => ask({ state })}
      options={[
        { value: '', label: '全部进展' },
        ...Object.entries(reportStates).map(([value, label]) => ({ value, label })),
      ]}
      popupMatchSelectWidth={false}
    />
    <Input.Search
      aria-label="查找举报"
      placeholder="编号、转办去向"
      defaultValue={query.search ?? ''}
      allowClear
      onSearch={(search) => ask({ search: search.trim() })}
    />
  </search>
)

type Values = { routedTo: string; routedSectionId: string | null; aboutSectionId: string | null }

function Reading({ report, close }: { report: ReportView; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: async () => (await get<{ sections: { id: string; name: string }[] }>('/sections')).sections,
  })
  const route = useAct(
    (values: Values) =>
      post(`/conduct-reports/${report.id}/route`, {
        ...{ ...values, routedSectionId: values.routedSectionId ?? null },
        ...{ aboutSectionId: values.aboutSectionId ?? null, revision: report.revision },
      }),
    { done: '已转办。', refreshes: [['conduct-reports']], fails: 'here' },
  )
  const choices = (sections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Drawer open title={`举报${report.number}`} size={480} onClose={close}>
      <p className="quiet">{`被举报：${report.about}`}</p>
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{report.text}</p>
      {report.contact && <p>{`联系方式：${report.contact.name} ${report.contact.phone}`}</p>}
      {route.error && <Alert type="error" showIcon title={route.error.message} style={{ marginBottom: 12 }} />}
      {report.state === 'received' && (
        <Form<Values> form={form} layout="vertical" onFinish={(values) => route.mutate(values, { onSuccess: close })}>
          <Form.Item name="aboutSectionId" label="被举报人所在科室">
            <Select allowClear options={choices} />
          </Form.Item>
          <Form.Item name="routedTo" label="转办去向" rules={[{ required: true, whitespace: true, message: '请填写' }]}>
            <Input maxLength={100} placeholder="如派驻纪检监察组" />
          </Form.Item>
          <Form.Item name="routedSectionId" label="转本单位科室的，选择科室">
            <Select allowClear options={choices} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={route.isPending}>
            转办
          </Button>
        </Form>
      )}
    </Drawer>
  )
}
