import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, oneOf, yes } from '../../facts.ts'
import { addDays, addMonths, type Day } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { adminKinds, effectMonths, effectUntil } from './effects.ts'
import { freeFrom } from './window.ts'

type AdminKind = (typeof adminKinds)[number]
const mostMonths = 48

/**
 * What several 政务 sanctions decided on one day come to: the heaviest kind and the shortest and longest period
 * (months) that may be set. `monthsLeft` of an earlier sanction's period are added. Null months: 开除.
 */
function merged(kinds: readonly AdminKind[], monthsLeft: number, on: Day) {
  const kind = adminKinds.findLast((one) => kinds.includes(one)) ?? '警告'
  const single = effectMonths(kind, on)
  if (single === null) return { kind, minMonths: null, maxMonths: null }
  const same = kinds.filter((one) => one === kind).length
  const capped = (months: number) => Math.min(months + monthsLeft, mostMonths)
  return { kind, minMonths: capped(single), maxMonths: capped(Math.min(single * same, mostMonths)) }
}

export const mergedSanctions = rule({
  id: 'cf-merge',
  title: '几个政务处分合并：种类不同的执行最重的，处分期最长四十八个月',
  area: 'sanctions',
  force: 'forbid',
  from: '2007-06-01',
  cites: [cite('sanctions-law-2020', '第十五条'), cite('civil-servant-sanctions-2007', '第十条')],
  simplification: '处分期内又受处分的期间相加，用行政机关公务员的规定；尚未执行的期间按整月。',
  facts: z.strictObject({
    kinds: z
      .array(oneOf('政务处分种类', adminKinds))
      .min(1, '至少有一个处分')
      .max(20)
      .meta({ title: '各违法行为应受的处分', description: '一个行为写一个，同样的种类可以写几次' }),
    monthsLeft: count('原处分尚未执行的月数', mostMonths)
      .default(0)
      .meta({ title: '原处分尚未执行的月数', description: '处分期内又受处分时填写；没有的填0' }),
    decidedMonths: count('决定的处分期月数', 240)
      .nullable()
      .default(null)
      .meta({ title: '决定的处分期月数', description: '要核对已经决定的期间时填写' }),
  }),
  judge({ kinds, monthsLeft, decidedMonths }, on) {
    const result = merged(kinds, monthsLeft, on)
    const { kind, minMonths, maxMonths } = result
    if (minMonths === null) return info('其中有开除的，执行开除，没有处分期', { kind, months: null })
    const months = minMonths === maxMonths ? minMonths : null
    const range = months === null ? `${minMonths}个月以上、${maxMonths}个月以下` : `${minMonths}个月`
    const left = monthsLeft > 0 ? `（含原处分尚未执行的${monthsLeft}个月）` : ''
    const told = `执行最重的${kind}，处分期${range}${left}，最长${mostMonths}个月`
    const observed = { kind, months, minMonths, maxMonths }
    if (decidedMonths === null) return info(told, observed)
    const fits = decidedMonths >= minMonths && decidedMonths <= maxMonths
    return fits
      ? met(`${told}；决定${decidedMonths}个月，符合`, observed)
      : broken(`${told}；决定${decidedMonths}个月，不符合`, observed)
  },
})

const automaticFrom = { 公务员: '2019-06-01', 其他公职人员: '2020-07-01' } as const

