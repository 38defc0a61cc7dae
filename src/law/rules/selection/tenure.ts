import * as z from 'zod'
import { cite } from '../../cite.ts'
import { dayOrMonth, oneOf, yes } from '../../facts.ts'
import { addMonths, firstDay } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { spells } from './career.ts'
import { inYears, joined, reachedOn, servedMonths } from './service.ts'

const TERM = 60
const LEVEL_LIMIT = 180

const earliest = (...days: (string | null)[]): string | null => days.filter((one) => one !== null).sort()[0] ?? null

export const termOfOffice = rule({
  id: 'ry-term',
  title: '职务任期五年，同一职务连任满两个任期、同一层次累计满十五年的，不再任同一职务或者同一层次职务',
  area: 'selection',
  force: 'warn',
  from: '2006-06-10',
  cites: [cite('term-2006', '第二条至第七条')],
  simplification: '任期从任职之日每满五年算一个，不按换届时间折算；是否属于适用范围按填写的职务范围。',
  facts: z.strictObject({
    scope: oneOf('职务范围', ['县级以上党政领导成员', '市（地）级以上工作部门正职', '县级工作部门正职', '其他职务']),
    startedOn: dayOrMonth('现任职务的任职时间'),
    sameLevel: spells('以前担任同一层次领导职务的时间').default([]),
  }),
  judge({ scope, startedOn, sameLevel }, on) {
    if (scope === '其他职务') return notApplicable('任期规定不适用于这个职务')
    const inPost = joined([{ from: startedOn, to: null }])
    const inLevel = joined([{ from: startedOn, to: null }, ...sameLevel])
    const [monthsServed, levelMonths] = [servedMonths(inPost, on), servedMonths(inLevel, on)]
    const [twoTermsOn, levelLimitOn] = [reachedOn(inPost, 2 * TERM), reachedOn(inLevel, LEVEL_LIMIT)]
    const termsServed = Math.floor(monthsServed / TERM)
    const observed = { monthsServed, termsServed, levelMonths, twoTermsOn, levelLimitOn }
    const told = `现任职务${inYears(monthsServed)}（满${termsServed}个任期），同一层次累计${inYears(levelMonths)}`
    if (scope === '县级工作部门正职') return info(`${told}；县级工作部门不在适用范围，仅供参考`, observed)
    if (termsServed < 2 && levelMonths < LEVEL_LIMIT) return met(`${told}，没有达到任期限制`, observed)
    const what = termsServed < 2 ? '不再任同一层次的领导职务' : '不再任同一职务'
    return broken(`${told}，${what}`, { ...observed, since: earliest(twoTermsOn, levelLimitOn) })
  },
})

const MUST = 120

export const rotation = rule({
  id: 'ry-rotation',
  title: '在同一职位任职时间较长的应当交流轮岗，满十年的必须交流',
  area: 'selection',
  force: 'warn',
  from: '2006-06-10',
  cites: [
    cite('exchange-2006', '任职满十年'),
    cite('selection-2019', '交流轮岗'),
    cite('personnel-practice', '轮岗年限'),
  ],
  unconfirmed: '十年见2014年文本第五十四条；五年由各地规定，没有见到统一原文。',
  simplification: '内设机构领导满十年也按必须交流处理；不判断临近退休等可以不交流的情形。',
  facts: z.strictObject({
    startedOn: dayOrMonth('任现职位的时间'),
    post: oneOf('职位', ['党政领导成员', '内设机构领导', '其他岗位']),
    keyPost: yes('管人、管财、管物或者审批的关键岗位').default(true).meta({
      title: '管人、管财、管物或者审批的关键岗位',
      description: '内设机构领导不在关键岗位的，满规定年限只作参考',
    }),
    rotationMonths: local('rotationMonths'),
  }),
  judge({ startedOn, post, keyPost, rotationMonths }, on) {
    if (post === '其他岗位') return notApplicable('交流轮岗的规定针对领导干部')
    const from = firstDay(startedOn)
    const monthsServed = servedMonths(joined([{ from, to: null }]), on)
    const [dueOn, mustOn] = [addMonths(from, rotationMonths), addMonths(from, MUST)]
    const must = monthsServed >= MUST
    const onlyMust = post === '内设机构领导' && !keyPost
    const observed = { monthsServed, must, dueOn, mustOn }
    const told = `任现职位${inYears(monthsServed)}`
    if (must)
      return broken(`${told}，已满10年，必须交流`, { ...observed, since: onlyMust || mustOn < dueOn ? mustOn : dueOn })
    if (monthsServed < rotationMonths) return met(`${told}，${dueOn}满${inYears(rotationMonths)}`, observed)
    if (onlyMust) return info(`${told}，不在关键岗位，可以考虑轮岗`, observed)
    return broken(`${told}，已满${inYears(rotationMonths)}，应当轮岗`, { ...observed, since: dueOn })
  },
})
