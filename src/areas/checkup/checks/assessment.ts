import { addYears, firstDay } from '../../../law/periods.ts'
import { khBadEffects, khBasicEffects, khExcEffects } from '../../../law/rules/assessment/consequences.ts'
import { khQuota } from '../../../law/rules/assessment/quota.ts'
import { khSanction } from '../../../law/rules/assessment/sanctioned.ts'
import { khProbation } from '../../../law/rules/assessment/ungraded.ts'
import { isCivilServant, isPrecise } from './as-on.ts'
import { knownSanctions } from './career.ts'
import { inDossier, type PersonCheck, personCheck, type UnitCheck, unitCheck } from './check.ts'

/** The year whose rules of assessment are held; grades of earlier years are left in peace. */
const FIRST_YEAR = 2020

const inSanctionYear = personCheck({
  rule: khSanction,
  severity: 'violation',
  todo: '核对处分决定和年度考核登记表，按规定更正等次。',
  cases: (person) => {
    const sanctions = knownSanctions(person).map(({ kind, decidedOn }) => ({ kind, decidedOn }))
    if (!sanctions.length || !isCivilServant(person)) return []
    return person.grades
      .filter(({ year }) => year >= FIRST_YEAR)
      .map(({ year, grade }) => ({
        facts: { year, sanctions, grade },
        on: `${year + 1}-01-01`,
        about: String(year),
        evidence: [
          inDossier(person, '年度考核', `${year}年度${grade}`),
          ...sanctions.map(({ kind, decidedOn }) => inDossier(person, '处分处理', `${decidedOn}${kind}`)),
        ],
      }))
  },
})

const inFirstYear = personCheck({
  rule: khProbation,
  severity: 'violation',
  todo: '试用期内只写评语、不定等次，请更正年度考核结果；不是新录用的，核对参加工作时间。',
  cases: (person) => {
    const { workStarted, grades } = person
    if (!isPrecise(workStarted) || !isCivilServant(person)) return []
    const hiredOn = firstDay(workStarted)
    return grades
      .filter(({ year }) => year >= FIRST_YEAR && year === Number(hiredOn.slice(0, 4)))
      .map(({ year, grade }) => ({
        facts: { year, hiredOn, probationEndsOn: addYears(hiredOn, 1), assessedOn: null, grade },
        on: `${year + 1}-01-01`,
        about: String(year),
        evidence: [inDossier(person, '年度考核', `${year}年度${grade}`), inDossier(person, '参加工作', workStarted)],
      }))
  },
})

const admonishBasic = personCheck({
  rule: khBasicEffects,
  severity: 'warning',
  todo: '由党组（或组织部门）诫勉，责令书面检查、限期改进，并在档案“处分处理”中登记。',
  cases: (person, world) =>
    isCivilServant(person)
      ? person.grades
          // After the year in which it has effect nobody is admonished any more.
          .filter(({ year, grade }) => grade === '基本称职' && year === Number(world.on.slice(0, 4)) - 1)
          .map(({ year, grade }) => {
            const talk = knownSanctions(person).find(
              ({ kind, decidedOn }) => kind === '诫勉' && decidedOn >= `${year}-12-01`,
            )
            return {
              facts: { year, grade, admonishedOn: talk?.decidedOn ?? null },
              about: String(year),
              evidence: [inDossier(person, '年度考核', `${year}年度${grade}`)],
            }
          })
      : [],
  since: ({ observed }) => (observed.blockedFrom as string | undefined) ?? null,
})

const badTwice = personCheck({
  rule: khBadEffects,
  severity: 'violation',
  todo: '按程序办理辞退或者降职，先核对有没有不得辞退的情形。',
  finds: ({ kind, observed }) => kind === 'broken' || observed.due === '降职',
  cases: (person) => {
    if (!isCivilServant(person)) return []
    const bad = person.grades.filter(({ grade }) => grade === '不称职')
    if (!bad.length) return []
    const facts = { grades: person.grades.map(({ year, grade }) => ({ year, grade })) }
    return [{ facts, evidence: bad.map(({ year }) => inDossier(person, '年度考核', `${year}年度不称职`)) }]
  },
  since: ({ observed }) => {
    const years = observed.badYears as number[] | undefined
    return years?.length ? `${years.at(-1)! + 1}-01-01` : null
  },
})

/** Commendations are given in spring; before this day of the next year nobody is late. */
const COMMENDED_BY = '07-01'

const commend = personCheck({
  rule: khExcEffects,
  severity: 'warning',
  todo: '补办嘉奖、三等功，或者在档案“奖励”里补登（写明年份）。',
  finds: ({ kind, observed: { proposals, commendYears } }) =>
    kind === 'info' && (proposals as unknown[]).length + (commendYears as unknown[]).length > 0,
  since: ({ observed }) => {
    const years = [
      ...(observed.proposals as { year: number }[]).map(({ year }) => year),
      ...(observed.commendYears as number[]),
    ]
    return `${Math.min(...years) + 1}-${COMMENDED_BY}`
  },
  cases: (person, world) => {
    if (!isCivilServant(person)) return []
    const grades = person.grades
      .filter(({ year }) => `${year + 1}-${COMMENDED_BY}` <= world.on)
      .map(({ year, grade }) => ({ year, grade }))
    if (!grades.some(({ grade }) => grade === '优秀')) return []
    // A reward carries the year in which it was given: the one after the year it is for.
    const commendations = person.rewards
      .filter(({ on, title }) => on.length >= 4 && title.trim() !== '')
      .map(({ on, title }) => ({ year: Number(on.slice(0, 4)) - 1, title: title.trim().slice(0, 200) }))
      .filter(({ year }) => year >= 1949)
    const excellent = grades.filter(({ grade }) => grade === '优秀')
    const evidence = excellent.slice(-3).map(({ year }) => inDossier(person, '年度考核', `${year}年度优秀`))
    return [{ facts: { grades, commendations }, evidence }]
  },
})

export const assessmentChecks = [inSanctionYear, inFirstYear, admonishBasic, badTwice, commend] as PersonCheck[]

const excellentShare = unitCheck({
  rule: khQuota,
  severity: ({ observed }) => (observed.force === 'forbid' ? 'violation' : 'warning'),
  todo: '核对优秀名额的批复；没有批复的，超过部分按程序更正。',
  cases: (unit, { settings: { excellentConsent, quotaRounding } }) =>
    [...unit.grades].map(([year, { participants, excellent }]) => ({
      facts: { year, participants, excellent: excellent.length, consent: excellentConsent, quotaRounding },
      on: `${year + 1}-01-01`,
      about: String(year),
      evidence: excellent.map((person) => inDossier(person, '年度考核', `${year}年度优秀`)),
    })),
})

export const assessmentUnitChecks = [excellentShare] as UnitCheck[]
