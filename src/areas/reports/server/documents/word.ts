import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { barOfLetters, drawnBars } from '../../charts.ts'
import { cited, type Frozen } from '../../frozen.ts'
import { withoutNames } from '../../names.ts'
import { type Chart, type Document, type Edition, editions, figureGroups } from '../../schema.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** 2026-11-29 as it is printed: 2026年11月29日 */
export const dayWords = (day: string) => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

export type Printed = {
  document: Document
  figures: Frozen
  edition: Edition
  unitName: string
  /** the day of the signature, or today for a draft */
  day: string
  /** who signed and what the text was sealed with; null for a draft */
  signed: { by: string; hash: string; accepted: readonly string[] } | null
  /** names that the public edition leaves out */
  names: readonly string[]
}

/** As many letters as fill the widest bar's place. */
const BAR_LETTERS = 20

/** A chart as a table, with its number beside each bar: caption above, where the numbers come from below. */
function chartBlocks(chart: Chart, asked: Printed, number: () => number): Block[] {
  const { figures, edition, day } = asked
  const drawn = drawnBars(chart, (name) => figures[name])
  if (!drawn) return []
  const from = edition === 'public' ? '本单位的记录' : `${annexName(1, asked)}所列的记录`
  return [
    { kind: 'text', at: 'caption', text: `图${number()}　${chart.title}` },
    {
      kind: 'table',
      isWhole: true,
      size: 21,
      columns: [
        { title: '项目', width: 26 },
        { title: '图示', width: 58 },
        { title: `数值（${drawn.unit}）`, width: 16, align: 'center' },
      ],
      rows: drawn.bars.map(({ title, share, value }) => [title, barOfLetters(share, BAR_LETTERS), value]),
    },
    { kind: 'text', text: `数据来源：${from}，截至${dayWords(day)}。` },
  ]
}

/** Headings of the third level stand at the head of their first paragraph. */
function textBlocks(asked: Printed): Block[] {
  let number = 0
  return asked.document.sections.flatMap(({ title, level, paragraphs, charts = [] }): Block[] => {
    const texts = paragraphs.map((parts) =>
      parts.map((part) => (typeof part === 'string' ? part : part.value)).join(''),
    )
    const plain = texts.map((text): Block => ({ kind: 'text', text }))
    const drawn = charts.flatMap((chart): Block[] => chartBlocks(chart, asked, () => ++number))
    if (level === 0) return [...plain, ...drawn]
    if (level === 1 || level === 2) return [{ kind: 'heading', level, text: title }, ...plain, ...drawn]
    const [first = '', ...rest] = texts
    const head = `${title.replace(/[。．.]$/, '')}。`
    return [...[`${head}${first}`, ...rest].map((text): Block => ({ kind: 'text', text })), ...drawn]
  })
}

const annexes = ['数据来源', '没有记录支撑的内容'] as const

/** A draft has one annex, which then bears no number. */
const annexName = (number: number, { signed }: Printed) => (signed ? `附件${number}` : '附件')

/** An annex begins a page: its name on the left, its title in the middle. */
const annex = (number: 1 | 2, asked: Printed): Block[] => [
  { kind: 'heading', level: 1, at: 'annex', text: annexName(number, asked) },
  { kind: 'heading', level: 1, at: 'caption', text: annexes[number - 1]! },
]

/** The annexes as they are named below the text. */
function namedBelow({ signed }: Printed): Block[] {
  const lines = signed ? annexes.map((title, index) => `${index + 1}．${title}`) : [annexes[0]]
  // A line is left empty below the text.
  return ['', ...lines.map((line, index) => `${index ? '　　　' : '附件：'}${line}`)].map((text) => ({
    kind: 'text',
    text,
  }))
}

/** Figures in the order in which the text cites them, which a database does not keep. */
function sources(asked: Printed): Block[] {
  const { document, figures, day } = asked
  const names = cited(document)
  const bases = names.filter((name) => !name.includes('#'))
  const records = names.length - bases.length
  const rows = bases.map((name, index) => {
    const { title, value, unit, definition, rows: n } = figures[name]!
    const group = figureGroups[name.split('.')[0] as keyof typeof figureGroups]
    return [String(index + 1), `${group}：${title}`, `${value}${unit}`, definition, String(n)]
  })
  const single = records ? `另有${records}处引用单条记录的原文，可在系统里逐条打开。` : ''
  return [
    ...annex(1, asked),
    { kind: 'text', text: `以下数据由系统按口径从记录中统计，截至${dayWords(day)}。${single}` },
    {
      kind: 'table',
      size: 21,
      columns: [
        { title: '序号', width: 7, align: 'center' },
        { title: '数据', width: 22 },
        { title: '数值', width: 14, align: 'center' },
        { title: '口径', width: 45 },
        { title: '记录数', width: 12, align: 'center' },
      ],
      rows,
    },
  ]
}

function checklist(asked: Printed): Block[] {
  const { signed } = asked
  if (!signed) return []
  const rows = signed.accepted.map((text, index) => [String(index + 1), text])
  const none: Block = { kind: 'text', text: '核对清单为空：每个数据、每句事实都有记录。' }
  const list: Block = {
    kind: 'table',
    size: 21,
    columns: [
      { title: '序号', width: 8, align: 'center' },
      { title: '签发人逐条确认的内容', width: 92 },
    ],
    rows,
  }
  return [
    ...annex(2, asked),
    rows.length ? list : none,
    { kind: 'text', text: `签发人：${signed.by}。校验码：${signed.hash}` },
  ]
}

/** The report in the official layout. The full text ends with its sources; the public one names nobody. */
export async function reportWord(asked: Printed): Promise<FileOut> {
  const { document, edition, unitName, day, signed, names } = asked
  const isPublic = edition === 'public'
  const clean = (text: string) => (isPublic ? withoutNames(text, names) : text)
  const draft = signed ? '' : '（征求意见稿）'
  const blocks = [
    ...textBlocks(asked),
    ...(isPublic ? [] : [...namedBelow(asked), ...sources(asked), ...checklist(asked)]),
  ].map((block): Block => {
    if (block.kind !== 'table') return { ...block, text: clean(block.text) }
    return { ...block, rows: block.rows.map((row) => row.map(clean)) }
  })
  const title = clean(document.title)
  const bytes = await officialDocument({ title: `${title}${draft}`, subtitle: `${unitName}　${dayWords(day)}`, blocks })
  return { bytes, name: `${title}${draft}（${editions[edition]}）.docx`, type: WORD }
}
