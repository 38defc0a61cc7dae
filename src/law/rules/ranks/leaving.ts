import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, yes } from '../../facts.ts'
import { addDays, addYears } from '../../periods.ts'
import { broken, met, notApplicable, rule } from '../../rule.ts'
import { leadershipLevels, levelOrder } from './ladder.ts'

const obstacles = [
  '未满最低服务年限',
  '涉密职位或者脱密期未满',
  '重要公务未处理完毕',
  '正在接受审计、审查调查或者司法程序未终结',
  '法律、行政法规规定的其他情形',
] as const

const unrolled = '期限最后一天是休息日的没有顺延，提醒按没有顺延的日期。'

export const resignDeadline = rule({
  id: 'zj-resign-deadline',
  title: '辞去公职申请30日内审批，领导成员90日内审批',
  area: 'ranks',
  force: 'remind',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第八十五条'), cite('civil-servant-law-2018', '第八十六条')],
  simplification: `以任免机关接到申请的日期起算，申请当天不计；${unrolled}辞去领导职务不适用。`,
  facts: z.strictObject({
    appliedOn: day('接到辞去公职申请的日期'),
    leadingMember: yes('领导成员')
      .default(false)
      .meta({ title: '领导成员', description: '机关的领导人员（如局长、副局长），内设机构的负责人不是' }),
    obstacles: z
      .array(z.enum(obstacles))
      .max(20)
      .default([])
      .meta({ title: '不得辞去公职的情形', description: '有哪几种填哪几种，没有的不填' }),
  }),
  judge({ appliedOn, leadingMember, obstacles: found }, on) {
    if (on < appliedOn) return notApplicable(`${on}还没有接到辞去公职的申请`)
    const days = leadingMember ? 90 : 30
    const dueOn = addDays(appliedOn, days)
    const present = obstacles.filter((obstacle) => found.includes(obstacle))
    const observed = { dueOn, days, obstacles: present }
    const term = `应在${days}日内审批，最迟${dueOn}`
    if (present.length > 0) {
      return broken(`有不得辞去公职的情形：${present.join('、')}；${term}`, { ...observed, since: appliedOn })
    }
    return on <= dueOn
      ? met(`${appliedOn}申请辞去公职，${term}`, observed)
      : broken(`${appliedOn}申请辞去公职，${term}，已经超过`, { ...observed, since: addDays(dueOn, 1) })
  },
})

export const coolingOff = rule({
  id: 'zj-cooling-off',
  title: '辞去公职或者退休后，领导成员和县处级以上领导三年内、其他人两年内不得从事与原业务直接相关的营利活动',
  area: 'ranks',
  force: 'warn',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第一百零七条')],
  simplification:
    '是否“与原工作业务直接相关”由人判断；县处级以上指领导职务，不含只有调研员等职级的；期满当天仍算在期内。',
  facts: z.strictObject({
    leftOn: day('离职日期').meta({ title: '离职日期', description: '辞去公职或者退休之日' }),
    leadingMember: yes('原系领导成员')
      .default(false)
      .meta({ title: '原系领导成员', description: '机关的领导人员（如局长、副局长），内设机构的负责人不是' }),
    level: oneOf('离职时的领导职务层次', leadershipLevels)
      .nullable()
      .default(null)
      .meta({ title: '离职时的领导职务层次', description: '不担任领导职务的（只有职级的）填null' }),
    relatedBusiness: yes('与原工作业务直接相关')
      .default(true)
      .meta({ title: '与原工作业务直接相关', description: '拟任职的企业、营利性组织或者营利活动与原工作业务直接相关' }),
  }),
  judge({ leftOn, leadingMember, level, relatedBusiness }, on) {
    if (on < leftOn) return notApplicable(`${on}还没有离职`)
    if (!relatedBusiness) return notApplicable('与原工作业务不直接相关，不受离职从业限制')
    const countyOrAbove = level !== null && levelOrder(level) <= levelOrder('县处级副职')
    const years = leadingMember || countyOrAbove ? 3 : 2
    const until = addYears(leftOn, years)
    const freeOn = addDays(until, 1)
    const observed = { years, until, freeOn }
    const text = `${leftOn}离职，${years}年限制期至${until}`
    return on <= until
      ? broken(`${text}，期内不得从事与原工作业务直接相关的营利活动`, observed)
      : met(`${text}，${freeOn}起不受限制`, observed)
  },
})

const matters = [
  '处分',
  '辞退或者取消录用',
  '降职',
  '年度考核不称职',
  '免职',
  '申请辞职、提前退休未予批准',
  '工资、福利、保险待遇',
  '法律法规规定可以申诉的其他情形',
  '不在法定范围的其他决定',
] as const

const appealSteps = ['申请复核', '直接申诉', '复核后申诉', '作出复核决定', '作出申诉处理决定'] as const

const appealTerms: Record<(typeof appealSteps)[number], { days: number; from: string }> = {
  申请复核: { days: 30, from: '知道人事处理' },
  直接申诉: { days: 30, from: '知道人事处理' },
  复核后申诉: { days: 15, from: '接到复核决定' },
  作出复核决定: { days: 30, from: '接到复核申请' },
  作出申诉处理决定: { days: 60, from: '受理申诉' },
}

export const appeal = rule({
  id: 'zj-appeal',
  title: '对人事处理的复核、申诉在法定期限内提出和决定',
  area: 'ranks',
  force: 'remind',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第九十五条'), cite('civil-servant-law-2018', '第九十六条')],
  simplification: `起算当天不计；${unrolled}复核、申诉期间不停止原处理的执行。没有计算再申诉和不可抗力的情形。`,
  facts: z.strictObject({
    matter: oneOf('人事处理', matters),
    step: oneOf('步骤', appealSteps).meta({ title: '步骤', description: '前三项由本人提出，后两项由机关作出' }),
    startedOn: day('起算日期').meta({
      title: '起算日期',
      description:
        '申请复核、直接申诉：知道人事处理之日；复核后申诉：接到复核决定之日；作出复核决定：接到复核申请书之日；作出申诉处理决定：受理之日',
    }),
    extended: yes('案情复杂已延长')
      .default(false)
      .meta({ title: '案情复杂已延长', description: '只用于作出申诉处理决定，延长30日' }),
  }),
  judge({ matter, step, startedOn, extended }, on) {
    if (matter === '不在法定范围的其他决定') return notApplicable('不属于公务员法列举的可以申诉的人事处理')
    if (on < startedOn) return notApplicable(`${on}还没有到起算日期${startedOn}`)
    const { days: ordinary, from } = appealTerms[step]
    const days = ordinary + (extended && step === '作出申诉处理决定' ? 30 : 0)
    const dueOn = addDays(startedOn, days)
    const text = `${startedOn}${from}（${matter}），${step}的期限${days}日，到${dueOn}为止`
    const observed = { dueOn, days }
    return on <= dueOn ? met(text, observed) : broken(`${text}，已经超过`, { ...observed, since: addDays(dueOn, 1) })
  },
})
