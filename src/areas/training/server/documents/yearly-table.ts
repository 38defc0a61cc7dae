import type { Day } from '../../../../law/periods.ts'
import { officialDocument } from '../../../../platform/documents/official.ts'
import { type HeldTable, writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { type ArchiveCategory, archiveCategories, type StandingLine, standings } from '../../schema.ts'
import { spoken } from './archive-paper.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: the columns of all categories stay readable across a page. */
const SMALL = 18

export type CategoryHours = { personId: string; category: ArchiveCategory; isRecognised: boolean; hours: number }
export type YearlyAsked = { year: number; on: Day; unit: string }

/** What counts, by category, in the order of the categories; what is kept without counting comes last. */
function categoryColumns(hours: readonly CategoryHours[]) {
  const used = (Object.keys(archiveCategories) as ArchiveCategory[]).filter((key) =>
    hours.some(({ category, isRecognised }) => category === key && isRecognised),
  )
  const sums = new Map<string, number>()
  for (const { personId, category, isRecognised, hours: more } of hours) {
    const key = `${personId} ${isRecognised ? category : ''}`
    sums.set(key, Math.round(((sums.get(key) ?? 0) + more) * 10) / 10)
  }
  const columns: { key: string; title: string }[] = used.map((key) => ({ key, title: archiveCategories[key] }))
  if (hours.some(({ isRecognised }) => !isRecognised)) columns.push({ key: '', title: '不计入的' })
  return { columns, hoursOf: (personId: string, key: string) => sums.get(`${personId} ${key}`) ?? 0 }
}

const lacking = ({ requirements }: StandingLine): string =>
  requirements
    .filter(({ state, missing }) => missing !== '' && state !== 'none' && state !== 'met')
    .map(({ what, missing, dueOn }) => `${what}差${missing}${dueOn && `，${dueOn}前`}`)
    .join('；')

/** 学时登记表: what each owes, has done and lacks, and the hours by category, which add up to the whole. */
export function yearlyTable(
  lines: readonly StandingLine[],
  hours: readonly CategoryHours[],
  { year, on }: Omit<YearlyAsked, 'unit'>,
): HeldTable {
  const { columns, hoursOf } = categoryColumns(hours)
  const centred = (title: string, width: number) => ({ title, width, kind: 'date' as const })
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const number = (title: string) => ({ title, width: 8, kind: 'number' as const })
  const until = on < `${year}-12-31` ? on : `${year}-12-31`
  return {
    title: `${year}年干部教育培训学时登记表`,
    columns: [
      ...[centred('序号', 5), text('姓名', 10), text('单位职务', 26), text('年度学习任务', 13)],
      ...[number('已完成天数'), number('已完成学时'), number('完成百分比'), centred('完成情况', 10), text('还差', 24)],
      ...columns.map(({ title }) => number(title)),
    ],
    rows: lines.map((line, index) => [
      ...[String(index + 1), line.name, line.currentPost, line.requirements[0]?.needed ?? ''],
      ...[line.days, line.hours, line.percent, standings[line.state], lacking(line)],
      ...columns.map(({ key }) => hoursOf(line.personId, key) || ''),
    ]),
    note:
      `共${lines.length}人，截至${until}。天数和学时分别累计，达到其中一个即可；县处级的百分比按五年累计。` +
      '右边各栏是分类的学时，计入的各栏之和等于已完成学时。',
  }
}

export async function yearlySheet(table: HeldTable, { on }: YearlyAsked): Promise<FileOut> {
  return { bytes: await writeTable(table), name: `${on} ${table.title}.xlsx`, type: SHEET }
}

export async function yearlyWord({ title, columns, rows, note }: HeldTable, asked: YearlyAsked): Promise<FileOut> {
  const { on, unit } = asked
  const bytes = await officialDocument({
    title,
    subtitle: `${unit}　${spoken(on)}`,
    isLandscape: true,
    blocks: [
      {
        kind: 'table',
        size: SMALL,
        columns: columns.map(({ title: head, width, kind }) => {
          return { title: head, width, ...(kind === 'text' ? {} : { align: 'center' as const }) }
        }),
        rows: rows.map((row) => row.map((cell) => String(cell ?? ''))),
      },
      { kind: 'text', text: note ?? '' },
    ],
  })
  return { bytes, name: `${on} ${title}.docx`, type: WORD }
}
