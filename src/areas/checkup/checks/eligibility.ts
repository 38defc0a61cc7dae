import type * as z from 'zod'
import type { Rule } from '../../../law/rule.ts'
import { underInquiry } from '../../../law/rules/selection/appointment.ts'
import { levelYears, rankToCounty, twoPosts, workAndGrassroots } from '../../../law/rules/selection/county.ts'
import { notCandidate } from '../../../law/rules/selection/not-candidate.ts'
import { education, partyAge } from '../../../law/rules/selection/qualifications.ts'
import { toTownshipDeputy, toTownshipHead } from '../../../law/rules/selection/township.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { Post } from '../../posts/schema.ts'
import { isPrecise } from './as-on.ts'
import { grassroots, inquiries, isLevel, knownSanctions, ownPosts, ownRanks, postFacts, rankFacts } from './career.ts'
import type { World } from './check.ts'
import { diplomaOf } from './diploma.ts'

type Asked = { rule: Rule; facts: unknown }

const asked = <Facts extends z.ZodType>(rule: Rule<Facts>, facts: z.output<Facts>): Asked => ({ rule, facts })

/** Every rule of eligibility with this person's facts, for one post on the world's day. */
export function eligibilityCases(person: CadreRecord, world: World, post: Post): Asked[] {
  const sought = post.level
  if (!isLevel(sought)) return []
  const { settings } = world
  const posts = postFacts(ownPosts(person))
  const ranks = rankFacts(ownRanks(person))
  const diploma = diplomaOf(person)
  const cases: Asked[] = [
    asked(toTownshipHead, { sought, posts, ranks }),
    asked(toTownshipDeputy, { sought, posts, ranks }),
    asked(levelYears, { sought, posts, ranks, exceptional: false }),
    asked(twoPosts, { sought, posts }),
    asked(rankToCounty, {
      ...{ sought, ranks, posts },
      rankToCountyDeputyMonths: settings.rankToCountyDeputyMonths,
      rankToCountyHeadMonths: settings.rankToCountyHeadMonths,
    }),
    asked(notCandidate, notCandidateFacts(person, world)),
    asked(underInquiry, { matter: '晋升', cases: inquiries(person), organConsented: false }),
  ]
  if (isPrecise(person.workStarted)) {
    const facts = { sought, workStartedOn: person.workStarted, grassroots: grassroots(person), exceptional: false }
    cases.push(asked(workAndGrassroots, facts))
  }
  if (diploma) cases.push(asked(education, { sought, diploma }))
  if (/党组/.test(post.title)) {
    const fullMemberOn = isPrecise(person.partyRegular) ? person.partyRegular : null
    cases.push(asked(partyAge, { post: '党组成员', unitLevel: '县处级以下', fullMemberOn }))
  }
  return cases
}

/** The grounds that dossiers can show; those only people can find are left at no. */
export function notCandidateFacts(person: CadreRecord, { settings }: World): z.output<typeof notCandidate.facts> {
  const { admonishMonths, endDayBlocked } = settings
  return {
    grades: person.grades.map(({ year, grade }) => ({ year, grade })),
    restrictions: knownSanctions(person).map(({ kind, decidedOn, until }) => ({ kind, decidedOn, until })),
    ...{ hasSpouse: true, spouseEmigrated: false, childrenAllEmigrated: false, specialPost: false },
    ...{ politicalBreach: false, lowAcceptance: false, canvassing: false, otherwiseUnsuitable: false },
    ...{ admonishMonths, endDayBlocked },
  }
}
