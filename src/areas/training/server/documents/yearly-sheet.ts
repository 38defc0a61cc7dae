import type { Day } from '../../../../law/periods.ts'
import { writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { type Category, categories, type StandingLine, standings } from '../../schema.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Hours = readonly { personId: string; category: Category; hours: number }[]

/** 学时登记表: what each owes, has done, lacks, and the hours by category. */
export async function yearlySheet(
  lines: readonly StandingLine[],
  hours: Hours,
  asked: { year: number; on: Day },
): Promise<FileOut> {
  const { year, on } = asked
  const of = new Map(hours.map((one) => [`${one.personId} ${one.category}`, one.hours]))
  const used = (Object.keys(categories) as Category[]).filter((key) => hours.some(({ category }) => category === key))
  const main = ({ requirements }: StandingLine) => requirements[0]
  const number = (title: string) => ({ title, width: 9, kind: 'number' as const })
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const title = `${year}年干部教育培训学时登记表`
  const bytes = await writeTable({
    title,
    columns: [
      ...[number('序号'), text('姓名', 10), text('单位职务', 30), text('所在科室', 16), text('年度任务', 20)],
      ...[number('已完成天数'), number('已完成学时'), number('完成百分比'), text('完成情况', 12), text('还差', 30)],
      ...used.map((key) => number(`其中${categories[key]}学时`)),
    ],
    rows: lines.map((line, index) => [
      ...[index + 1, line.name, line.currentPost, line.sectionName, main(line)?.needed ?? ''],
      ...[line.days, line.hours, line.percent, standings[line.state], lacking(line)],
      ...used.map((key) => of.get(`${line.personId} ${key}`) ?? 0),
    ]),
    note: `截至${on < `${year}-12-31` ? on : `${year}-12-31`}。天数和学时分别累计，达到其中一个即可；县处级的百分比按五年累计。`,
  })
  return { bytes, name: `${on} ${title}.xlsx`, type: SHEET }
}

const lacking = ({ requirements }: StandingLine): string =>
  requirements
    .filter(({ state, missing }) => missing !== '' && state !== 'none' && state !== 'met')
    .map(({ what, missing, dueOn }) => `${what}差${missing}${dueOn && `，${dueOn}前`}`)
    .join('；')
