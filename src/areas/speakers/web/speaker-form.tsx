import { Alert, Form, Input, Modal, Radio } from 'antd'
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { type Speaker, sides } from '../schema.ts'
import { refreshes, useSimilar } from './queries.ts'

type Values = {
  side: 'inside' | 'outside'
  person: Chosen | null
  name: string
  employer: string
  standing: string
  contact: string
  expertise: string
  topics: string
}

type Props = {
  close: () => void
  speaker?: Speaker
  /** what stood in words, and the lessons it stood at */
  from?: { name: string; person: Chosen | null; lessonIds: string[] }
}

const blank: Values = {
  ...{ side: 'outside', person: null, name: '', employer: '', standing: '', contact: '', expertise: '', topics: '' },
}

function valuesOf({ speaker, from }: Props): Values {
  if (from) return { ...blank, name: from.name, person: from.person, side: from.person ? 'inside' : 'outside' }
  if (!speaker) return blank
  const { side, personId, name, employer, standing, contact, expertise, topics } = speaker
  const person = personId === null ? null : { id: personId, name }
  return { side, person, name, employer, standing, contact: contact ?? '', expertise, topics }
}

function inputOf({ side, person, ...values }: Values) {
  const { expertise, topics, ...outside } = values
  if (side === 'inside') return { side, personId: person?.id, expertise, topics }
  return { side, ...outside, expertise, topics }
}

/** One of the bureau is chosen, anybody else written; who bears the name already is said while it is typed. */
export function SpeakerForm(props: Props) {
  const { close, speaker, from } = props
  const [form] = Form.useForm<Values>()
  const side = Form.useWatch('side', form) ?? valuesOf(props).side
  const save = useAct(
    (values: Values) => {
      const given = inputOf(values)
      if (speaker) return put(`/speakers/${speaker.id}`, { speaker: given, revision: speaker.revision })
      return post('/speakers', { speaker: given, lessonIds: from?.lessonIds ?? [] })
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  const submit = (values: Values) =>
    save.mutate(values, {
      onSuccess: close,
      onError: (error) => {
        const faults = error instanceof ApiError ? error.faults : []
        const nameOf = (field: string) => (field === 'personId' ? 'person' : field) as keyof Values
        form.setFields(
          faults.map(({ field, message }) => ({
            name: nameOf(field.replace('speaker.', '')),
            errors: [message],
          })),
        )
      },
    })
  return (
    <Modal
      open
      title={speaker ? '修改师资登记' : '登记师资'}
      okText="保存"
      cancelText="返回"
      onOk={() => form.submit()}
      onCancel={close}
      confirmLoading={save.isPending}
      maskClosable={false}
    >
      {save.error && <ErrorNote error={save.error} />}
      {from && <p>{`保存后，“${from.name}”的${from.lessonIds.length}次课同时对应到这个人。`}</p>}
      <Form<Values>
        name="speaker"
        form={form}
        layout="vertical"
        initialValues={valuesOf(props)}
        onFinish={() => submit(form.getFieldsValue(true))}
      >
        <Form.Item name="side" label="来源">
          <Radio.Group
            disabled={speaker !== undefined}
            options={[
              { value: 'outside', label: sides.outside },
              { value: 'inside', label: sides.inside },
            ]}
          />
        </Form.Item>
        {side === 'inside' ? <Insider /> : <Outsider isNew={!speaker} />}
        <Form.Item name="expertise" label="专长">
          <Input maxLength={100} placeholder="如：公共文化、文物保护" />
        </Form.Item>
        <Form.Item name="topics" label="可以讲的题目">
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {speaker?.checkedOn && <p className="quiet">改了姓名或者单位，政治把关作废，要重新登记。</p>}
      </Form>
    </Modal>
  )
}

function Insider() {
  const form = Form.useFormInstance<Values>()
  const person = Form.useWatch('person', form) ?? null
  return (
    <Form.Item
      name="person"
      label="人员"
      htmlFor="speaker-person"
      rules={[{ required: true, message: '请选择人员' }]}
      extra="姓名、科室、职务以干部档案为准，不再填写。"
    >
      <PersonSelect
        id="speaker-person"
        label="人员"
        value={person}
        choose={(chosen) => form.setFieldsValue({ person: chosen })}
      />
    </Form.Item>
  )
}

function Outsider({ isNew }: { isNew: boolean }) {
  return (
    <>
      <Form.Item
        name="name"
        label="主讲人姓名"
        rules={[{ required: true, whitespace: true, message: '请填写主讲人姓名' }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      {isNew && <SameName />}
      <Form.Item
        name="employer"
        label="工作单位"
        rules={[{ required: true, whitespace: true, message: '请填写工作单位' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="standing" label="职务职称">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="contact" label="联系方式" extra="加密保存，只有人事干部看得到。">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </>
  )
}

/** Typing pauses this long, in milliseconds, before a name is looked for. */
const SEARCH_AFTER = 400

function SameName() {
  const name = Form.useWatch<string>('name')?.trim() ?? ''
  const [settled, setSettled] = useState(name)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(name), SEARCH_AFTER)
    return () => clearTimeout(timer)
  }, [name])
  const { data } = useSimilar(settled)
  if (!settled || !data || data.speakers.length + data.people.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="speaker-same"
      title="已有同名的人，请先看是不是同一个人"
      description={
        <ul>
          {data.speakers.map(({ id, name: own, employer, standing }) => (
            <li key={id}>
              <Link to={`/training/speakers/${id}`}>{[own, employer, standing].filter(Boolean).join('　')}</Link>
            </li>
          ))}
          {data.people.map(({ id, name: own }) => (
            <li key={id}>{`${own}，本局人员。是本人的，来源请选“本局”。`}</li>
          ))}
        </ul>
      }
    />
  )
}
