import { isBad, satisfiedPerMille } from '../../../law/rules/voices/ratings.ts'
import { type Block, officialDocument } from '../../../platform/documents/official.ts'
import { type Table, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections, unitName } from '../../posts/facts.ts'
import {
  channels,
  type Figure,
  type ItemLine,
  type ItemQuery,
  itemStates,
  lamps,
  results,
  type Statistics,
  sourceKinds,
} from '../schema.ts'
import { todayOf } from './acting.ts'
import * as queries from './queries/items.ts'
import { allListed, everything } from './queries/listing.ts'
import { ratingRowsBetween } from './queries/ratings.ts'
import { lineOf, sectionsOf } from './view.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const exported = (ctx: Ctx, rows: number) => ({
  ...{ action: 'feedback.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail: { rows } },
})

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const date = (title: string) => ({ title, width: 12, kind: 'date' as const })

/** 办理台账: one row for each raw text, with the item it was merged into. */
export async function exportLedger(ctx: Ctx, scope: Scope, query: ItemQuery): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const found = await allListed(db, unitId, { ...query, sections: sectionsOf(scope) }, today)
  const items = new Map(found.map((row) => [row.id, { row, line: lineOf(row, today) }]))
  const answers = await queries.approvedAnswers(db, unitId, [...items.keys()])
  const answerOf = new Map(answers.map((answer) => [answer.itemId, answer]))
  const rows: Table['rows'] = []
  for (const one of await queries.opinionsOf(db, unitId, [...items.keys()])) {
    const { row, line } = items.get(one.itemId)!
    const answer = answerOf.get(one.itemId)
    rows.push([
      ...[rows.length + 1, one.receivedOn, channels[one.channel as 'door'], sourceKinds[one.sourceKind as 'town']],
      ...[row.target, row.category, one.text, line.number, line.sectionName, answer?.measures ?? ''],
      ...[line.dueOn ?? '', `${itemStates[line.state]}（${lamps[line.lamp]}）`],
      ...[answer ? results[answer.result as 'solved'] : '', row.answeredOn ?? '', satisfiedWord(row.isSatisfied)],
    ])
  }
  const table: Table = {
    title: '意见建议办理台账',
    columns: [
      ...[{ title: '序号', width: 6, kind: 'number' as const }, date('收集时间'), text('方式', 10), text('来源', 8)],
      ...[text('对象', 12), text('类别', 10), text('原文', 44), text('归并条目号', 12), text('责任科室', 14)],
      ...[text('办理措施', 28), date('时限'), text('进展', 16), text('结果', 10), date('反馈时间'), text('满意度', 10)],
    ],
    rows,
    note: `截至${today}，原文${rows.length}条，归并为${found.length}件。提出人的姓名和联系方式不在台账里。`,
  }
  const file = { bytes: await writeTable(table), name: `${today} 意见建议办理台账.xlsx`, type: SHEET }
  return write(ctx, async () => ({ result: file, audit: [exported(ctx, rows.length)] }))
}

const satisfiedWord = (isSatisfied: boolean | null) => (isSatisfied === null ? '' : isSatisfied ? '满意' : '仍不满意')

const words = (figure: Figure) =>
  `收到${figure.n}件，已答复${figure.answered}件，超期${figure.overdue}件，重新办理${figure.reopened}件；` +
  `表示意见的${figure.satisfied + figure.dissatisfied}件中满意${figure.satisfied}件`

/** 意见建议办理情况, from the records, in the official layout. */
export async function exportReport(ctx: Ctx, asked?: number): Promise<FileOut> {
  const figures = await statistics(ctx, asked)
  const name = await unitName(ctx.platform.db, ctx.actor.unitId)
  const bytes = await reportPaper(figures, name, todayOf(ctx))
  const file = { bytes, name: `${figures.year}年意见建议办理情况.docx`, type: WORD }
  return write(ctx, async () => ({ result: file, audit: [exported(ctx, figures.total.n)] }))
}

