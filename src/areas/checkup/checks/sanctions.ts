import { addMonths } from '../../../law/periods.ts'
import { filing } from '../../../law/rules/sanctions/decisions.ts'
import {
  adminSanction,
  admonishment,
  organisationalTreatment,
  partySanction,
} from '../../../law/rules/sanctions/restrictions.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { type KnownSanction, knownSanctions, ownPosts, ownRanks } from './career.ts'
import { type Case, inDossier, type PersonCheck, personCheck, type World } from './check.ts'

const PARTY = ['党内警告', '党内严重警告', '撤销党内职务', '留党察看一年', '留党察看二年', '开除党籍'] as const
const ADMIN = ['警告', '记过', '记大过', '降级', '撤职', '开除'] as const
const MEASURES = ['停职检查', '调整职务', '责令辞职', '免职', '降职'] as const

const isOneOf =
  <Kind extends string>(kinds: readonly Kind[]) =>
  (sanction: KnownSanction): sanction is KnownSanction & { kind: Kind & KnownSanction['kind'] } =>
    (kinds as readonly string[]).includes(sanction.kind)

const todo = '影响期内不得提拔、晋升；期满后由系统自动不再提示，不用办手续。'

const spoken = (person: CadreRecord, { kind, decidedOn, document }: KnownSanction) =>
  inDossier(person, '处分处理', [`${decidedOn}${kind}`, document].filter(Boolean).join('，'))

const about = ({ kind, decidedOn }: KnownSanction) => `${kind} ${decidedOn}`

/** The rights of a person on probation within the Party are restored when its time is over, as the dossier tells. */
function restoredOn({ kind, decidedOn }: KnownSanction, on: string): string | null {
  const years = kind === '留党察看一年' ? 1 : kind === '留党察看二年' ? 2 : 0
  if (!years) return null
  const ends = addMonths(decidedOn, years * 12)
  return ends <= on ? ends : null
}

const inParty = personCheck({
  rule: partySanction,
  severity: 'notice',
  todo,
  cases: (person, { on, settings: { endDayBlocked } }) =>
    knownSanctions(person)
      .filter(isOneOf(PARTY))
      .map((one) => ({
        facts: { kind: one.kind, decidedOn: one.decidedOn, restoredOn: restoredOn(one, on), endDayBlocked },
        about: about(one),
        evidence: [spoken(person, one)],
      })),
})

const inOffice = personCheck({
  rule: adminSanction,
  severity: 'notice',
  todo,
  cases: (person, { settings: { endDayBlocked } }) =>
    knownSanctions(person)
      .filter(isOneOf(ADMIN))
      .map((one) => ({
        facts: { kind: one.kind, decidedOn: one.decidedOn, endDayBlocked },
        about: about(one),
        evidence: [spoken(person, one)],
      })),
})

const admonished = personCheck({
  rule: admonishment,
  severity: 'notice',
  todo: '影响期内不得提拔或者重用；期满由组织部门了解改正情况。',
  cases: (person, { settings: { admonishMonths, endDayBlocked } }) =>
    knownSanctions(person)
      .filter(({ kind }) => kind === '诫勉')
      .map((one) => ({
        facts: { admonishedOn: one.decidedOn, corrected: null, admonishMonths, endDayBlocked },
        about: about(one),
        evidence: [spoken(person, one)],
      })),
})

const treated = personCheck({
  rule: organisationalTreatment,
  severity: 'notice',
  todo,
  cases: (person, { settings: { endDayBlocked } }) =>
    knownSanctions(person)
      .filter(isOneOf(MEASURES))
      .map((one) => ({
        facts: { measure: one.kind, decidedOn: one.decidedOn, plan: '提拔' as const, endDayBlocked },
        about: about(one),
        evidence: [spoken(person, one)],
      })),
})

/** A lowered post or rank shows in the dossier as one that began after the decision. */
function carriedOut(person: CadreRecord, { decidedOn }: KnownSanction): string | null {
  const steps = [...ownPosts(person), ...ownRanks(person)].map(({ startedOn }) => startedOn)
  const after = steps.filter((started) => started.slice(0, 7) >= decidedOn.slice(0, 7)).sort()[0]
  if (!after) return null
  return after.length === 10 ? after : after === decidedOn.slice(0, 7) ? decidedOn : `${after}-01`
}

const notCarriedOut = personCheck({
  rule: filing,
  severity: 'violation',
  todo: '办理职务、级别和工资变更，并把变更登记到档案。',
  cases: (person, _world: World) =>
    knownSanctions(person)
      .filter(isOneOf(['降级', '撤职'] as const))
      .filter(({ decidedOn }) => decidedOn >= filing.from)
      .map(
        (one): Case<{ kind: typeof one.kind; decidedOn: string; extended: boolean; changedOn: string | null }> => ({
          facts: { kind: one.kind, decidedOn: one.decidedOn, extended: false, changedOn: carriedOut(person, one) },
          about: about(one),
          evidence: [spoken(person, one)],
        }),
      ),
})

export const sanctionChecks = [inParty, inOffice, admonished, treated, notCarriedOut] as PersonCheck[]
