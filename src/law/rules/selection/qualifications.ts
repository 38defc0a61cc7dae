import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, dayOrMonth, oneOf } from '../../facts.ts'
import { addDays, addYears, firstDay } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { sought } from './career.ts'
import { atLeast } from './levels.ts'

/** Highest first. */
const diplomas = ['研究生', '大学', '大专', '中专', '高中', '初中及以下'] as const

export const education = rule({
  id: 'ry-elig-edu',
  title: '领导干部一般应有大学专科以上文化程度，厅局级以上一般应有大学本科以上文化程度',
  area: 'selection',
  force: 'warn',
  from: '2019-03-03',
  cites: [cite('selection-2019', '第八条第四项')],
  unconfirmed: '见2014年文本，2019年文本没有逐字核对。',
  simplification: '只看最高学历，不区分全日制和在职，不核对学历真伪；党校学历由组织部门认定后填写。',
  facts: z.strictObject({
    sought,
    diploma: oneOf('最高学历', diplomas).meta({
      title: '最高学历',
      description: '博士、硕士研究生写“研究生”，大学本科写“大学”，大学专科写“大专”，技校、职高写“中专”',
    }),
  }),
  judge({ sought: level, diploma }) {
    if (!atLeast(level, '乡科级副职')) return notApplicable(`${level}不是领导职务`)
    const required = atLeast(level, '厅局级副职') ? '大学' : '大专'
    const told = `最高学历为${diploma}，拟任${level}一般应有${required}以上文化程度`
    const enough = diplomas.indexOf(diploma) <= diplomas.indexOf(required)
    return enough ? met(`${told}，符合`, { required }) : broken(`${told}，不符合`, { required })
  },
})

export const trainingDue = rule({
  id: 'ry-elig-training',
  title: '任职前没有参加规定培训的，任职后一年内完成',
  area: 'selection',
  force: 'remind',
  from: '2019-03-03',
  cites: [
    cite('selection-2019', '第八条第五项'),
    cite('cadre-education-2023', '第十四条'),
    cite('civil-servant-law-2018', '第六十七条'),
  ],
  simplification: '不审查任职前未参加培训是否因特殊情况；培训的天数和内容另行核对。',
  facts: z.strictObject({
    appointedOn: day('任职日期'),
    trainedOn: day('完成规定培训的日期').nullable().default(null).meta({
      title: '完成规定培训的日期',
      description: '任职前已经完成的也填在这里；没有完成的为null',
    }),
  }),
  judge({ appointedOn, trainedOn }, on) {
    const dueOn = addYears(appointedOn, 1)
    const observed = { dueOn, trainedOn }
    if (trainedOn !== null && trainedOn <= on) {
      if (trainedOn <= dueOn) return met(`${trainedOn}完成培训，没有超过期限${dueOn}`, observed)
      return broken(`${trainedOn}才完成培训，最迟${dueOn}完成`, { ...observed, since: addDays(dueOn, 1) })
    }
    if (on <= dueOn) return info(`${appointedOn}任职，还没有完成规定培训，最迟${dueOn}完成`, observed)
    return broken(`${appointedOn}任职，到${dueOn}没有完成规定培训`, { ...observed, since: addDays(dueOn, 1) })
  },
})

const partyPosts = ['党组成员', '县（市、区）委委员', '市（地）委委员', '其他领导职务'] as const

export const partyAge = rule({
  id: 'ry-elig-party-age',
  title: '担任党组成员、地方党委委员应当符合党龄要求',
  area: 'selection',
  force: 'forbid',
  from: '2019-03-03',
  cites: [
    cite('selection-2019', '第八条第七项'),
    cite('party-group-2019', '党组成员党龄'),
    cite('party-constitution', '地方党委委员党龄'),
  ],
  unconfirmed: '党组成员和委员的年数没有见到原文。',
  simplification: '党龄从转为正式党员之日连续计算，不处理留党察看、退党等中断；候补委员的党龄不判。',
  facts: z.strictObject({
    post: oneOf('拟任党内职务', partyPosts),
    unitLevel: oneOf('单位级别', ['厅局级以上', '县处级以下']).default('县处级以下').meta({
      title: '单位级别',
      description: '只用于党组成员：厅局级以上单位要求五年，其他三年',
    }),
    fullMemberOn: dayOrMonth('转为正式党员的日期').nullable().default(null).meta({
      title: '转为正式党员的日期',
      description: 'YYYY-MM或YYYY-MM-DD；只写到月的从当月1日算起；不是正式党员的为null',
    }),
  }),
  judge({ post, unitLevel, fullMemberOn }, on) {
    if (post === '其他领导职务') return notApplicable('这个职务没有党龄要求')
    const requiredYears = post === '市（地）委委员' || (post === '党组成员' && unitLevel === '厅局级以上') ? 5 : 3
    const told = `担任${post}须有${requiredYears}年以上党龄`
    if (fullMemberOn === null) return broken(`${told}，现在不是正式党员`, { requiredYears, eligibleOn: null })
    const eligibleOn = addYears(firstDay(fullMemberOn), requiredYears)
    const because = `${fullMemberOn}转为正式党员，${told}，${eligibleOn}起满足`
    return on >= eligibleOn
      ? met(because, { requiredYears, eligibleOn })
      : broken(because, { requiredYears, eligibleOn })
  },
})
