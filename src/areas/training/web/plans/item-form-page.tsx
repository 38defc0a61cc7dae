import { Button, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { ApiError, post, put } from '../../../../ui/api.ts'
import { today } from '../../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../../ui/unsaved.ts'
import { isWholeMonths, monthsOf } from '../../plan-standing.ts'
import { needs, type Plan, type PlanItem, type Wording } from '../../plans.ts'
import { kinds, modes } from '../../schema.ts'
import { usePeople, useSections } from '../queries.ts'
import { choicesFrom } from '../words.tsx'
import { needed, Reason } from './dialogs.tsx'
import { crumbsOf, refreshes, usePlan } from './queries.ts'
import '../training.css'

/** An item to add or to change: at once while the plan is written, as an amendment afterwards. */
export default function ItemFormPage() {
  const { year = '', id } = useParams()
  const { data, error, refetch } = usePlan(year)
  const item = data?.itemList.find((one) => one.id === id)
  const what = data?.may.amend ? (id ? '提出调整' : '提出增加一项') : id ? '修改项目' : '增加一项'
  const isOpen = data && (data.may.write || data.may.amend) && (!id || item)
  if (data && isOpen) return <ItemForm key={`${id} ${data.revision}`} plan={data} item={item ?? null} title={what} />
  return (
    <Page title={what} breadcrumbs={crumbsOf(year)}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="培训计划" />}
      {data && <Empty text="现在不能修改：计划正在等待批准，或者这一项已经不在。" />}
    </Page>
  )
}

type Values = Omit<Wording, 'costFen' | 'fromOn' | 'untilOn'> & {
  time: 'months' | 'days'
  firstMonth: number
  lastMonth: number
  fromOn: string
  untilOn: string
  cost: number | null
  reason?: string
}

const monthIn = (day: string) => Number(day.slice(5, 7))

function valuesOf(item: PlanItem): Values {
  const { costFen, organiserName: _o, ownerName: _n, ...wording } = item.present
  const { fromOn, untilOn } = wording
  return {
    ...{ ...wording, cost: costFen === null ? null : costFen / 100, time: isWholeMonths(wording) ? 'months' : 'days' },
    ...{ firstMonth: monthIn(fromOn), lastMonth: monthIn(untilOn) },
  }
}

function blank(year: number): Partial<Values> {
  const now = today()
  const month = now.startsWith(`${year}`) ? monthIn(now) : 1
  return {
    ...{ kind: 'lecture', mode: 'offline', need: 'organisation', time: 'months', hours: 4, cost: null },
    ...{ firstMonth: month, lastMonth: month, fromOn: '', untilOn: '' },
  }
}

function wordingOf(values: Values, year: number): Wording {
  const { time, firstMonth, lastMonth, fromOn, untilOn, cost, reason: _reason, ...rest } = values
  const period = time === 'months' ? monthsOf(year, firstMonth, Math.max(firstMonth, lastMonth)) : { fromOn, untilOn }
  return { ...rest, ...period, costFen: cost === null || cost === undefined ? null : Math.round(cost * 100) }
}

