import { BarChart } from '../../../ui/bar-chart.tsx'
import { count } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Section } from '../../../ui/Page.tsx'
import { type QuestionResult, questionKinds, type Survey, type SurveyResults } from '../schema.ts'
import { useResults } from './queries.ts'

/** What came of the survey, or why it is not shown. */
export function Results({ survey }: { survey: Survey }) {
  const { data, error, refetch } = useResults(survey.id)
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  if (!data) return <Loading what="结果" />
  if (data.withheld) return <Empty text={withheldText(data)} />
  return data.questions.map((question) => <Result key={question.position} question={question} least={data.least} />)
}

function withheldText({ withheld, least }: SurveyResults): string {
  if (withheld === 'few') return `有效份数不到${least}份，为保护答卷人不显示结果。`
  return '正在收集，结束以后才能看结果：边收边看，就能猜出刚交的一份答了什么。'
}

function Result({ question, least }: { question: QuestionResult; least: number }) {
  const { position, title, kind, answered, choices, mean, texts } = question
  const heading = `${position}. ${title}`
  if (answered === null) {
    return (
      <Section title={heading}>
        <p className="quiet">回答的不到{least}人，不显示。</p>
      </Section>
    )
  }
  return (
    <Section title={heading} extra={<span className="quiet">{questionKinds[kind]}</span>}>
      <p>
        {count(answered, '人')}作答{mean !== null && `，平均${mean.toFixed(2)}分`}
      </p>
      {choices.length > 0 && <Choices title={title} choices={choices} />}
      {texts.length > 0 && (
        <ul className="survey-texts" aria-label={`${title}的回答`}>
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: texts have no name on purpose and may be equal
            <li key={index}>{text}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Choices({ title, choices }: Pick<QuestionResult, 'title' | 'choices'>) {
  const share = (percent: number | null) => (percent === null ? '—' : `${percent.toFixed(1)}%`)
  const bars = choices.map((choice) => ({
    ...{ title: choice.title, value: choice.count },
    label: `${choice.count}人　${share(choice.percent)}`,
  }))
  return (
    <div className="survey-result">
      <table>
        <caption className="for-readers">{title}</caption>
        <thead>
          <tr>
            <th scope="col">选项</th>
            <th scope="col">人数</th>
            <th scope="col">占比</th>
          </tr>
        </thead>
        <tbody>
          {choices.map((choice) => (
            <tr key={choice.title}>
              <th scope="row">{choice.title}</th>
              <td>{count(choice.count)}</td>
              <td>{share(choice.percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <BarChart label={bars.map((bar) => `${bar.title}${bar.label}`).join('，')} bars={bars} />
    </div>
  )
}
