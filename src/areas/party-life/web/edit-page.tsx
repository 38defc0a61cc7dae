import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type AbsenceInput, type AlsoKind, alsoKinds, kindsOf, type MeetingKind, meetingKinds } from '../schema.ts'
import type { MeetingView, OrganisationView } from '../views.ts'
import { Absences } from './absences.tsx'
import { refreshes, useDuePeople, useMeeting, useOrganisations } from './queries.ts'
import './party-life.css'

type Values = {
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
const usualHours: Partial<Record<MeetingKind, number>> = { 'theme-day': 2, lecture: 2, 'study-group': 3, cell: 1 }

function valuesOf(meeting: MeetingView): Values {
  const { grades, organisationId, kind, also, title, heldOn, startsAt, place, hostId, recorderId, lecturerId } = meeting
  const { hours, days, content, decisions, forYear, isApproved } = meeting
  return {
    ...{ organisationId, kind, also, title, heldOn, startsAt, place, hostId, recorderId, lecturerId },
    ...{ hours, days, content, decisions, forYear, isApproved },
    ...(grades ?? { excellent: 0, qualified: 0, basic: 0, unqualified: 0 }),
  }
}

/** 记录组织生活: one form to plan and to write down; everything known is filled in. */
export default function EditPage() {
  const { id = '' } = useParams()
  const meeting = useMeeting(id)
  const organisations = useOrganisations()
  const error = meeting.error ?? organisations.error
  if (error) {
    return (
      <Page title="记录组织生活">
        <ErrorNote error={error} />
      </Page>
    )
  }
  if (!organisations.data || (id && !meeting.data)) return <Loading what="组织生活" />
  const own = organisations.data.filter(({ mayRecord }) => mayRecord)
  if (!own.length) {
    return (
      <Page title="记录组织生活">
        <Empty text="由党组织的书记、委员、组长或者党务干部记录。您现在没有这样的职务，如有变动请与党务干部联系。" />
      </Page>
    )
  }
  return <MeetingForm organisations={own} meeting={meeting.data ?? null} />
}

type FormProps = { organisations: OrganisationView[]; meeting: MeetingView | null }

function bodyOf(
  values: Values,
  { absences, isHeld, isAnother }: { absences: AbsenceInput[]; isHeld: boolean; isAnother: boolean },
) {
  const { excellent, qualified, basic, unqualified, ...fields } = values
  const isReview = [fields.kind, ...fields.also].includes('review')
  const grades = isReview && isHeld ? { excellent, qualified, basic, unqualified } : null
  return { ...fields, grades, absences: isHeld ? absences : [], isHeld, isAnother }
}

/** What a new meeting starts with: the organisation and kind of the address, else what is recorded most. */
function emptyValues(organisations: OrganisationView[], address: URLSearchParams, personId: string | null): Values {
  const asked =
    organisations.find(({ id }) => id === address.get('organisation')) ??
    organisations.find((one) => one.kind === 'branch') ??
    organisations[0]!
  const kind = kindsOf[asked.kind].find((one) => one === address.get('kind')) ?? kindsOf[asked.kind][0]!
  return {
    ...{ organisationId: asked.id, kind, also: [], title: '', heldOn: today(), startsAt: '15:00' },
    ...{ place: '会议室', hostId: personId, recorderId: personId, lecturerId: null, days: 0, content: '' },
    ...{ hours: usualHours[kind] ?? 0, decisions: '', forYear: null, isApproved: false },
    ...{ excellent: 0, qualified: 0, basic: 0, unqualified: 0 },
  }
}

function MeetingForm({ organisations, meeting }: FormProps) {
  const me = useMe()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const confirm = useConfirm()
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const [absences, setAbsences] = useState<AbsenceInput[]>(() => absencesOf(meeting))
  const initial = meeting ? valuesOf(meeting) : emptyValues(organisations, address, me.personId)
  const save = useAct(
    async ({ values, isHeld, isAnother }: { values: Values; isHeld: boolean; isAnother: boolean }) => {
      const body = bodyOf(values, { absences, isHeld, isAnother })
      if (!meeting) return post<{ id: string }>('/party-life/meetings', body)
      await put(`/party-life/meetings/${meeting.id}`, { meeting: body, revision: meeting.revision })
      return { id: meeting.id }
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  const submit = async (isHeld: boolean) => {
    const values = await form.validateFields().catch(() => null)
    if (!values) return
    const send = (isAnother: boolean) =>
      save.mutate(
        { values: { ...initial, ...values }, isHeld, isAnother },
        { onSuccess: ({ id }) => navigate(`/party-life/${id}`), onError: (error) => void again(error) },
      )
    const again = async (error: Error) => {
      const isSame = error instanceof ApiError && error.faults.some(({ field }) => field === 'isAnother')
      if (isSame && (await confirm({ title: '已经有一次同名的', effect: error.message, act: '是另一次，照样提交' })))
        send(true)
    }
    send(false)
  }
  const isPlanned = !meeting || meeting.state === 'planned'
  return (
    <Page title={meeting ? '修改组织生活' : '记录组织生活'} breadcrumbs={[{ title: '组织生活', to: '/party-life' }]}>
      <Form<Values>
        className="party-form"
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={() => setTouched(true)}
      >
        {save.error && <ErrorNote error={save.error} />}
        <Fields
          organisations={organisations}
          isNew={!meeting}
          absences={absences}
          setAbsences={setAbsences}
          form={form}
        />
        <div className="acts party-people">
          <Button type="primary" size="large" loading={save.isPending} onClick={() => void submit(true)}>
            已经召开，送审
          </Button>
          {isPlanned && (
            <Button size="large" disabled={save.isPending} onClick={() => void submit(false)}>
              还没有召开，先安排
            </Button>
          )}
        </div>
      </Form>
    </Page>
  )
}

function absencesOf(meeting: MeetingView | null): AbsenceInput[] {
  return (meeting?.people ?? []).flatMap(({ personId, presence, reason }) =>
    presence === 'present' ? [] : [{ personId, presence, reason }],
  )
}

type FieldProps = {
  organisations: OrganisationView[]
  isNew: boolean
  absences: AbsenceInput[]
  setAbsences: (absences: AbsenceInput[]) => void
  form: ReturnType<typeof Form.useForm<Values>>[0]
}

const needed = (message: string) => [{ required: true, whitespace: true, message }]

function Fields({ organisations, isNew, absences, setAbsences, form }: FieldProps) {
  const organisationId = Form.useWatch('organisationId', { form, preserve: true }) ?? ''
  const kind = Form.useWatch('kind', { form, preserve: true }) ?? 'theme-day'
  const heldOn = Form.useWatch('heldOn', { form, preserve: true }) ?? ''
  const also = Form.useWatch('also', { form, preserve: true }) ?? []
  const organisation = organisations.find(({ id }) => id === organisationId)
  const kinds = organisation ? kindsOf[organisation.kind] : []
  const due = useDuePeople(organisationId, kind, heldOn)
  const people = due.data?.people ?? []
  const everybody = [...people, ...(due.data?.guests ?? [])].map(({ id, name }) => ({ value: id, label: name }))
  const chooseOrganisation = (id: string) => {
    const next = organisations.find((one) => one.id === id)
    if (next && !kindsOf[next.kind].includes(kind)) chooseKind(kindsOf[next.kind][0]!)
    setAbsences([])
  }
  const chooseKind = (next: MeetingKind) => {
    form.setFieldsValue({ kind: next, also: [], hours: usualHours[next] ?? 0 })
    setAbsences([])
  }
  const isOf = (one: MeetingKind) => kind === one || also.some((other) => other === one)
  return (
    <>
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
      <Form.Item name="title" label="主题" rules={needed('请填写主题')}>
        <Input maxLength={100} />
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
      <Form.Item name="content" label="内容" extra="学了什么、谁讲、讨论了什么；先安排的可以不填">
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 14 }} maxLength={10_000} />
      </Form.Item>
      <Absences people={people} absences={absences} change={setAbsences} />
      {isOf('review') && <Grades />}
      {kind === 'organisation-life' && <LifeYear />}
      <Usual isBranch={organisation?.kind === 'branch'} kind={kind} everybody={everybody} />
    </>
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