export const release = rule({
  id: 'cf-release',
  title: '处分期满、有悔改表现且没有再违法的，自动解除；降级、撤职不恢复原级别、原职务',
  area: 'sanctions',
  force: 'info',
  from: '2007-06-01',
  cites: [
    cite('sanctions-law-2020', '第二十六条'),
    cite('civil-servant-law-2018', '第六十五条'),
    cite('civil-servant-sanctions-2007', '第九条'),
  ],
  simplification:
    '是否自动解除看期满的那一天：2019年6月1日（公务员）、2020年7月1日（其他公职人员）以前期满的须有解除决定。',
  facts: z.strictObject({
    kind: oneOf('政务处分种类', adminKinds),
    decidedOn: day('处分决定日期'),
    person: oneOf('受处分人', ['公务员', '其他公职人员']).default('公务员'),
    repentedNoNewBreach: yes('有悔改表现且没有再违法').default(true),
    releaseDecidedOn: day('解除决定日期')
      .nullable()
      .default(null)
      .meta({ title: '解除决定日期', description: '新法施行以前期满的处分，要有解除决定' }),
    endDayBlocked: local('endDayBlocked'),
  }),
  judge({ kind, decidedOn, person, repentedNoNewBreach, releaseDecidedOn, endDayBlocked }, on) {
    if (on < decidedOn) return notApplicable(`处分在${decidedOn}作出，${on}还没有影响`)
    const until = effectUntil(kind, decidedOn)
    if (until === null) return info('开除没有期满，不存在解除', { status: '不解除', until, releasedOn: null })
    const automatic = until >= automaticFrom[person]
    const ended = freeFrom(until, endDayBlocked)
    const releasedOn = releaseDay({ automatic, repentedNoNewBreach, releaseDecidedOn, ended })
    const rankStaysLowered = kind === '降级' || kind === '撤职'
    const status = on < ended ? '处分期内' : releasedOn !== null && releasedOn <= on ? '已解除' : '没有解除'
    const observed = { status, until, releasedOn, automatic, rankStaysLowered }
    const lowered = rankStaysLowered ? `；${kind}解除后不恢复原级别、原职务` : ''
    if (status === '已解除') return info(`${kind}到${until}期满，${releasedOn}起已解除${lowered}`, observed)
    if (status === '处分期内') return info(`${kind}到${until}期满，${on}仍在处分期内${lowered}`, observed)
    const why = automatic ? '没有悔改表现或者又有违法，不能自动解除' : '期满在自动解除的规定施行以前，须有解除决定'
    return info(`${kind}已于${until}期满，${why}${lowered}`, observed)
  },
})

type Ending = { automatic: boolean; repentedNoNewBreach: boolean; releaseDecidedOn: Day | null; ended: Day }

/** The day a sanction counts as released, or null while a decision is still needed. */
function releaseDay({ automatic, repentedNoNewBreach, releaseDecidedOn, ended }: Ending): Day | null {
  if (automatic && repentedNoNewBreach) return ended
  return releaseDecidedOn !== null && releaseDecidedOn < ended ? ended : releaseDecidedOn
}

export const filing = rule({
  id: 'cf-file',
  title: '处分决定归入本人档案；降级以上的一个月内办好职务、工资变更',
  area: 'sanctions',
  force: 'remind',
  from: '2020-07-01',
  cites: [cite('sanctions-law-2020', '第五十四条')],
  simplification: '归档没有法定期限，这里只计算变更手续的期限；期限不因休息日顺延，以较早的一天提醒。',
  facts: z.strictObject({
    kind: oneOf('政务处分种类', adminKinds),
    decidedOn: day('处分决定日期'),
    extended: yes('特殊情况经批准延长').default(false),
    changedOn: day('变更手续办好日期')
      .nullable()
      .default(null)
      .meta({ title: '变更手续办好日期', description: '职务、级别、工资都变更完毕的那一天；还没有办好的填空' }),
  }),
  judge({ kind, decidedOn, extended, changedOn }, on) {
    if (on < decidedOn) return notApplicable(`处分在${decidedOn}作出，${on}还没有影响`)
    if (adminKinds.indexOf(kind) < adminKinds.indexOf('降级')) {
      return notApplicable(`${kind}不涉及职务、工资变更，处分决定归入本人档案即可`)
    }
    const dueOn = addMonths(decidedOn, extended ? 6 : 1)
    const observed = { dueOn, changedOn }
    const term = `${decidedOn}受${kind}处分，职务、工资变更最迟到${dueOn}${extended ? '（经批准延长）' : ''}`
    const done = changedOn !== null && changedOn <= on
    const late = done ? changedOn > dueOn : on > dueOn
    if (late)
      return broken(`${term}，${done ? `${changedOn}才办好` : '还没有办好'}`, { ...observed, since: addDays(dueOn, 1) })
    return met(done ? `${term}，已于${changedOn}办好` : `${term}，还在期限内`, observed)
  },
})
