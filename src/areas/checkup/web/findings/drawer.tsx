import { Button, Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { sentenceDate } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import type { Evidence, FindingView } from '../../schema.ts'
import { BasisText } from '../basis.tsx'
import { FindingProblems } from './problems.tsx'
import { SeverityLamp } from './severity.tsx'
import { Subject } from './subject.tsx'
import { areaTitle } from './words.ts'

type Props = {
  /** the list the finding was opened from, in its order */
  list: readonly FindingView[]
  /** key of the finding shown; empty for none */
  open: string
  show: (key: string) => void
}

/** One finding with all it rests on; the neighbours in the list are one press away. */
export function FindingDrawer({ list, open, show }: Props) {
  const at = list.findIndex(({ key }) => key === open)
  const found = list[at]
  const step = (to: number, word: string) => (
    <Button disabled={!list[to]} onClick={() => show(list[to]?.key ?? '')}>
      {word}
    </Button>
  )
  return (
    <Drawer
      open={found !== undefined}
      onClose={() => show('')}
      size={560}
      title={found?.subject.name}
      footer={
        list.length > 1 && (
          <div className="finding-steps">
            {step(at - 1, '上一条')}
            <span aria-live="polite">
              第{at + 1}条，共{list.length}条
            </span>
            {step(at + 1, '下一条')}
          </div>
        )
      }
    >
      {found && <FindingText finding={found} />}
    </Drawer>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="finding-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function FindingText({ finding }: { finding: FindingView }) {
  const me = useMe()
  const { rule, title, area, subject, sectionName, because, since, severity, todo, evidence } = finding
  return (
    <>
      <p>
        <SeverityLamp severity={severity} />
      </p>
      <p className="finding-because">{because}</p>
      <Part title="怎么办">
        <p>{todo}</p>
      </Part>
      <Part title="依据">
        <BasisText {...finding} />
      </Part>
      <Part title="证明的记录">
        <EvidenceList evidence={evidence} />
      </Part>
      {me.may('checkup.run') && <FindingProblems findingKey={finding.key} />}
      <dl className="facts-list finding-facts">
        <div>
          <dt>对象</dt>
          <dd>
            <Subject subject={subject} />
            {sectionName && `（${sectionName}）`}
          </dd>
        </div>
        <div>
          <dt>起始日期</dt>
          <dd>{since ? sentenceDate(since) : '没有确定的日期'}</dd>
        </div>
        <div>
          <dt>规则</dt>
          <dd>
            {title} <Link to={`/rules/${rule}`}>{rule}</Link>
          </dd>
        </div>
        <div>
          <dt>类别</dt>
          <dd>{areaTitle(area)}</dd>
        </div>
      </dl>
      {subject.kind === 'person' && me.may('checkup.run') && (
        <p className="no-print">
          <Link to={`/checkup/people/${subject.id}`}>看{subject.name}的任职情况</Link>
        </p>
      )}
    </>
  )
}

function EvidenceList({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return <p className="quiet">没有单独的记录。</p>
  return (
    <ul className="evidence">
      {evidence.map(({ kind, text, link }) => (
        <li key={kind + text}>
          <span className="quiet">{kind}</span> {link ? <Link to={link}>{text}</Link> : text}
        </li>
      ))}
    </ul>
  )
}
