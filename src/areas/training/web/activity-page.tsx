import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { today } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { isWholeMonths } from '../plan-standing.ts'
import type { PlanItemToChoose } from '../plans.ts'
import {
  type Activity,
  type ActivityInput,
  categories,
  isUsuallyRecognised,
  type Kind,
  kinds,
  modes,
  type Participant,
  type Signed,
} from '../schema.ts'
import { Courses } from './courses.tsx'
import { Files } from './files.tsx'
import { Lecturer } from './lecturer.tsx'
import { type Chosen, Participants, present } from './participants.tsx'
import { PlanChoice } from './plan-choice.tsx'
import { usePlanItems } from './plans/queries.ts'
import { refreshes, useActivity, useSigned } from './queries.ts'
import { choicesFrom } from './words.tsx'
import './training.css'

const crumbs = [{ title: '培训登记', to: '/training/activities' }]

/** One form for a lecture; a class has its courses besides. */
export default function ActivityPage() {
  const { id = '' } = useParams()
  const { data: kept, error: lost } = useActivity(id)
  const { data: signs, error: unsigned } = useSigned(id)
  const error = lost ?? unsigned
  const data = kept && signs && { ...kept, ...signs }
  const [address] = useSearchParams()
  const asked = id ? null : address.get('item')
  const { data: items, error: unplanned } = usePlanItems(asked ? Number(address.get('year')) : 0)
  if (id && error) {
    return (
      <Page title="培训" breadcrumbs={crumbs}>
        <ErrorNote error={error} />
      </Page>
    )
  }
  if ((id && !data) || (asked && !items && !unplanned)) return <Loading what="培训" />
  const item = items?.find((one) => one.id === asked) ?? null
  return <ActivityForm key={data ? `${data.id} ${data.revision}` : 'new'} activity={data ?? null} item={item} />
}

type Values = Omit<ActivityInput, 'participants'>

const usual: Record<Kind, Pick<Values, 'category' | 'mode'>> = {
  lecture: { category: 'lecture', mode: 'offline' },
  report: { category: 'lecture', mode: 'offline' },
  class: { category: 'full-time', mode: 'offline' },
  online: { category: 'online', mode: 'online' },
  'self-study': { category: 'self-study', mode: 'offline' },
  practice: { category: 'practice', mode: 'offline' },
}

const fresh: Values = {
  ...{
    kind: 'lecture',
    title: '',
    organiser: '本单位',
    place: '',
    speaker: '',
    speakerId: null,
    content: '',
    ...usual.lecture,
  },
  ...{ isRecognised: true, isHeld: true, days: 0.5, hours: 4, fromOn: '', untilOn: '', courses: [] },
  planItemId: null,
}

/** What an item of the plan says already about the training that carries it out. */
function planned({ id, title, kind, mode, hours, fromOn, untilOn }: PlanItemToChoose): Partial<Values> {
  const days = isWholeMonths({ fromOn, untilOn }) ? {} : { fromOn, untilOn, isHeld: untilOn <= today() }
  const said = { planItemId: id, title, kind, ...usual[kind], mode, hours, ...days }
  return { ...said, isRecognised: isUsuallyRecognised(usual[kind].category) }
}

const blank = (item: PlanItemToChoose | null): Values => ({
  ...{ ...fresh, fromOn: today(), untilOn: today() },
  ...(item ? planned(item) : {}),
})

type Opened = Activity & Signed

function valuesOf(activity: Opened): Values {
  const { id: _id, participants: _people, files: _files, revision: _revision, signed, ...values } = activity
  // Whoever opens it after people have signed comes to write down who was there.
  return signed && activity.untilOn <= today() ? { ...values, isHeld: true } : values
}

/** Who takes part; after a sign-in those who did not sign are absent, and those who sat in are there. */
function chosenOf(activity: Opened | null): Chosen {
  if (!activity) return new Map()
  const { participants, signed, isHeld } = activity
  const kept = participants.map(({ personName: _n, sectionName: _s, ...one }): Participant => {
    const isAway = signed && !isHeld && !signed.present.includes(one.personId)
    return isAway ? { ...one, status: 'absent', note: one.note || '没有签到' } : one
  })
  const guests = isHeld ? [] : (signed?.guests ?? []).map(present)
  return new Map([...guests, ...kept].map((one) => [one.personId, one]))
}

