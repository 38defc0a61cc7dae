import { Alert, Button, Form, Input, Modal, Switch } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type DoorSettings, type QueuedItem, queueStates, submissionKinds } from '../schema.ts'
import { useQueue, useSettings } from './queries.ts'

const refreshes = [['door']] as const
const hourOf = (hour: string) => {
  const china = new Date(Date.parse(hour) + 8 * 3600_000).toISOString()
  return `${china.slice(0, 10)} ${china.slice(11, 13)}时`
}

/** 收件情况: what waits and what was set aside, without its content; and how the door is set. */
export default function QueuePage() {
  const manages = useMe().may('door.manage')
  const queue = useQueue()
  const take = useAct(() => post('/door/queue/take'), { done: '已收取。', refreshes: [['door'], ['today']] })
  return (
    <Page
      title="收件情况"
      note="来件在队列里是加密的，这里看不到内容。程序每隔几分钟收取一次，也可以现在就收。"
      actions={
        manages && (
          <Button type="primary" loading={take.isPending} onClick={() => take.mutate()}>
            现在收取
          </Button>
        )
      }
    >
      {queue.error && <ErrorNote error={queue.error} onRetry={queue.refetch} />}
      {queue.isPending && <Loading what="收件情况" />}
      {queue.data && (
        <>
          <p>
            {queueStates.waiting} {queue.data.waiting} 件，{queueStates.aside} {queue.data.aside} 件，
            {queueStates.taken} {queue.data.taken} 件。
          </p>
          {queue.data.rows.length ? (
            <Rows rows={queue.data.rows} manages={manages} />
          ) : (
            <Empty text="没有等待收取或者搁置的来件。" />
          )}
        </>
      )}
      <Section title="设置">
        <Settings manages={manages} />
      </Section>
    </Page>
  )
}

function Rows({ rows, manages }: { rows: QueuedItem[]; manages: boolean }) {
  const confirm = useConfirm()
  const [dropped, setDropped] = useState<QueuedItem | null>(null)
  const again = useAct((id: string) => post(`/door/queue/${id}/return`), { done: '已放回队列。', refreshes })
  const ask = async ({ id }: QueuedItem) => {
    const effect = '这一件回到队列，下次收取时再试。'
    if (await confirm({ title: '放回队列再收一次', effect, act: '放回' })) again.mutate(id)
  }
  const columns: DataColumn<QueuedItem>[] = [
    { key: 'kind', title: '类别', width: 100, draw: ({ kind }) => submissionKinds[kind] },
    { key: 'hour', title: '收到（到小时）', width: 150, draw: ({ hour }) => hourOf(hour) },
    { key: 'state', title: '状态', width: 100, draw: ({ state }) => queueStates[state] },
    { key: 'reason', title: '搁置的原因', width: 320, draw: ({ reason }) => reason || '—' },
    {
      key: 'acts',
      title: '办理',
      width: 170,
      draw: (row) =>
        manages && row.state === 'aside' ? (
          <>
            <Button size="small" onClick={() => void ask(row)}>
              放回
            </Button>{' '}
            <Button size="small" danger onClick={() => setDropped(row)}>
              放弃
            </Button>
          </>
        ) : (
          '—'
        ),
    },
  ]
  return (
    <>
      <DataTable
        caption="没有收取的来件"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        total={rows.length}
        unit="件"
      />
      {dropped && <Drop item={dropped} close={() => setDropped(null)} />}
    </>
  )
}

function Drop({ item, close }: { item: QueuedItem; close: () => void }) {
  const [reason, setReason] = useState('')
  const drop = useAct(() => post(`/door/queue/${item.id}/drop`, { reason }), {
    done: '已放弃。',
    refreshes,
    fails: 'here',
  })
  return (
    <Modal
      open
      title="放弃这一件"
      okText="放弃"
      cancelText="取消"
      okButtonProps={{ danger: true, disabled: reason.trim().length < 4, loading: drop.isPending }}
      onOk={() => drop.mutate(undefined, { onSuccess: close })}
      onCancel={close}
    >
      {drop.error && <Alert type="error" showIcon title={drop.error.message} style={{ marginBottom: 12 }} />}
      <p>内容和附件将永久删除，不能恢复；件数和理由留在审计里。</p>
      <label htmlFor="drop-reason">理由（不少于4个字）</label>
      <Input id="drop-reason" maxLength={200} value={reason} onChange={({ target }) => setReason(target.value)} />
    </Modal>
  )
}

function Settings({ manages }: { manages: boolean }) {
  const settings = useSettings()
  if (settings.error) return <ErrorNote error={settings.error} onRetry={settings.refetch} />
  if (!settings.data) return <Loading what="设置" />
  return <SettingsForm key={settings.data.revision} settings={settings.data} manages={manages} />
}

function SettingsForm({ settings, manages }: { settings: DoorSettings; manages: boolean }) {
  const [form] = Form.useForm<DoorSettings>()
  const save = useAct((given: DoorSettings) => put('/door/settings', { ...given, revision: settings.revision }), {
    done: '已保存。',
    refreshes,
    fails: 'here',
  })
  const submit = (given: DoorSettings) => {
    const networks = given.networks.map((text) => text.trim()).filter(Boolean)
    save.mutate(
      { ...given, networks },
      {
        onError: (error) => {
          const faults = error instanceof ApiError ? error.faults : []
          form.setFields(faults.map(({ field, message }) => ({ name: field as keyof DoorSettings, errors: [message] })))
        },
      },
    )
  }
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={!manages}
      initialValues={settings}
      onFinish={submit}
      style={{ maxWidth: 520 }}
    >
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form.Item name="isOpen" label="接收" valuePropName="checked" extra="暂停以后，公众能看答复，不能提交">
        <Switch checkedChildren="开放" unCheckedChildren="暂停" />
      </Form.Item>
      <Form.Item
        name="address"
        label="对外网址"
        extra="印在二维码里，如 https://voice.example.gov.cn；改了以后要重新打印"
      >
        <Input maxLength={200} inputMode="url" />
      </Form.Item>
      <Form.Item name="titleEn" label="单位英文名称">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="phone" label="电话" extra="写在每一页的下面，给不会用手机的人">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="networks"
        label="本单位网络"
        extra="办公网的地址段，一行一个，如 10.20.0.0/16。从这里提交的服务评价放到一边待核对；不要填对群众开放的无线网络。"
        getValueProps={(networks: string[]) => ({ value: networks.join('\n') })}
        getValueFromEvent={({ target }) => target.value.split('\n')}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} spellCheck={false} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        保存
      </Button>
    </Form>
  )
}
