import type { Day } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { type Archive, type ArchiveLine, archiveCategories, standings } from '../../schema.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: eleven columns across a page stay readable. */
const SMALL = 18

const centred = (title: string, width: number) => ({ title, width, align: 'center' as const })
const columns = [
  ...[centred('序号', 5), centred('起止时间', 11), { title: '培训班（项目）名称', width: 20 }, centred('类别', 8)],
  ...[
    { title: '主办单位', width: 13 },
    { title: '地点', width: 9 },
    { title: '主要内容', width: 13 },
  ],
  ...[centred('天数', 5), centred('学时', 5), centred('考核结果', 8), { title: '证明材料', width: 12 }],
  centred('审核人', 7),
]

export const spoken = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

const periodOf = ({ fromOn, untilOn }: ArchiveLine) =>
  (fromOn === untilOn ? fromOn : `${fromOn}\n至${untilOn}`).replaceAll('-', '.')

const rowOf = (line: ArchiveLine, index: number): string[] => {
  const course = line.isRecognised ? line.course : `${line.course}（不计入）`
  return [
    ...[String(index + 1), periodOf(line), course, archiveCategories[line.category], line.organiser, line.place],
    ...[line.content, line.days ? String(line.days) : '', line.hours ? String(line.hours) : ''],
    ...[line.result, line.evidence, line.reviewer],
  ]
}

const sum = (lines: readonly ArchiveLine[], key: 'days' | 'hours') =>
  lines.filter(({ isRecognised }) => isRecognised).reduce((all, one) => all + Math.round(one[key] * 10), 0) / 10

const table = (lines: readonly ArchiveLine[], title: string): Block => ({
  kind: 'table',
  columns,
  size: SMALL,
  rows: [
    ...(lines.length ? lines.map(rowOf) : [['', '', '没有培训记录']]),
    ['', '', title, '', '', '', '', String(sum(lines, 'days')), String(sum(lines, 'hours')), '', '', ''],
  ],
})

/** Where people sign by hand; one row, so that no name is parted from its date. */
const signatures: Block = {
  kind: 'table',
  size: 21,
  columns: ['本人核对', '审核人', '单位（盖章）'].map((title) => centred(title, 1)),
  rows: [Array.from({ length: 3 }, () => '\n\n　　　　年　　月　　日')],
}

/** 干部教育培训档案: who it is, each training of the year, the sum, what the rules ask; later additions apart. */
export async function archivePaper(archive: Archive, unit: string, on: Day): Promise<FileOut> {
  const { person, year, line, records, frozen } = archive
  const [kept, later] = [records.filter(({ isLater }) => !isLater), records.filter(({ isLater }) => isLater)]
  const head: Block = {
    kind: 'table',
    size: 21,
    columns: [
      ...[centred('姓名', 14), centred('性别', 6), centred('出生年月', 10), centred('政治面貌', 12)],
      ...[{ title: '单位职务', width: 34 }, centred('年度', 8)],
    ],
    rows: [
      [
        person.name,
        person.sex,
        person.birth.slice(0, 7).replace('-', '.'),
        person.politics,
        person.currentPost,
        String(year),
      ],
    ],
  }
  const duties = line?.requirements ?? []
  const asked: Block = duties.length
    ? {
        kind: 'table',
        size: SMALL,
        columns: [centred('应当完成的培训', 14), centred('情况', 9), { title: '说明', width: 70 }],
        rows: duties.map(({ what, state, because }) => [what, standings[state], `${because}。`]),
      }
    : { kind: 'text', text: '没有规定应当完成的培训量。' }
  const closed = frozen
    ? `${year}年已于${spoken(frozen.on)}由${frozen.by}归档，归档时${frozen.days}天、${frozen.hours}学时。`
    : `${year}年尚未归档。`
  const blocks: Block[] = [
    head,
    { kind: 'heading', level: 2, text: '培训情况' },
    table(kept, '年度合计'),
    ...(later.length
      ? [{ kind: 'heading' as const, level: 2 as const, text: '归档以后补登的' }, table(later, '补登合计')]
      : []),
    { kind: 'heading', level: 2, text: '完成情况' },
    asked,
    // Kept with the signatures: nobody signs a page on which nothing is written.
    { kind: 'heading', level: 2, text: `${closed}${archive.conversion}。` },
    signatures,
    { kind: 'text', text: `${spoken(on)}打印。` },
  ]
  const bytes = await officialDocument({
    title: '干部教育培训档案',
    subtitle: `${unit}　${year}年度`,
    blocks,
    isLandscape: true,
  })
  return { bytes, name: `${on} ${person.name}${year}年教育培训档案.docx`, type: WORD }
}
