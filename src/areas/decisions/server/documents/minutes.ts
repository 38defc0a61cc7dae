import { BorderStyle, Paragraph, TabStopType } from 'docx'
import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import type { Method } from '../../schema/words.ts'
import { imprint } from './imprint.ts'
import { exact, FONTS, LEADING, line, lines, paper, RED, run, TEXT_WIDTH } from './paper.ts'
import {
  absent,
  attended,
  chineseNumber,
  closedVote,
  joined,
  observerWords,
  resultWords,
  sentence,
  spokenDay,
  spokenHalfDay,
  taskWords,
} from './wording.ts'

/** 纪要标志: top edge 35 mm below the top of the text, as large as fits in one line. */
const MARK_TOP = 1984
const TEXT_POINTS = 442
const LARGEST = 62
/** of the size: how far below the top of its line a character begins */
const ROOM_ABOVE = 0.2

function mark(name: string): Paragraph {
  const points = Math.min(LARGEST, Math.floor(TEXT_POINTS / name.length))
  const height = Math.round(points * 20 * 1.3)
  const before = MARK_TOP - Math.round(points * 20 * ROOM_ABOVE)
  const type = { font: FONTS.title, size: points * 2, color: RED, line: height, before }
  return line(name, { align: 'center', isOffGrid: true, ...type })
}

/** The issuing body at the left and the date at the right, one character in, 4 mm above the red line. */
function issued(unitName: string, date: string): Paragraph {
  return new Paragraph({
    spacing: { ...exact(LEADING), before: LEADING },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - 320 }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 11 } },
    children: [run(`　中共${unitName}党组`), run(date, { isTabbed: true })],
  })
}

const voteWords: Record<Method, string> = {
  hands: '经举手表决，',
  named: '经记名投票表决，',
  secret: '经无记名投票表决，',
  paper: '经投票表决，',
}

const subjectOf = (title: string) => title.replace(/^关于/, '').replace(/的(汇报|报告|请示|议题)$/, '')

/** 会议听取了…, who stepped back, who presided instead of the chair. */
function heardWords({ title, presenter, recused, presiderName, override }: RecordItem, chairName: string): string {
  const isReplaced = presiderName && presiderName !== chairName
  return [
    `会议听取了${presenter}关于${subjectOf(title)}的汇报。`,
    recused.length ? `研究本议题时，${recused.map(({ name }) => name).join('、')}同志回避。` : '',
    isReplaced ? `本议题由${presiderName}同志主持。` : '',
    override ? `经准许，主持人提前表态，原因：${sentence(override)}` : '',
  ].join('')
}

/** 会议决定… with owner and date; what the clerk typed in full is left as it is. */
function decisionWords(item: RecordItem): string {
  const { resolution, result, title, tasks } = item
  const typed = resolution.trim().replace(/[。；;.\s]+$/, '')
  const vote = result?.outcome === 'passed' ? closedVote(item) : undefined
  const decided = typed || (vote ? `同意${subjectOf(title)}` : '')
  if (!decided && !tasks.length) return ''
  const isWhole = /^会议(认为|决定|要求|强调|同意|指出)/.test(decided)
  const how = vote ? voteWords[vote.method] : ''
  const words = isWhole ? decided : `${how}会议决定：${decided}`
  return sentence([words, taskWords(tasks)].filter(Boolean).join('；').replace('：；', '：'))
}

function decidedWords(item: RecordItem, chairName: string): string {
  const { result } = item
  const heard = heardWords(item, chairName)
  if (result?.outcome === 'failed') return `${heard}经表决，本议题未获通过。${resultWords(item)}`
  if (result?.outcome === 'postponed') {
    const until = result.until ? `，于${spokenDay(result.until)}再次提交会议研究` : ''
    return `${heard}会议决定，本议题缓议${until}。原因：${sentence(result.reason)}`
  }
  const note = result?.outcome === 'reported' ? sentence(result.reason) : ''
  return `${heard}${note}${decisionWords(item)}`
}

/** As many items as are named in the opening sentence. */
const NAMED_ITEMS = 4

function opening(record: MeetingRecord): string {
  const { openedAt, plannedAt, chair, items, place } = record
  const subjects = items.slice(0, NAMED_ITEMS).map(({ title }) => subjectOf(title))
  const studied = `${subjects.join('、')}${items.length > NAMED_ITEMS ? `等${items.length}个议题` : ''}`
  const presides = `${chair.title}${chair.name}同志${place && `在${place}`}主持召开党组会议`
  return `${spokenHalfDay(openedAt || plannedAt)}，${presides}，研究${studied}。现将会议议定的事项纪要如下：`
}

/** A heading in 黑体 and the names after it; what turns over stands under the first name. */
const roll = (title: string, names: string) =>
  new Paragraph({
    spacing: exact(LEADING),
    keepNext: true,
    keepLines: true,
    indent: { left: 1600, hanging: 960 },
    children: [run(`${title}：`, { font: FONTS.heading }), run(names)],
  })

function rolls(record: MeetingRecord): Paragraph[] {
  const away = absent(record)
  const lists: [string, string][] = [
    ['出席', joined(attended(record).map(({ name }) => name))],
    ['请假', joined(away.filter(({ absenceReason }) => absenceReason).map(({ name }) => name))],
    ['缺席', joined(away.filter(({ absenceReason }) => !absenceReason).map(({ name }) => name))],
    ['列席', joined(record.observers.map(observerWords))],
    ['记录', record.recorder],
  ]
  return lists.filter(([, names]) => names).map(([title, names]) => roll(title, names))
}

/** 党组会议纪要 in the official layout (GB/T 9704-2012), from the record as it is confirmed. */
export function minutesPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { unitName, number, minutesNumber, items, chair, closedAt, plannedAt } = record
  const day = spokenDay(closedAt || plannedAt)
  const blank = line('', { keepNext: true })
  return paper(`${record.title}纪要`, [
    mark(`中共${unitName}党组会议纪要`),
    line(minutesNumber || `（第${number}号）`, { align: 'center', before: LEADING * 2 }),
    issued(unitName, day),
    line(opening(record), { isIndented: true, before: LEADING }),
    ...items.flatMap((item) => [
      line(`${chineseNumber(item.number)}、${item.title}`, { isIndented: true, font: FONTS.heading, keepNext: true }),
      ...lines(decidedWords(item, chair.name), { isIndented: true }),
    ]),
    blank,
    ...rolls(record),
    imprint({ copies: '分送：局党组成员，各科室、局属各单位。', office: `${unitName}办公室`, printed: day }),
  ])
}
