import { dayOf } from '../../../platform/clock.ts'
import { type Block, officialDocument } from '../../../platform/documents/official.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import {
  type IndexQuery,
  partMeanings,
  parts,
  type Reading,
  type SatisfactionIndex,
  type SuspicionQuery,
  suspicionKinds,
  suspicionStates,
} from '../schema.ts'
import { indexFor } from './service.ts'
import { listSuspicions } from './suspicions.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const monthWords = (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`
const dayWords = (day: string) => `${monthWords(day.slice(0, 7))}${Number(day.slice(8))}日`
const spanWords = ({ from, until }: SatisfactionIndex) =>
  from === until ? monthWords(from) : `${monthWords(from)}至${monthWords(until)}`

/** The page as a sheet, or one page of words and tables. */
export async function exportIndex(
  ctx: Ctx,
  { format, ...query }: IndexQuery & { format: 'xlsx' | 'docx' },
): Promise<FileOut> {
  const index = await indexFor(ctx, query)
  const unit = await unitName(ctx.platform.db, ctx.actor.unitId)
  const whose = index.leaderName ? `${index.leaderName}分管工作` : (index.sectionName ?? '')
  const title = `${unit}${whose}群众满意度情况`
  const day = dayOf(ctx.platform.clock.now())
  const bytes = format === 'xlsx' ? await indexSheet(index, title) : await indexPaper(index, title, day)
  const detail = { format, from: index.from, until: index.until }
  const entry = { action: 'satisfaction.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }
  const file = { bytes, name: `${title}.${format}`, type: format === 'xlsx' ? SHEET : WORD }
  return write(ctx, async () => ({ result: file, audit: [entry] }))
}

const partCells = ({ parts: read }: Reading) => read.flatMap(({ percent, of }) => [percent, of])
const few = ({ isFew }: { isFew: boolean }) => (isFew ? '样本少，不比较' : '')

export function indexSheet(index: SatisfactionIndex, title: string): Promise<Uint8Array> {
  const { whole, sections, leaders, trend, formula } = index
  const isWhole = index.sectionName === null && index.leaderName === null
  const led = leaders ?? []
  const none = whole.parts.flatMap(() => [null, null])
  return writeTable({
    title,
    columns: [
      { title: '范围', width: 22, kind: 'text' },
      { title: '指数', width: 8, kind: 'number' },
      { title: '样本', width: 8, kind: 'number' },
      ...Object.values(parts).flatMap((name) => [
        { title: `${name}（%）`, width: 12, kind: 'number' as const },
        { title: '件数', width: 8, kind: 'number' as const },
      ]),
      { title: '说明', width: 14, kind: 'text' },
    ],
    rows: [
      [index.leaderName ?? index.sectionName ?? '全局', whole.value, whole.n, ...partCells(whole), few(whole)],
      ...(isWhole ? sections : []).map((one) => [one.name, one.value, one.n, ...partCells(one), few(one)]),
      ...(isWhole ? led : []).map((one) => [`${one.name}分管`, one.value, one.n, ...partCells(one), few(one)]),
      ...trend.map((one) => [monthWords(one.month), one.value, one.n, ...none, few(one)]),
    ],
    note: `统计期间：${spanWords(index)}；各月为近12个月。${formula}科室按机构序列、分管领导按分工的次序排列，不排名。`,
  })
}

const numberWords = (value: number | null) => (value === null ? '没有数据' : value.toFixed(1))

type Group = Reading & { name: string }

/** 满意度情况: the whole, its parts, and by whom the work is done. */
export function indexPaper(index: SatisfactionIndex, title: string, day: string): Promise<Uint8Array> {
  const { whole, sections, leaders, difference, formula, setAside } = index
  const change =
    difference === null
      ? ''
      : `，比上一个同样长的期间${difference === 0 ? '持平' : `${difference > 0 ? '上升' : '下降'}${Math.abs(difference).toFixed(1)}`}`
  const value = whole.value === null ? '没有数据，不计算指数' : `满意度指数${whole.value.toFixed(1)}${change}`
  const opening = `${spanWords(index)}，${value}，样本${whole.n}件。${whole.isFew ? `样本少于${index.least}，只供参考。` : ''}`
  const aside = setAside ? `另有${setAside}条评价因异常没有计入。` : ''
  const centred = { align: 'center' as const }
  const columns = [
    { title: '项目', width: 44 },
    { title: '满意率', width: 18, ...centred },
    { title: '件数', width: 16, ...centred },
    { title: '权重', width: 22, ...centred },
  ]
  const rows = whole.parts.map(({ part, percent, good, of, share }) => [
    parts[part],
    percent === null ? '没有数据' : `${percent.toFixed(1)}%`,
    of ? `${good}/${of}` : '—',
    share === null ? '不计' : `${share.toFixed(1)}%`,
  ])
  const isWhole = index.sectionName === null && index.leaderName === null
  const groups = (text: string, head: string, of: readonly Group[]): Block[] => {
    if (!isWhole || !of.length) return []
    const rows = of.map((one) => [one.name, one.isFew ? '样本少' : numberWords(one.value), String(one.n)])
    const columns = [
      { title: head, width: 50 },
      { title: '指数', width: 25, ...centred },
      { title: '样本', width: 25, ...centred },
    ]
    return [
      { kind: 'heading', level: 1, text },
      { kind: 'table', columns, rows },
    ]
  }
  return officialDocument({
    title,
    subtitle: dayWords(day),
    blocks: [
      { kind: 'text', text: opening + aside },
      { kind: 'heading', level: 1, text: '一、各项情况' },
      { kind: 'table', columns, rows },
      { kind: 'text', text: `服务评价的办理结果：${index.rate.says}。` },
      ...groups('二、各科室和下属单位', '科室', sections),
      ...groups('三、按分管领导', '分管领导', leaders ?? []),
      { kind: 'text', text: formula },
      { kind: 'text', text: `${parts.complaints}：${partMeanings.complaints}。` },
    ],
  })
}

export async function exportSuspicions(ctx: Ctx, query: SuspicionQuery): Promise<FileOut> {
  const { rows } = await listSuspicions(ctx, query)
  const bytes = await writeTable({
    title: '异常评价',
    columns: [
      { title: '日期', width: 12, kind: 'date' },
      { title: '入口', width: 20, kind: 'text' },
      { title: '种类', width: 14, kind: 'text' },
      { title: '条数', width: 8, kind: 'number' },
      { title: '为什么', width: 40, kind: 'text' },
      { title: '状态', width: 11, kind: 'text' },
      { title: '核对人', width: 10, kind: 'text' },
      { title: '核对情况', width: 30, kind: 'text' },
    ],
    rows: rows.map((row) => [
      ...[row.onDay, row.placeTitle, suspicionKinds[row.kind], row.ratings, row.because],
      ...[suspicionStates[row.state], row.decidedBy, row.reason],
    ]),
  })
  const detail = { rows: rows.length }
  const entry = { action: 'satisfaction.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }
  return write(ctx, async () => ({ result: { bytes, name: '异常评价.xlsx', type: SHEET }, audit: [entry] }))
}
