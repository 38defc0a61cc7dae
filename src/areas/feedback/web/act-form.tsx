import { Alert, Button, Checkbox, Drawer, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import type { Chosen } from '../../../ui/PersonSelect.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type Act, acts, callOutcomes, type ItemView, itemKinds, results } from '../schema.ts'
import { AssignFields } from './assign-fields.tsx'
import { PersonField } from './person-field.tsx'

const options = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
const required = [{ required: true, whitespace: true, message: '请填写' }]

type Values = Record<string, string | boolean | Chosen | null | undefined>

const chosenOf = (id: string | null, name: string): Chosen | null => (id ? { id, name } : null)
const idOf = (person: Values[string]) => (person as Chosen | null | undefined)?.id ?? null

/** What an act starts with: what is known already. */
function initialOf(item: ItemView, act: Act): Values {
  if (act === 'accept') {
    const about = chosenOf(item.aboutId, item.aboutName)
    return { title: item.title, kind: item.kind, isComplex: item.isComplex, about }
  }
  if (act === 'assign') {
    const [handler, leader] = [chosenOf(item.handlerId, item.handlerName), chosenOf(item.leaderId, item.leaderName)]
    return { sectionId: item.sectionId, handler, leader }
  }
  if (act === 'publish') {
    const [question, answer] = [item.opinions[0]?.text ?? item.title, item.answers.at(-1)?.text ?? '']
    return { question, answer, subject: item.category || item.sectionName, isChecked: false }
  }
  const last = item.answers.at(-1)
  return act === 'draft' && last ? { text: last.text, measures: last.measures, result: last.result } : {}
}

/** The values as the act takes them: people by their id. */
function bodyOf(item: ItemView, act: Act, { about, handler, leader, ...values }: Values): object {
  const more: Partial<Record<Act, object>> = {
    accept: { aboutId: idOf(about) },
    assign: { handlerId: idOf(handler), leaderId: idOf(leader) },
    'raiser-answer': { isSatisfied: values.isSatisfied === 'yes' },
  }
  return { ...values, ...more[act], revision: item.revision }
}

/** The paper of one act at the side; the item stays in view. */
export function ActForm({ item, act, close }: { item: ItemView; act: Act; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const save = useAct((values: Values) => post(`/voices/${item.id}/${act}`, bodyOf(item, act, values)), {
    done: '已办理。',
    refreshes: [['voices'], ['today']],
    fails: 'here',
  })
  useUnsavedGuard(isTouched && !save.isPending)
  return (
    <Drawer
      open
      title={acts[act]}
      size={460}
      onClose={close}
      maskClosable={!isTouched}
      footer={
        <div className="acts">
          <Button type="primary" loading={save.isPending} onClick={() => form.submit()}>
            {acts[act]}
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      }
    >
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initialOf(item, act)}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        <Fields item={item} act={act} />
      </Form>
    </Drawer>
  )
}

function Fields({ item, act }: { item: ItemView; act: Act }) {
  if (act === 'accept') return <AcceptFields isRating={item.kind === 'rating'} />
  if (act === 'assign') return <AssignFields />
  if (act === 'draft') return <DraftFields />
  if (act === 'publish') return <PublishFields />
  if (act === 'call-back') {
    return (
      <>
        <Form.Item name="outcome" label="结果" rules={required}>
          <Select options={options(callOutcomes)} />
        </Form.Item>
        <LongText name="note" label="回访情况" most={1000} />
      </>
    )
  }
  if (act === 'raiser-answer') {
    return (
      <>
        <Form.Item name="isSatisfied" label="是否满意" rules={required}>
          <Select options={options({ yes: '满意', no: '仍不满意' })} />
        </Form.Item>
        <Form.Item name="text" label="提出人的话">
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </>
    )
  }
  return <LongText name="reason" label="理由" most={500} />
}

const LongText = ({ name, label, most }: { name: string; label: string; most: number }) => (
  <Form.Item name={name} label={label} rules={required}>
    <Input.TextArea rows={5} maxLength={most} showCount />
  </Form.Item>
)

function AcceptFields({ isRating }: { isRating: boolean }) {
  const kinds = Object.fromEntries(Object.entries(itemKinds).filter(([kind]) => (kind === 'rating') === isRating))
  return (
    <>
      <Form.Item name="title" label="归并条目（一句话说明是什么事）" rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="kind" label="事项种类">
        <Select options={options(kinds)} />
      </Form.Item>
      <Form.Item name="about" label="被反映人（写明了是谁的才选）" extra="被反映人及其亲属不能经办、审核这一件。">
        <PersonField label="被反映人" />
      </Form.Item>
      <Form.Item name="isComplex" valuePropName="checked">
        <Checkbox>情况复杂</Checkbox>
      </Form.Item>
    </>
  )
}

const DraftFields = () => (
  <>
    <LongText name="text" label="答复（提出人看到的原话）" most={4000} />
    <Form.Item name="measures" label="办理措施">
      <Input.TextArea rows={3} maxLength={1000} />
    </Form.Item>
    <Form.Item name="result" label="办理结果" rules={required}>
      <Select options={options(results)} />
    </Form.Item>
  </>
)

const PublishFields = () => (
  <>
    <p>公开以前去掉姓名、电话和其他能认出人的内容。</p>
    <LongText name="question" label="公开的问题" most={2000} />
    <LongText name="answer" label="公开的答复" most={4000} />
    <Form.Item name="subject" label="业务类别" rules={required}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item name="isChecked" valuePropName="checked">
      <Checkbox>提示的内容已核对，确需保留</Checkbox>
    </Form.Item>
  </>
)
