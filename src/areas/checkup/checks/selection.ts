import { addYears, type Day, firstDay } from '../../../law/periods.ts'
import type { Verdict } from '../../../law/rule.ts'
import { probation, underInquiry } from '../../../law/rules/selection/appointment.ts'
import { levelYears, twoPosts } from '../../../law/rules/selection/county.ts'
import { atLeast } from '../../../law/rules/selection/levels.ts'
import { notCandidate } from '../../../law/rules/selection/not-candidate.ts'
import { education, partyAge } from '../../../law/rules/selection/qualifications.ts'
import { rotation } from '../../../law/rules/selection/tenure.ts'
import { toTownshipDeputy, toTownshipHead } from '../../../law/rules/selection/township.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { isPrecise, presentPosts } from './as-on.ts'
import {
  inquiries,
  knownSanctions,
  type OwnPost,
  ownPosts,
  ownRanks,
  postFacts,
  promotions,
  rankFacts,
} from './career.ts'
import { inDossier, type PersonCheck, personCheck, type World } from './check.ts'
import { diplomaOf } from './diploma.ts'
import { notCandidateFacts } from './eligibility.ts'

/** Below this day the rules of the present instruments did not exist; earlier steps are not opened again. */
const RULES_SINCE = '2019-03-03'
const RANKS_RULED_SINCE = '2020-03-03'
/** Ranks exist since June 2019: before three years of them had passed nobody could show three years in one. */
const RANK_YEARS_SINCE = '2022-06-01'

const spoken = (post: OwnPost) => `${post.startedOn}任${post.title}（${post.level}）`

/** Present posts of leading level, each with the step by which it was reached, when that step was a promotion. */
function presentSteps(person: CadreRecord, from: Day) {
  return promotions(person).flatMap((step) =>
    step.kind === 'post' && step.post.endedOn === '' && step.on >= from ? [{ ...step, level: step.post.level }] : [],
  )
}

/** Service up to a day, without what began on it. */
const before = (person: CadreRecord, day: Day) => ({
  posts: postFacts(ownPosts(person).filter((post) => firstDay(post.startedOn) < day)),
  ranks: rankFacts(ownRanks(person).filter((rank) => firstDay(rank.startedOn) < day)),
})

const yearsTodo = '核对任职时的年限；属于破格提拔的，把破格审批材料归入档案。'

const asDeputy = personCheck({
  rule: toTownshipDeputy,
  severity: 'warning',
  todo: yearsTodo,
  cases: (person) =>
    presentSteps(person, RANK_YEARS_SINCE).flatMap(({ level, on, post }) => {
      const { posts, ranks } = before(person, on)
      // Without any rank on record nothing can be said of the years in it.
      if (level !== '乡科级副职' || !ranks.length) return []
      const evidence = [inDossier(person, '任职', spoken(post)), ...rankEvidence(person)]
      return [{ facts: { sought: level, posts, ranks }, on, about: post.startedOn, evidence }]
    }),
})

const asHead = personCheck({
  rule: toTownshipHead,
  severity: 'warning',
  todo: yearsTodo,
  cases: (person) =>
    presentSteps(person, RANKS_RULED_SINCE).flatMap(({ level, on, post }) => {
      if (level !== '乡科级正职') return []
      const evidence = [inDossier(person, '任职', spoken(post)), ...rankEvidence(person)]
      return [{ facts: { sought: level, ...before(person, on) }, on, about: post.startedOn, evidence }]
    }),
})

const rankEvidence = (person: CadreRecord) =>
  ownRanks(person).map((rank) => inDossier(person, '职级', `${rank.startedOn}任${rank.rank}`))

const countyYears = personCheck({
  rule: levelYears,
  severity: 'warning',
  todo: yearsTodo,
  cases: (person) =>
    presentSteps(person, RULES_SINCE).flatMap(({ level, on, post }) => {
      if (!atLeast(level, '县处级副职')) return []
      const facts = { sought: level, ...before(person, on), exceptional: false }
      return [{ facts, on, about: post.startedOn, evidence: [inDossier(person, '任职', spoken(post))] }]
    }),
})

const countyPosts = personCheck({
  rule: twoPosts,
  severity: 'notice',
  todo: '“一般应当”的要求，请核对任职时的说明。',
  cases: (person) =>
    presentSteps(person, RULES_SINCE).flatMap(({ level, on, post }) => {
      if (!atLeast(level, '县处级副职')) return []
      const { posts } = before(person, on)
      return [
        {
          facts: { sought: level, posts },
          on,
          about: post.startedOn,
          evidence: [inDossier(person, '任职', spoken(post))],
        },
      ]
    }),
})

const schooling = personCheck({
  rule: education,
  severity: 'notice',
  todo: '“一般应当”的要求，请核对学历登记和任职时的说明。',
  cases: (person) => {
    const diploma = diplomaOf(person)
    if (!diploma) return []
    return presentSteps(person, RULES_SINCE).map(({ level, on, post }) => ({
      facts: { sought: level, diploma },
      on,
      about: post.startedOn,
      evidence: [inDossier(person, '任职', spoken(post)), inDossier(person, '学历', `最高学历${diploma}`)],
    }))
  },
})

const inPartyGroup = personCheck({
  rule: partyAge,
  severity: 'violation',
  todo: '核对转正时间；不够年限的，报上级党委说明。',
  cases: (person) =>
    presentPosts(person).flatMap((post) => {
      if (!/党组(?:书记|副书记|成员)/.test(post.title) || !isPrecise(post.startedOn)) return []
      const { partyRegular } = person
      const fullMemberOn = isPrecise(partyRegular) ? partyRegular : null
      const facts = { post: '党组成员' as const, unitLevel: '县处级以下' as const, fullMemberOn }
      const evidence = [
        inDossier(person, '任职', `${post.startedOn}任${post.title}`),
        inDossier(person, '入党', partyRegular ? `${partyRegular}转正` : '没有转正时间'),
      ]
      return [{ facts, on: firstDay(post.startedOn), about: post.startedOn, evidence }]
    }),
})

