import { Alert, Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { ApiError, post, put } from '../../../../ui/api.ts'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../../ui/PersonSelect.tsx'
import { useUnsavedGuard } from '../../../../ui/unsaved.ts'
import type { TopicView } from '../../schema/topics.ts'
import { type Category, categories } from '../../schema/words.ts'
import { keys, usePlaces, useTopic } from './queries.ts'
import { ItemRows, type ItemValue, itemsOf, itemValues, PartyRows, type PartyValue } from './rows.tsx'
import { choicesFrom, fenOf } from './words.ts'
import './topics.css'

/** A topic as it is written: new, or put right. */
export default function EditPage() {
  const { id } = useParams()
  return id ? <Existing id={id} /> : <Editor topic={null} />
}

function Existing({ id }: { id: string }) {
  const { data, error, refetch } = useTopic(id)
  if (data) return <Editor key={data.revision} topic={data} />
  return (
    <Page title="修改议题" breadcrumbs={[{ title: '议题', to: '/topics' }]}>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="议题" />}
    </Page>
  )
}

type Values = {
  title: string
  category: Category
  isSanction: boolean
  sectionId: string | null
  presenter: string
  amount: number | null
  summary: string
  priorTalks: string
}

function startOf(topic: TopicView | null, sectionId: string | null): Values {
  if (!topic) {
    const empty = { title: '', category: 'decision' as const, isSanction: false, amount: null, summary: '' }
    return { ...empty, sectionId, presenter: '', priorTalks: '' }
  }
  const { title, category, isSanction, presenter, amountFen, summary, priorTalks } = topic
  const amount = amountFen === null ? null : amountFen / 100
  return { title, category, isSanction, sectionId: topic.sectionId, presenter, amount, summary, priorTalks }
}

type Parts = { items: ItemValue[]; parties: PartyValue[]; proposerId: string | null }

function useSave(topic: TopicView | null, { items, parties, proposerId }: Parts) {
  return useAct(
    ({ amount, ...values }: Values) => {
      const body = {
        ...values,
        ...{ amountFen: fenOf(amount), proposerId },
        items: itemsOf(items, values.category),
        parties: parties.filter(({ name }) => name.trim() !== ''),
      }
      return topic
        ? put<{ id?: string }>(`/topics/${topic.id}`, { revision: topic.revision, topic: body })
        : post<{ id?: string }>('/topics', body)
    },
    { done: '已保存。', refreshes: [keys.topics], fails: 'here' },
  )
}

function Editor({ topic }: { topic: TopicView | null }) {
  const me = useMe()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [items, setItems] = useState<ItemValue[]>(() => (topic ? itemValues(topic) : []))
  const [parties, setParties] = useState<PartyValue[]>(topic?.parties ?? [])
  const [proposer, setProposer] = useState<Chosen | null>(
    topic ? { id: topic.proposerId ?? '', name: topic.proposerName } : null,
  )
  const [isTouched, setTouched] = useState(false)
  const ownSection = me.roles.find(({ role }) => role === 'section_head')?.sectionId ?? null
  const category = Form.useWatch('category', form)
  const save = useSave(topic, { items, parties, proposerId: proposer?.id || me.personId })
  useUnsavedGuard(isTouched && !save.isSuccess)
  const touched =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      setTouched(true)
    }
  const submit = (values: Values) =>
    save.mutate(values, {
      onSuccess: (made) => setTimeout(() => navigate(`/topics/${topic?.id ?? made.id}`)),
      onError: (error) => tell(form, error),
    })
  return (
    <Page
      title={topic ? '修改议题' : '提出议题'}
      note={topic?.state === 'consented' ? '这个议题已经同意上会，修改以后要重新审定。' : undefined}
      breadcrumbs={[{ title: '议题', to: '/topics' }]}
    >
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={startOf(topic, ownSection)}
        onValuesChange={() => setTouched(true)}
        onFinish={submit}
        style={{ maxWidth: 760 }}
      >
        <Fields category={category} isHead={ownSection !== null} />
        <Form.Item label="提出人" extra="不选的，提出人是本人">
          <PersonSelect label="提出人" value={proposer} choose={touched(setProposer)} />
        </Form.Item>
        <Section title={category === 'appointment' ? '任免事项（逐人表决）' : '表决事项'}>
          <ItemRows isAppointment={category === 'appointment'} items={items} change={touched(setItems)} />
        </Section>
        <Section title="涉及的单位和人员">
          <PartyRows parties={parties} change={touched(setParties)} />
        </Section>
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存
          </Button>
          <Button onClick={() => navigate(-1)}>返回</Button>
        </div>
      </Form>
    </Page>
  )
}

function tell(form: ReturnType<typeof Form.useForm<Values>>[0], error: Error): void {
  const faults = error instanceof ApiError ? error.faults : []
  const known = ['title', 'category', 'sectionId', 'presenter', 'summary', 'priorTalks'] as const
  form.setFields(
    faults.flatMap(({ field, message }) => {
      const name = field.replace(/^topic\./, '').replace('amountFen', 'amount')
      return name === 'amount' || known.some((one) => one === name)
        ? [{ name: name as keyof Values, errors: [message] }]
        : []
    }),
  )
}

function Fields({ category, isHead }: { category: Category | undefined; isHead: boolean }) {
  const places = usePlaces()
  const sections = places.data?.sections ?? []
  return (
    <>
      <Form.Item
        name="title"
        label="议题名称"
        rules={[{ required: true, whitespace: true, message: '请填写议题名称' }]}
      >
        <Input maxLength={100} placeholder="关于……的议题" />
      </Form.Item>
      <Form.Item name="category" label="类别">
        <Radio.Group options={choicesFrom(categories)} />
      </Form.Item>
      {category === 'decision' && (
        <Form.Item name="isSanction" valuePropName="checked">
          <Checkbox>涉及处分党员（须三分之二以上成员到会）</Checkbox>
        </Form.Item>
      )}
      <Form.Item name="sectionId" label="提出科室">
        <Select
          allowClear
          disabled={isHead}
          placeholder="局领导提出的不选"
          options={sections.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="amount" label="金额" extra="达到清单标准的，页面会提示适用哪一项">
        <InputNumber min={0} precision={2} suffix="元" style={{ width: 240 }} />
      </Form.Item>
      <Form.Item name="presenter" label="汇报人">
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="summary" label="主要内容">
        <Input.TextArea autoSize={{ minRows: 4 }} maxLength={5000} />
      </Form.Item>
      <Form.Item name="priorTalks" label="会前沟通情况" extra="和谁沟通过、意见怎样采纳">
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
    </>
  )
}
