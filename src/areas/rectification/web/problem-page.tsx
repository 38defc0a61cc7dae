import { Alert, Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { post, remove } from '../../../ui/api.ts'
import { sentenceDate, tableTime } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { originKinds, type ProblemView, problemKinds, timings } from '../schema.ts'
import { ActForm, needed } from './act-form.tsx'
import { Acts } from './acts.tsx'
import { Measures } from './measures.tsx'
import { refreshes, useProblem } from './queries.ts'
import { dueText, OriginText, StateLamp } from './words.tsx'
import './rectification.css'

/** One problem in the order of the ledger: what, from where, whose, until when, by which measures, with what proof. */
export default function ProblemPage() {
  const { id = '' } = useParams()
  const { data: problem, error, refetch } = useProblem(id)
  const breadcrumbs = [{ title: '整改台账', to: '/problems' }]
  if (!problem) {
    return (
      <Page title="问题" breadcrumbs={breadcrumbs}>
        {error ? <ErrorNote error={error} onRetry={refetch} /> : <Loading what="问题" />}
      </Page>
    )
  }
  return (
    <Page
      title={problem.title}
      state={<StateLamp {...problem} />}
      note={`${problem.number}　下一步：${problem.next}`}
      breadcrumbs={breadcrumbs}
      actions={<Acts problem={problem} />}
    >
      <div className="problem-page">
        <Notes problem={problem} />
        <div className="problem-columns">
          <div>
            <Facts problem={problem} />
            <Causes problem={problem} />
            <Measures problem={problem} />
          </div>
          <div>
            <Dates problem={problem} />
            <TimeLine problem={problem} />
          </div>
        </div>
      </div>
    </Page>
  )
}

/** What must not be overlooked. */
function Notes({ problem }: { problem: ProblemView }) {
  const { isRebound, reopenings, metOn, state, reminders, returns } = problem
  const notes: string[] = []
  if (metOn && state !== 'closed')
    notes.push(`规定现已满足，请核实：${sentenceDate(metOn)}的制度体检不再查出这个问题。`)
  if (isRebound) notes.push(`反弹：销号以后同类问题再次发生，已重新打开${reopenings}次。`)
  if (reminders === 3) notes.push('已超期，第三次提醒同时发给责任领导。')
  if (returns > 0 && state === 'in-hand') notes.push(`已退回${returns}次，请按核实意见补充。`)
  return notes.map((note) => <Alert key={note} className="problem-next" type="warning" showIcon title={note} />)
}

function Facts({ problem }: { problem: ProblemView }) {
  const { leaderName, ownerName, sectionName, supports, verifierName, closedOn } = problem
  const raiser = !problem.needsRaiserAnswer
    ? null
    : problem.raiserSatisfied === null
      ? '还没有答复'
      : problem.raiserSatisfied
        ? '满意'
        : '仍不满意'
  const lines: [string, ReactNode][] = [
    ['问题来源', <Origins key="origins" problem={problem} />],
    ['具体表现', problem.description],
    ['类别', [problemKinds[problem.kind], problem.line].filter(Boolean).join('，')],
    ['整改目标', problem.goal],
    ['责任领导', leaderName || '没有定'],
    ['责任科室', [sectionName || '没有定', ...supports.map(({ name }) => `${name}（配合）`)].join('、')],
    ['责任人', ownerName || '没有定'],
    ['整改时限', `${timings[problem.timing]}，${dueText(problem)}`],
    ['提出人答复', raiser],
    ['销号', closedOn ? `${sentenceDate(closedOn)}，${verifierName}核实` : verifierName && `${verifierName}已核实`],
    ['相关问题', problem.reboundOf && <Related key="related" old={problem.reboundOf} />],
    ['备注', problem.note],
  ]
  return (
    <Section title="问题">
      <div className="problem-paper">
        <dl>
          {lines
            .filter(([, value]) => value)
            .map(([name, value]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt className="quiet">{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </div>
    </Section>
  )
}

/** The closed problem of the same section and kind that this one was said not to be. */
const Related = ({ old }: { old: NonNullable<ProblemView['reboundOf']> }) => (
  <>
    <Link to={`/problems/${old.id}`}>{`${old.number} ${old.title}`}</Link>
    <span className="quiet">　同科室同类，登记时说明不是同一个问题</span>
  </>
)

function Origins({ problem }: { problem: ProblemView }) {
  return problem.origins.map(({ kind, label, path, raisedOn, title }, index) => (
    <div key={`${raisedOn}${label}`}>
      <OriginText path={path} text={`${originKinds[kind]}：${label}`} />
      <span className="quiet">{`　${raisedOn}${index > 0 ? `　反弹：${title}` : ''}`}</span>
    </div>
  ))
}

function Causes({ problem }: { problem: ProblemView }) {
  const [isAdding, setAdding] = useState(false)
  const mayCarry = problem.allowed.includes('carry')
  const at = `/rectification/problems/${problem.id}/causes`
  const drop = useAct((id: string) => remove(`${at}/${id}`), { done: '已去掉。', refreshes })
  const add = mayCarry && <Button onClick={() => setAdding(true)}>写明原因</Button>
  return (
    <Section title="原因" extra={add}>
      {problem.causes.length === 0 && <p className="quiet">还没有写明原因。</p>}
      <ol className="problem-evidence">
        {problem.causes.map(({ id, text }) => (
          <li key={id}>
            {text}{' '}
            {mayCarry && (
              <Button size="small" type="text" onClick={() => drop.mutate(id)}>
                去掉
              </Button>
            )}
          </li>
        ))}
      </ol>
      {isAdding && (
        <ActForm<{ text: string }>
          title="写明原因"
          act="保存"
          done="已保存。"
          close={() => setAdding(false)}
          run={(values) => post(at, values)}
        >
          <Form.Item name="text" label="原因" rules={needed('请写明原因')}>
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}

const dateStates = { pending: '等待答复', agreed: '同意', refused: '不同意' } as const

function Dates({ problem }: { problem: ProblemView }) {
  if (!problem.dateChanges.length) return null
  return (
    <Section title="延期">
      <ul className="problem-times">
        {problem.dateChanges.map((one) => (
          <li key={`${one.askedOn}${one.toOn}`}>
            {`${one.fromOn} → ${one.toOn}，${dateStates[one.state]}`}
            {'\n'}
            <span className="quiet">
              {`${one.askedBy}，${one.askedOn}：${one.reason}`}
              {one.decidedOn && `\n${one.decidedBy}，${one.decidedOn}：${one.answer}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function TimeLine({ problem }: { problem: ProblemView }) {
  const [isTelling, setTelling] = useState(false)
  const tell = problem.allowed.includes('carry') && <Button onClick={() => setTelling(true)}>写进展</Button>
  return (
    <Section title="办理过程" extra={tell}>
      <ol className="problem-times">
        {problem.entries.toReversed().map(({ text, by, at }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added
          <li key={index}>
            {text}
            {'\n'}
            <span className="quiet">{`${tableTime(at)}　${by}`}</span>
          </li>
        ))}
      </ol>
      {isTelling && (
        <ActForm<{ text: string }>
          title="写进展"
          act="保存"
          done="已保存。"
          close={() => setTelling(false)}
          run={({ text }) =>
            post(`/rectification/problems/${problem.id}/progress`, { text, revision: problem.revision })
          }
        >
          <Form.Item name="text" label="进展" rules={needed('请写明进展')}>
            <Input.TextArea rows={4} maxLength={1000} />
          </Form.Item>
        </ActForm>
      )}
    </Section>
  )
}