/** Kind of a post as the probation rule knows it, by the level and section of the present post. */
function postKindOf(post: OwnPost, world: World) {
  const held = post.postId ? world.posts.get(post.postId) : undefined
  const section = held && world.sections.get(held.sectionId)
  if (!held || !section) return null
  if (section.kind === 'leadership') return held.isPrincipal ? ('部门正职' as const) : ('部门副职' as const)
  return held.isPrincipal ? ('内设机构正职' as const) : ('内设机构副职' as const)
}

/** Steps that bring a probation, as the rule asks for them. */
const probationCases = (person: CadreRecord, world: World, isAsked: (step: { on: Day; post: OwnPost }) => boolean) =>
  presentSteps(person, RULES_SINCE).flatMap(({ level, on, post }) => {
    const postKind = postKindOf(post, world)
    if (!postKind || !isAsked({ on, post })) return []
    const confirmedOn = isPrecise(post.confirmedOn) ? firstDay(post.confirmedOn) : null
    const { probationRemindDays } = world.settings
    const step = { level, appointedBy: '党委（党组）' as const, postKind, promoted: true, startedOn: on }
    const facts = { ...step, confirmedOn, probationRemindDays }
    return [{ facts, about: post.startedOn, evidence: [inDossier(person, '任职', spoken(post))] }]
  })

/** Dossiers filled before this field existed say nothing about old probations: much later the record is in question. */
const isUnrecorded = ({ on, post }: { on: Day; post: OwnPost }, world: World) =>
  post.confirmedOn === '' && world.on > addYears(on, 2)

const sinceOverdue = ({ observed }: Verdict) => ((observed.since ?? observed.remindOn) as Day | undefined) ?? null

const probationYear = personCheck({
  rule: probation,
  severity: (verdict) => (verdict.kind === 'info' ? 'notice' : 'warning'),
  todo: '组织试用期满考核，合格的办理正式任职，并在档案“任职经历”里填上试用期满任职时间。',
  finds: ({ kind, observed }) => kind === 'broken' || observed.remind === true,
  since: sinceOverdue,
  cases: (person, world) => probationCases(person, world, (step) => !isUnrecorded(step, world)),
})

const unrecordedProbation = personCheck({
  rule: probation,
  severity: 'notice',
  todo: '查任职文件：已经正式任职的，在档案“任职经历”里补填试用期满任职时间；没有办理的，补办。',
  since: sinceOverdue,
  cases: (person, world) => probationCases(person, world, (step) => isUnrecorded(step, world)),
})

const KEY_SECTION = /人事|组织|干部|财务|审批|执法|采购|项目/

const longInPost = personCheck({
  rule: rotation,
  severity: (verdict) => (verdict.observed.must === true ? 'violation' : 'warning'),
  todo: '安排交流或者轮岗；因特殊情况不能轮岗的，说明理由并报批。',
  cases: (person, world) =>
    ownPosts(person).flatMap((post) => {
      const held = post.endedOn === '' && post.postId ? world.posts.get(post.postId) : undefined
      const section = held && world.sections.get(held.sectionId)
      if (!section || !atLeast(post.level, '股级副职')) return []
      const kind = section.kind === 'leadership' ? ('党政领导成员' as const) : ('内设机构领导' as const)
      const { rotationMonths } = world.settings
      const facts = { startedOn: post.startedOn, post: kind, keyPost: KEY_SECTION.test(section.name), rotationMonths }
      return [{ facts, about: post.startedOn, evidence: [inDossier(person, '任职', spoken(post))] }]
    }),
})

const barred = personCheck({
  rule: notCandidate,
  severity: 'notice',
  todo: '期内不得列为考察对象；动议和推荐时先看这一条。',
  cases(person, world) {
    const evidence = [
      ...person.grades
        .filter(({ year, grade }) => year === Number(world.on.slice(0, 4)) - 1 && /基本|不称职|不合格/.test(grade))
        .map(({ year, grade }) => inDossier(person, '年度考核', `${year}年度${grade}`)),
      ...knownSanctions(person).map((one) =>
        inDossier(person, '处分处理', `${one.decidedOn}${one.kind}，${one.document}`),
      ),
    ]
    return [{ facts: notCandidateFacts(person, world), evidence }]
  },
})

const movedUnderInquiry = personCheck({
  rule: underInquiry,
  severity: 'violation',
  todo: '立案期间不得办理，请核对并向监察机关说明。',
  cases(person) {
    const cases = inquiries(person)
    if (!cases.length) return []
    return promotions(person).map((step) => ({
      facts: { matter: '晋升' as const, cases, organConsented: false },
      on: step.on,
      about: `${step.kind} ${step.on}`,
      evidence: [
        inDossier(
          person,
          step.kind === 'post' ? '任职' : '职级',
          `${step.on}${step.kind === 'post' ? step.post.title : step.rank.rank}`,
        ),
        ...cases.map(({ openedOn }) => inDossier(person, '立案', `${openedOn}立案`)),
      ],
    }))
  },
})

export const selectionChecks = [
  asDeputy,
  asHead,
  countyYears,
  countyPosts,
  schooling,
  inPartyGroup,
  probationYear,
  unrecordedProbation,
  longInPost,
  barred,
  movedUnderInquiry,
] as PersonCheck[]
