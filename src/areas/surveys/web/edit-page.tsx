import { Alert, Button, Checkbox, Form, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import {
  DEFAULT_LABELS,
  MOST_QUESTIONS,
  purposes,
  type QuestionInput,
  type Survey,
  type SurveyInput,
} from '../schema.ts'
import { Preview } from './preview.tsx'
import { choicesFrom, SURVEYS, useSections, useSurvey } from './queries.ts'
import { QuestionForm } from './question-form.tsx'
import './surveys.css'

/** A survey as it is written, beside what a phone will show. */
export default function EditSurveyPage() {
  const { id } = useParams()
  return id ? <Existing id={id} /> : <Editor survey={null} />
}

const crumbs = [{ title: '问卷', to: '/surveys' }]

function Existing({ id }: { id: string }) {
  const { data, error, refetch } = useSurvey(id)
  if (data) return <Editor key={data.revision} survey={data} />
  return (
    <Page title="修改问卷" breadcrumbs={crumbs}>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="问卷" />}
    </Page>
  )
}

const blankQuestion = (kind: QuestionInput['kind']): QuestionInput => ({
  ...{ kind, title: '', isRequired: kind !== 'text', options: kind === 'single' || kind === 'multi' ? ['', ''] : [] },
  ...{ lowLabel: kind === 'scale' ? DEFAULT_LABELS.low : '', highLabel: kind === 'scale' ? DEFAULT_LABELS.high : '' },
})

function startOf(survey: Survey | null, sectionId: string | null): SurveyInput {
  if (!survey) {
    const first = { ...blankQuestion('scale'), title: '总的来说，您满意吗？' }
    const empty = { title: '', intro: '', purpose: 'activity' as const, sectionId, countsRepeats: false }
    return { ...empty, indexPosition: null, questions: [first] }
  }
  const { title, intro, purpose, countsRepeats, indexPosition, questions } = survey
  const asked = questions.map(({ position: _position, ...question }) => question)
  return { title, intro, purpose, sectionId: survey.sectionId, countsRepeats, indexPosition, questions: asked }
}

function Editor({ survey }: { survey: Survey | null }) {
  const me = useMe()
  const navigate = useNavigate()
  const own = me.roles.find(({ role }) => role === 'section_head')?.sectionId ?? null
  const [value, setValue] = useState(() => startOf(survey, own))
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    (input: SurveyInput) =>
      survey
        ? put<{ id?: string }>(`/surveys/${survey.id}`, { survey: input, revision: survey.revision })
        : post<{ id?: string }>('/surveys', input),
    { done: '已保存。', refreshes: [SURVEYS], fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isSuccess)
  const change = (changes: Partial<SurveyInput>) => {
    setValue({ ...value, ...changes })
    setTouched(true)
  }
  const faults = new Map(
    (save.error instanceof ApiError ? save.error.faults : []).map(({ field, message }) => [
      field.replace(/^survey\./, ''),
      message,
    ]),
  )
  const submit = () =>
    save.mutate(value, { onSuccess: (made) => setTimeout(() => navigate(`/surveys/${survey?.id ?? made.id}`)) })
  return (
    <Page
      title={survey ? '修改问卷' : '新编问卷'}
      note="发布以前都是草稿；发布以后题目不再改动。"
      breadcrumbs={crumbs}
      actions={
        <>
          <Button type="primary" loading={save.isPending} onClick={submit}>
            保存草稿
          </Button>
          <Button onClick={() => navigate(-1)}>返回</Button>
        </>
      }
    >
      {save.error && (
        <Alert
          type="error"
          showIcon
          className="error-note"
          title={[save.error.message, ...faults.values()].join('；')}
        />
      )}
      <div className="survey-columns">
        <Form layout="vertical">
          <Head value={value} faults={faults} change={change} />
          <Questions value={value} faults={faults} change={change} />
        </Form>
        <Preview survey={value} />
      </div>
    </Page>
  )
}

type Part = {
  value: SurveyInput
  faults: ReadonlyMap<string, string>
  change: (changes: Partial<SurveyInput>) => void
}

const faultOf = (message: string | undefined) => (message ? { validateStatus: 'error' as const, help: message } : {})

