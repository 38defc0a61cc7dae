import { Button, Form } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type AbsenceInput, kindsOf } from '../schema.ts'
import type { MeetingView, OrganisationView } from '../views.ts'
import { Fields, knownFields, usualHours, type Values } from './meeting-fields.tsx'
import { refreshes, useMeeting, useOrganisations } from './queries.ts'
import './party-life.css'

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

type Saving = { values: Values; isHeld: boolean; isAnother: boolean }

/** Writes the meeting down, or the changes of one that is there. */
const useSave = (meeting: MeetingView | null, absences: AbsenceInput[]) =>
  useAct(
    async ({ values, isHeld, isAnother }: Saving) => {
      const body = bodyOf(values, { absences, isHeld, isAnother })
      if (!meeting) return post<{ id: string }>('/party-life/meetings', body)
      await put(`/party-life/meetings/${meeting.id}`, { meeting: body, revision: meeting.revision })
      return { id: meeting.id }
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )

function MeetingForm({ organisations, meeting }: FormProps) {
  const me = useMe()
  const navigate = useNavigate()
  const [address] = useSearchParams()
  const confirm = useConfirm()
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const [isOpen, setOpen] = useState(false)
  const [absences, setAbsences] = useState<AbsenceInput[]>(() => absencesOf(meeting))
  const initial = meeting ? valuesOf(meeting) : emptyValues(organisations, address, me.personId)
  const save = useSave(meeting, absences)
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  const submit = async (isHeld: boolean) => {
    const values = await form.validateFields().catch(({ errorFields }: { errorFields: { name: unknown[] }[] }) => {
      setOpen(errorFields.some(({ name }) => knownFields.some((known) => known === name[0])))
      return null
    })
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
        name="meeting"
        form={form}
        layout="vertical"
        initialValues={initial}
        onValuesChange={() => setTouched(true)}
      >
        {save.error && <ErrorNote error={save.error} />}
        <Fields
          organisations={organisations}
          isNew={!meeting}
          meetingId={meeting?.id}
          isFresh={isPlanned}
          isOpen={isOpen}
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
