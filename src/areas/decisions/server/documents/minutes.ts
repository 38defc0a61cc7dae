import { BorderStyle, LineRuleType, Paragraph, TabStopType } from 'docx'
import type { MeetingRecord, RecordItem } from '../../meeting/record.ts'
import { FONTS, LEADING, line, paper, RED, run, TEXT_WIDTH } from './paper.ts'
import { absent, attended, chineseNumber, resultWords, sentence, spokenDay, taskWords } from './wording.ts'

/** 纪要标志: top edge 35 mm below the top of the text, as large as fits in one line. */
const MARK_TOP = 1984

function mark(name: string): Paragraph {
  const points = Math.min(62, Math.floor(442 / name.length))
  const height = Math.round(points * 20 * 1.3)
  const before = Math.max(0, MARK_TOP - Math.round((height - points * 20) / 2) - 60)
  return line(name, { align: 'center', font: FONTS.title, size: points * 2, color: RED, line: height, before })
}

/** The issuing body at the left and the date at the right, one character in, above the red line. */
function issued(unitName: string, date: string): Paragraph {
  return new Paragraph({
    spacing: { line: LEADING, lineRule: LineRuleType.EXACT, before: LEADING },
    indent: { left: 320, right: 320 },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - 320 }],
    border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: RED, space: 11 } },
    children: [run(`${unitName}党组`), run(`\t${date}`)],
  })
}

const decidedWords = (item: RecordItem): string => {
  const subject = item.title.replace(/^关于/, '')
  const heard = item.presenter ? `会议听取了${item.presenter}关于${subject}的汇报。` : `会议研究了${subject}。`
  const { result } = item
  if (result?.outcome === 'passed') {
    const resolution = sentence(item.resolution) || `同意${item.title}。`
    return `${heard}会议决定：${resolution}${taskWords(item.tasks)}`
  }
  if (result?.outcome === 'reported') return `${heard}${sentence(result.reason)}`
  if (result?.outcome === 'failed') return `${heard}经表决，${sentence(resultWords(item))}`
  if (result?.outcome === 'postponed') return `${heard}会议决定缓议。${sentence(result.reason)}`
  return heard
}

function opening(record: MeetingRecord): string {
  const { openedAt, plannedAt, chair, items } = record
  const subjects = items.map(({ title }) => title).join('、')
  const presides = `${chair.title}${chair.name}同志主持召开党组会议`
  return `${spokenDay(openedAt || plannedAt)}，${presides}，研究了${subjects}等事项。现将会议议定事项纪要如下：`
}

/** A heading in 黑体 and the names after it; what turns over stands under the first name. */
const roll = (title: string, names: string) =>
  new Paragraph({
    spacing: { line: LEADING, lineRule: LineRuleType.EXACT },
    indent: { left: 1600, hanging: 960 },
    children: [run(`${title}：`, { font: FONTS.heading }), run(names)],
  })

function endMatter(record: MeetingRecord): Paragraph[] {
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 4 })
  const spacing = { line: LEADING, lineRule: LineRuleType.EXACT }
  const small = { size: 28 }
  return [
    line('', {}),
    new Paragraph({
      spacing,
      indent: { left: 280, right: 280 },
      border: { top: rule(8), bottom: rule(6) },
      children: [run('分送：局党组成员，各科室、各下属单位。', small)],
    }),
    new Paragraph({
      spacing,
      indent: { left: 280, right: 280 },
      tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH - 280 }],
      border: { bottom: rule(8) },
      children: [
        run(`${record.unitName}办公室`, small),
        run(`\t${spokenDay(record.closedAt || record.plannedAt)}印发`, small),
      ],
    }),
  ]
}

/** 党组会议纪要 in the official layout (GB/T 9704-2012), from the record as it is confirmed. */
export function minutesPaper(record: MeetingRecord): Promise<Uint8Array> {
  const { unitName, number, minutesNumber, items, observers, recorder } = record
  const away = absent(record).map(({ name, absenceReason }) => (absenceReason ? `${name}（${absenceReason}）` : name))
  return paper(`${record.title}纪要`, [
    mark(`中共${unitName}党组会议纪要`),
    line(minutesNumber || `（第${number}期）`, { align: 'center', before: LEADING * 2 }),
    issued(unitName, spokenDay(record.closedAt || record.plannedAt)),
    line(opening(record), { isIndented: true, before: LEADING }),
    ...items.flatMap((item) => [
      line(`${chineseNumber(item.number)}、${item.title}`, { isIndented: true, font: FONTS.heading, keepNext: true }),
      line(decidedWords(item), { isIndented: true }),
    ]),
    line('', {}),
    roll(
      '出席',
      attended(record)
        .map(({ name }) => name)
        .join('、'),
    ),
    ...(away.length ? [roll('请假', away.join('、'))] : []),
    ...(observers.length
      ? [roll('列席', observers.map(({ name, title }) => `${name}${title && `（${title}）`}`).join('、'))]
      : []),
    ...(recorder ? [roll('记录', recorder)] : []),
    ...endMatter(record),
  ])
}
