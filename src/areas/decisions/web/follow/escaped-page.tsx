import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { get, post, remove } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { today } from '../../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { type EscapedList, escapedKinds, type Outlay, outlayKinds } from '../../schema/follow.ts'
import { SideForm } from '../meetings/parts.tsx'
import { fenOf, yuan } from '../topics/words.ts'
import './follow.css'

const refreshes = [['escaped']] as const

/** 漏议核查: appointments, payments and projects that should have been decided collectively and were not. */
export default function EscapedPage() {
  const [isAdding, setAdding] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['escaped', 'list'],
    queryFn: () => get<EscapedList>('/decisions/escaped'),
  })
  return (
    <Page
      title="漏议核查"
      note="把系统里的任免、支出和项目与党组会议的决定对照，应当集体决定而没有的列在这里。"
      actions={<Button onClick={() => setAdding(true)}>登记支出或者项目</Button>}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="核查结果" />}
      {data?.rows.length === 0 && <Empty text={`${data.from}至${data.to}没有发现漏议的事项。`} />}
      {data && data.rows.length > 0 && (
        <Section title={`${data.from}至${data.to}发现${data.rows.length}项`}>
          {data.rows.map((row) => (
            <Alert
              key={row.key}
              type="error"
              showIcon
              title={`${escapedKinds[row.kind]}：${row.title}`}
              description={`${row.because}。适用：${row.basis}。应当补充提交党组会议，并说明情况。`}
              style={{ marginBottom: 8 }}
            />
          ))}
        </Section>
      )}
      <Outlays />
      {isAdding && <OutlayForm close={() => setAdding(false)} />}
    </Page>
  )
}

function Outlays() {
  const year = Number(today().slice(0, 4))
  const confirm = useConfirm()
  const { data, error, refetch } = useQuery({
    queryKey: ['escaped', 'outlays', year],
    queryFn: async () => (await get<{ rows: Outlay[] }>('/decisions/outlays', { year })).rows,
  })
  const drop = useAct((id: string) => remove(`/decisions/outlays/${id}`), { done: '已删除。', refreshes })
  const ask = async ({ id, title }: Outlay) => {
    const effect = '只删除登记错的；删除有审计记录。'
    if (await confirm({ title: `删除“${title}”`, effect, act: '删除', isGrave: true })) drop.mutate(id)
  }
  const columns: DataColumn<Outlay>[] = [
    { key: 'title', title: '事项', width: 240, draw: ({ title }) => title },
    { key: 'kind', title: '种类', width: 80, draw: ({ kind }) => outlayKinds[kind] },
    { key: 'day', title: '日期', width: 110, draw: ({ dayOn }) => dayOn },
    { key: 'payee', title: '收款单位', width: 180, draw: ({ payee }) => payee || '—' },
    { key: 'amount', title: '金额（元）', width: 140, align: 'right', draw: ({ amountFen }) => yuan(amountFen) },
    {
      key: 'decision',
      title: '依据的决定',
      width: 240,
      draw: ({ itemTitle, decidedOn }) => (itemTitle ? `${itemTitle}（${decidedOn}）` : '—'),
    },
    {
      key: 'acts',
      title: '办理',
      width: 90,
      draw: (row) => (
        <Button size="small" aria-label={`删除${row.title}`} onClick={() => void ask(row)}>
          删除
        </Button>
      ),
    },
  ]
  return (
    <Section title={`${year}年登记的支出和项目`}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {data?.length === 0 && <p className="quiet">还没有登记。</p>}
      {data && data.length > 0 && (
        <DataTable
          caption="支出和项目"
          columns={columns}
          rows={data}
          rowKey={({ id }) => id}
          total={data.length}
          unit="笔"
        />
      )}
    </Section>
  )
}

type Values = {
  kind: 'payment' | 'project'
  title: string
  payee: string
  amount: number
  dayOn: string
  voucher: string
}

function OutlayForm({ close }: { close: () => void }) {
  const [form] = Form.useForm<Values>()
  const save = useAct(
    ({ amount, ...values }: Values) => {
      const row = { ...values, amountFen: fenOf(amount), itemId: null }
      return post('/decisions/outlays', { rows: [row] })
    },
    { done: '已登记。', refreshes, fails: 'here' },
  )
  const required = [{ required: true, message: '请填写' }]
  return (
    <SideForm<Values>
      title="登记支出或者项目"
      act="登记"
      form={form}
      initial={{ kind: 'payment', dayOn: today(), payee: '', voucher: '' }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="kind" label="种类">
        <Select options={Object.entries(outlayKinds).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="title" label="事项" rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="payee" label="收款单位">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="amount" label="金额" rules={required}>
        <InputNumber min={0.01} precision={2} suffix="元" style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="dayOn" label="日期">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="voucher" label="凭证号">
        <Input maxLength={60} />
      </Form.Item>
    </SideForm>
  )
}
