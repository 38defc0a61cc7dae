import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useMe } from '../../../../ui/me.tsx'
import type { DossierAnswer } from '../../views.ts'
import { DoubtList } from '../parts/doubt-list.tsx'
import { usePersonProposals, useTrail } from '../queries.ts'
import { ProposalItem } from './open-proposals.tsx'
import { Trail } from './trail.tsx'

function SidePart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="side-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** What stands beside the form: doubts, corrections asked for, who looked and who changed. */
export function DossierSide({ answer }: { answer: DossierAnswer }) {
  const me = useMe()
  const own = me.personId === answer.id
  const standing = own ? '/me/standing' : me.may('checkup.run') && `/checkup/people/${answer.id}`
  const mayTrail = answer.allowed.includes('people.history')
  const { data: proposals = [] } = usePersonProposals(answer.id)
  const { data: entries } = useTrail(answer.id, mayTrail)
  const open = proposals.filter((one) => one.state === 'open')
  const decided = proposals.filter((one) => one.state !== 'open')
  return (
    <aside className="dossier-side">
      {standing && (
        <SidePart title="按规定看">
          <Link to={standing}>下一职级、到龄时间和有关提醒</Link>
        </SidePart>
      )}
      {answer.secretsShown && (
        <SidePart title={answer.doubts.length ? `存疑（${answer.doubts.length}）` : '存疑'}>
          {answer.doubts.length ? <DoubtList doubts={answer.doubts} /> : <p className="quiet">没有发现疑点。</p>}
        </SidePart>
      )}
      {open.length > 0 && (
        <SidePart title={`待审核的更正（${open.length}）`}>
          {open.map((one) => (
            <ProposalItem key={one.id} proposal={one} />
          ))}
        </SidePart>
      )}
      {decided.length > 0 && (
        <SidePart title="办过的更正">
          {decided.slice(0, 5).map((one) => (
            <ProposalItem key={one.id} proposal={one} />
          ))}
        </SidePart>
      )}
      {mayTrail && <SidePart title="查阅与修改">{entries && <Trail entries={entries} />}</SidePart>}
    </aside>
  )
}
