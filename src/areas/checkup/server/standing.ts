import { citationText } from '../../../law/cite.ts'
import { ageOnForm } from '../../../law/dates.ts'
import { type Day, firstDay, fullYears } from '../../../law/periods.ts'
import { judge, type Rule, type Verdict } from '../../../law/rule.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { asOn, isPrecise } from '../checks/as-on.ts'
import { eligibilityCases } from '../checks/eligibility.ts'
import { rankStanding } from '../checks/rank-standing.ts'
import { retirementStanding } from '../checks/retirement-standing.ts'
import { checkPerson } from '../checks/run.ts'
import type { Eligibility, EligibilityLine, FindingView, PersonStanding } from '../schema.ts'
import { recordOf, todayOf } from './service.ts'
import { worldOn } from './world.ts'

/** What the rules say of one person: ages, next rank, retirement month and everything that concerns the person. */
export async function readStanding(ctx: Ctx, scope: Scope, id: string, on = todayOf(ctx)): Promise<PersonStanding> {
  const person = asOn(await recordOf(ctx, scope, id), on)
  const world = await worldOn(ctx.platform.db, ctx.actor.unitId, on)
  const rank = rankStanding(person, world)
  const retirement = retirementStanding(person)
  return {
    on,
    name: person.name,
    age: ageOnForm(person.birth, on),
    workYears: yearsSince(person.workStarted, on),
    partyYears: yearsSince(person.partyRegular, on),
    rank: rank && { ...rank.view, ...basisView(rank.rule) },
    retirement: retirement && { ...retirement.view, cites: basisView(retirement.rule).cites },
    findings: person.state === '在职' ? checkPerson(person, world) : [],
  }
}

const yearsSince = (date: string, on: Day) =>
  isPrecise(date) && firstDay(date) <= on ? fullYears(firstDay(date), on) : null

function basisView({ cites, unconfirmed = '' }: Rule) {
  return {
    cites: cites.map((citation) => {
      const { instrument, title, number, article, text, status } = citationText(citation)
      return { instrument, title, number, article, text, status }
    }),
    unconfirmed,
  }
}

/** One person held against one post, rule by rule. */
export async function readEligibility(
  ctx: Ctx,
  scope: Scope,
  { id, postId, on = todayOf(ctx) }: { id: string; postId: string; on?: Day | undefined },
): Promise<Eligibility> {
  const person = asOn(await recordOf(ctx, scope, id), on)
  const world = await worldOn(ctx.platform.db, ctx.actor.unitId, on)
  const post = world.posts.get(postId)
  if (!post) throw new Refusal('not_found')
  return {
    on,
    personName: person.name,
    postTitle: post.title,
    level: post.level,
    lines: eligibilityLines(person, world, post),
  }
}

/** The verdicts of every rule of eligibility that applies. */
export function eligibilityLines(
  person: CadreRecord,
  world: Parameters<typeof eligibilityCases>[1],
  post: Parameters<typeof eligibilityCases>[2],
): EligibilityLine[] {
  return eligibilityCases(person, world, post).flatMap(({ rule, facts }) => {
    const verdict = judge(rule, facts, world.on)
    return verdict.kind === 'not-applicable' ? [] : [lineOf(rule, verdict)]
  })
}

function lineOf(rule: Rule, { kind, because, observed }: Verdict): EligibilityLine {
  const eligibleOn = typeof observed.eligibleOn === 'string' ? observed.eligibleOn : null
  const { id, title, force } = rule
  return { rule: id, title, verdict: kind, force, because, eligibleOn, ...basisView(rule) }
}

/** What concerns the actor's own person today; nothing for accounts without a person. */
export async function ownFindings(ctx: Ctx): Promise<FindingView[]> {
  const { personId, unitId } = ctx.actor
  if (!personId) return []
  const on = todayOf(ctx)
  const record = await recordOf(ctx, { unit: false, sections: [], self: personId }, personId)
  return record.state === '在职' ? checkPerson(asOn(record, on), await worldOn(ctx.platform.db, unitId, on)) : []
}
