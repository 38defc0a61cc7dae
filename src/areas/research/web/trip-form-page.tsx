import { Alert, Button, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, put } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import type { Burden, Plan, Trip } from '../schema.ts'
import { needed, PeopleField } from './act-form.tsx'
import { refreshes, usePlaces, usePlan, useTrip } from './queries.ts'
import './research.css'

type Row = { placeId?: string; onDay?: string }
type Values = { fromOn: string; untilOn: string; memberIds: string[]; visits: Row[]; crowdReason: string }

const crumbs = [{ title: '基层调研', to: '/research' }]

/** One trip of a plan: days, team, and which day where. */
export default function TripFormPage() {
  const { id = '' } = useParams()
  const [address] = useSearchParams()
  const trip = useTrip(id)
  const plan = usePlan(trip.data?.planId ?? address.get('plan') ?? '')
  const title = id ? '修改调研安排' : '安排调研'
  if (plan.data && (!id || trip.data)) return <TripForm title={title} plan={plan.data} trip={trip.data ?? null} />
  const error = trip.error ?? plan.error
  return (
    <Page title={title} breadcrumbs={crumbs}>
      {error ? <ErrorNote error={error} /> : <Loading what="调研安排" />}
    </Page>
  )
}

const valuesOf = ({ fromOn, untilOn, members, visits, crowdReason }: Trip): Values => ({
  ...{ fromOn, untilOn, crowdReason, memberIds: members.map(({ id }) => id) },
  visits: visits.map(({ placeId, onDay }) => ({ placeId, onDay })),
})

const blank = (plan: Plan): Values => {
  const day = today()
  const memberIds = [...new Set([plan.leaderId, ...plan.members.map(({ id }) => id)])]
  return { fromOn: day, untilOn: day, memberIds, visits: [{ onDay: day }], crowdReason: '' }
}

const filled = (rows: readonly (Row | undefined)[] = []) =>
  rows.flatMap((row) => (row?.placeId && row.onDay ? [{ placeId: row.placeId, onDay: row.onDay }] : []))

function TripForm({ title, plan, trip }: { title: string; plan: Plan; trip: Trip | null }) {
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    async ({ visits, crowdReason = '', ...values }: Values) => {
      const body = { ...values, crowdReason, visits: filled(visits) }
      if (!trip) return post<{ id: string }>('/research/trips', { planId: plan.id, ...body })
      await put(`/research/trips/${trip.id}`, { ...body, revision: trip.revision })
      return { id: trip.id }
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  return (
    <Page
      title={title}
      note={plan.theme}
      breadcrumbs={[...crumbs, { title: plan.theme, to: `/research/plans/${plan.id}` }]}
    >
      <Form<Values>
        className="research-form"
        form={form}
        layout="vertical"
        initialValues={trip ? valuesOf(trip) : blank(plan)}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: ({ id }) => navigate(`/research/trips/${id}`) })}
      >
        {save.error && <ErrorNote error={save.error} />}
        <div className="research-pair">
          <Form.Item name="fromOn" label="出发日期" rules={needed('请填写出发日期')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="untilOn" label="返回日期" rules={needed('请填写返回日期')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <PeopleField name="memberIds" label="成员" isMany isNeeded />
        <Visits plan={plan} />
        <CrowdNote planId={plan.id} tripId={trip?.id ?? null} />
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
        </div>
      </Form>
    </Page>
  )
}

/** Which day where; places of the plan come first. */
function Visits({ plan }: { plan: Plan }) {
  const { data } = usePlaces()
  const planned = new Set(plan.places.map(({ id }) => id))
  const options = (data?.rows ?? [])
    .filter(({ isOn }) => isOn)
    .toSorted((one, other) => Number(planned.has(other.id)) - Number(planned.has(one.id)))
    .map(({ id, title }) => ({ value: id, label: planned.has(id) ? `${title}（计划内）` : title }))
  return (
    <Form.Item label="哪天到哪里" extra="实际去了以后可以再改；只计在基层的日子。">
      <Form.List name="visits">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="research-visit">
                <Form.Item name={[name, 'onDay']} noStyle>
                  <Input type="date" aria-label={`第${name + 1}处日期`} />
                </Form.Item>
                <Form.Item name={[name, 'placeId']} noStyle>
                  <Select
                    aria-label={`第${name + 1}处地点`}
                    placeholder="地点"
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                  />
                </Form.Item>
                <Button onClick={() => remove(name)} aria-label={`去掉第${name + 1}处`}>
                  去掉
                </Button>
              </div>
            ))}
            <Button onClick={() => add({})}>再加一处</Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** What speaks against it, asked as soon as it is filled in; a reason is wanted then. */
function CrowdNote({ planId, tripId }: { planId: string; tripId: string | null }) {
  const visits = Form.useWatch<Row[]>('visits')
  const wanted = JSON.stringify(filled(visits))
  const { mutate, data } = useAct((body: object) => post<Burden>('/research/burden', body), { fails: 'here' })
  useEffect(() => {
    const timer = setTimeout(() => mutate({ planId, tripId, visits: JSON.parse(wanted) }), 300)
    return () => clearTimeout(timer)
  }, [mutate, planId, tripId, wanted])
  if (!data?.warnings.length) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="到访过密，会给基层添负担"
        description={
          <ul className="research-warnings">
            {data.warnings.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        }
        style={{ marginBottom: 12 }}
      />
      <Form.Item name="crowdReason" label="确需安排的理由" rules={needed('请写明理由，或者错开时间')}>
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </>
  )
}
