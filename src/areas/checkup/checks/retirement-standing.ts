import type { Rule } from '../../../law/rule.ts'
import { retFormula } from '../../../law/rules/retirement/statutory.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { retirementMonthOf } from '../../structure/facts.ts'
import { heldBefore } from './career.ts'

/** The month of retirement and how it is known; null where neither the dossier nor the schedule tells one. */
export function retirementStanding(person: CadreRecord) {
  const { top } = heldBefore(person, '9999-12-31')
  const found = retirementMonthOf(person, (top?.level ?? '') as Parameters<typeof retirementMonthOf>[1])
  if (!found.month) return null
  const because = found.recorded
    ? `档案记载${found.month}到龄${found.differs ? `；按规定推算为${found.scheduled}，请核对` : '，与按规定推算的一致'}`
    : `按规定推算${found.month}到龄，档案里没有记载`
  const view = { month: found.month, because, recorded: found.recorded ? found.month : '' }
  return { rule: retFormula as Rule, view }
}