function ItemForm({ plan, item, title }: { plan: Plan; item: PlanItem | null; title: string }) {
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const { year, revision } = plan
  const at = `/training/plans/${year}`
  const amends = plan.may.amend
  const save = useAct(
    (values: Values) => {
      const wording = wordingOf({ ...form.getFieldsValue(true), ...values }, year)
      if (amends) {
        const kind = item ? { kind: 'change', itemId: item.id } : { kind: 'add' }
        return post(`${at}/amendments`, { ...kind, item: wording, reason: values.reason, revision })
      }
      if (item) return put(`${at}/items/${item.id}`, { item: wording, revision })
      return post(`${at}/items`, { items: [wording], revision })
    },
    { done: amends ? '已提出，批准后生效。' : '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  const submit = (values: Values) => {
    save.mutate(values, {
      onSuccess: () => navigate(item ? `${at}/items/${item.id}` : at),
      onError: (error) => {
        const faults = error instanceof ApiError ? error.faults : []
        const fieldOf = (field: string) => field.split('.').at(-1) as keyof Values
        form.setFields(faults.map(({ field, message }) => ({ name: fieldOf(field), errors: [message] })))
      },
    })
  }
  return (
    <Page title={title} note={item?.present.title} breadcrumbs={crumbsOf(year)}>
      {save.error && <ErrorNote error={save.error} />}
      <Form<Values>
        name="plan-item"
        form={form}
        layout="vertical"
        initialValues={item ? valuesOf(item) : blank(year)}
        onValuesChange={(change) => {
          setTouched(true)
          if (change.kind) form.setFieldsValue({ mode: change.kind === 'online' ? 'online' : 'offline' })
        }}
        onFinish={submit}
      >
        <What />
        <When />
        <Why />
        {amends && (
          <Section title="为什么调整">
            <Reason label="调整理由" />
          </Section>
        )}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {amends ? '提出' : '保存'}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

function What() {
  const { data: sections = [] } = useSections()
  const { data: people = [] } = usePeople()
  const owners = people.map(({ id, name, sectionName }) => ({ value: id, label: `${name}　${sectionName}` }))
  return (
    <Section title="办什么、给谁办">
      <div className="training-form">
        <Form.Item name="title" label="培训项目" rules={needed('请填写培训项目')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label="形式">
          <Select options={choicesFrom(kinds)} />
        </Form.Item>
        <Form.Item name="mode" label="培训方式">
          <Select options={choicesFrom(modes)} />
        </Form.Item>
        <Form.Item name="audience" label="培训对象" rules={needed('请填写培训对象')}>
          <Input maxLength={200} placeholder="如：全体干部职工、文化站站长" />
        </Form.Item>
        <Form.Item name="people" label="计划人数" rules={needed('请填写计划人数')}>
          <InputNumber min={1} max={99_999} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="organiserId" label="承办科室" rules={needed('请选择承办科室')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={sections} />
        </Form.Item>
        <Form.Item name="ownerId" label="责任人" rules={needed('请选择责任人')}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={owners} popupMatchSelectWidth={false} />
        </Form.Item>
      </div>
    </Section>
  )
}

const months = Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: `${index + 1}月` }))

function When() {
  const time = Form.useWatch<Values['time']>('time') ?? 'months'
  return (
    <Section title="什么时候、多少学时、多少钱">
      <div className="training-form">
        <Form.Item name="time" label="时间定到">
          <Segmented
            options={[
              { value: 'months', label: '月份' },
              { value: 'days', label: '日期' },
            ]}
          />
        </Form.Item>
        <Form.Item name="firstMonth" label="从几月" hidden={time !== 'months'}>
          <Select options={months} />
        </Form.Item>
        <Form.Item name="lastMonth" label="到几月" hidden={time !== 'months'}>
          <Select options={months} />
        </Form.Item>
        {time === 'days' && (
          <>
            <Form.Item name="fromOn" label="计划开始日期" rules={needed('请填写计划开始日期')}>
              <Input type="date" />
            </Form.Item>
            <Form.Item name="untilOn" label="计划结束日期" rules={needed('请填写计划结束日期')}>
              <Input type="date" />
            </Form.Item>
          </>
        )}
        <Form.Item name="hours" label="计划学时" rules={needed('没有的填0')}>
          <InputNumber min={0} max={9999} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="cost" label="经费" extra="不需要经费的填0，还没有定的留空。">
          <InputNumber min={0} precision={2} suffix="元" style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </Section>
  )
}

function Why() {
  return (
    <Section title="为什么办、要改变什么">
      <div className="training-form">
        <Form.Item name="need" label="需求来源">
          <Select options={choicesFrom(needs)} />
        </Form.Item>
        <Form.Item
          name="question"
          label="要解决的问题"
          className="training-wide"
          rules={needed('请写明要解决什么问题')}
        >
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
        <Form.Item name="work" label="要改进的工作" className="training-wide" rules={needed('请写明要改进哪项工作')}>
          <Input.TextArea rows={2} maxLength={200} />
        </Form.Item>
      </div>
    </Section>
  )
}