function ActivityForm({ activity, item }: { activity: Opened | null; item: PlanItemToChoose | null }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [chosen, setChosen] = useState(() => chosenOf(activity))
  const [isTouched, setTouched] = useState(false)
  const kind = Form.useWatch('kind', form) ?? activity?.kind ?? 'lecture'
  const isHeld = Form.useWatch('isHeld', form) ?? (activity ? valuesOf(activity).isHeld : true)
  const save = useAct(
    (values: Values) => {
      const given = { ...values, ...valuesIn(form), participants: [...chosen.values()] }
      if (activity) return put(`/training/activities/${activity.id}`, { activity: given, revision: activity.revision })
      return post('/training/activities', given)
    },
    { done: '已保存。', fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isSuccess)
  const submit = (values: Values) => {
    save.mutate(values, {
      onSuccess: () => {
        // Left before the new revision comes: it makes this form anew, which then would not know where to go.
        navigate('/training/activities')
        for (const queryKey of refreshes) queries.invalidateQueries({ queryKey })
      },
      onError: (error) => {
        const faults = error instanceof ApiError ? error.faults : []
        form.setFields(faults.map(({ field, message }) => ({ name: field as keyof Values, errors: [message] })))
      },
    })
  }
  const changed = (change: Partial<Values>) => {
    setTouched(true)
    if (change.kind) {
      form.setFieldsValue({ ...usual[change.kind], isRecognised: isUsuallyRecognised(usual[change.kind].category) })
    }
    if (change.fromOn && form.getFieldValue('untilOn') < change.fromOn) form.setFieldsValue({ untilOn: change.fromOn })
  }
  return (
    <Page title={activity?.title ?? '登记培训'} breadcrumbs={crumbs} actions={activity && <Acts activity={activity} />}>
      {save.error && <ErrorNote error={save.error} />}
      <Form
        name="training"
        form={form}
        layout="vertical"
        initialValues={activity ? valuesOf(activity) : blank(item)}
        onValuesChange={changed}
        onFinish={submit}
      >
        <Fields
          take={(chosen) => {
            // What was typed already is not overwritten.
            if (!activity && !form.getFieldValue('title')) form.setFieldsValue(planned(chosen))
          }}
        />
        {kind === 'class' && <Courses />}
        <Participants chosen={chosen} choose={setChosen} touch={() => setTouched(true)} isHeld={isHeld} />
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={chosen.size === 0}>
          {`保存（${chosen.size}人）`}
        </Button>
      </Form>
      {activity && <Files activity={activity} />}
    </Page>
  )
}

/** Fields that are not drawn keep what they were. */
const valuesIn = (form: { getFieldsValue: (all: true) => Values }): Values => form.getFieldsValue(true)

const needed = (message: string) => [{ required: true, message }]

function Fields({ take }: { take: (item: PlanItemToChoose) => void }) {
  return (
    <Section title="培训情况">
      <div className="training-form">
        <Form.Item name="kind" label="形式">
          <Select options={choicesFrom(kinds)} />
        </Form.Item>
        <Form.Item name="title" label="培训名称" rules={needed('请填写培训名称')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="organiser" label="主办单位" rules={needed('请填写主办单位')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="fromOn" label="开始日期" rules={needed('请填写开始日期')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="untilOn" label="结束日期" rules={needed('请填写结束日期')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="days" label="天数" rules={needed('没有的填0')}>
          <InputNumber min={0} max={2000} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="hours" label="学时" rules={needed('没有的填0')}>
          <InputNumber min={0} max={9999} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="category" label="培训类别">
          <Select options={choicesFrom(categories)} />
        </Form.Item>
        <Form.Item name="mode" label="培训方式">
          <Select options={choicesFrom(modes)} />
        </Form.Item>
        <Lecturer name="speaker" label="主讲人" within={[]} />
        <Form.Item name="place" label="培训地点">
          <Input maxLength={100} />
        </Form.Item>
        <PlanChoice take={take} />
        <Form.Item name="content" label="主要内容" className="training-wide">
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
        <Form.Item name="isRecognised" valuePropName="checked">
          <Checkbox>计入年度培训量</Checkbox>
        </Form.Item>
        <Form.Item name="isHeld" valuePropName="checked">
          <Checkbox>已经举办，到会情况如下</Checkbox>
        </Form.Item>
      </div>
    </Section>
  )
}

function Acts({ activity }: { activity: Activity }) {
  const { id, isHeld, fromOn, untilOn } = activity
  return (
    <>
      {!isHeld && fromOn <= today() && today() <= untilOn && <SignIn id={id} />}
      <Remove activity={activity} />
    </>
  )
}

function SignIn({ id }: { id: string }) {
  const navigate = useNavigate()
  const open = useAct(() => post<{ id: string }>(`/training/activities/${id}/sign-in`))
  const start = () => open.mutate(undefined, { onSuccess: (opened) => navigate(`/sign-in/${opened.id}/board`) })
  return (
    <Button loading={open.isPending} onClick={start}>
      现场签到
    </Button>
  )
}

function Remove({ activity }: { activity: Activity }) {
  const navigate = useNavigate()
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/training/activities/${activity.id}`), { done: '已删除。', refreshes })
  const ask = async () => {
    const effect = `${activity.participants.length}人的这次培训记录和证书一起删除，不能恢复。`
    if (await confirm({ title: `删除“${activity.title}”`, effect, act: '删除', isGrave: true })) {
      drop.mutate(undefined, { onSuccess: () => navigate('/training/activities') })
    }
  }
  return (
    <Button danger loading={drop.isPending} onClick={() => void ask()}>
      删除
    </Button>
  )
}
