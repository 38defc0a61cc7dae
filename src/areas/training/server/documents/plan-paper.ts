import type { Day } from '../../../../law/periods.ts'
import { officialDocument } from '../../../../platform/documents/official.ts'
import { type HeldTable, writeTable } from '../../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../../platform/endpoint.ts'
import { costText, periodText } from '../../plan-standing.ts'
import { itemStandings, needs, type Plan, type PlanItem, planStates, type SaidWording } from '../../plans.ts'
import { kinds, modes } from '../../schema.ts'
import { spoken } from './archive-paper.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 小五: the columns of a plan stay readable across a page. */
const SMALL = 18

export type PlanPaper = Plan & { unit: string; on: Day }

const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
const centred = (title: string, width: number) => ({ title, width, kind: 'date' as const })
const number = (title: string, width: number) => ({ title, width, kind: 'number' as const })

/** What another wording said, where it is not what is said now. */
const before = (now: string, then: string | undefined) =>
  then === undefined || then === now ? now : `${now}\n（原${then}）`

/** A number stays one until it has another beside it. */
const numeric = (now: number, then: number | undefined) =>
  then === undefined || then === now ? now : before(String(now), String(then))

const said = {
  title: ({ title }: SaidWording) => title,
  form: ({ kind, mode }: SaidWording) => `${kinds[kind]}\n${modes[mode]}`,
  audience: ({ audience }: SaidWording) => audience,
  period: (wording: SaidWording) => periodText(wording),
  cost: ({ costFen }: SaidWording) => costText(costFen),
  need: ({ need }: SaidWording) => needs[need],
  question: ({ question }: SaidWording) => question,
  work: ({ work }: SaidWording) => work,
  organiser: ({ organiserName, ownerName }: SaidWording) => `${organiserName}\n${ownerName}`,
}

const mark = ({ isAdded, standing }: PlanItem) => (standing === 'cancelled' ? '（已取消）' : isAdded ? '（增加）' : '')

/** 年度教育培训计划表: the plan in its present wording, what was approved first beside it. */
export function planTable(plan: PlanPaper): HeldTable {
  const cell = ({ present, first }: PlanItem, say: (wording: SaidWording) => string) =>
    before(say(present), first ? say(first) : undefined)
  const stands = plan.itemList.filter(({ standing }) => standing !== 'cancelled')
  const cost = stands.reduce((sum, { present }) => sum + (present.costFen ?? 0), 0)
  return {
    title: `${plan.year}年度教育培训计划表`,
    columns: [
      ...[centred('序号', 5), text('培训项目', 20), centred('形式', 9), text('培训对象', 15), number('计划人数', 7)],
      ...[centred('计划时间', 11), number('计划学时', 7), text('承办科室\n责任人', 13), text('经费（元）', 11)],
      ...[centred('需求来源', 9), text('要解决的问题', 18), text('要改进的工作', 18)],
    ],
    rows: plan.itemList.map((item) => [
      ...[String(item.number), `${cell(item, said.title)}${mark(item)}`, cell(item, said.form)],
      ...[cell(item, said.audience), numeric(item.present.people, item.first?.people), cell(item, said.period)],
      ...[numeric(item.present.hours, item.first?.hours), cell(item, said.organiser), cell(item, said.cost)],
      ...[cell(item, said.need), cell(item, said.question), cell(item, said.work)],
    ]),
    note:
      `共${plan.items}项${plan.cancelled ? `（已取消${plan.cancelled}项不计）` : ''}，` +
      `${cost ? `经费合计${costText(cost)}元` : '没有列经费'}。${approval(plan)}`,
  }
}

/** By whom the plan was approved, or how far it is. */
export function approval({ state, settled }: Plan): string {
  if (state !== 'approved' || !settled) return `本计划${planStates[state]}。`
  if (settled.way === 'meeting') return `本计划经${spoken(settled.meetingOn!)}党组会议批准，文号：${settled.document}。`
  return `本计划由${settled.by}于${spoken(settled.on)}批准。`
}

/** 计划执行情况: the plan against what was held, item by item. */
export function standingTable(plan: PlanPaper): HeldTable {
  const dates = ({ activities }: PlanItem) =>
    activities
      .filter(({ isHeld }) => isHeld)
      .map(({ fromOn, untilOn }) => periodText({ fromOn, untilOn }))
      .join('\n')
  return {
    title: `${plan.year}年度教育培训计划执行情况`,
    columns: [
      ...[centred('序号', 5), text('培训项目', 26), centred('计划时间', 12), centred('执行情况', 10)],
      ...[centred('实际时间', 14), number('计划人数', 8), number('实到人数', 8), number('计划学时', 8)],
      ...[number('实际学时', 8), text('承办科室', 14), text('责任人', 10)],
    ],
    rows: plan.itemList.map((item) => {
      const { present, standing, realPeople, realHours } = item
      const isDone = standing === 'done'
      return [
        ...[String(item.number), present.title, periodText(present), itemStandings[standing], dates(item)],
        ...[present.people, isDone ? realPeople : '', present.hours, isDone ? realHours : ''],
        ...[present.organiserName, present.ownerName],
      ]
    }),
    note:
      `截至${spoken(plan.on)}，计划${plan.items}项，已办${plan.done}项，未到期${plan.pending}项，` +
      `逾期未办${plan.overdue}项${plan.cancelled ? `，另有已取消${plan.cancelled}项` : ''}；` +
      `未列入计划举办的培训${plan.outside}次。实到人数同一项几次参加的只计一人。`,
  }
}

export async function planSheet(table: HeldTable, { on }: PlanPaper): Promise<FileOut> {
  return { bytes: await writeTable(table), name: `${on} ${table.title}.xlsx`, type: SHEET }
}

export async function planWord({ title, columns, rows, note }: HeldTable, plan: PlanPaper): Promise<FileOut> {
  const bytes = await officialDocument({
    title,
    subtitle: `${plan.unit}　${spoken(plan.on)}`,
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
  return { bytes, name: `${plan.on} ${title}.docx`, type: WORD }
}
