import { useState } from 'react'
import { Link } from 'react-router'
import { sentenceDate } from '../../../ui/format.ts'
import { Section } from '../../../ui/Page.tsx'
import type { FindingView, PersonStanding } from '../schema.ts'
import { BasisLine, BasisText } from './basis.tsx'
import { FindingDrawer } from './findings/drawer.tsx'
import { SeverityLamp } from './findings/severity.tsx'
import { rankSentence } from './person/sentences.ts'
import './checkup.css'

type Props = { standing: PersonStanding; isOwn: boolean }

/** What the rules say of one person: ages, next rank, retirement and what concerns the person. */
export function StandingCard({ standing, isOwn }: Props) {
  return (
    <>
      <Ages standing={standing} />
      <NextRank standing={standing} />
      <Retirement standing={standing} />
      <Concerns findings={standing.findings} isOwn={isOwn} />
    </>
  )
}

function Ages({ standing: { age, workYears, partyYears } }: { standing: PersonStanding }) {
  const facts = [
    { title: '年龄', value: age, unit: '岁', missing: '没有出生年月' },
    { title: '工龄', value: workYears, unit: '年', missing: '没有写到日的参加工作时间' },
    { title: '党龄', value: partyYears, unit: '年', missing: '没有党员转正时间' },
  ]
  return (
    <dl className="ages section">
      {facts.map(({ title, value, unit, missing }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {value === null ? (
              <span className="quiet">{missing}</span>
            ) : (
              <>
                <strong>{value}</strong>
                {unit}
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function NextRank({ standing }: { standing: PersonStanding }) {
  const { rank } = standing
  return (
    <Section title="下一职级">
      {!rank && <p className="quiet">不是公务员（含参公）身份，不适用职级晋升的规定。</p>}
      {rank && (
        <>
          <p className="standing-verdict">{rankSentence(standing) ?? '没有可以推算的下一职级'}</p>
          {rank.current && <p>现任{rank.current}。</p>}
          <Steps steps={rank.steps} />
          <BasisText {...rank} />
        </>
      )}
    </Section>
  )
}

function Steps({ steps }: { steps: readonly string[] }) {
  if (steps.length < 2) return <p>{steps[0]}</p>
  return (
    <ol className="steps" aria-label="怎样算出来的">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  )
}

function Retirement({ standing: { retirement } }: { standing: PersonStanding }) {
  return (
    <Section title="到龄时间">
      {!retirement && <p className="quiet">档案里缺少出生年月或者性别，算不出到龄时间。</p>}
      {retirement && (
        <>
          <p className="standing-verdict">{sentenceDate(retirement.month)}</p>
          <p>{retirement.because}</p>
          <BasisText cites={retirement.cites} unconfirmed="" />
        </>
      )}
    </Section>
  )
}

function Concerns({ findings, isOwn }: { findings: readonly FindingView[]; isOwn: boolean }) {
  const [open, setOpen] = useState('')
  return (
    <Section title={isOwn ? '与我有关的提醒' : '体检发现'}>
      {findings.length === 0 && <p className="quiet">没有。</p>}
      <ul className="concerns">
        {findings.map((found) => (
          <li key={found.key}>
            <SeverityLamp severity={found.severity} />
            <p>{found.because}</p>
            <p className="quiet">
              {found.since && `自${sentenceDate(found.since)}起。`}
              <BasisLine {...found} />
            </p>
            <button type="button" className="concern-open no-print" onClick={() => setOpen(found.key)}>
              看记录和依据<span className="for-readers">：{found.because}</span>
            </button>
          </li>
        ))}
      </ul>
      {isOwn && findings.length > 0 && (
        <p className="no-print">
          档案里的记录有误的，可以<Link to="/me/dossier/correction">提出更正</Link>。
        </p>
      )}
      <FindingDrawer list={findings} open={open} show={setOpen} />
    </Section>
  )
}
