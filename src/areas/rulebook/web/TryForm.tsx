import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { ApiError, post } from '../../../ui/api.ts'
import { sentenceDate, today } from '../../../ui/format.ts'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { ErrorNote, Section } from '../../../ui/Page.tsx'
import { type FactSchema, fieldsOf, filledInAll, startingFacts } from '../fields.ts'
import { type RuleCard, type TryAnswer, type TryInput, verdictTitles } from '../schema.ts'
import { DayField, FactFields } from './FactField.tsx'

/** Facts typed in or taken from a worked case, judged on the server; nothing is kept. */
export function TryForm({ rule }: { rule: RuleCard }) {
  const fields = fieldsOf(rule.facts as FactSchema)
  const [facts, setFacts] = useState<Record<string, unknown>>({ ...startingFacts(fields), ...rule.own })
  const [on, setOn] = useState(today())
  const attempt = useMutation<TryAnswer, Error, TryInput>({
    mutationFn: (input) => post<TryAnswer>(`/rules/${encodeURIComponent(rule.id)}/try`, input),
  })
  const judge = (given: Record<string, unknown>, day: string) =>
    attempt.mutate({ facts: filledInAll(fields, given), on: day })
  const change = (changes: Record<string, unknown>) => {
    setFacts((before) => ({ ...before, ...changes }))
    attempt.reset()
  }
  const fill = (example: RuleCard['examples'][number]) => {
    const filled = { ...startingFacts(fields), ...example.facts }
    setFacts(filled)
    setOn(example.on)
    judge(filled, example.on)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    judge(facts, on)
  }
  const result = useRef<HTMLDivElement>(null)
  const isAnswered = !attempt.isIdle && !attempt.isPending
  useEffect(() => {
    // A worked case is chosen above the form, the verdict stands below it.
    if (isAnswered) result.current?.scrollIntoView({ block: 'nearest' })
  }, [isAnswered])
  const faults = faultsOf(attempt.error)
  const asked = fields.filter(({ setting }) => !setting)
  const local = fields.filter(({ setting }) => setting)
  return (
    <Section title="试算">
      <p className="quiet">只作试算，填写的内容不保存。</p>
      {rule.examples.length > 0 && <Examples examples={rule.examples} fill={fill} />}
      <form className="try-form" onSubmit={submit} noValidate>
        <DayField
          label="判断日（按这一天的规定）"
          hint=""
          fault={faults.get('on')}
          value={on}
          change={(day) => {
            setOn(day)
            attempt.reset()
          }}
        />
        <FactFields fields={asked} values={facts} change={change} path="" faults={faults} />
        {local.length > 0 && (
          <fieldset className="fact-group">
            <legend>本地规定的取值（可以改动试算）</legend>
            <FactFields fields={local} values={facts} change={change} path="" faults={faults} />
          </fieldset>
        )}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={attempt.isPending}>
            试算
          </Button>
        </div>
      </form>
      <div aria-live="polite" className="try-result" ref={result}>
        {attempt.error && <ErrorNote error={attempt.error} />}
        {attempt.data && <VerdictNote answer={attempt.data} force={rule.force} on={attempt.variables.on} />}
      </div>
    </Section>
  )
}

const faultsOf = (error: Error | null): Map<string, string> =>
  new Map(error instanceof ApiError ? error.faults.map(({ field, message }) => [field, message]) : [])

type ExampleProps = { examples: RuleCard['examples']; fill: (example: RuleCard['examples'][number]) => void }

function Examples({ examples, fill }: ExampleProps) {
  return (
    <details className="examples" open={examples.length <= 6}>
      <summary>算例（{examples.length}个），点一个即填入并试算</summary>
      <ul>
        {examples.map((example) => (
          <li key={example.name}>
            <Button size="small" onClick={() => fill(example)}>
              {example.name}　{example.title}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}

type VerdictProps = { answer: TryAnswer; force: RuleCard['force']; on: string }

function VerdictNote({ answer: { verdict, because }, force, on }: VerdictProps) {
  const tones: Record<TryAnswer['verdict'], LampTone> = {
    met: 'green',
    broken: force === 'forbid' ? 'red' : 'amber',
    info: 'grey',
    'not-applicable': 'grey',
  }
  return (
    <p className="verdict">
      <strong>
        <Lamp tone={tones[verdict]} word={verdictTitles[verdict]} />
      </strong>
      <span>
        {because}
        {/[。）]$/.test(because) ? '' : '。'}
      </span>
      <span className="quiet">按{sentenceDate(on)}的规定。</span>
    </p>
  )
}
