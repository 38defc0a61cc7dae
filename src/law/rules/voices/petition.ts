import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { cite } from '../../cite.ts'
import { day, oneOf, yes } from '../../facts.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { inDays, inWorkdays, termVerdict } from './term.ts'

const doneOn = (title: string) => day(title).nullable().default(null)
const START = '2022-05-01'

export const notifyDirect = rule({
  id: 'xf-notify-direct',
  title: '直接提出的信访事项，不能当场答复的十五日内书面告知是否受理',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('petition-2022', '第二十三条'), cite('civil-code-2021', '第二百零三条')],
  simplification: '判断日是收到的当天；提醒按没有顺延的日期。',
  facts: z.strictObject({
    isAnonymous: yes('姓名或者地址不清').default(false),
    toldOn: doneOn('书面告知的日期'),
    imported: importedYears,
  }),
  judge({ isAnonymous, toldOn, imported }, on) {
    if (isAnonymous) return notApplicable('提出人的姓名或者地址不清，不需要书面告知')
    return termVerdict('书面告知是否受理', () => inDays(on, 15, calendarWith(imported)), toldOn)
  },
})

export const notifyTransfer = rule({
  id: 'xf-notify-transfer',
  title: '转送交办的事项，属于本单位的十五日内告知，不属于的五个工作日内提出异议',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('petition-2022', '第二十三条')],
  simplification: '判断日是收到的当天；异议超过五个工作日的，应当办理。',
  facts: z.strictObject({
    isOwnDuty: yes('属于本单位职责'),
    doneOn: doneOn('告知或者提出异议的日期'),
    imported: importedYears,
  }),
  judge({ isOwnDuty, doneOn, imported }, on) {
    const calendar = calendarWith(imported)
    if (isOwnDuty) return termVerdict('告知信访人', () => inDays(on, 15, calendar), doneOn)
    return termVerdict('说明理由提出异议', () => inWorkdays(on, 5, calendar), doneOn)
  },
})

export const handle60 = rule({
  id: 'xf-handle-60',
  title: '申诉求决事项自受理之日起六十日内办结，经批准最多延长三十日',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('petition-2022', '第三十四条')],
  simplification: '判断日是受理的当天；延长应在期满以前批准，并把理由告知信访人。',
  facts: z.strictObject({
    isExtended: yes('已经批准延长').default(false),
    extensionAskedOn: doneOn('提出延长的日期'),
    doneOn: doneOn('办结的日期'),
    imported: importedYears,
  }),
  judge({ isExtended, extensionAskedOn, doneOn, imported }, on) {
    const calendar = calendarWith(imported)
    if (extensionAskedOn !== null) {
      const asked = termVerdict('提出延长', () => inDays(on, 60, calendar), extensionAskedOn)
      if (asked.kind === 'broken') return asked
    }
    const days = isExtended || extensionAskedOn !== null ? 90 : 60
    return termVerdict('办结', () => inDays(on, days, calendar), doneOn)
  },
})

export const review = rule({
  id: 'xf-review',
  title: '不服处理意见的三十日内请求复查，复查机关三十日内提出意见',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('petition-2022', '第三十五条')],
  simplification: '判断日是收到书面答复（或者收到复查请求）的当天。',
  facts: z.strictObject({
    step: oneOf('环节', ['请求复查', '提出复查意见']),
    doneOn: doneOn('办理日期'),
    imported: importedYears,
  }),
  judge: ({ step, doneOn, imported }, on) => termVerdict(step, () => inDays(on, 30, calendarWith(imported)), doneOn),
})