const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const countColumns = [
  ...[
    { title: '件数', width: 12 },
    { title: '已答复', width: 12 },
    { title: '超期', width: 12 },
  ],
  ...[
    { title: '重新办理', width: 16 },
    { title: '满意', width: 11 },
    { title: '不满意', width: 12 },
  ],
].map((column) => ({ ...column, align: 'center' as const }))

export function reportPaper(figures: Statistics, unit: string, day: string): Promise<Uint8Array> {
  const { year, total, bySource, bySection, ratings } = figures
  const table = (rows: Figure[], title: string): Block => ({
    kind: 'table',
    columns: [{ title, width: 25 }, ...countColumns],
    rows: rows.map((row) => [
      row.label,
      ...[row.n, row.answered, row.overdue, row.reopened, row.satisfied, row.dissatisfied].map(String),
    ]),
  })
  const rate = ratings.satisfiedPerMille === null ? '没有有效评价' : `满意率${ratings.satisfiedPerMille / 10}%`
  const rated =
    `收到服务评价${ratings.n + ratings.setAside}个，经核对不计入${ratings.setAside}个，` +
    `有效评价${ratings.n}个，${rate}，差评${ratings.bad}个。`
  return officialDocument({
    title: `${year}年意见建议办理情况`,
    subtitle: `${unit}　${dayWords(day)}`,
    blocks: [
      { kind: 'text', text: `${year}年，${words(total)}。` },
      { kind: 'heading', level: 1, text: '一、按来源' },
      table(bySource, '来源'),
      { kind: 'heading', level: 1, text: '二、按责任科室' },
      table(bySection, '科室'),
      { kind: 'heading', level: 1, text: '三、服务评价' },
      { kind: 'text', text: rated },
    ],
  })
}

const NONE = '未交办'

function figureOf(label: string, rows: readonly ItemLine[]): Figure {
  const counted = (is: (row: ItemLine) => boolean) => rows.filter(is).length
  return {
    label,
    n: rows.length,
    answered: counted(({ state }) => state === 'answered' || state === 'closed'),
    overdue: counted(({ lamp }) => lamp === 'red'),
    reopened: counted(({ reopenings }) => reopenings > 0),
    satisfied: counted(({ isSatisfied }) => isSatisfied === true),
    dissatisfied: counted(({ isSatisfied }) => isSatisfied === false),
  }
}

/** Figures of a year, each counted from the items; merged ones count once, bad ratings apart. */
export async function statistics(ctx: Ctx, asked?: number): Promise<Statistics> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const year = asked ?? Number(today.slice(0, 4))
  const all = { ...everything, sections: null, sort: 'received', order: 'desc' } as const
  const rows = (await allListed(db, unitId, all, today))
    .map((row) => lineOf(row, today))
    .filter(({ receivedOn, state }) => receivedOn.startsWith(`${year}-`) && state !== 'merged')
    .filter(({ kind }) => kind !== 'rating')
  const bySection = Map.groupBy(rows, ({ sectionName }) => sectionName || NONE)
  // In the unit's own order; what nobody has been given yet comes last.
  const inOrder = [...(await sections(db, unitId)).map(({ name }) => name), NONE].filter((name) => bySection.has(name))
  const calendar = Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
  const months = calendar.filter((month) => month <= today.slice(0, 7))
  const ratings = await ratingRowsBetween(db, unitId, `${year}-01-01`, `${year}-12-31`)
  const valid = ratings.filter(({ setAside }) => setAside === null)
  return {
    year,
    total: figureOf('合计', rows),
    bySource: Object.entries(sourceKinds).map(([source, label]) =>
      figureOf(
        label,
        rows.filter(({ sources }) => (sources as string[]).includes(source)),
      ),
    ),
    bySection: inOrder.map((label) => figureOf(label, bySection.get(label)!)),
    byMonth: months.map((month) =>
      figureOf(
        month,
        rows.filter(({ receivedOn }) => receivedOn.startsWith(month)),
      ),
    ),
    ratings: {
      n: valid.length,
      setAside: ratings.length - valid.length,
      bad: valid.filter(({ result, attitude }) => isBad(result) || isBad(attitude)).length,
      satisfiedPerMille: satisfiedPerMille(valid.filter(({ result }) => !isBad(result)).length, valid.length),
    },
  }
}
