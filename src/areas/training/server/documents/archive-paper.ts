import type { Day } from '../../../../law/periods.ts'
import { type Block, officialDocument } from '../../../../platform/documents/official.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { type Archive, type ArchiveLine, categories, standings } from '../../schema.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: eleven columns across a page stay readable. */
const SMALL = 18

const columns = [
  { title: '序号', width: 4, align: 'center' as const },
  { title: '起止时间', width: 11, align: 'center' as const },
  { title: '培训班（项目）名称', width: 20 },
  { title: '类别', width: 8, align: 'center' as const },
  { title: '主办单位', width: 13 },
  { title: '地点', width: 9 },
  { title: '主要内容', width: 15 },
  { title: '天数', width: 5, align: 'center' as const },
  { title: '学时', width: 5, align: 'center' as const },
  { title: '考核结果', width: 7, align: 'center' as const },
  { title: '证明材料', width: 12 },
]

const periodOf = ({ fromOn, untilOn }: ArchiveLine) =>
  (fromOn === untilOn ? fromOn : `${fromOn}\n至${untilOn}`).replaceAll('-', '.')

const rowOf = (line: ArchiveLine, index: number): string[] => [
  ...[String(index + 1), periodOf(line), line.course, categories[line.category], line.organiser, line.place],
  ...[
    line.content,
    line.days ? String(line.days) : '',
    line.hours ? String(line.hours) : '',
    line.result,
    line.evidence,
  ],
]

const sum = (lines: readonly ArchiveLine[], key: 'days' | 'hours') =>
  lines.filter(({ isRecognised }) => isRecognised).reduce((all, one) => all + Math.round(one[key] * 10), 0) / 10

const table = (lines: readonly ArchiveLine[]): Block => ({
  kind: 'table',
  columns,
  size: SMALL,
  rows: [
    ...lines.map(rowOf),
    ['', '', '年度合计', '', '', '', '', String(sum(lines, 'days')), String(sum(lines, 'hours')), '', ''],
  ],
})

/** 干部教育培训档案: who it is, each training of the year, the sum, what the rules ask; later additions apart. */
export async function archivePaper(archive: Archive, unit: string, on: Day): Promise<FileOut> {
  const { person, year, line, records, frozen } = archive
  const [kept, later] = [records.filter(({ isLater }) => !isLater), records.filter(({ isLater }) => isLater)]
  const head: Block = {
    kind: 'table',
    size: 21,
    columns: [
      { title: '姓名', width: 10, align: 'center' },
      { title: '性别', width: 6, align: 'center' },
      { title: '出生年月', width: 10, align: 'center' },
      { title: '政治面貌', width: 12, align: 'center' },
      { title: '单位职务', width: 34 },
      { title: '年度', width: 8, align: 'center' },
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
  const duties = (line?.requirements ?? []).map(
    ({ what, state, because }): Block => ({ kind: 'text', text: `${what}（${standings[state]}）：${because}。` }),
  )
  const signed = frozen
    ? `${year}年已于${frozen.on}由${frozen.by}归档，归档时${frozen.days}天、${frozen.hours}学时。`
    : '本年度尚未归档。'
  const blocks: Block[] = [
    head,
    { kind: 'heading', level: 2, text: '培训情况' },
    table(kept),
    ...(later.length ? [{ kind: 'heading' as const, level: 2 as const, text: '归档以后补登的' }, table(later)] : []),
    ...duties,
    { kind: 'text', text: `${signed}审核人：` },
  ]
  const bytes = await officialDocument({
    title: '干部教育培训档案',
    subtitle: `${unit}　${year}年度`,
    blocks,
    isLandscape: true,
  })
  return { bytes, name: `${on} ${person.name}${year}年教育培训档案.docx`, type: WORD }
}
