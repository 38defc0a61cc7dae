import { useQuery } from '@tanstack/react-query'
import { Alert, AutoComplete, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { get, post, put } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { businessLines, originKinds, type ProblemView, problemKinds, timings } from '../schema.ts'
import { keys, refreshes, useProblem, useSections } from './queries.ts'
import { choicesFrom } from './words.tsx'
import './rectification.css'

type Values = {
  title: string
  description: string
  goal: string
  kind: string
  line: string
  timing: string
  leadSectionId: string | null
  supportIds: string[]
  leader: Chosen | null
  owner: Chosen | null
  note: string
  foundOn: string
  dueOn: string
  originKind: string
  originLabel: string
  originPath: string
}

const blank: Partial<Values> = {
  ...{ description: '', goal: '', line: '', timing: 'deadline', leadSectionId: null, supportIds: [], leader: null },
  ...{ owner: null, note: '', dueOn: '', originLabel: '', originPath: '' },
}

const personOf = (id: string | null, name: string): Chosen | null => (id ? { id, name } : null)

const valuesOf = (one: ProblemView): Partial<Values> => ({
  ...{ title: one.title, description: one.description, goal: one.goal, kind: one.kind, line: one.line },
  ...{ timing: one.timing, leadSectionId: one.leadSectionId, supportIds: one.supports.map(({ id }) => id) },
  ...{ leader: personOf(one.leaderId, one.leaderName), note: one.note },
})

/** 登记问题, or its content changed; dates and owner of one that is there are acts of their own. */
export default function NewPage() {
  const { id } = useParams()
  const known = useProblem(id ?? '')
  const breadcrumbs = [{ title: '整改台账', to: '/problems' }]
  if (!id) return <ProblemForm problem={null} />
  if (known.error) {
    return (
      <Page title="修改问题" breadcrumbs={breadcrumbs}>
        <ErrorNote error={known.error} onRetry={known.refetch} />
      </Page>
    )
  }
  return known.data ? <ProblemForm problem={known.data} /> : <Loading what="问题" />
}

const bodyOf = ({ leader, owner, dueOn, foundOn, originKind, originLabel, originPath, ...values }: Values) => ({
  content: { ...values, leadSectionId: values.leadSectionId ?? null, leaderId: leader?.id ?? null },
  entry: {
    ...{ ownerId: owner?.id ?? null, dueOn: dueOn || null, foundOn, originKind, originLabel },
    originPath: originPath?.trim() || null,
  },
})

function ProblemForm({ problem }: { problem: ProblemView | null }) {
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const [isAnother, setAnother] = useState(false)
  const save = useAct(
    async (values: Values) => {
      const { content, entry } = bodyOf(values)
      if (!problem) return post<{ id: string }>('/rectification/problems', { ...content, ...entry, isAnother })
      await put(`/rectification/problems/${problem.id}`, { ...content, revision: problem.revision })
      return { id: problem.id }
    },
    { done: problem ? '已修改。' : '已登记。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  const crumbs = [
    { title: '整改台账', to: '/problems' },
    ...(problem ? [{ title: problem.number, to: `/problems/${problem.id}` }] : []),
  ]
  return (
    <Page title={problem ? '修改问题' : '登记问题'} breadcrumbs={crumbs}>
      <Form<Values>
        className="problem-form"
        form={form}
        layout="vertical"
        initialValues={{ ...blank, foundOn: today(), ...(problem ? valuesOf(problem) : {}) }}
        onValuesChange={() => setTouched(true)}
        onFinish={(values) => save.mutate(values, { onSuccess: ({ id }) => navigate(`/problems/${id}`) })}
      >
        {save.error && <ErrorNote error={save.error} />}
        <ContentFields />
        {!problem && <EntryFields />}
        {!problem && <ComeBack form={form} isAnother={isAnother} setAnother={setAnother} />}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {problem ? '保存' : '登记'}
          </Button>
        </div>
      </Form>
    </Page>
  )
}

const required = (message: string) => [{ required: true, whitespace: true, message }]

function ContentFields() {
  const { data: sections = [] } = useSections()
  return (
    <>
      <Form.Item name="title" label="问题" rules={required('请用一句话写明问题')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="description" label="具体表现">
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="problem-pair">
        <Form.Item name="kind" label="问题类别" rules={[{ required: true, message: '请选择问题类别' }]}>
          <Select options={choicesFrom(problemKinds)} />
        </Form.Item>
        <Form.Item name="line" label="业务分类">
          <AutoComplete options={businessLines.map((value) => ({ value }))} maxLength={20} />
        </Form.Item>
        <Form.Item name="leadSectionId" label="责任科室">
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={sections} />
        </Form.Item>
        <Form.Item name="supportIds" label="配合科室">
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={sections} />
        </Form.Item>
        <Form.Item name="leader" label="责任领导">
          <PersonField label="责任领导" />
        </Form.Item>
        <Form.Item name="timing" label="整改类型">
          <Select options={choicesFrom(timings)} />
        </Form.Item>
      </div>
      <Form.Item name="goal" label="整改目标">
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="note" label="备注">
        <Input maxLength={500} />
      </Form.Item>
    </>
  )
}

function EntryFields() {
  return (
    <div className="problem-pair">
      <Form.Item name="originKind" label="问题来源" rules={[{ required: true, message: '请选择问题来源' }]}>
        <Select options={choicesFrom(originKinds)} />
      </Form.Item>
      <Form.Item name="originLabel" label="来源说明" rules={required('请写明出自哪次会议、哪份文件')}>
        <Input maxLength={200} placeholder="如市委第二巡察组反馈意见第3条" />
      </Form.Item>
      <Form.Item name="foundOn" label="发现日期" rules={required('请填写发现日期')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="dueOn" label="整改时限" extra="巡视、巡察的不填，按本单位设定的月数计算。">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="owner" label="责任人" extra="可以先不定，由科室负责人分派。">
        <PersonField label="责任人" />
      </Form.Item>
      <Form.Item name="originPath" label="来源在系统里的地址" extra="如/meetings/…，没有的不填。">
        <Input maxLength={400} />
      </Form.Item>
    </div>
  )
}

type FieldProps = { label: string; value?: Chosen | null; onChange?: (chosen: Chosen | null) => void; id?: string }

const PersonField = ({ label, value = null, onChange, id }: FieldProps) => (
  <PersonSelect {...(id ? { id } : {})} label={label} value={value} choose={(chosen) => onChange?.(chosen)} />
)

type Old = { old: { id: string; number: string; title: string; closedOn: string } | null }
type ComeBackProps = {
  form: ReturnType<typeof Form.useForm<Values>>[0]
  isAnother: boolean
  setAnother: (isAnother: boolean) => void
}

/** Tells before saving that a closed problem will be reopened, and lets say that this is another. */
function ComeBack({ form, isAnother, setAnother }: ComeBackProps) {
  const section = Form.useWatch('leadSectionId', form)
  const kind = Form.useWatch('kind', form)
  const on = Form.useWatch('foundOn', form)
  const { data } = useQuery({
    queryKey: [...keys.problems, 'recurrence', section, kind, on],
    queryFn: () => get<Old>('/rectification/recurrence', { section: section ?? '', kind, on }),
    enabled: Boolean(section && kind && on),
    retry: false,
  })
  if (!data?.old) return null
  const { id, number, title, closedOn } = data.old
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={isAnother ? '另立新问题，注明与原问题有关' : '同一科室同类问题反弹，登记后重新打开原来的问题'}
      description={
        <>
          <p>
            <Link to={`/problems/${id}`}>{`${number} ${title}`}</Link>，{closedOn}销号。
          </p>
          <Button size="small" onClick={() => setAnother(!isAnother)}>
            {isAnother ? '是反弹，重新打开原来的问题' : '不是同一个问题，另立新问题'}
          </Button>
        </>
      }
    />
  )
}
