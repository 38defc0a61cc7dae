import * as z from 'zod'
import { cite } from '../../cite.ts'
import { daysInMonth, monthIndex } from '../../dates.ts'
import { day, dayOrMonth } from '../../facts.ts'
import type { Day } from '../../periods.ts'
import { info, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'

type LeapBirthday = '03-01' | '02-28'

function birthdayIn(year: number, birth: Day, leapBirthday: LeapBirthday): Day {
  const moved = birth.slice(5) === '02-29' && daysInMonth(year, 2) === 28
  return `${year}-${moved ? leapBirthday : birth.slice(5)}`
}

/** Age in full years on a day; the birthday counts as reached. Negative before the birth. */
function ageOn(birth: Day, on: Day, leapBirthday: LeapBirthday): number {
  const year = Number(on.slice(0, 4))
  const years = year - Number(birth.slice(0, 4))
  return on >= birthdayIn(year, birth, leapBirthday) ? years : years - 1
}

export const ageExact = rule({
  id: 'age-exact',
  title: '周岁按公历计算，生日当天满岁',
  area: 'retirement',
  force: 'info',
  from: '1949-10-01',
  cites: [cite('personnel-practice', '周岁')],
  unconfirmed: '没有见到成文规定，按通行做法计算。',
  simplification: '不使用刑法“生日次日起算”的规则；农历生日须先换算成公历。',
  facts: z.strictObject({ birth: day('出生日期'), leapBirthday: local('leapBirthday') }),
  judge({ birth, leapBirthday }, on) {
    if (on < birth) return notApplicable(`${on}早于出生日期${birth}`)
    const age = ageOn(birth, on, leapBirthday)
    const nextBirthday = birthdayIn(Number(birth.slice(0, 4)) + age + 1, birth, leapBirthday)
    return info(`${birth}出生，${on}满${age}周岁，${nextBirthday}满${age + 1}周岁`, { age, nextBirthday })
  },
})

export const ageMonth = rule({
  id: 'age-month',
  title: '任免审批表的年龄按计算年龄时间的月份计算，到出生月份即满',
  area: 'retirement',
  force: 'info',
  from: '1949-10-01',
  cites: [cite('personnel-practice', '任免审批表年龄'), cite('personnel-practice', '周岁')],
  unconfirmed: '按月计算的填表规则没有见到原文。',
  simplification: '只算到月；与按日计算的周岁不同时两个数都给出，表上填按月的数。',
  facts: z.strictObject({
    birth: dayOrMonth('出生年月').meta({
      title: '出生年月',
      description: '出生的年月或者日期（YYYY-MM或YYYY-MM-DD）；判断日即表上的“计算年龄时间”。',
    }),
  }),
  judge({ birth }, on) {
    const months = monthIndex(on) - monthIndex(birth)
    if (months < 0) return notApplicable(`${on}早于出生月份${birth}`)
    const age = Math.floor(months / 12)
    const exactAge = birth.length === 10 ? Math.max(ageOn(birth, on, '03-01'), 0) : null
    const differs = exactAge !== null && exactAge !== age ? `（按日计算为${exactAge}周岁）` : ''
    const because = `${birth.slice(0, 7)}出生，计算年龄时间${on.slice(0, 7)}，按月计算为${age}岁${differs}`
    return info(because, { age, basis: '按月', exactAge })
  },
})
