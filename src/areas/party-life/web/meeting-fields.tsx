import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sentenceDate } from '../../../ui/format.ts'
import { type AbsenceInput, type AlsoKind, alsoKinds, kindsOf, type MeetingKind, meetingKinds } from '../schema.ts'
import type { DuePeople, OrganisationView } from '../views.ts'
import { Absences } from './absences.tsx'
import { useDuePeople } from './queries.ts'

export type Values = {
  organisationId: string
  kind: MeetingKind
  also: AlsoKind[]
  title: string
  heldOn: string
  startsAt: string
  place: string
  hostId: string | null
  recorderId: string | null
  lecturerId: string | null
  hours: number
  days: number
  content: string
  decisions: string
  forYear: number | null
  isApproved: boolean
  excellent: number
  qualified: number
  basic: number
  unqualified: number
}

/** What is counted as study where nothing else is known. */
export const usualHours: Partial<Record<MeetingKind, number>> = {
  'theme-day': 2,
  lecture: 2,
  'study-group': 3,
  cell: 1,
}

type MeetingFormInstance = ReturnType<typeof Form.useForm<Values>>[0]

type FieldProps = {
  organisations: OrganisationView[]
  isNew: boolean
  meetingId?: string | undefined
  /** not written down yet: who is known to be away is filled in */
  isFresh: boolean
  /** opens what is filled in already, where something there is missing */
  isOpen: boolean
  absences: AbsenceInput[]
  setAbsences: (absences: AbsenceInput[]) => void
  form: MeetingFormInstance
}

const needed = (message: string) => [{ required: true, whitespace: true, message }]

/** What the form opens with: nobody is asked for what is known. */
export const knownFields: readonly (keyof Values)[] = ['organisationId', 'kind', 'heldOn', 'startsAt', 'place']

/** Puts in what is known of such a meeting as far as nobody has written anything there. */
function fillIn(form: MeetingFormInstance, { people, guests, usual }: DuePeople) {
  if (!usual) return
  const { place, startsAt, hours, hostId } = usual
  const isHere = [...people, ...guests].some(({ id }) => id === hostId)
  const known: Partial<Values> = { place, startsAt, hours, ...(isHere ? { hostId } : {}) }
  const untouched = Object.entries(known).filter(([name]) => !form.isFieldTouched(name as keyof Values))
  form.setFieldsValue(Object.fromEntries(untouched))
}

