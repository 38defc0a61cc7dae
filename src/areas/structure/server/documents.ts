import type { Day } from '../../../law/periods.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import type { Structure } from '../schema.ts'
import { structureFor } from './service.ts'
import { todayOf } from './standing.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The structure as a sheet: one row a category, two columns a group. */
export async function exportStructure(
  ctx: Ctx,
  { on = todayOf(ctx), ages }: { on?: Day | undefined; ages?: string | undefined },
): Promise<FileOut> {
  const { platform, actor } = ctx
  const structure = await structureFor(ctx, on, { ages })
  const name = await unitName(platform.db, actor.unitId)
  const bytes = await writeTable({
    title: `${name}干部队伍结构表`,
    columns: [
      { title: '项目', width: 14, kind: 'text' },
      { title: '分类', width: 16, kind: 'text' },
      ...structure.groups.flatMap(({ title }) => [
        { title: `${title}人数`, width: 11, kind: 'number' as const },
        { title: '占比（%）', width: 9, kind: 'number' as const },
      ]),
    ],
    rows: rowsOf(structure),
    note: `统计日期：${on}。占比四舍五入保留一位小数，各类占比之和可能略多或略少于100%；人员不在档案中填写的项目归入“未填”。`,
  })
  const people = structure.groups.find(({ group }) => group === 'all')!.total
  const entry = {
    action: 'structure.exported',
    subjectKind: 'unit',
    subjectId: actor.unitId,
    detail: { on, people },
  }
  const file = { bytes, name: `${on} ${name}干部队伍结构表.xlsx`, type: SHEET }
  return write(ctx, async () => ({ result: file, audit: [entry] }))
}

function rowsOf({ groups }: Structure): (string | number | null)[][] {
  const tables = groups[0]!.tables
  return [
    ['合计', '人数', ...groups.flatMap(({ total }) => [total, null])],
    ['平均年龄', '岁', ...groups.flatMap(({ averageAge }) => [averageAge, null])],
    ...tables.flatMap((table, at) =>
      table.rows.map(({ title }, index) => [
        table.title,
        title,
        ...groups.flatMap((group) => {
          const { count, percent } = group.tables[at]!.rows[index]!
          return [count, percent]
        }),
      ]),
    ),
  ]
}
