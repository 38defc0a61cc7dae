import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { sentenceDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { type EvaluationForm, GRADES, grades, MOST_TEXT_LETTERS, questions } from '../schema.ts'
import { afterEvaluation, useForm } from './queries.ts'
import './speakers.css'

const crumbs = [{ title: '评课', to: '/learning/evaluations' }]

/** One training on the phone: a tap a question, a line if one likes. */
export default function EvaluatePage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useForm(id)
  if (!data) {
    return (
      <Page title="评课" breadcrumbs={crumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="课程" />}
      </Page>
    )
  }
  const note = `匿名：谁评的、评了什么，任何人都对不起来。自愿，${sentenceDate(data.closesOn)}以前都可以评。`
  return (
    <Page title={data.title} note={note} breadcrumbs={crumbs}>
      {data.isDone ? <Done /> : <Lessons form={data} />}
    </Page>
  )
}

const Done = () => (
  <>
    <p className="evaluation-done" role="status">
      <Lamp tone="green" word="已收到，谢谢" />
    </p>
    <LinkButton to="/learning/evaluations">返回评课</LinkButton>
  </>
)

type Answer = { grades: (number | null)[]; text: string }
const blank: Answer = { grades: questions.map(() => null), text: '' }
const isWhole = ({ grades: given }: Answer) => given.every((grade) => grade !== null)
const isEmpty = ({ grades: given, text }: Answer) => given.every((grade) => grade === null) && text.trim() === ''

function Lessons({ form: { activityId, lessons } }: { form: EvaluationForm }) {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map())
  const send = useAct(
    () => {
      const whole = lessons.flatMap(({ id }) => {
        const answer = answers.get(id)
        return answer && isWhole(answer) ? [{ lessonId: id, ...answer }] : []
      })
      return post('/evaluations', { activityId, lessons: whole })
    },
    { refreshes: afterEvaluation, fails: 'here' },
  )
  const given = lessons.map(({ id }) => answers.get(id) ?? blank)
  const begun = given.filter((answer) => !isEmpty(answer))
  const unfinished = begun.filter((answer) => !isWhole(answer)).length
  return (
    <>
      {lessons.map((lesson, at) => (
        <Lesson
          key={lesson.id}
          lesson={lesson}
          answer={given[at]!}
          change={(answer) => setAnswers(new Map([...answers, [lesson.id, answer]]))}
        />
      ))}
      {send.error && <ErrorNote error={send.error} />}
      {unfinished > 0 && <p role="status">{`还有${unfinished}门课没有评完四个问题。`}</p>}
      <Button
        type="primary"
        size="large"
        block
        className="evaluation-send"
        disabled={begun.length === 0 || unfinished > 0}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        匿名提交
      </Button>
      <p className="quiet">{lessons.length > 1 && '没有听的课不用评。'}一次培训评一次，提交以后不能再改。</p>
    </>
  )
}

type Props = {
  lesson: EvaluationForm['lessons'][number]
  answer: Answer
  change: (answer: Answer) => void
}

function Lesson({ lesson: { id, title, words }, answer, change }: Props) {
  return (
    <section className="section evaluation-lesson">
      <h2>
        {title} <span className="quiet">{words}</span>
      </h2>
      {questions.map((question, at) => (
        <fieldset key={question}>
          <legend>{question}</legend>
          <Radio.Group
            block
            optionType="button"
            buttonStyle="solid"
            name={`${id} ${at}`}
            value={answer.grades[at] ?? null}
            onChange={({ target }) => change({ ...answer, grades: answer.grades.with(at, target.value) })}
            options={GRADES.map((grade) => ({ value: grade, label: grades[grade] }))}
          />
        </fieldset>
      ))}
      <label htmlFor={`text ${id}`}>还想说的一句话（可以不写）</label>
      <Input
        id={`text ${id}`}
        maxLength={MOST_TEXT_LETTERS}
        value={answer.text}
        placeholder="不要写能认出您自己的话"
        autoComplete="off"
        onChange={({ target }) => change({ ...answer, text: target.value })}
      />
    </section>
  )
}
