import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, year } from '../../facts.ts'
import { addDays, addMonths, addYears, type Day } from '../../periods.ts'
import { broken, info, met, rule, type Verdict } from '../../rule.ts'
import { local } from '../local.ts'
import { doneInWords, inWords, type Recognised, reaches, recognised, type Standard, shortOf, total } from './amounts.ts'
import { ofYear } from './periods.ts'

type Due = { what: string; records: readonly Recognised[]; needed: Standard; from: Day; dueOn: Day; targetOn?: Day }

/** Judges training that must be complete by a day; a target before that day is only a reminder. */
function by({ what, records, needed, from, dueOn, targetOn = dueOn }: Due, on: Day): Verdict {
  const done = total(records, from, on < dueOn ? on : dueOn)
  const observed = { ...done, needed, missing: shortOf(done, needed), dueOn, targetOn }
  const says = `${what}要求${inWords(needed)}，最迟${dueOn}，已有${doneInWords(done)}`
  if (reaches(done, needed)) return met(says, observed)
  if (on > dueOn) return broken(says, { ...observed, since: addDays(dueOn, 1) })
  const isLate = on > targetOn
  return info(isLate ? `${says}；一般应在${targetOn}前完成` : says, { ...observed, warning: isLate })
}

/** Training before the day it is asked for counts as well, however early. */
const EVER = '1900-01-01'

export const initial = rule({
  id: 'px-initial',
  title: '新录用公务员在试用期内参加初任培训，不少于12天',
  area: 'training',
  force: 'remind',
  from: '2019-11-26',
  cites: [cite('civil-servant-law-2018', '第六十七条'), cite('civil-servant-training-2019', '初任培训')],
  unconfirmed: '12天见于2008年试行文本，现行规定的天数没有核对',
  simplification: '试用期按一年计；试用期延长的没有计入。',
  facts: z.strictObject({ hiredOn: day('录用日期'), records: recognised.meta({ title: '初任培训' }) }),
  judge({ hiredOn, records }, on) {
    const dueOn = addDays(addYears(hiredOn, 1), -1)
    return by({ what: '初任培训', records, needed: { days: 12, hours: null }, from: hiredOn, dueOn }, on)
  },
})

const leaderDays = { 县处级副职以上: 30, 乡科级: 15 } as const

export const appointed = rule({
  id: 'px-appoint',
  title: '晋升领导职务的任职前或者任职后一年内参加任职培训',
  area: 'training',
  force: 'remind',
  from: '2019-11-26',
  cites: [cite('civil-servant-law-2018', '第六十七条'), cite('civil-servant-training-2019', '任职培训')],
  unconfirmed: '30天、15天见于2008年试行文本，现行规定的天数没有核对',
  simplification: '任职前参加的同类培训不论多早都计入，由登记的人判断是否算任职培训。',
  facts: z.strictObject({
    level: oneOf('任职层次', ['县处级副职以上', '乡科级']),
    appointedOn: day('任职日期'),
    records: recognised.meta({ title: '任职培训' }),
  }),
  judge({ level, appointedOn, records }, on) {
    const needed = { days: leaderDays[level], hours: null }
    return by({ what: `${level}任职培训`, records, needed, from: EVER, dueOn: addYears(appointedOn, 1) }, on)
  },
})

export const institution = rule({
  id: 'px-institution',
  title: '事业单位工作人员每年培训不少于90学时或者12天；新聘用的参加岗前培训不少于40学时或者5天',
  area: 'training',
  force: 'remind',
  from: '2019-11-28',
  cites: [cite('institution-training-2019', '年度培训'), cite('institution-training-2019', '岗前培训')],
  unconfirmed: '施行的日子凭记忆，没有核对；年中进入的怎样折算没有写明，按“本地规定”',
  simplification: '岗前培训一般六个月内完成，只作提醒；超过十二个月才算没有完成。',
  facts: z.strictObject({
    asked: oneOf('核对哪一项', ['年度培训', '岗前培训']),
    year: year('年度'),
    joinedOn: day('聘用日期').nullable().default(null),
    records: recognised,
    prorateTraining: local('prorateTraining'),
    trainingRemindDays: local('trainingRemindDays'),
  }),
  judge({ asked, joinedOn, records, ...yearly }, on) {
    if (asked === '年度培训') return ofYear({ ...yearly, records, since: joinedOn }, on)
    if (joinedOn === null) return info('没有登记聘用日期，无法核对岗前培训', { isUnset: true })
    const dates = { from: joinedOn, dueOn: addYears(joinedOn, 1), targetOn: addMonths(joinedOn, 6) }
    return by({ what: '岗前培训', records, needed: { days: 5, hours: 40 }, ...dates }, on)
  },
})
