import * as z from 'zod'
import { calendarWith, importedYears } from '../../calendar/imported.ts'
import { cite } from '../../cite.ts'
import { day, oneOf, yes } from '../../facts.ts'
import { rule } from '../../rule.ts'
import { inDays, inWorkdays, termVerdict } from './term.ts'

const doneOn = day('办理日期').nullable().default(null)

export const openInformation = rule({
  id: 'zf-foi',
  title: '依申请公开二十个工作日内答复，经同意最多延长二十个工作日；主动公开二十个工作日内公开',
  area: 'voices',
  force: 'remind',
  from: '2019-05-15',
  cites: [cite('open-government-2019', '第三十三条'), cite('open-government-2019', '第二十六条')],
  simplification: '判断日是收到申请（或者信息形成）的当天；征求第三方意见的时间没有扣除。',
  facts: z.strictObject({
    kind: oneOf('种类', ['依申请公开', '主动公开']),
    extraWorkdays: z.number().int().min(0).max(20, '延长不超过20个工作日').default(0).meta({ title: '延长的工作日' }),
    doneOn,
    imported: importedYears,
  }),
  judge({ kind, extraWorkdays, doneOn, imported }, on) {
    const days = 20 + (kind === '依申请公开' ? extraWorkdays : 0)
    return termVerdict(kind, () => inWorkdays(on, days, calendarWith(imported)), doneOn)
  },
})

export const licence = rule({
  id: 'zf-licence',
  title: '行政许可自受理起二十个工作日内决定，经批准延长十个；承诺更短的按承诺',
  area: 'voices',
  force: 'remind',
  from: '2004-07-01',
  cites: [cite('licence-2019', '第四十二条'), cite('licence-2019', '第八十二条')],
  simplification: '判断日是受理的当天；听证、检验、公示的时间没有扣除；统一办理的四十五日没有计算。',
  facts: z.strictObject({
    promisedWorkdays: z.number().int().min(1).max(20).nullable().default(null).meta({ title: '承诺时限（工作日）' }),
    isExtended: yes('经本机关负责人批准延长').default(false),
    doneOn,
    imported: importedYears,
  }),
  judge({ promisedWorkdays, isExtended, doneOn, imported }, on) {
    const days = isExtended ? 30 : (promisedWorkdays ?? 20)
    return termVerdict('作出决定', () => inWorkdays(on, days, calendarWith(imported)), doneOn)
  },
})

export const tourismComplaint = rule({
  id: 'ly-complaint',
  title: '旅游投诉五个工作日内决定是否受理，受理后五个工作日内通知被投诉人，六十日内调解',
  area: 'voices',
  force: 'remind',
  from: '2010-07-01',
  cites: [
    cite('tourism-complaint-2010', '第十五条'),
    cite('tourism-complaint-2010', '第十六条'),
    cite('tourism-complaint-2010', '答复和调解'),
    cite('tourism-law-2018', '第九十一条'),
  ],
  unconfirmed: '被投诉人十日答复、六十日调解只见于流程图，没有见到条文',
  simplification: '判断日是接到投诉、受理或者送达的当天。',
  facts: z.strictObject({
    step: oneOf('环节', ['决定是否受理', '通知被投诉人', '被投诉人答复', '达成调解']),
    doneOn,
    imported: importedYears,
  }),
  judge({ step, doneOn, imported }, on) {
    const calendar = calendarWith(imported)
    const end = () => {
      if (step === '达成调解') return inDays(on, 60, calendar)
      return step === '被投诉人答复' ? inDays(on, 10, calendar) : inWorkdays(on, 5, calendar)
    }
    return termVerdict(step, end, doneOn)
  },
})
