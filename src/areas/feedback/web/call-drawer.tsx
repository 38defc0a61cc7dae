import { Button, Drawer, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type CallBackLine, callReasons } from '../call-backs.ts'
import { callOutcomes } from '../schema.ts'

type Values = { outcome: keyof typeof callOutcomes; note: string }

/** What the caller needs beside the telephone: what was raised, what was answered, and where to write the result. */
export function CallDrawer({ line, close }: { line: CallBackLine; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const outcome = Form.useWatch('outcome', form)
  const save = useAct(
    (values: Values) => post(`/voices/${line.id}/call-back`, { ...values, revision: line.revision }),
    { done: '已登记回访。', refreshes: [['voices'], ['today']], fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending)
  return (
    <Drawer
      open
      title={`回访${line.number}`}
      size={480}
      onClose={close}
      maskClosable={!isTouched}
      footer={
        <div className="acts">
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            登记回访
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      }
    >
      {save.error && <ErrorNote error={save.error} />}
      <p>
        <strong>{line.title}</strong>
        <span className="quiet">{`　${callReasons[line.reason]}，${line.answeredOn}答复`}</span>
      </p>
      {line.contacts.length === 0 && <p>提出人没有留下联系方式。能联系到的照常登记，联系不到的选“联系不上”。</p>}
      {line.contacts.map((one) => (
        <Raiser key={one.opinionId} contact={one} />
      ))}
      <h3>答复的原话</h3>
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{line.answer}</p>
      <Form<Values>
        form={form}
        layout="vertical"
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        <Form.Item name="outcome" label="结果" rules={[{ required: true, message: '请选择结果' }]}>
          <Radio.Group options={Object.entries(callOutcomes).map(([value, label]) => ({ value, label }))} />
        </Form.Item>
        {outcome === 'dissatisfied' && <p role="status">登记以后重新办理，期限从今天重新起算，并列入整改台账。</p>}
        <Form.Item name="note" label="回访情况" rules={[{ required: true, whitespace: true, message: '请填写' }]}>
          <Input.TextArea rows={4} maxLength={1000} showCount />
        </Form.Item>
      </Form>
    </Drawer>
  )
}

/** One raiser; name and telephone come only when asked for, and leave a trace. */
function Raiser({ contact: { opinionId, receivedOn, text } }: { contact: CallBackLine['contacts'][number] }) {
  const look = useAct(() => post<{ name: string; phone: string }>(`/opinions/${opinionId}/contact`), { fails: 'here' })
  return (
    <section>
      <p className="quiet">{`${receivedOn}提出`}</p>
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</p>
      {look.error && <ErrorNote error={look.error} />}
      {look.data ? (
        <p role="status">{['联系方式：', look.data.name, look.data.phone].filter(Boolean).join(' ')}</p>
      ) : (
        <Button size="small" loading={look.isPending} onClick={() => look.mutate()}>
          查看联系方式
        </Button>
      )}
    </section>
  )
}