export const recheck = rule({
  id: 'xf-recheck',
  title: '不服复查意见的三十日内请求复核，复核三十日内提出，听证时间不计入，复核后终结',
  area: 'voices',
  force: 'remind',
  from: START,
  cites: [cite('petition-2022', '第三十六条')],
  simplification: '判断日是收到复查意见（或者收到复核请求）的当天；事实和理由是否相同由人判断。',
  facts: z.strictObject({
    step: oneOf('环节', ['请求复核', '提出复核意见', '再次提出']),
    hearingDays: z.number().int().min(0).max(365).default(0).meta({ title: '听证所用天数' }),
    isSame: yes('事实和理由与复核过的相同').default(false),
    doneOn: doneOn('办理日期'),
    imported: importedYears,
  }),
  judge({ step, hearingDays, isSame, doneOn, imported }, on) {
    const calendar = calendarWith(imported)
    if (step === '再次提出') {
      return isSame ? broken('以同一事实和理由再次提出，已经复核终结，不再受理') : met('事实或者理由不同，可以受理')
    }
    const days = step === '请求复核' ? 30 : 30 + hearingDays
    return termVerdict(step, () => inDays(on, days, calendar), doneOn)
  },
})

export const kinds = rule({
  id: 'xf-kinds',
  title: '建议意见、检举控告、申诉求决分开办理，检举控告不得转给被检举的一方，代表不超过五人',
  area: 'voices',
  force: 'forbid',
  from: START,
  cites: [
    cite('petition-2022', '第二十条'),
    cite('petition-2022', '第二十九条'),
    cite('petition-2022', '第三十条'),
    cite('petition-2022', '第三十一条'),
  ],
  simplification: '事项属于哪一类由经办人判断；代表超过五人的，请其推选代表。',
  facts: z.strictObject({
    kind: oneOf('事项种类', ['建议意见', '检举控告', '申诉求决']),
    representatives: z.number().int().min(0).max(10_000).default(1).meta({ title: '代表人数' }),
    isToAccused: yes('转给被检举人或者其所在科室').default(false),
  }),
  judge({ kind, representatives, isToAccused }) {
    if (kind === '检举控告' && isToAccused) return broken('检举控告转给了被检举的一方，应当由纪检办理')
    if (representatives > 5) return broken(`代表有${representatives}人，超过5人，请推选代表`, { representatives })
    const where = { 建议意见: '研究后书面回复', 检举控告: '由纪检办理', 申诉求决: '按程序六十日内办结' }[kind]
    return met(`${kind}，${where}`, { where })
  },
})

export const recuse = rule({
  id: 'xf-recuse',
  title: '与信访事项或者信访人有直接利害关系的工作人员应当回避',
  area: 'voices',
  force: 'forbid',
  from: START,
  cites: [cite('petition-2022', '第二十八条'), cite('recusal-2020', '第十三条')],
  simplification: '亲属按三代以内旁系血亲和近姻亲；其他利害关系由本人报告。',
  facts: z.strictObject({
    relation: oneOf('经办人与被反映人或者提出人的关系', [
      '本人',
      '夫妻',
      '直系血亲',
      '三代以内旁系血亲',
      '近姻亲',
      '同事',
      '无',
    ]),
  }),
  judge({ relation }) {
    if (relation === '无' || relation === '同事') return met('没有应当回避的关系')
    return broken(relation === '本人' ? '经办人就是被反映人，应当回避' : `经办人有${relation}关系，应当回避`, {
      relation,
    })
  },
})

export const old = rule({
  id: 'xf-old',
  title: '2022年5月1日以前的信访事项适用《信访条例》',
  area: 'voices',
  force: 'info',
  from: '2005-05-01',
  cites: [cite('petition-2005', '受理和办理期限'), cite('petition-2022', '第二十三条')],
  unconfirmed: '2005年条例的文本没有逐条核对，十五日、六十日、三十日凭经验',
  simplification: '判断日是收到的当天；跨过2022年5月1日的事项按收到的日期。',
  facts: z.strictObject({}),
  judge(_facts, on) {
    const instrument = on < START ? '信访条例' : '信访工作条例'
    return info(`${on}收到的事项适用《${instrument}》`, { instrument })
  },
})