export function Fields({ organisations, isNew, meetingId, isFresh, isOpen, absences, setAbsences, form }: FieldProps) {
  const organisationId = Form.useWatch('organisationId', { form, preserve: true }) ?? ''
  const kind = Form.useWatch('kind', { form, preserve: true }) ?? 'theme-day'
  const heldOn = Form.useWatch('heldOn', { form, preserve: true }) ?? ''
  const also = Form.useWatch('also', { form, preserve: true }) ?? []
  const isAbsenceTouched = useRef(!isFresh)
  const organisation = organisations.find(({ id }) => id === organisationId)
  const { data, isPlaceholderData } = useDuePeople(organisationId, kind, heldOn, meetingId)
  const people = data?.people ?? []
  const everybody = [...people, ...(data?.guests ?? [])].map(({ id, name }) => ({ value: id, label: name }))
  useEffect(() => {
    if (!data || isPlaceholderData) return
    if (isNew) fillIn(form, data)
    if (!isAbsenceTouched.current) setAbsences(data.away)
  }, [data, isPlaceholderData, isNew, form, setAbsences])
  const chooseKind = (next: MeetingKind) => {
    form.setFieldsValue({ kind: next, also: [], hours: usualHours[next] ?? 0 })
    isAbsenceTouched.current = false
    setAbsences([])
  }
  const changeAbsences = (next: AbsenceInput[]) => {
    isAbsenceTouched.current = true
    setAbsences(next)
  }
  const isOf = (one: MeetingKind) => kind === one || also.some((other) => other === one)
  return (
    <>
      <Known
        {...{ organisations, organisation, isNew, kind, chooseKind, form, isOpen }}
        voters={`应到${people.length}人，其中有表决权${people.filter(({ hasVote }) => hasVote).length}人`}
      />
      <Form.Item name="title" label="主题" rules={needed('请填写主题')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="content" label="内容" extra="学了什么、谁讲、讨论了什么；先安排的可以不填">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={10_000} />
      </Form.Item>
      <Absences people={people} absences={absences} change={changeAbsences} />
      {isOf('review') && <Grades />}
      {kind === 'organisation-life' && <LifeYear />}
      <Usual isBranch={organisation?.kind === 'branch'} kind={kind} everybody={everybody} />
    </>
  )
}

type KnownProps = {
  organisations: OrganisationView[]
  organisation: OrganisationView | undefined
  isNew: boolean
  kind: MeetingKind
  chooseKind: (kind: MeetingKind) => void
  form: MeetingFormInstance
  isOpen: boolean
  voters: string
}

/** Which organisation, what, when, where and for whom, in a few lines; the fields behind them are opened to change. */
function Known({ organisations, organisation, isNew, kind, chooseKind, form, isOpen, voters }: KnownProps) {
  const [isShown, setShown] = useState(false)
  useEffect(() => {
    if (isOpen) setShown(true)
  }, [isOpen])
  const heldOn = Form.useWatch('heldOn', { form, preserve: true }) ?? ''
  const startsAt = Form.useWatch('startsAt', { form, preserve: true }) ?? ''
  const place = Form.useWatch('place', { form, preserve: true }) ?? ''
  const kinds = organisation ? kindsOf[organisation.kind] : []
  const chooseOrganisation = (id: string) => {
    const next = organisations.find((one) => one.id === id)
    if (next) chooseKind(kindsOf[next.kind].includes(kind) ? kind : kindsOf[next.kind][0]!)
  }
  return (
    <details className="party-known" open={isShown} onToggle={({ currentTarget }) => setShown(currentTarget.open)}>
      <summary>
        <span>
          <strong>{`${organisation?.name ?? ''}　${meetingKinds[kind]}`}</strong>
          <br />
          {`${sentenceDate(heldOn)} ${startsAt}　${place}`}
          <br />
          {voters}
        </span>
        <span className="party-change">{isShown ? '收起' : '更改'}</span>
      </summary>
      {organisations.length > 1 && (
        <Form.Item name="organisationId" label="党组织">
          <Select
            disabled={!isNew}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={chooseOrganisation}
          />
        </Form.Item>
      )}
      <Form.Item name="kind" label="类别">
        <Select options={kinds.map((value) => ({ value, label: meetingKinds[value] }))} onChange={chooseKind} />
      </Form.Item>
      <div className="party-pair">
        <Form.Item name="heldOn" label="日期" rules={needed('请填写日期')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="startsAt" label="时间" rules={needed('请填写时间')}>
          <Input type="time" />
        </Form.Item>
      </div>
      <Form.Item name="place" label="地点" rules={needed('请填写地点')}>
        <Input maxLength={100} />
      </Form.Item>
    </details>
  )
}

type UsualProps = { isBranch: boolean; kind: MeetingKind; everybody: { value: string; label: string }[] }

/** What is filled in as usual and seldom changed. */
function Usual({ isBranch, kind, everybody }: UsualProps) {
  return (
    <details style={{ marginBottom: 16 }}>
      <summary>决定事项、主持人、学时（已按常用的填好，需要时再改）</summary>
      <Form.Item name="decisions" label="决定事项">
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
      </Form.Item>
      {isBranch && (
        <Form.Item name="also" label="同时作为" extra="一次活动几种用，只记一次">
          <Checkbox.Group
            options={alsoKinds.filter((one) => one !== kind).map((value) => ({ value, label: meetingKinds[value] }))}
          />
        </Form.Item>
      )}
      <div className="party-pair">
        <Form.Item name="hostId" label="主持人">
          <Select allowClear options={everybody} />
        </Form.Item>
        <Form.Item name="recorderId" label="记录人">
          <Select allowClear options={everybody} />
        </Form.Item>
        <Form.Item name="lecturerId" label="讲课人" extra="讲党课的填写">
          <Select allowClear options={everybody} />
        </Form.Item>
        <Form.Item name="hours" label="计入学习的学时">
          <InputNumber min={0} max={24} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="days" label="集中学习天数" extra="中心组学习填写">
          <InputNumber min={0} max={10} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </details>
  )
}

const counts = { excellent: '优秀', qualified: '合格', basic: '基本合格', unqualified: '不合格' } as const

const Grades = () => (
  <div className="party-pair">
    {Object.entries(counts).map(([name, label]) => (
      <Form.Item key={name} name={name} label={`评为${label}的人数`}>
        <InputNumber min={0} max={999} precision={0} style={{ width: '100%' }} />
      </Form.Item>
    ))}
  </div>
)

const LifeYear = () => (
  <div className="party-pair">
    <Form.Item name="forYear" label="是哪一年的" extra="在当年开的不填">
      <InputNumber min={2000} max={2099} style={{ width: '100%' }} />
    </Form.Item>
    <Form.Item name="isApproved" label="跨年召开" valuePropName="checked">
      <Checkbox>上级已经同意</Checkbox>
    </Form.Item>
  </div>
)
