import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, day, oneOf, yes } from '../../facts.ts'
import { addYears } from '../../periods.ts'
import { broken, met, rule } from '../../rule.ts'

const reasons = [
  '急难险重任务中表现突出',
  '条件艰苦环境复杂地区实绩突出',
  '其他岗位实绩特别显著',
  '领导班子结构或者职位特殊需要',
  '专业性强的岗位或者重要专项急需',
  '艰苦边远地区急需引进',
  '其他理由',
] as const

const facts = z.strictObject({
  reason: oneOf('破格理由', reasons),
  higherConsent: yes('事先报上级组织（人事）部门同意'),
  lastPromotedOn: day('上一次提拔任职的日期').nullable().default(null).meta({
    title: '上一次提拔任职的日期',
    description: '没有提拔过的为null',
  }),
  onProbation: yes('任职试用期未满').default(false),
  exceptionalOnYears: yes('这次在任职年限上破格').default(true),
  lastExceptionalOnYears: yes('上一次提拔已在任职年限上破格').default(false),
  skippedLevels: count('越过的职务层次数', 10).default(0).meta({
    title: '越过的职务层次数',
    description: '逐级提拔为0，越一级为1，越两级为2',
  }),
  basicsMet: yes('符合第七条规定的基本条件').default(true),
  partyRulesMet: yes('担任党的领导职务的，符合党章规定的党龄要求').default(true),
})

type Facts = z.output<typeof facts>

/** Every obstacle with its code and its reason; only the year since the last promotion passes by itself. */
function obstaclesOf(given: Facts, eligibleOn: string | null, on: string): [code: string, reason: string][] {
  const found: [boolean, string, string][] = [
    [given.reason === '其他理由', 'reason', '破格理由不在规定的情形之内'],
    [!given.higherConsent, 'consent', '没有事先报上级组织（人事）部门同意'],
    [!given.basicsMet, 'basics', '破格不得突破基本条件'],
    [!given.partyRulesMet, 'party-rules', '破格不得突破党龄要求'],
    [given.onProbation, 'probation', '任职试用期未满'],
    [
      eligibleOn !== null && on < eligibleOn,
      'within-a-year',
      `${given.lastPromotedOn}提拔任职，到${eligibleOn}才满一年`,
    ],
    [
      given.exceptionalOnYears && given.lastExceptionalOnYears,
      'twice-in-a-row',
      '上一次提拔已在任职年限上破格，不得连续破格',
    ],
    [given.skippedLevels >= 2, 'two-levels', `越过${given.skippedLevels}个层次，不得越两级提拔`],
  ]
  return found.flatMap(([stands, code, reason]) => (stands ? [[code, reason]] : []))
}

export const exceptionalPromotion = rule({
  id: 'ry-poge',
  title: '破格提拔须有规定的理由和上级同意，试用期未满、提拔不满一年、连续破格、越两级的不得破格',
  area: 'selection',
  force: 'forbid',
  from: '2019-03-03',
  cites: [cite('selection-2019', '第九条')],
  unconfirmed: '见2014年文本，2019年文本没有逐字核对。',
  simplification: '是否特别优秀、理由是否成立由人判断，这里只核对填写的内容。',
  facts,
  judge(given, on) {
    const eligibleOn = given.lastPromotedOn === null ? null : addYears(given.lastPromotedOn, 1)
    const obstacles = obstaclesOf(given, eligibleOn, on)
    const observed = { obstacles: obstacles.map(([code]) => code), eligibleOn }
    if (obstacles.length === 0) return met('没有发现不得破格提拔的情形', observed)
    return broken(obstacles.map(([, reason]) => reason).join('；'), observed)
  },
})
