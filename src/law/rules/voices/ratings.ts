import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { cite } from '../../cite.ts'
import { count, day, oneOf, yes } from '../../facts.ts'
import { broken, info, met, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { inWorkdays, termVerdict } from './term.ts'

const START = '2019-12-03'

/** 差评 is the last two of the five grades (5 best). */
export const isBad = (grade: number): boolean => grade <= 2

export const ratingGrades = rule({
  id: 'hcp-grades',
  title: '好差评分五级，后两级为差评；一事一评，可以追评一次',
  area: 'voices',
  force: 'info',
  from: START,
  cites: [cite('rating-2019', '评价等级'), cite('rating-practice', '差评时限')],
  simplification: '没有办件编号的评价无法对照是否重复，由识别异常评价的规则处理。',
  facts: z.strictObject({
    grade: oneOf('评价', ['非常满意', '满意', '基本满意', '不满意', '非常不满意']),
    earlier: count('同一办件此前的评价次数', 100).default(0),
  }),
  judge({ grade, earlier }) {
    if (earlier > 1) return broken('同一办件已经评价并追评过，不再计入', { counted: false })
    const bad = grade === '不满意' || grade === '非常不满意'
    const said = bad ? '是差评，应当核实整改' : '不是差评'
    return info(earlier === 1 ? `${said}；同一办件的第二次，作为追评` : said, { bad, followUp: earlier === 1 })
  },
})

export const ratingDeadline = rule({
  id: 'hcp-deadline',
  title: '差评应当及时联系、核实、整改并反馈',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('rating-2019', '差评核实整改'), cite('rating-practice', '差评时限')],
  unconfirmed: '国家文件没有固定天数，联系1个、整改5个（复杂15个）工作日是本系统的默认值',
  simplification: '判断日是评价的当天；恶意和误评经核实不计入。',
  facts: z.strictObject({
    step: oneOf('环节', ['联系', '整改反馈']),
    isComplex: yes('情况复杂').default(false),
    doneOn: day('办理日期').nullable().default(null),
    ratingContactWorkdays: local('ratingContactWorkdays'),
    ratingFixWorkdays: local('ratingFixWorkdays'),
    ratingComplexWorkdays: local('ratingComplexWorkdays'),
    imported: importedYears,
  }),
  judge({ step, isComplex, doneOn, imported, ...local }, on) {
    const fix = isComplex ? local.ratingComplexWorkdays : local.ratingFixWorkdays
    const days = step === '联系' ? local.ratingContactWorkdays : fix
    return termVerdict(step, () => inWorkdays(on, days, calendarWith(imported)), doneOn)
  },
})

/** 满意率 in thousandths, rounded half up; null without a valid rating. */
export function satisfiedPerMille(good: number, valid: number): number | null {
  return valid === 0 ? null : Math.round((good * 1000) / valid)
}

export const ratingRate = rule({
  id: 'hcp-rate',
  title: '满意率等于非常满意、满意、基本满意之和除以有效评价',
  area: 'voices',
  force: 'info',
  from: START,
  cites: [cite('rating-practice', '满意率')],
  unconfirmed: '公式凭经验，以政务服务管理机构的口径为准',
  simplification: '没有评价的写“无评价”，不按百分之百；默认好评是否计入由本单位设定。',
  facts: z.strictObject({
    verySatisfied: count('非常满意'),
    satisfied: count('满意'),
    fairlySatisfied: count('基本满意'),
    dissatisfied: count('不满意和非常不满意'),
    byDefault: count('默认好评').default(0),
    countDefaultRatings: local('countDefaultRatings'),
  }),
  judge({ verySatisfied, satisfied, fairlySatisfied, dissatisfied, byDefault, countDefaultRatings }) {
    const more = countDefaultRatings ? byDefault : 0
    const good = verySatisfied + satisfied + fairlySatisfied + more
    const valid = good + dissatisfied
    const perMille = satisfiedPerMille(good, valid)
    if (perMille === null) return info('没有有效评价，不计算满意率', { perMille, valid })
    return info(`有效评价${valid}个，满意率${(perMille / 10).toFixed(1)}%`, { perMille, valid })
  },
})

export const hotlineClosed = rule({
  id: 'rx-basic',
  title: '热线工单闭环办理，没有回访结果不办结',
  area: 'voices',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('hotline-2020', '闭环办理')],
  unconfirmed: '回访几次联系不上可以办结，国家文件没有写明',
  simplification: '同一工单号再次转来的，与原工单合并。',
  facts: z.strictObject({
    callBack: oneOf('回访结果', ['没有回访', '满意', '不满意', '联系不上']),
    tries: count('回访次数', 100).default(0),
    isDuplicate: yes('工单号已经登记过').default(false),
    callTries: local('callTries'),
  }),
  judge({ callBack, tries, isDuplicate, callTries }) {
    if (isDuplicate) return info('工单号已经登记过，与原工单合并', { link: true })
    if (callBack === '没有回访') return broken('没有回访结果，不能办结')
    if (callBack === '不满意') return broken('回访不满意，应当重新办理')
    if (callBack === '满意') return met('回访满意，可以办结')
    if (tries >= callTries) return met(`回访${tries}次联系不上，注明后可以办结`, { tries })
    return broken(`回访${tries}次联系不上，满${callTries}次才可以注明后办结`, { tries })
  },
})

export const hotlineTerm = rule({
  id: 'rx-sd',
  title: '热线工单在规定的工作日内办结，不属本单位的及时退回',
  area: 'voices',
  force: 'remind',
  from: '2020-01-01',
  cites: [cite('hotline-shandong-2020', '办理时限')],
  unconfirmed: '各市时限不同，默认取山东2020年的办法：5个工作日办结、最多延长10个、2个工作日退回',
  simplification: '判断日是收到工单的当天。',
  facts: z.strictObject({
    step: oneOf('环节', ['办结', '延长后办结', '退回']),
    doneOn: day('办理日期').nullable().default(null),
    hotlineWorkdays: local('hotlineWorkdays'),
    hotlineExtraWorkdays: local('hotlineExtraWorkdays'),
    hotlineReturnWorkdays: local('hotlineReturnWorkdays'),
    imported: importedYears,
  }),
  judge({ step, doneOn, hotlineWorkdays, hotlineExtraWorkdays, hotlineReturnWorkdays, imported }, on) {
    const whole = hotlineWorkdays + (step === '延长后办结' ? hotlineExtraWorkdays : 0)
    const days = step === '退回' ? hotlineReturnWorkdays : whole
    return termVerdict(step, () => inWorkdays(on, days, calendarWith(imported)), doneOn)
  },
})
