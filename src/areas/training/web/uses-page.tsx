import { Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { Lamp } from '../../../ui/Lamp.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import type { Use } from '../study.ts'
import { refreshes, useNamedUses } from './queries.ts'
import './training.css'

const lamps = {
  waiting: <Lamp tone="grey" word="落实中" />,
  due: <Lamp tone="amber" word="请填写结果" />,
  told: <Lamp tone="green" word="已有结果" />,
}

/** 学用结合: what was learnt, what it is to change, and what came of it. */
export default function UsesPage() {
  const me = useMe()
  const { data, error, refetch } = useNamedUses()
  const [isNaming, setNaming] = useState(false)
  const [told, setTold] = useState<Use | null>(null)
  const columns: DataColumn<Use>[] = [
    { key: 'work', title: '要改进的工作', width: 260, draw: ({ work }) => work },
    { key: 'state', title: '情况', width: 120, draw: ({ state }) => lamps[state] },
    { key: 'topic', title: '学习专题', width: 200, draw: ({ topic }) => topic },
    { key: 'owner', title: '落实人', width: 90, draw: ({ ownerName }) => ownerName },
    { key: 'ask', title: '回问日期', width: 110, draw: ({ askOn }) => askOn },
    {
      key: 'result',
      title: '结果',
      width: 320,
      draw: (row) =>
        row.result ??
        (row.mayTell ? (
          <Button size="small" onClick={() => setTold(row)}>
            填写结果
          </Button>
        ) : (
          '—'
        )),
    },
  ]
  const name = me.may('training.uses') && (
    <Button type="primary" onClick={() => setNaming(true)}>
      布置一件
    </Button>
  )
  return (
    <Page title="学用结合" note="每个学习专题写明要改进哪项工作、谁落实、哪天回问；到期由落实人写结果。" actions={name}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="学用结合事项" />}
      {data?.rows.length === 0 && <Empty text="还没有学用结合事项。" action={name} />}
      {data && data.rows.length > 0 && (
        <DataTable
          caption="学用结合事项"
          columns={columns}
          rows={data.rows}
          rowKey={({ id }) => id}
          total={data.rows.length}
          unit="件"
        />
      )}
      {isNaming && <Naming close={() => setNaming(false)} />}
      {told && <Telling use={told} close={() => setTold(null)} />}
    </Page>
  )
}

const needed = (message: string) => [{ required: true, message }]

function Naming({ close }: { close: () => void }) {
  const [form] = Form.useForm<{ topic: string; work: string; askOn: string }>()
  const [owner, setOwner] = useState<Chosen | null>(null)
  const save = useAct(
    (values: object) => post('/training/uses', { ...values, ownerId: owner?.id ?? '', activityId: null }),
    { done: '已布置。', refreshes },
  )
  return (
    <Modal
      open
      title="学用结合"
      okText="布置"
      cancelText="取消"
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: !owner }}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => save.mutate(values, { onSuccess: close })}>
        <Form.Item name="topic" label="学习专题" rules={needed('请填写学习专题')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="work" label="要改进的工作" rules={needed('请填写要改进的工作')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item label="落实人" required htmlFor="use-owner">
          <PersonSelect id="use-owner" label="落实人" value={owner} choose={setOwner} />
        </Form.Item>
        <Form.Item name="askOn" label="回问日期" rules={needed('请填写回问日期')}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Telling({ use, close }: { use: Use; close: () => void }) {
  const [form] = Form.useForm<{ result: string }>()
  const save = useAct(
    ({ result }: { result: string }) => post(`/training/uses/${use.id}/result`, { result, revision: use.revision }),
    { done: '已填写。', refreshes },
  )
  return (
    <Modal
      open
      title={use.work}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(values) => save.mutate(values, { onSuccess: close })}>
        <Form.Item name="result" label="改进结果" rules={needed('请写明改了什么、结果怎样')}>
          <Input.TextArea rows={4} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
