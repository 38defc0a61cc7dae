import type * as z from 'zod'
import type { LocalValues } from '../../../law/rules/local.ts'
import { rankPublicity, sanctionFreeze } from '../../../law/rules/ranks/procedure.ts'
import { badYear, minYears, yearlyGrades } from '../../../law/rules/ranks/promotion.ts'
import { rankProspect, type Standing } from '../../../law/rules/ranks/prospect.ts'
import { quotaCity, quotaCounty } from '../../../law/rules/ranks/quota.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { asOn, isCivilServant } from './as-on.ts'
import { heldBefore, isLeadershipLevel, isRank, knownSanctions, type Promotion, promotions } from './career.ts'
import { inDossier, type PersonCheck, personCheck, type UnitCheck, unitCheck } from './check.ts'

type Grade = z.output<typeof badYear.facts>['grades'][number]

/** Grades of civil servants; a 试用期 year without a grade is not a bad year. */
export const gradeFacts = ({ grades }: CadreRecord): Grade[] =>
  grades.flatMap(({ year, grade, note }) => {
    const isKnown = (yearlyGrades as readonly string[]).includes(grade)
    return isKnown && !note.includes('试用') ? [{ year, grade: grade as Grade['grade'] }] : []
  })

/** What decides the next rank of a person on the record's day. */
export function standingOf(person: CadreRecord, { countPromotionYear }: LocalValues): Standing {
  const held = heldBefore(person, '9999-12-31')
  const level = held.top && isLeadershipLevel(held.top.level) ? held.top.level : null
  const { rank, startedOn } = held.rank ?? { rank: null, startedOn: null }
  const levelSince = level ? held.levelSince : null
  return { rank, rankSince: startedOn, level, levelSince, grades: gradeFacts(person), countPromotionYear }
}

type RankStep = Extract<Promotion, { kind: 'rank' }> & {
  before: NonNullable<Extract<Promotion, { kind: 'rank' }>['before']>
}

const rankSteps = (person: CadreRecord): RankStep[] =>
  isCivilServant(person) ? promotions(person).filter((step): step is RankStep => step.kind === 'rank') : []

/** What was known and held on the eve of a promotion. */
function eveOf(person: CadreRecord, step: RankStep, settings: LocalValues) {
  const { rank: _rank, top, levelSince } = heldBefore(person, step.on)
  const level = top && isLeadershipLevel(top.level) ? top.level : null
  const grades = gradeFacts(asOn(person, step.on))
  const standing = {
    level,
    levelSince: level ? levelSince : null,
    grades,
    countPromotionYear: settings.countPromotionYear,
  }
  return { ...standing, rank: step.before.rank, rankSince: step.before.startedOn }
}

const evidenceOf = (person: CadreRecord, { before, rank }: RankStep) => [
  inDossier(person, '职级', `${before.startedOn}任${before.rank}`),
  inDossier(person, '职级', `${rank.startedOn}任${rank.rank}`),
]

/** Steps of one rank that came before their years were full, all shortening and lost years counted. */
const early = (person: CadreRecord, settings: LocalValues) =>
  rankSteps(person).flatMap((step) => {
    const eve = eveOf(person, step, settings)
    const prospect = rankProspect(eve, step.on)
    return prospect && prospect.next === step.rank.rank && prospect.eligibleOn > step.on
      ? [{ step, eve, prospect }]
      : []
  })

const todo = '核对职级晋升审批材料；年限确实不够的，报公务员主管部门处理。'

const tooEarly = personCheck({
  rule: minYears,
  severity: 'violation',
  todo,
  cases: (person, { settings }) =>
    early(person, settings).map(({ step, eve }) => ({
      facts: {
        ...{ currentRank: eve.rank, currentRankSince: eve.rankSince, level: eve.level, levelSince: eve.levelSince },
        soughtRank: step.rank.rank,
      },
      on: step.on,
      about: step.on,
      evidence: evidenceOf(person, step),
    })),
})

const lostYear = personCheck({
  rule: badYear,
  severity: 'violation',
  todo,
  finds: ({ kind }) => kind === 'info',
  cases: (person, { settings }) =>
    early(person, settings)
      .filter(({ prospect }) => prospect.uncountedYears.length > 0)
      .map(({ step, eve, prospect }) => ({
        facts: {
          ...{ currentRank: eve.rank, currentRankSince: eve.rankSince, level: eve.level, levelSince: eve.levelSince },
          ...{ grades: gradeFacts(asOn(person, step.on)), countPromotionYear: settings.countPromotionYear },
        },
        on: step.on,
        about: step.on,
        evidence: [
          ...evidenceOf(person, step),
          ...prospect.uncountedYears.map((year) => inDossier(person, '年度考核', `${year}年度不计入`)),
        ],
      })),
})

const skipped = personCheck({
  rule: rankPublicity,
  severity: 'violation',
  todo: '职级应当逐级晋升，请核对审批材料。',
  cases: (person) =>
    rankSteps(person).map((step) => ({
      // How long it was published is not in the dossier; only the steps are judged.
      facts: { fromRank: step.before.rank, toRank: step.rank.rank, publicityWorkdays: 5 },
      on: step.on,
      about: step.on,
      evidence: evidenceOf(person, step),
    })),
})

const underSanction = personCheck({
  rule: sanctionFreeze,
  severity: 'violation',
  todo: '处分期内晋升的，报任免机关纠正。',
  cases: (person, { settings: { endDayBlocked } }) =>
    promotions(person).flatMap((step) =>
      knownSanctions(person)
        .filter(({ decidedOn }) => decidedOn <= step.on)
        .map(({ kind, decidedOn, document }) => {
          const asks = step.kind === 'post' ? ('晋升职务' as const) : ('晋升职级' as const)
          const reached = step.kind === 'post' ? step.post.title : step.rank.rank
          return {
            facts: { kind, decidedOn, restoredOn: null, asks, endDayBlocked },
            on: step.on,
            about: `${step.on} ${kind} ${decidedOn}`,
            evidence: [
              inDossier(person, '处分处理', `${decidedOn}${kind}，${document}`),
              inDossier(person, step.kind === 'post' ? '任职' : '职级', `${step.on}任${reached}`),
            ],
          }
        }),
    ),
})

export const rankChecks = [tooEarly, lostYear, skipped, underSanction] as PersonCheck[]

const quota = (rule: typeof quotaCounty, tier: LocalValues['unitTier']) =>
  unitCheck({
    rule,
    severity: 'warning',
    todo: '核对职级职数核定文件；超过的，在消化之前不再晋升。',
    cases: (unit, { settings }) => {
      if (settings.unitTier !== tier || !unit.civilServants) return []
      const held = Object.fromEntries([...unit.ranks].filter(([rank]) => isRank(rank)))
      const facts = { posts: unit.civilServants, held, quotaRounding: settings.quotaRounding }
      const text = [...unit.ranks].map(([rank, people]) => `${rank}${people}人`).join('，')
      const link = '/people?state=在职'
      return [{ facts, evidence: [{ kind: '职级人数', text: `在职公务员${unit.civilServants}人，其中${text}`, link }] }]
    },
  })

export const rankUnitChecks = [quota(quotaCounty, '县级'), quota(quotaCity, '市级')] as UnitCheck[]
