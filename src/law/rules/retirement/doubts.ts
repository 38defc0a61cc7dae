import * as z from 'zod'
import { cite } from '../../cite.ts'
import { readPartialDate } from '../../dates.ts'
import { day, dayOrMonth, oneOf, words } from '../../facts.ts'
import { firstDay, lastDay } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'

const fields = ['出生日期', '参加工作时间', '入党时间', '学历学位', '工作经历', '干部身份'] as const
type Field = (typeof fields)[number]

const dates: readonly Field[] = ['出生日期', '参加工作时间', '入党时间']

/** Whether all say the same: a month agrees with every day in it. */
function datesAgree(values: readonly string[]): boolean {
  const longest = values.reduce((one, other) => (other.length > one.length ? other : one), '')
  return values.every((value) => longest.startsWith(value))
}

function valuesAgree(field: Field, values: readonly string[]): boolean {
  const read = values.map(readPartialDate)
  if (dates.includes(field) && !read.includes(null)) return datesAgree(read as string[])
  return new Set(values.map((value) => value.normalize('NFKC').replace(/\s+/g, ''))).size === 1
}

const itemFact = z
  .strictObject({
    field: oneOf('项目', fields),
    values: z
      .array(z.strictObject({ value: words('记载的内容'), source: words('材料名称') }))
      .min(1)
      .max(50)
      .meta({
        title: '各份材料的记载',
        description: '档案里每份材料写的内容；日期写成1972-03、1972.03、1972年3月都可以。',
      }),
    decidedOn: day('认定日期')
      .nullable()
      .default(null)
      .meta({ title: '认定日期', description: '组织认定这一项的日期，没有认定的为null。' }),
    suspicion: words('其他疑点').nullable().default(null).meta({
      title: '其他疑点',
      description: '记载一致、但有涂改或者材料缺失等疑点的，写明疑点；没有的为null。',
    }),
  })
  .meta({ title: '一项的记载' })

type Item = z.output<typeof itemFact>

function statusOf(field: Field, items: readonly Item[], on: string): '一致' | '存疑' | '已认定' {
  if (items.some(({ decidedOn }) => decidedOn !== null && decidedOn <= on)) return '已认定'
  const values = items.flatMap((item) => item.values.map(({ value }) => value))
  const suspected = items.some(({ suspicion }) => suspicion !== null)
  return suspected || !valuesAgree(field, values) ? '存疑' : '一致'
}

export const sanling = rule({
  id: 'sanling',
  title: '年龄、工龄、党龄、学历、工作经历和干部身份的记载应当一致，存疑的须经认定',
  area: 'retirement',
  force: 'warn',
  from: '2006-09-01',
  cites: [cite('personnel-practice', '三龄两历'), cite('birth-date-2006', '最先记载')],
  simplification:
    '只比对已登记的记载，日期详略不同的不算矛盾，文字写法不同的算矛盾；认定以后新发现的材料须重新登记疑点；能否上会由另一条判断。',
  facts: z.strictObject({
    items: z.array(itemFact).max(50).meta({ title: '各项的记载', description: '同一项可以分几次登记，合在一起判断。' }),
  }),
  judge({ items }, on) {
    const statuses = fields.flatMap((field) => {
      const own = items.filter((item) => item.field === field)
      return own.length === 0 ? [] : [{ field, status: statusOf(field, own, on) }]
    })
    if (statuses.length === 0) return notApplicable('没有登记任何一项的记载')
    const doubts = statuses.filter(({ status }) => status === '存疑').map(({ field }) => field)
    const observed = { items: statuses, doubts }
    if (doubts.length === 0) return met(`已登记的${statuses.length}项记载一致或者已经认定`, observed)
    return broken(`${doubts.join('、')}存疑，认定以前不能提交会议讨论`, observed)
  },
})

const trusted = ['干部人事档案', '户籍档案']

const birthRecord = z
  .strictObject({
    source: oneOf('记载的出处', ['干部人事档案', '户籍档案', '居民身份证', '其他']).meta({
      title: '记载的出处',
      description: '只有干部人事档案和户籍档案里的记载可以作为依据。',
    }),
    birth: dayOrMonth('记载的出生日期'),
    recordedOn: dayOrMonth('材料形成时间'),
  })
  .meta({ title: '一份材料的记载' })

type BirthRecord = z.output<typeof birthRecord>

/** The records that may be the first ones: months and days overlap, so there can be several. */
function earliestOf(records: readonly BirthRecord[]): BirthRecord[] {
  const ends = records.map(({ recordedOn }) => lastDay(recordedOn))
  const firstEnd = ends.reduce((one, other) => (other < one ? other : one))
  return records.filter(({ recordedOn }) => firstDay(recordedOn) <= firstEnd)
}

export const birthDecide = rule({
  id: 'birth-decide',
  title: '出生日期记载不一致又无法查证的，以干部人事档案或者户籍档案中最先记载的为准，未经批准不得更改',
  area: 'retirement',
  force: 'warn',
  from: '2006-09-01',
  cites: [cite('birth-date-2006', '最先记载'), cite('birth-date-2006', '不得擅自更改')],
  simplification: '材料是否真实、有无涂改由组织人事部门判断；农历日期须先换算成公历；经批准更改的情形不处理。',
  facts: z.strictObject({
    records: z.array(birthRecord).max(50).meta({ title: '各份材料的记载' }),
    birthInUse: dayOrMonth('现用的出生日期').nullable().default(null).meta({
      title: '现用的出生日期',
      description: '任免审批表等现在使用的出生日期（YYYY-MM或YYYY-MM-DD），填了才比对；不比对为null。',
    }),
  }),
  judge({ records, birthInUse }, on) {
    const usable = records.filter((record) => trusted.includes(record.source) && firstDay(record.recordedOn) <= on)
    if (usable.length === 0) return notApplicable('没有干部人事档案或者户籍档案的记载')
    const first = earliestOf(usable)
    const births = [...new Set(first.map(({ birth }) => birth))].sort()
    const differ = !datesAgree(records.map(({ birth }) => birth))
    if (!datesAgree(births)) {
      const because = `最先形成的材料记载不一致（${births.join('、')}），须由组织人事部门认定`
      return broken(because, { birth: null, recordedOn: null, differ, candidates: births })
    }
    const birth = births.at(-1)!
    const recordedOn = first.map((record) => record.recordedOn).sort()[0]!
    const observed = { birth, recordedOn, differ, candidates: births }
    const because = `最先的记载形成于${recordedOn}，出生日期应为${birth}`
    if (birthInUse === null) return info(because, observed)
    if (datesAgree([birth, birthInUse])) return met(`${because}，与现用的${birthInUse}一致`, observed)
    return broken(`${because}，现用的是${birthInUse}`, observed)
  },
})
