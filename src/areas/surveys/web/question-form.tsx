import { Button, Checkbox, Input, Select } from 'antd'
import { DEFAULT_LABELS, MOST_OPTIONS, type QuestionInput, questionKinds } from '../schema.ts'
import { choicesFrom } from './queries.ts'

type Props = {
  number: number
  question: QuestionInput
  fault: string | undefined
  change: (question: QuestionInput) => void
  onDrop: (() => void) | undefined
  onRaise: (() => void) | undefined
}

const hasOptions = (kind: QuestionInput['kind']) => kind === 'single' || kind === 'multi'

/** Keeps what still fits when the kind changes. */
function asKind(question: QuestionInput, kind: QuestionInput['kind']): QuestionInput {
  const options = hasOptions(kind) ? (question.options.length >= 2 ? question.options : ['', '']) : []
  const labels = kind === 'scale' ? DEFAULT_LABELS : { low: '', high: '' }
  return { ...question, kind, options, lowLabel: labels.low, highLabel: labels.high }
}

/** One question in the editor. */
export function QuestionForm({ number, question, fault, change, onDrop, onRaise }: Props) {
  const { kind, title, isRequired } = question
  return (
    <fieldset className="survey-question">
      <legend>第{number}题</legend>
      <div className="survey-question-head">
        <Select
          aria-label={`第${number}题的题型`}
          value={kind}
          options={choicesFrom(questionKinds)}
          onChange={(chosen) => change(asKind(question, chosen))}
        />
        <Checkbox checked={isRequired} onChange={({ target }) => change({ ...question, isRequired: target.checked })}>
          必答
        </Checkbox>
        {onRaise && (
          <Button size="small" type="text" onClick={onRaise}>
            上移
          </Button>
        )}
        {onDrop && (
          <Button size="small" type="text" onClick={onDrop}>
            去掉
          </Button>
        )}
      </div>
      <Input
        aria-label={`第${number}题的题目`}
        placeholder="题目"
        maxLength={100}
        value={title}
        status={fault ? 'error' : ''}
        onChange={({ target }) => change({ ...question, title: target.value })}
      />
      {hasOptions(kind) && (
        <Input.TextArea
          aria-label={`第${number}题的选项`}
          placeholder="选项，一行一个"
          autoSize={{ minRows: 2, maxRows: MOST_OPTIONS }}
          value={question.options.join('\n')}
          onChange={({ target }) => change({ ...question, options: target.value.split('\n').slice(0, MOST_OPTIONS) })}
        />
      )}
      {kind === 'scale' && <Labels number={number} question={question} change={change} />}
      {fault && <p className="survey-fault">{fault}</p>}
    </fieldset>
  )
}

function Labels({ number, question, change }: Pick<Props, 'number' | 'question' | 'change'>) {
  return (
    <div className="survey-question-head">
      <Input
        aria-label={`第${number}题1分的说明`}
        prefix="1分"
        maxLength={20}
        value={question.lowLabel}
        onChange={({ target }) => change({ ...question, lowLabel: target.value })}
      />
      <Input
        aria-label={`第${number}题5分的说明`}
        prefix="5分"
        maxLength={20}
        value={question.highLabel}
        onChange={({ target }) => change({ ...question, highLabel: target.value })}
      />
    </div>
  )
}
