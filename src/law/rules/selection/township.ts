import * as z from 'zod'
import { cite } from '../../cite.ts'
import { notApplicable, rule } from '../../rule.ts'
import type { Rank } from '../ranks/ladder.ts'
import { holdsLevel, postsHeld, ranksHeld, sought, timeAbove, timeIn } from './career.ts'
import { joined, judgeService, servedMonths } from './service.ts'

const FOR_HEAD: readonly Rank[] = ['三级主任科员', '四级主任科员']
const FOR_DEPUTY: readonly Rank[] = ['一级科员']

export const toTownshipHead = rule({
  id: 'ry-elig-zhengke',
  title: '晋升乡科级正职，任乡科级副职或者三、四级主任科员累计满两年',
  area: 'selection',
  force: 'forbid',
  from: '2020-03-03',
  cites: [cite('rank-management-2020', '乡科级正职任职年限')],
  unconfirmed: '没有见到条号。',
  simplification:
    '几种途径合并为副职与三、四级主任科员累计，重叠的时间只算一次，零散的天数每30天算一个月；其他类别的职级按相当的综合管理类职级填写，更高职级可否计入由组织部门核定。',
  facts: z.strictObject({ sought, posts: postsHeld.default([]), ranks: ranksHeld.default([]) }),
  judge({ sought: level, posts, ranks }, on) {
    if (level !== '乡科级正职') return notApplicable(`拟任${level}，这条只适用于乡科级正职`)
    if (holdsLevel(posts, level, on)) return notApplicable('已经担任乡科级正职或者更高层次的职务，不属于晋升')
    const [asDeputy, inRank] = [posts.filter((post) => post.level === '乡科级副职'), timeIn(ranks, FOR_HEAD)]
    const what = '任乡科级副职和三级、四级主任科员累计'
    const counted = [...asDeputy, ...inRank]
    const verdict = judgeService({ what, months: 24, counted, higher: timeAbove(ranks, FOR_HEAD) }, on)
    const deputyMonths = servedMonths(joined(asDeputy), on)
    const rankMonths = servedMonths(joined(inRank), on)
    return { ...verdict, observed: { ...verdict.observed, deputyMonths, rankMonths } }
  },
})

export const toTownshipDeputy = rule({
  id: 'ry-elig-fuke',
  title: '晋升乡科级副职，任一级科员或者相当职级满三年',
  area: 'selection',
  force: 'forbid',
  from: '2020-03-03',
  cites: [cite('rank-management-2020', '乡科级副职任职年限')],
  unconfirmed: '没有见到条号。',
  simplification:
    '几段任职累计，零散的天数每30天算一个月；其他类别的职级按相当的综合管理类职级填写，更高职级可否计入由组织部门核定。',
  facts: z.strictObject({ sought, posts: postsHeld.default([]), ranks: ranksHeld }),
  judge({ sought: level, posts, ranks }, on) {
    if (level !== '乡科级副职') return notApplicable(`拟任${level}，这条只适用于乡科级副职`)
    if (holdsLevel(posts, level, on)) return notApplicable('已经担任乡科级副职或者更高层次的职务，不属于晋升')
    const counted = timeIn(ranks, FOR_DEPUTY)
    return judgeService({ what: '任一级科员', months: 36, counted, higher: timeAbove(ranks, FOR_DEPUTY) }, on)
  },
})
