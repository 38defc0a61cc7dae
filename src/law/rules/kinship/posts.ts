import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, dayOrMonth, oneOf, words, yes } from '../../facts.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { sensitiveDuties } from './duty.ts'
import { relationKinds, relationOf } from './relation.ts'

const relation = () =>
  oneOf('亲属关系', [...relationKinds, '其他亲属']).meta({
    description: '近姻亲按回避规定所列；没有列入的（如配偶的堂兄弟）写“其他亲属”，没有亲属关系的写“无”',
  })

const name = (title: string) => words(title).max(60)
const marriageDate = (title: string, description: string) =>
  dayOrMonth(title).nullable().default(null).meta({ title, description })

export const relationComputed = rule({
  id: 'hb-rel-compute',
  title: '由父母、子女、配偶推出两人的亲属关系；旁系血亲从本人算起三代以内',
  area: 'kinship',
  force: 'info',
  from: '1949-10-01',
  cites: [cite('recusal-2020', '第五条'), cite('civil-servant-law-2018', '第七十四条')],
  simplification:
    '收养与血亲同样填写；离婚、丧偶的婚姻从结束那天起不再产生姻亲。近姻亲只算规定列出的几种，从两人各看一次，结果可能不同。',
  facts: z.strictObject({
    parents: z
      .array(z.strictObject({ parent: name('父或母'), child: name('子女') }))
      .max(500)
      .default([])
      .meta({ title: '父母与子女', description: '一行一对；人用姓名或者编号，同一人写法要一致' }),
    marriages: z
      .array(
        z.strictObject({
          one: name('夫妻一方'),
          other: name('夫妻另一方'),
          from: marriageDate('结婚日期', '不知道的填空，视为一直是夫妻'),
          until: marriageDate('离婚或者丧偶日期', '没有结束的填空'),
        }),
      )
      .max(500)
      .default([])
      .meta({ title: '婚姻', description: '一行一段婚姻' }),
    person: name('本人'),
    relative: name('对方').meta({ description: '求出对方是本人的什么人' }),
  }),
  judge({ parents, marriages, person, relative }, on) {
    const { kind, path } = relationOf({ parents, marriages }, person, relative, on)
    const otherWay = relationOf({ parents, marriages }, relative, person, on).kind
    const told = path === '' ? '没有亲属关系' : `${kind === '无' ? '不属于回避规定所列亲属' : `属于${kind}`}（${path}）`
    const turned = otherWay === kind || path === '' ? '' : `；反过来看为${otherWay}`
    return info(`${relative}与${person}：${told}${turned}`, { kind, path, otherWay })
  },
})

export const sameChain = rule({
  id: 'hb-same-chain',
  title: '有回避关系的，不得在同一机关直接隶属同一领导，也不得有直接上下级领导关系',
  area: 'kinship',
  force: 'forbid',
  from: '2006-06-10',
  cites: [cite('civil-servant-law-2018', '第七十四条'), cite('recusal-2020', '第五条'), cite('recusal-2006', '第三条')],
  simplification: '直接上下级指上一级正副职与下一级正副职之间；是否同一领导、是否直接上下级按分管分工填写。',
  facts: z.strictObject({
    relation: relation(),
    firstPost: words('一方职务').default('一方'),
    secondPost: words('另一方职务').default('另一方'),
    sameOrgan: yes('在同一机关').default(true),
    sameLeader: yes('直接隶属同一领导'),
    directChain: yes('有直接上下级领导关系'),
  }),
  judge({ relation: kind, firstPost, secondPost, sameOrgan, sameLeader, directChain }) {
    if (kind === '无') return notApplicable('两人没有亲属关系')
    if (!sameOrgan) return notApplicable('两人不在同一机关')
    const grounds = [...(sameLeader ? ['直接隶属同一领导'] : []), ...(directChain ? ['直接上下级'] : [])]
    const observed = { relation: kind, grounds }
    const told = `${firstPost}与${secondPost}是${kind}`
    if (grounds.length === 0) return met(`${told}，没有直接隶属同一领导，也不是直接上下级`, observed)
    const how = grounds.join('、')
    if (kind === '其他亲属') return info(`${told}，不在所列关系之内；但${how}，宜予提醒`, observed)
    return broken(`${told}，${how}，应当回避`, observed)
  },
})

