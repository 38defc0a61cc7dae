import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, words, year, yes } from '../../facts.ts'
import { broken, info, met, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { BRANCH_FROM } from './meetings.ts'
import { yearly } from './regular.ts'

export const organisationLife = rule({
  id: 'zb-orglife',
  title: '组织生活会每年至少召开一次，一般在第四季度',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十七条')],
  simplification: '次年补开的，须上级同意并写明是哪一年的；会后的整改清单另行跟踪。',
  facts: z.strictObject({
    year: year('年份'),
    meetings: z
      .array(
        z.strictObject({
          on: day('开会日期'),
          forYear: year('是哪一年的').nullable().default(null),
          isApproved: yes('上级同意跨年召开').default(false),
        }),
      )
      .max(99)
      .meta({ title: '组织生活会' }),
  }),
  judge({ year: asked, meetings }, on) {
    const counted = meetings.filter((one) => {
      const own = Number(one.on.slice(0, 4))
      const isForAsked = (one.forYear ?? own) === asked
      return one.on <= on && isForAsked && (own === asked || one.isApproved)
    })
    const verdict = yearly('召开组织生活会', asked, counted.length, on)
    const isEarly = counted.length > 0 && counted.every((one) => one.on < `${asked}-10-01`)
    const note = isEarly ? '；不在第四季度' : ''
    return { ...verdict, because: `${verdict.because}${note}`, observed: { ...verdict.observed, isEarly } }
  },
})

export const review = rule({
  id: 'zb-review',
  title: '民主评议党员一般每年一次，评为优秀的不超过规定比例',
  area: 'party-life',
  force: 'warn',
  from: BRANCH_FROM,
  cites: [
    cite('branch-work-2018', '第十七条'),
    cite('branch-work-2018', '评议等次'),
    cite('party-life-practice', '评议优秀比例'),
  ],
  unconfirmed: '等次名称和三分之一的比例凭经验，以当年通知为准',
  simplification: '比例只舍不入。',
  facts: z.strictObject({
    year: year('年份'),
    heldOn: day('评议日期').nullable().default(null),
    participants: count('参加评议的党员人数', 999).default(0),
    excellent: count('优秀', 999).default(0),
    qualified: count('合格', 999).default(0),
    basic: count('基本合格', 999).default(0),
    unqualified: count('不合格', 999).default(0),
    reviewExcellentOneIn: local('reviewExcellentOneIn'),
  }),
  judge({ year: asked, heldOn, participants, reviewExcellentOneIn: oneIn, ...grades }, on) {
    const { excellent, qualified, basic, unqualified } = grades
    if (heldOn === null || heldOn > on) return yearly('开展民主评议党员', asked, 0, on)
    if (excellent + qualified + basic + unqualified !== participants) {
      return broken('各等次人数之和与参加评议的人数不一致，请核对', { inconsistent: true })
    }
    if (oneIn === 0) return info('优秀的比例未设定，没有核对', { isUnset: true })
    const most = Math.floor(participants / oneIn)
    const says = `参加评议${participants}人，优秀最多${most}人，评为优秀${excellent}人`
    return excellent <= most ? met(says, { most }) : broken(`${says}，超出比例`, { most, over: excellent - most })
  },
})

const between = (one: string, other: string) => [one, other].toSorted().join('与')

export const talk = rule({
  id: 'zb-talk',
  title: '支部委员之间、委员和党员之间、党员之间每年谈心谈话不少于一次',
  area: 'party-life',
  force: 'remind',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '谈心谈话')],
  unconfirmed: '条文号凭记忆，没有核对',
  simplification:
    '哪些人之间应当谈由支部列出；只看谈没谈，不看谈了什么。组织生活不登记谈心谈话，体检不核对，可在这里试算。',
  facts: z.strictObject({
    year: year('年份'),
    pairs: z
      .array(z.strictObject({ one: words('一方'), other: words('另一方') }))
      .max(5_000)
      .meta({ title: '应当谈心谈话的双方' }),
    talks: z
      .array(z.strictObject({ one: words('一方'), other: words('另一方'), on: day('日期') }))
      .max(5_000)
      .meta({ title: '已经开展的谈心谈话' }),
  }),
  judge({ year: asked, pairs, talks }, on) {
    const inYear = talks.filter((held) => held.on <= on && held.on.startsWith(`${asked}-`))
    const done = new Set(inYear.map(({ one, other }) => between(one, other)))
    const required = [...new Set(pairs.map(({ one, other }) => between(one, other)))]
    const missing = required.filter((pair) => !done.has(pair)).toSorted()
    const observed = { required: required.length, missing }
    if (!required.length) return info('还没有列出应当谈心谈话的人，未设定', { ...observed, isUnset: true })
    if (!missing.length) return met(`${asked}年应当谈的${required.length}对都谈了`, observed)
    const some = missing.slice(0, 5).join('、')
    const says = `${asked}年应当谈${required.length}对，还差${missing.length}对：${some}${missing.length > 5 ? '等' : ''}`
    return on > `${asked}-12-31`
      ? broken(says, { ...observed, since: `${asked + 1}-01-01` })
      : info(says, { ...observed, dueOn: `${asked}-12-31` })
  },
})
