import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, yes } from '../../facts.ts'
import { addDays, type Day } from '../../periods.ts'
import { broken, met, rule } from '../../rule.ts'
import { type LocalValues, local } from '../local.ts'

/** More than these is a reason for dismissal; from the second numbers on the clerk is warned. */
const limits = { consecutive: 15, total: 30, warnConsecutive: 10, warnTotal: 20 } as const

export const khAbsent = rule({
  id: 'kh-absent',
  title: '旷工或者逾期不归连续超过15天，或者一年内累计超过30天的，予以辞退',
  area: 'assessment',
  force: 'remind',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第八十八条')],
  unconfirmed: '按工作日还是日历日计算没有写明，默认工作日。',
  simplification: '天数由填写人按本单位的计算方式给出；因公外出、请假期满没有正当理由逾期不归的一并计算。',
  facts: z.strictObject({
    consecutiveDays: count('连续旷工天数', 366)
      .default(0)
      .meta({ title: '连续旷工天数（天）', description: '最长的一次' }),
    totalDaysInYear: count('一年内累计旷工天数', 366).default(0).meta({ title: '一年内累计旷工天数（天）' }),
    absenceUnit: local('absenceUnit'),
  }),
  judge({ consecutiveDays, totalDaysInYear, absenceUnit }) {
    const unit = absenceUnit ? '工作日' : '日历日'
    const dismissal = consecutiveDays > limits.consecutive || totalDaysInYear > limits.total
    const alert = consecutiveDays >= limits.warnConsecutive || totalDaysInYear >= limits.warnTotal
    const observed = {
      dismissal,
      alert,
      limitConsecutive: limits.consecutive,
      limitTotal: limits.total,
      due: dismissal ? '辞退' : null,
    }
    const told = `连续旷工${consecutiveDays}天、一年内累计${totalDaysInYear}天（按${unit}）`
    if (dismissal) return broken(`${told}，连续超过15天或者累计超过30天，应当按程序予以辞退`, observed)
    if (alert) return met(`${told}，已接近15天、30天的界限，请及时处理`, observed)
    return met(`${told}，没有达到辞退的界限`, observed)
  },
})

/** The first birthday; a year after a leap year has no 29 February. */
function firstBirthday(bornOn: Day, leapBirthday: LocalValues['leapBirthday']): Day {
  const birthday = bornOn.slice(5)
  return `${Number(bornOn.slice(0, 4)) + 1}-${birthday === '02-29' ? leapBirthday : birthday}`
}

const untilDay = (title: string, description: string) =>
  day(title).nullable().default(null).meta({ title, description })

export const khNoDismiss = rule({
  id: 'kh-no-dismiss',
  title: '因公致残丧失工作能力、在医疗期内、女性在孕期产假哺乳期内的，不得辞退',
  area: 'assessment',
  force: 'forbid',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第八十九条')],
  simplification: '哺乳期算到子女满一周岁的前一天；医疗期由填写人给出，不计算。',
  facts: z.strictObject({
    disabledOnDuty: yes('因公致残并被确认丧失或者部分丧失工作能力')
      .default(false)
      .meta({ title: '因公致残并被确认丧失或者部分丧失工作能力' }),
    medicalPeriodUntil: untilDay('医疗期最后一天', '患病或者负伤的规定医疗期；没有的为null'),
    pregnant: yes('女性公务员在孕期').default(false).meta({ title: '女性公务员在孕期' }),
    maternityLeaveUntil: untilDay('产假最后一天', '女性公务员本人的产假；没有的为null'),
    childBornOn: untilDay('哺乳的子女出生日期', '只填女性公务员本人哺乳的最小子女；没有的为null'),
    otherGround: yes('法律法规规定的其他不得辞退的情形')
      .default(false)
      .meta({ title: '法律法规规定的其他不得辞退的情形' }),
    leapBirthday: local('leapBirthday'),
  }),
  judge({ childBornOn, leapBirthday, maternityLeaveUntil, medicalPeriodUntil, ...facts }, on) {
    const weanedOn = childBornOn === null || on < childBornOn ? null : firstBirthday(childBornOn, leapBirthday)
    const grounds: [string, Day | null][] = []
    if (facts.disabledOnDuty) grounds.push(['因公致残丧失工作能力', null])
    if (medicalPeriodUntil !== null && on <= medicalPeriodUntil) grounds.push(['医疗期', medicalPeriodUntil])
    if (facts.pregnant) grounds.push(['孕期', null])
    if (maternityLeaveUntil !== null && on <= maternityLeaveUntil) grounds.push(['产假', maternityLeaveUntil])
    if (weanedOn !== null && on < weanedOn) grounds.push(['哺乳期', addDays(weanedOn, -1)])
    if (facts.otherGround) grounds.push(['其他法定情形', null])
    const names = grounds.map(([name]) => name)
    if (grounds.length === 0) return met(`${on}没有不得辞退的情形`, { grounds: names, until: null, eligibleOn: null })
    const ends = grounds.map(([, end]) => end)
    const until = ends.includes(null) ? null : (ends as Day[]).reduce((late, end) => (end > late ? end : late))
    const observed = { grounds: names, until, eligibleOn: until === null ? null : addDays(until, 1) }
    const told = until === null ? '没有确定的结束日期' : `至${until}`
    return broken(`${on}有${names.join('、')}的情形（${told}），不得辞退`, observed)
  },
})
