import { dayOf } from '../../../platform/clock.ts'
import { type Block, officialDocument } from '../../../platform/documents/official.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type DrillResult, type RunQuery, runKinds, runStates } from '../schema.ts'
import { nameOfUnit } from './queries.ts'
import { drillOf, listRuns } from './service.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const MOST_ROWS = 10_000

/** `2026-11-23 10:05` of an instant, by the bureau's clock. */
const minuteOf = (at: string | null) =>
  at ? new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ') : ''

const secondsOf = ({ beganAt, endedAt }: Pick<DrillResult, 'beganAt' | 'endedAt'>) =>
  endedAt ? Math.max(1, Math.round((Date.parse(endedAt) - Date.parse(beganAt)) / 1000)) : null

const spoken = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** The runs of the list as they are filtered on the screen. */
export async function exportRuns(ctx: Ctx, query: RunQuery): Promise<FileOut> {
  const { rows } = await listRuns(ctx, { ...query, page: 1, size: MOST_ROWS })
  const bytes = await writeTable({
    title: '备份和演练记录',
    columns: [
      { title: '开始时间', width: 18, kind: 'date' },
      { title: '事项', width: 8, kind: 'text' },
      { title: '结果', width: 10, kind: 'text' },
      { title: '用时（秒）', width: 10, kind: 'number' },
      { title: '备份文件', width: 30, kind: 'text' },
      { title: '行数', width: 10, kind: 'number' },
      { title: '办理人', width: 12, kind: 'text' },
      { title: '异地复制', width: 14, kind: 'text' },
      { title: '说明', width: 40, kind: 'text' },
    ],
    rows: rows.map((run) => [
      ...[minuteOf(run.beganAt), runKinds[run.kind], runStates[run.state], secondsOf(run), run.fileName],
      ...[run.rowCount, run.byName || '系统自动', pushWord(run.pushState), run.reason || run.pushNote],
    ]),
  })
  const name = `${dayOf(ctx.platform.clock.now())} 备份和演练记录.xlsx`
  return exported(ctx, { bytes, name, type: SHEET }, { paper: 'runs.xlsx', rows: rows.length })
}

const pushWord = (state: DrillResult['pushState']) => (state ? { done: '已复制', failed: '没有复制成' }[state] : '')

/** The record of a drill for the file of the protection assessment: what, when, by whom, table by table, to sign. */
export async function drillPaper(ctx: Ctx, id: string): Promise<FileOut> {
  const drill = await drillOf(ctx.platform, id)
  if (drill.state === 'running') throw new Refusal('rule_broken', '演练还没有做完，请稍后再打印')
  const unit = await nameOfUnit(ctx.platform.db, ctx.actor.unitId)
  const on = minuteOf(drill.beganAt).slice(0, 10)
  const title = '备份恢复演练记录'
  const bytes = await officialDocument({ title, subtitle: `${unit}　${spoken(on)}`, blocks: blocksOf(drill) })
  return exported(ctx, { bytes, name: `${on} ${title}.docx`, type: WORD }, { paper: 'drill.docx', drill: id })
}

function blocksOf(drill: DrillResult): Block[] {
  const isGood = drill.state === 'done'
  const facts: [string, string][] = [
    ['备份文件', drill.fileName],
    ['开始时间', minuteOf(drill.beganAt)],
    ['结束时间', minuteOf(drill.endedAt)],
    ['用时', `${secondsOf(drill)}秒`],
    ['办理人', drill.byName],
    ['恢复到', '临时建立的数据库，核对后已删除，没有碰正在使用的数据'],
    ['结果', isGood ? '通过' : `没有通过：${drill.reason}`],
  ]
  if (isGood) {
    facts.push(
      ['数据表', `${drill.compared.length}张，共${drill.rowCount}行，恢复后的行数和校验码与备份逐表一致`],
      ['审计记录', `${drill.auditEntries}条，链条核验完好`],
    )
  }
  const columns = [
    { title: '项目', width: 3 },
    { title: '情况', width: 12 },
  ]
  const blocks: Block[] = [
    { kind: 'table', columns, rows: facts, isWhole: true },
    { kind: 'text', text: '演练人（签名）：　　　　　　　复核人（签名）：' },
    { kind: 'text', text: '日期：　　　　年　　月　　日' },
  ]
  if (!isGood) return blocks
  return [
    ...blocks,
    { kind: 'heading', level: 1, text: '附：逐表核对结果' },
    {
      kind: 'table',
      size: 18,
      columns: [
        { title: '序号', width: 2, align: 'center' },
        { title: '数据表', width: 10 },
        { title: '备份行数', width: 3, align: 'center' },
        { title: '恢复行数', width: 3, align: 'center' },
        { title: '校验码（前12位）', width: 6, align: 'center' },
        { title: '结果', width: 2, align: 'center' },
      ],
      rows: drill.compared.map(({ name, rows, sha256 }, index) => [
        ...[String(index + 1), name, String(rows), String(rows), sha256.slice(0, 12), '一致'],
      ]),
    },
  ]
}

function exported(ctx: Ctx, file: FileOut, detail: Record<string, unknown>): Promise<FileOut> {
  const audit = [{ action: 'backup.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}
