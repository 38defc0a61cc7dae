import { randomUUID } from 'node:crypto'
import { addDays, type Day, daysBetween } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import { type Table, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { type DecisionTask, type TaskList, type TaskQuery, taskLamps, taskStates } from '../schema/follow.ts'
import { insertReport, lockedTask, reportRows, taskRows, updateTask } from './queries/follow.ts'

/** Amber from the day half of the time is gone, red from the day after the last one, green once done. */
export function lampOf(task: { state: string; dueOn: Day; begunOn: Day }, today: Day): DecisionTask['lamp'] {
  if (task.state === 'done' || task.state === 'dropped') return 'green'
  if (today > task.dueOn) return 'red'
  const half = addDays(task.begunOn, Math.floor(daysBetween(task.begunOn, task.dueOn) / 2))
  return today >= half ? 'amber' : 'grey'
}

/** All tasks of the unit's decisions as pages show them; `personId` marks one's own. */
export async function decisionTasks(
  db: Reader,
  { unitId, today, personId }: { unitId: string; today: Day; personId: string | null },
): Promise<DecisionTask[]> {
  const rows = await taskRows(db, unitId)
  const reports = await reportRows(
    db,
    unitId,
    rows.map(({ id }) => id),
  )
  const names = new Map((await sections(db, unitId)).map(({ id, name }) => [id, name]))
  const byTask = Map.groupBy(reports, ({ taskId }) => taskId)
  return rows.map(({ createdAt, decidedAt, supportingIds, sectionName, state, ...row }) => ({
    ...row,
    state: state as DecisionTask['state'],
    decidedOn: decidedAt ? dayOf(decidedAt) : '',
    sectionName: sectionName ?? '',
    supporting: (supportingIds as string[]).flatMap((id) => names.get(id) ?? []),
    lamp: lampOf({ state, dueOn: row.dueOn, begunOn: dayOf(decidedAt ?? createdAt) }, today),
    reports: (byTask.get(row.id) ?? []).map((one) => ({
      text: one.text,
      by: one.reportedBy,
      at: one.reportedAt.toISOString(),
    })),
    isOwn: row.ownerId === personId,
  }))
}

/** The actor's own tasks that are not done, the earliest due first. */
export async function ownTasks({ platform, actor }: Ctx): Promise<DecisionTask[]> {
  const { unitId, personId } = actor
  const tasks = await decisionTasks(platform.db, { unitId, today: dayOf(platform.clock.now()), personId })
  return tasks.filter(({ isOwn, state }) => isOwn && state === 'open')
}

/** How much of what was due is done: the figure that opens the next meeting. */
export function executionOf(tasks: readonly DecisionTask[], today: Day): TaskList['execution'] {
  const counted = tasks.filter(({ state }) => state !== 'dropped')
  const due = counted.filter(({ dueOn, state }) => dueOn <= today || state === 'done')
  const done = counted.filter(({ state }) => state === 'done').length
  return {
    total: counted.length,
    done,
    overdue: counted.filter(({ lamp }) => lamp === 'red').length,
    percent: due.length ? Math.floor((done * 100) / due.length) : null,
  }
}

export async function listTasks(ctx: Ctx, { search, state, lamp }: TaskQuery): Promise<TaskList> {
  const { platform, actor } = ctx
  const today = dayOf(platform.clock.now())
  const all = await decisionTasks(platform.db, { unitId: actor.unitId, today, personId: actor.personId })
  const rows = all
    .filter((task) => (state === '' || task.state === state) && (lamp === '' || task.lamp === lamp))
    .sort((one, other) => Number(one.lamp === 'green') - Number(other.lamp === 'green'))
    .filter((task) =>
      [task.title, task.ownerName, task.itemTitle, task.sectionName].some((one) => one.includes(search)),
    )
  return { rows, execution: executionOf(all, today) }
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ledger of decisions as it is seen, for the wall and for the superior. */
export async function exportTasks(ctx: Ctx, query: TaskQuery): Promise<FileOut> {
  const { rows, execution } = await listTasks(ctx, query)
  const day = dayOf(ctx.platform.clock.now())
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const table: Table = {
    title: '党组会议决定事项落实台账',
    columns: [
      { title: '序号', width: 6, kind: 'number' },
      ...[text('会议', 20), text('决定事项', 28), text('任务', 30), text('责任人', 10), text('责任科室', 14)],
      ...[
        text('配合科室', 16),
        { title: '时限', width: 12, kind: 'date' as const },
        text('状态', 10),
        text('落实情况', 36),
      ],
    ],
    rows: rows.map((task, index) => [
      ...[index + 1, task.meetingTitle, task.itemTitle, task.title, task.ownerName, task.sectionName],
      ...[task.supporting.join('、'), task.dueOn, `${taskStates[task.state]}（${taskLamps[task.lamp]}）`],
      task.reports.map((one) => `${one.at.slice(0, 10)} ${one.text}`).join('\n'),
    ]),
    note: `截至${day}，共${execution.total}项，办结${execution.done}项，超期${execution.overdue}项。`,
  }
  const file = { bytes: await writeTable(table), name: `${day} 党组会议决定事项落实台账.xlsx`, type: SHEET }
  const audit = [
    { action: 'decisions.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail: { rows: rows.length } },
  ]
  return write(ctx, async () => ({ result: file, audit }))
}

const entry = (action: string, id: string, detail: Record<string, unknown>) => ({
  ...{ action, subjectKind: 'task', subjectId: id, detail },
})

type Reported = { text: string; isFinished: boolean; revision: number }

/** The owner tells how it goes; telling that it is finished asks somebody else to look. */
export function reportTask(ctx: Ctx, id: string, { text, isFinished, revision }: Reported) {
  const { unitId, personId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const task = await lockedTask(tx, unitId, id)
    if (!task) throw new Refusal('not_found')
    if (task.ownerId !== personId) throw new Refusal('forbidden', '只有责任人能汇报办理情况')
    if (task.state !== 'open' && task.state !== 'reported') throw new Refusal('rule_broken', '这项任务已经了结')
    const at = ctx.platform.clock.now()
    await insertReport(tx, { unitId, id: randomUUID(), taskId: id, text, reportedBy: name, reportedAt: at })
    const state = isFinished ? 'reported' : task.state
    if (!(await updateTask(tx, { unitId, id, revision }, { state }))) throw new Refusal('conflict')
    return { result: {}, audit: [entry('task.reported', id, { isFinished })] }
  })
}

type Judged = { verdict: 'done' | 'back' | 'drop'; reason: string; revision: number }

/** Somebody other than the owner says that it is done, sends it back, or that it is no longer wanted. */
export function judgeTask(ctx: Ctx, id: string, { verdict, reason, revision }: Judged) {
  const { unitId, personId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const task = await lockedTask(tx, unitId, id)
    if (!task) throw new Refusal('not_found')
    if (task.ownerId === personId) throw new Refusal('rule_broken', '责任人不能核实自己的任务，请由别人核实')
    if (task.state === 'done' || task.state === 'dropped') throw new Refusal('rule_broken', '这项任务已经了结')
    if (verdict !== 'drop' && task.state !== 'reported') {
      throw new Refusal('rule_broken', '责任人还没有报办结，请先由责任人汇报办理情况')
    }
    const now = ctx.platform.clock.now()
    const changes =
      verdict === 'done'
        ? { state: 'done', doneOn: dayOf(now), verifiedBy: name }
        : { state: verdict === 'back' ? 'open' : 'dropped' }
    if (!(await updateTask(tx, { unitId, id, revision }, changes))) throw new Refusal('conflict')
    const words = { done: '核实办结', back: '退回', drop: '不再办理' }[verdict]
    const text = `${words}：${reason}`
    await insertReport(tx, { unitId, id: randomUUID(), taskId: id, text, reportedBy: name, reportedAt: now })
    return { result: {}, audit: [entry('task.judged', id, { verdict })] }
  })
}

type Postponed = { dueOn: Day; reason: string; revision: number }

/** A later date needs the principal's consent; the first one stays in the record. */
export function postponeTask(ctx: Ctx, id: string, { dueOn, reason, revision }: Postponed) {
  const { unitId, name } = ctx.actor
  return write(ctx, async (tx) => {
    const task = await lockedTask(tx, unitId, id)
    if (!task) throw new Refusal('not_found')
    if (task.state === 'done' || task.state === 'dropped') throw new Refusal('rule_broken', '这项任务已经了结')
    if (dueOn <= task.dueOn) {
      throw new Refusal('invalid', '延期后的日期应在原来的日期之后', [{ field: 'dueOn', message: '请选择更晚的日期' }])
    }
    if (!(await updateTask(tx, { unitId, id, revision }, { dueOn }))) throw new Refusal('conflict')
    const text = `同意由${task.dueOn}延期到${dueOn}：${reason}`
    const at = ctx.platform.clock.now()
    await insertReport(tx, { unitId, id: randomUUID(), taskId: id, text, reportedBy: name, reportedAt: at })
    return { result: {}, audit: [entry('task.postponed', id, { from: task.dueOn, to: dueOn })] }
  })
}
