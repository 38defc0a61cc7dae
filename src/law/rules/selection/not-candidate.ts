import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, year, yes } from '../../facts.ts'
import { addDays, addMonths, type Day } from '../../periods.ts'
import { broken, met, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { effectUntil, latestRestoration, runsFromRestoration, sanctionKinds } from '../sanctions/effects.ts'

/** As dossiers hold them, those of institutions included. */
const grades = ['优秀', '称职', '基本称职', '不称职', '合格', '基本合格', '不合格', '不确定等次'] as const
const LOW: readonly string[] = ['基本称职', '不称职', '基本合格', '不合格']

const facts = z.strictObject({
  grades: z
    .array(z.strictObject({ year: year('年度'), grade: oneOf('等次', grades) }))
    .max(200)
    .default([])
    .meta({ title: '年度考核结果', description: '判断时用上一年度的；同一年度有几条的按最低的算' }),
  restrictions: z
    .array(
      z.strictObject({
        kind: oneOf('种类', [...sanctionKinds, '其他组织处理']),
        decidedOn: day('决定日期'),
        until: day('影响期至').nullable().default(null).meta({
          title: '影响期至',
          description: '最后一天。为null时按种类推算，留党察看按最长期间推算；推算不出的按影响仍在继续处理',
        }),
      }),
    )
    .max(200)
    .default([])
    .meta({ title: '诫勉、组织处理和处分' }),
  hasSpouse: yes('有配偶').default(true),
  spouseEmigrated: yes('配偶已移居国（境）外').default(false),
  childrenAllEmigrated: yes('子女均已移居国（境）外').default(false),
  specialPost: yes('拟任特殊岗位').default(false).meta({
    title: '拟任特殊岗位',
    description: '因工作需要的特殊岗位，配偶或者子女移居的情形除外',
  }),
  politicalBreach: yes('违反政治纪律和政治规矩').default(false),
  lowAcceptance: yes('群众公认度不高').default(false),
  canvassing: yes('有跑官、拉票等非组织活动').default(false),
  otherwiseUnsuitable: yes('其他原因不宜提拔').default(false),
  admonishMonths: local('admonishMonths'),
  endDayBlocked: local('endDayBlocked'),
})

type Facts = z.output<typeof facts>
type Restriction = Facts['restrictions'][number]

/** A reason that passes: from its first day to its last one, or without a known end. */
type Dated = { code: 'last-year-grade' | 'effect-period'; reason: string; since: Day; until: Day | null }

function lastDayOf(restriction: Restriction, { admonishMonths, endDayBlocked }: Facts): Day | null {
  const { kind, decidedOn, until } = restriction
  const known = until ?? (kind === '诫勉' ? addMonths(decidedOn, admonishMonths) : byKind(restriction))
  return known === null || endDayBlocked ? known : addDays(known, -1)
}

const byKind = ({ kind, decidedOn, until }: Restriction): Day | null =>
  kind === '其他组织处理'
    ? null
    : effectUntil(kind, decidedOn, lacksEnd({ kind, until }) ? latestRestoration(decidedOn) : null)

/** 留党察看 ends by the day the rights are restored, which the facts do not hold; only a recorded end is certain. */
const lacksEnd = ({ kind, until }: Pick<Restriction, 'kind' | 'until'>): boolean =>
  until === null && kind !== '其他组织处理' && runsFromRestoration(kind)

const toCheck = '没有记录何时恢复党员权利、影响期至哪一天，按留党察看最长二年、恢复后再二年推算，须核对'

/** What must be looked up although nothing stands in the way any more: ends that were only reckoned. */
const reckonedOn = (given: Facts, on: Day): string[] =>
  given.restrictions
    .filter((restriction) => lacksEnd(restriction) && (lastDayOf(restriction, given) ?? on) < on)
    .map((restriction) => {
      const { kind, decidedOn } = restriction
      return `${decidedOn}受到${kind}，推算限制到${lastDayOf(restriction, given)}（${toCheck}）`
    })

function restrictionsOn(given: Facts, on: Day): Dated[] {
  return given.restrictions.flatMap((restriction): Dated[] => {
    const { kind, decidedOn } = restriction
    const until = lastDayOf(restriction, given)
    if (on < decidedOn || (until !== null && on > until)) return []
    const end =
      until === null ? '影响仍在继续' : lacksEnd(restriction) ? `限制最迟到${until}（${toCheck}）` : `限制到${until}`
    return [{ code: 'effect-period', reason: `${decidedOn}受到${kind}，${end}`, since: decidedOn, until }]
  })
}

function lowGradeOn({ grades: held }: Facts, on: Day): Dated[] {
  const lastYear = Number(on.slice(0, 4)) - 1
  const low = LOW.findLast((grade) => held.some((one) => one.year === lastYear && one.grade === grade))
  if (!low) return []
  const [since, until] = [`${lastYear + 1}-01-01`, `${lastYear + 1}-12-31`]
  return [{ code: 'last-year-grade', reason: `${lastYear}年度考核为${low}`, since, until }]
}

const datedOn = (given: Facts, on: Day): Dated[] => [...lowGradeOn(given, on), ...restrictionsOn(given, on)]

const endOf = (reasons: readonly Dated[]): Day | null =>
  reasons.reduce<Day | null>((end, { until }) => (end === null || until === null ? null : max(end, until)), '')

const max = (one: Day, other: Day): Day => (one > other ? one : other)

/** The first day from `on` on which, by these records, no dated reason stands; null when one has no known end. */
function freeFrom(given: Facts, on: Day): Day | null {
  let free = on
  for (;;) {
    const standing = datedOn(given, free)
    if (standing.length === 0) return free
    const end = endOf(standing)
    if (end === null) return null
    free = addDays(end, 1)
  }
}

/** The reasons that only people can find and that no date ends. */
function lasting(given: Facts): [code: string, reason: string][] {
  const bare = !given.hasSpouse && given.childrenAllEmigrated
  const found: [boolean, string, string][] = [
    [given.politicalBreach, 'political-discipline', '违反政治纪律和政治规矩'],
    [given.lowAcceptance, 'low-acceptance', '群众公认度不高'],
    [given.canvassing, 'canvassing', '有跑官、拉票等非组织活动'],
    [given.hasSpouse && given.spouseEmigrated && !given.specialPost, 'family-abroad', '配偶已移居国（境）外'],
    [bare && !given.specialPost, 'family-abroad', '没有配偶，子女均已移居国（境）外'],
    [given.otherwiseUnsuitable, 'otherwise-unsuitable', '其他原因不宜提拔'],
  ]
  return found.flatMap(([stands, code, reason]) => (stands ? [[code, reason]] : []))
}

export const notCandidate = rule({
  id: 'ry-not-candidate',
  title: '有七种情形之一的，不得列为考察对象',
  area: 'selection',
  force: 'forbid',
  from: '2019-03-03',
  cites: [
    cite('selection-2019', '第二十四条'),
    cite('discipline-2023', '第十二条'),
    cite('discipline-2018', '第十二条'),
    cite('discipline-2015', '第十一条'),
  ],
  simplification:
    '政治纪律、群众公认度、跑官拉票和其他原因由人判断，只记录结论；上一年度没有考核结果或者不确定等次的不算基本称职以下；' +
    '撤销党内职务、免职等只限制一定层次的，也按限制处理；' +
    '留党察看没有记录影响期的，按二年察看、恢复权利后二年推算最迟的一天，2016年以前的决定也这样算。',
  facts,
  judge(given, on) {
    const [dated, undated] = [datedOn(given, on), lasting(given)]
    const reckoned = reckonedOn(given, on)
    if (dated.length + undated.length === 0) {
      return met(['没有发现不得列为考察对象的情形', ...reckoned].join('；'), { grounds: [] })
    }
    const free = undated.length === 0 ? freeFrom(given, on) : null
    const told = [...undated.map(([, reason]) => reason), ...dated.map(({ reason }) => reason)].join('；')
    return broken(free === null ? told : `${told}；按现有记录${free}起不受限制`, {
      grounds: [...new Set([...undated.map(([code]) => code), ...dated.map(({ code }) => code)])],
      until: free === null ? null : addDays(free, -1),
      eligibleOn: free,
      ...(undated.length === 0 && { since: dated.map(({ since }) => since).sort()[0] }),
    })
  },
})
