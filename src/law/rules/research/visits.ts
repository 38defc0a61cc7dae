import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, words, year } from '../../facts.ts'
import { addDays, type Day, weekday } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'

/** The first of the local copies that were seen. */
const FROM = '2010-01-01'

const Trip = z
  .strictObject({
    from: day('出发日期'),
    until: day('返回日期'),
    fieldDays: z.array(day('在基层的日期')).max(366).meta({ title: '其中在基层的日期' }),
  })
  .meta({ title: '一次调研' })

export const fieldDays = rule({
  id: 'dy-days',
  title: '班子成员每年到基层调研的天数和调研报告篇数达到规定，只计在基层的日子',
  area: 'research',
  force: 'remind',
  from: FROM,
  cites: [cite('research-practice', '调研天数')],
  unconfirmed: '全国文件的原文没有见到，天数和篇数按见到的地方做法，本单位的数在“本地规定”中设定',
  simplification: '同一天去几个地方只计一天；路上的日子不计。',
  facts: z.strictObject({
    year: year('年度'),
    trips: z.array(Trip).max(400).meta({ title: '当年的调研' }),
    reports: count('当年完成的调研报告篇数', 999),
    researchDays: local('researchDays'),
    researchReports: local('researchReports'),
  }),
  judge({ year: asked, trips, reports, researchDays, researchReports }, on) {
    const stray = trips.some(({ from, until, fieldDays: days }) => days.some((one) => one < from || one > until))
    if (stray) return broken('有在基层的日期不在调研的起止日期之内，请核对', { inconsistent: true })
    const all = new Set(trips.flatMap(({ fieldDays: days }) => days).filter((one) => one.startsWith(`${asked}-`)))
    const observed = {
      days: all.size,
      reports,
      missingDays: Math.max(0, researchDays - all.size),
      missingReports: Math.max(0, researchReports - reports),
    }
    const short = [
      observed.missingDays ? `还差${observed.missingDays}天` : '',
      observed.missingReports ? `还差${observed.missingReports}篇报告` : '',
    ].filter(Boolean)
    const says = `${asked}年在基层${all.size}天，规定${researchDays}天；调研报告${reports}篇，规定${researchReports}篇`
    if (!short.length) return met(says, observed)
    const isOver = on > `${asked}-12-31`
    return isOver ? broken(`${says}，${short.join('，')}`, observed) : info(`${says}，${short.join('，')}`, observed)
  },
})

const Visit = z
  .strictObject({ team: words('调研组'), town: words('乡镇街道'), on: day('日期') })
  .meta({ title: '一次到访' })

const mondayOf = (on: Day): Day => addDays(on, 1 - weekday(on))

export const crowding = rule({
  id: 'dy-crowd',
  title: '同一周内不安排两个调研组到同一个乡镇街道',
  area: 'research',
  force: 'warn',
  from: FROM,
  cites: [cite('research-practice', '防止扎堆调研')],
  unconfirmed: '没有全国统一规定，按见到的地方做法，以星期一至星期日为一周',
  simplification: '只看本单位的调研组，不知道其他单位的安排；有理由的可以照常安排。',
  facts: z.strictObject({ visits: z.array(Visit).max(2000).meta({ title: '安排的到访' }) }),
  judge({ visits }) {
    if (visits.length < 2) return notApplicable('没有两次以上的到访')
    const weeks = Map.groupBy(visits, ({ town, on }) => `${mondayOf(on)} ${town}`)
    const crowded = [...weeks.values()]
      .map((group) => ({
        town: group[0]!.town,
        week: mondayOf(group[0]!.on),
        teams: [...new Set(group.map(({ team }) => team))].toSorted(),
      }))
      .filter(({ teams }) => teams.length > 1)
      .toSorted((one, other) => `${one.week}${one.town}`.localeCompare(`${other.week}${other.town}`))
    if (!crowded.length) return met('同一周内没有两个调研组到同一个乡镇街道', { crowded })
    const places = crowded.map(({ town, week, teams }) => `${week}起的一周，${teams.join('、')}都到${town}`)
    return broken(`${places.join('；')}，请错开或者合并`, { crowded })
  },
})
