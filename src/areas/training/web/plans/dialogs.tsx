import { useIsMutating } from '@tanstack/react-query'
import { Button, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { today } from '../../../../ui/format.ts'
import { ErrorNote } from '../../../../ui/Page.tsx'
import { refreshes } from './queries.ts'

type AskProps = {
  title: string
  act: string
  done: string
  path: string
  body: object
  close: () => void
  initial?: object
  children: ReactNode
}

/** A short form whose values go with what is known already. */
export function Ask({ title, act, done, path, body, close, initial = {}, children }: AskProps) {
  const [form] = Form.useForm<object>()
  const save = useAct((values: object) => post(path, { ...body, ...values }), { done, refreshes, fails: 'here' })
  return (
    <Modal
      open
      title={title}
      okText={act}
      cancelText="返回"
      confirmLoading={save.isPending}
      onCancel={close}
      onOk={() => form.submit()}
      maskClosable={false}
    >
      {save.error && <ErrorNote error={save.error} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        {children}
      </Form>
    </Modal>
  )
}

export const needed = (message: string) => [{ required: true, message }]

export const Reason = ({ label }: { label: string }) => (
  <Form.Item name="reason" label={label} rules={needed(`请填写${label}`)}>
    <Input.TextArea rows={3} maxLength={500} />
  </Form.Item>
)

type DecideProps = { path: string; revision: number; mayApprove: boolean; mayRecord: boolean; what: string }

/** What can be decided about a plan or an amendment, by whoever may. */
export function Decide({ path, revision, mayApprove, mayRecord, what }: DecideProps) {
  const [asked, ask] = useState<'return' | 'meeting' | null>(null)
  const isActing = useIsMutating() > 0
  const approve = useAct(() => post(`${path}/decision`, { decision: 'approved', revision }), {
    ...{ done: '已批准。', refreshes },
  })
  const close = () => ask(null)
  return (
    <>
      {mayApprove && (
        <Button type="primary" disabled={isActing} loading={approve.isPending} onClick={() => approve.mutate()}>
          批准
        </Button>
      )}
      {mayApprove && (
        <Button disabled={isActing} onClick={() => ask('return')}>
          {what === '计划' ? '退回' : '不同意'}
        </Button>
      )}
      {mayRecord && (
        <Button disabled={isActing} onClick={() => ask('meeting')}>
          登记会议批准
        </Button>
      )}
      {asked === 'return' && (
        <Ask
          {...{ title: `退回${what}`, act: '退回', done: '已退回。', path: `${path}/decision`, close }}
          body={{ decision: 'returned', revision }}
        >
          <Reason label="退回理由" />
        </Ask>
      )}
      {asked === 'meeting' && (
        <Ask
          {...{ title: '登记党组会议的批准', act: '登记', done: '已登记。', path: `${path}/meeting`, close }}
          body={{ revision }}
          initial={{ meetingOn: today() }}
        >
          <Form.Item name="meetingOn" label="会议日期" rules={needed('请填写会议日期')}>
            <Input type="date" max={today()} />
          </Form.Item>
          <Form.Item name="document" label="文号" rules={needed('请填写会议纪要的文号')}>
            <Input maxLength={60} placeholder="如：党组纪要〔2026〕3号" />
          </Form.Item>
        </Ask>
      )}
    </>
  )
}