function Head({ value, faults, change }: Part) {
  const sections = useSections()
  const scales = value.questions.flatMap(({ kind, title }, index) =>
    kind === 'scale' ? [{ value: index + 1, label: `第${index + 1}题　${title}` }] : [],
  )
  return (
    <Section title="问卷">
      <Form.Item label="问卷名称" htmlFor="survey-title" required {...faultOf(faults.get('title'))}>
        <Input
          id="survey-title"
          maxLength={60}
          value={value.title}
          onChange={({ target }) => change({ title: target.value })}
        />
      </Form.Item>
      <Form.Item
        label="说明"
        htmlFor="survey-intro"
        extra="写给答卷人：为什么问、结果怎么用"
        {...faultOf(faults.get('intro'))}
      >
        <Input.TextArea
          id="survey-intro"
          autoSize={{ minRows: 2 }}
          maxLength={500}
          value={value.intro}
          onChange={({ target }) => change({ intro: target.value })}
        />
      </Form.Item>
      <Form.Item label="用途">
        <Radio.Group
          options={choicesFrom(purposes)}
          value={value.purpose}
          onChange={({ target }) => change({ purpose: target.value, indexPosition: null })}
        />
      </Form.Item>
      <Form.Item label="所属科室" htmlFor="survey-section" {...faultOf(faults.get('sectionId'))}>
        <Select
          id="survey-section"
          allowClear
          placeholder="全局的不选"
          value={value.sectionId}
          onChange={(sectionId) => change({ sectionId: sectionId ?? null })}
          options={(sections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      {value.purpose !== 'staff' && scales.length > 0 && (
        <Form.Item
          label="计入满意度指数的题"
          htmlFor="survey-index"
          extra="只计一道评分题，3分及以上算满意"
          {...faultOf(faults.get('indexPosition'))}
        >
          <Select
            id="survey-index"
            allowClear
            placeholder="不计入"
            value={value.indexPosition}
            onChange={(indexPosition) => change({ indexPosition: indexPosition ?? null })}
            options={scales}
          />
        </Form.Item>
      )}
      <Checkbox checked={value.countsRepeats} onChange={({ target }) => change({ countsRepeats: target.checked })}>
        同一设备一天可以交几份（会场共用一台设备、办公室内部填写时选）
      </Checkbox>
    </Section>
  )
}

function Questions({ value, faults, change }: Part) {
  const { questions, indexPosition } = value
  const put = (index: number, question: QuestionInput) =>
    change({
      questions: questions.map((one, at) => (at === index ? question : one)),
      indexPosition: indexPosition === index + 1 && question.kind !== 'scale' ? null : indexPosition,
    })
  const drop = (index: number) =>
    change({ questions: questions.filter((_, at) => at !== index), indexPosition: movedIndex(indexPosition, index) })
  const raise = (index: number) => {
    const moved = [...questions]
    moved.splice(index - 1, 2, questions[index]!, questions[index - 1]!)
    const places: Record<number, number> = { [index]: index + 1, [index + 1]: index }
    change({ questions: moved, indexPosition: indexPosition && (places[indexPosition] ?? indexPosition) })
  }
  return (
    <Section title={`题目（${questions.length}道，最多${MOST_QUESTIONS}道）`}>
      {faults.get('questions') && <Alert type="error" title={faults.get('questions')} />}
      {questions.map((question, index) => (
        <QuestionForm
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has no name of its own until it is saved
          key={index}
          number={index + 1}
          question={question}
          fault={[...faults].find(([field]) => field.startsWith(`questions.${index}.`))?.[1]}
          change={(changed) => put(index, changed)}
          onDrop={questions.length > 1 ? () => drop(index) : undefined}
          onRaise={index > 0 ? () => raise(index) : undefined}
        />
      ))}
      {questions.length < MOST_QUESTIONS && (
        <Button onClick={() => change({ questions: [...questions, blankQuestion('single')] })}>加一道题</Button>
      )}
    </Section>
  )
}

/** Where the question that feeds the index stands after another one, or itself, was taken out. */
function movedIndex(indexPosition: number | null, dropped: number): number | null {
  if (indexPosition === null || indexPosition === dropped + 1) return null
  return indexPosition > dropped + 1 ? indexPosition - 1 : indexPosition
}