export const peopleAndMoney = rule({
  id: 'hb-hr-finance',
  title: '领导人员的亲属不得在本机关从事组织、人事、纪检、监察、审计、财务工作',
  area: 'kinship',
  force: 'forbid',
  from: '2006-06-10',
  cites: [cite('civil-servant-law-2018', '第七十四条'), cite('recusal-2020', '第五条'), cite('recusal-2006', '第三条')],
  simplification: '只看亲属是否在本机关任领导职务；其他岗位是否同一领导、上下级另见hb-same-chain。',
  facts: z.strictObject({
    relation: relation(),
    relativeLeads: yes('亲属在本机关担任领导职务'),
    duty: oneOf('本人从事的工作', sensitiveDuties),
  }),
  judge({ relation: kind, relativeLeads, duty }) {
    if (kind === '无') return notApplicable('两人没有亲属关系')
    if (!relativeLeads) return notApplicable('亲属没有在本机关担任领导职务')
    const observed = { relation: kind, duty }
    if (duty === '其他') return met('不在组织、人事、纪检、监察、审计、财务岗位；是否直接上下级另行核对', observed)
    if (kind === '其他亲属')
      return info(`与本机关领导人员是其他亲属，不在所列关系之内；从事${duty}工作，宜予提醒`, observed)
    return broken(`与本机关领导人员是${kind}，从事${duty}工作，应当回避`, observed)
  },
})

const ways = ['录用', '调任', '聘任', '转任', '其他任用'] as const

export const entering = rule({
  id: 'hb-enter',
  title: '不得以录用、调任、聘任、转任等方式形成应当回避的关系',
  area: 'kinship',
  force: 'forbid',
  from: '2020-12-28',
  cites: [cite('recusal-2020', '第六条')],
  unconfirmed: '第六条只见到标题，没有见到原文',
  simplification: '任职以后才形成的关系（如结婚）不算以任用形成，只提示调整；离婚、丧偶的从结束那天起不再是亲属。',
  facts: z.strictObject({
    relation: relation(),
    relationFrom: day('关系形成日期')
      .nullable()
      .default(null)
      .meta({ title: '关系形成日期', description: '结婚等后来形成的关系填写；血亲填空' }),
    relationUntil: day('关系结束日期')
      .nullable()
      .default(null)
      .meta({ title: '关系结束日期', description: '离婚、丧偶的日期；没有结束的填空' }),
    way: oneOf('任用方式', ways),
    enteredOn: day('到任日期').meta({ description: '还没有到任的填拟到任日期' }),
    conflicting: yes('到任后处于应当回避的职位').meta({
      description: '与亲属直接隶属同一领导、有直接上下级关系，或者在亲属任领导的机关做人财纪审工作',
    }),
  }),
  judge({ relation: kind, relationFrom, relationUntil, way, enteredOn, conflicting }, on) {
    if (kind === '无') return notApplicable('没有亲属关系')
    if (relationUntil !== null && (relationUntil <= on || relationUntil <= enteredOn)) {
      return notApplicable(`${kind}关系已于${relationUntil}结束，不再需要回避`)
    }
    const observed = { relation: kind, todo: null }
    if (!conflicting) return met(`以${way}到任的职位与亲属没有应当回避的关系`, observed)
    if (kind === '其他亲属') return info(`以${way}到任，对方是其他亲属，不在所列关系之内，宜予提醒`, observed)
    if (relationFrom !== null && relationFrom > enteredOn) {
      const todo = { ...observed, todo: '调整', since: relationFrom }
      return info(`${kind}关系在到任以后（${relationFrom}）形成，不属于以${way}形成；应当报告并调整职位`, todo)
    }
    return broken(`以${way}到任将与${kind}处于应当回避的职位，不得任用`, { ...observed, since: enteredOn })
  },
})
