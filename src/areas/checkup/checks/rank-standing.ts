import type { Rule } from '../../../law/rule.ts'
import { minYears } from '../../../law/rules/ranks/promotion.ts'
import { rankProspect } from '../../../law/rules/ranks/prospect.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { isCivilServant } from './as-on.ts'
import { knownSanctions } from './career.ts'
import type { World } from './check.ts'
import { standingOf } from './ranks.ts'

type RankNow = { current: string; next: string | null; eligibleOn: string | null; steps: string[] }

/** The next rank of a civil servant, since when it can be reached and how that is reckoned; null for everybody else. */
export function rankStanding(person: CadreRecord, { on, settings }: World): { rule: Rule; view: RankNow } | null {
  if (!isCivilServant(person)) return null
  const standing = standingOf(person, settings)
  const effects = knownSanctions(person).flatMap(({ kind, until }) =>
    until && until >= on ? [{ title: kind, until }] : [],
  )
  const prospect = rankProspect({ ...standing, effects }, on)
  const current = standing.rank ?? ''
  if (!prospect) {
    const why = standing.rank
      ? '已是最高职级，或者缺少任职级时间。'
      : '没有现职级的记录，也没有可以对应职级的领导职务。'
    return { rule: minYears as Rule, view: { current, next: null, eligibleOn: null, steps: [why] } }
  }
  const { next, eligibleOn, steps } = prospect
  return { rule: minYears as Rule, view: { current, next, eligibleOn, steps } }
}
