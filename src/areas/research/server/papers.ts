import { dayOf } from '../../../platform/clock.ts'
import { type HeldTable, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { unitName } from '../../posts/facts.ts'
import { problemsOfOrigin } from '../../rectification/facts.ts'
import { problemStates } from '../../rectification/schema.ts'
import { withoutNames } from '../rules.ts'
import { type PaperQuery, papers } from '../schema/uses.ts'
import { helpStates, ideaStates, noteKinds, outcomes, placeKinds, type SourceKind, sourceKinds } from '../schema.ts'
import { entry, todayOf, tripInReach } from './access.ts'
import { listAdvice } from './advice.ts'
import { tripReport } from './documents/report.ts'
import { listNotes, openContent } from './notes.ts'
import { listPlaces } from './places.ts'
import { listPlans } from './plans.ts'
import { noteRows } from './queries/notes.ts'
import { tripRows } from './queries/trips.ts'
import { readCoverage, readDays } from './standing.ts'
import { readTrip } from './trips.ts'
import { listHelps, listIdeas } from './uses.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

type Drawn = Omit<HeldTable, 'title'>
type Column = HeldTable['columns'][number]

const text = (title: string, width: number): Column => ({ title, width, kind: 'text' })
const date = (title: string): Column => ({ title, width: 12, kind: 'date' })
const number = (title: string, width = 8): Column => ({ title, width, kind: 'number' })

const nameless = ({ text: words, sourceName }: { text: string; sourceName: string }) =>
  withoutNames(words, [sourceName])

type Drawing = (ctx: Ctx, scope: Scope, year: number) => Promise<Drawn>

const drawings: Record<keyof typeof papers, Drawing> = {
  async plans(ctx, scope, year) {
    const { rows } = await listPlans(ctx, scope, { year })
    return {
      columns: [
        ...[text('主题', 24), text('要弄清的问题', 36), text('牵头领导', 10), text('承办科室', 14), date('开始日期')],
        ...[date('结束日期'), number('调研次数', 9), number('在基层天数', 10), number('报告篇数', 9)],
        number('未答复的建议', 12),
      ],
      rows: rows.map((row) => [
        ...[row.theme, row.question, row.leaderName, row.sectionName, row.fromOn, row.untilOn],
        ...[row.trips, row.days, row.reports, row.unanswered],
      ]),
    }
  },
  async places(ctx) {
    const { rows } = await listPlaces(ctx)
    return {
      columns: [text('地点', 30), text('类别', 12), text('状态', 8)],
      rows: rows.map(({ title, kind, isOn }) => [title, placeKinds[kind], isOn ? '在用' : '停用']),
    }
  },
  async coverage(ctx, _scope, year) {
    const { rows, mostPerMonth } = await readCoverage(ctx, year)
    return {
      columns: [
        ...[text('地点', 28), text('类别', 12), number('已到次数', 9), number('还安排', 8), date('最近一次')],
        text('提示', 30),
      ],
      rows: rows.map(({ title, kind, times, planned, lastOn, overfull }) => {
        const hint =
          times === 0 ? '今年还没有去过' : overfull.length ? `${overfull.join('、')}超过${mostPerMonth}次` : ''
        return [title, placeKinds[kind], times, planned, lastOn, hint]
      }),
    }
  },
  async days(ctx, _scope, year) {
    const { rows, unconfirmed, basis } = await readDays(ctx, year)
    return {
      columns: [
        ...[text('姓名', 10), text('职务', 26), number('在基层天数', 11), number('还差天数', 9), number('报告篇数', 9)],
        number('还差篇数', 9),
      ],
      rows: rows.map((row) => [row.name, row.title, row.days, row.missingDays, row.reports, row.missingReports]),
      note: `依据：${basis.join('；')}。待核对：${unconfirmed}。`,
    }
  },
  async opinions(ctx, _scope, year) {
    const { db, keys } = ctx.platform
    const trips = new Map((await tripRows(db, ctx.actor.unitId)).map((trip) => [trip.id, trip]))
    const rows = (await noteRows(db, ctx.actor.unitId, null)).filter(({ kind }) => kind === 'opinion')
    return {
      columns: [date('日期'), text('调研主题', 20), text('地点', 18), text('来源', 10), text('意见建议', 56)],
      rows: rows
        .map((row) => ({ ...row, day: dayOf(row.takenAt) }))
        .filter(({ day }) => day.startsWith(`${year}-`))
        .map((row) => [
          ...[row.day, trips.get(row.tripId)!.theme, row.placeTitle ?? '', sourceKinds[row.sourceKind as SourceKind]],
          nameless(openContent(keys, row.id, row.contentSealed)),
        ]),
      note: '来源只列类别，不列姓名和单位。',
    }
  },
  async helps(ctx, scope, year) {
    const { rows } = await listHelps(ctx, scope, year)
    return {
      columns: [
        ...[text('求助事项', 32), text('调研主题', 20), text('地点', 16), text('负责人', 9), date('期限')],
        ...[text('状态', 8), text('办理情况和结果', 40)],
      ],
      rows: rows.map((row) => [
        ...[row.title, row.theme, row.placeTitle, row.ownerName, row.dueOn, helpStates[row.state]],
        row.result || row.answer,
      ]),
    }
  },
  async ideas(ctx, scope, year) {
    const { rows } = await listIdeas(ctx, scope, year)
    return {
      columns: [date('日期'), text('点子', 36), text('调研主题', 20), text('状态', 10), text('理由', 40)],
      rows: rows.map((row) => [row.createdOn, row.title, row.theme, ideaStates[row.state], row.reason]),
    }
  },
  async advice(ctx, scope, year) {
    const { rows } = await listAdvice(ctx, scope, year)
    return {
      columns: [
        ...[text('建议', 40), text('调研主题', 20), text('负责人', 9), date('期限'), text('结果', 10)],
        ...[text('决定、制度或者理由', 36), date('答复日期')],
      ],
      rows: rows.map((row) => [
        ...[row.text, row.theme, row.ownerName, row.dueOn, row.outcome ? outcomes[row.outcome] : '没有答复'],
        ...[row.decisionTitle || row.ruleName || row.reason, row.answeredOn],
      ]),
    }
  },
}

/** A list as a sheet, the same rows as the page of that year shows. */
export async function exportPaper(ctx: Ctx, scope: Scope, { paper, year: asked }: PaperQuery): Promise<FileOut> {
  const year = asked ?? Number(todayOf(ctx).slice(0, 4))
  const drawn = await drawings[paper](ctx, scope, year)
  const title = paper === 'places' ? papers.places : `${year}年${papers[paper]}`
  const bytes = await writeTable({ title, ...drawn })
  const audit = [entry('exported', 'unit', ctx.actor.unitId, { paper, year, rows: drawn.rows.length })]
  return write(ctx, async () => ({ result: { bytes, name: `${title}.xlsx`, type: SHEET }, audit }))
}

/** The notes of a trip for its team; sources by kind only. */
export async function exportTripNotes(ctx: Ctx, scope: Scope, id: string): Promise<FileOut> {
  const trip = await tripInReach(ctx.platform.db, ctx, scope, id)
  const { notes } = await listNotes(ctx, scope, id)
  const title = `${trip.theme}调研记录`
  const bytes = await writeTable({
    title,
    columns: [
      ...[date('日期'), text('地点', 18), text('类别', 10), text('来源', 10), text('内容', 56), text('记录人', 9)],
      text('已提出', 24),
    ],
    rows: notes.map((note) => [
      ...[dayOf(new Date(note.takenAt)), note.placeTitle, noteKinds[note.kind]],
      ...[note.sourceKind ? sourceKinds[note.sourceKind] : '', nameless(note), note.authorName],
      note.marks.map((mark) => mark.title).join('\n'),
    ]),
    note: '来源只列类别，不列姓名和单位。',
  })
  const audit = [entry('exported', 'research-trip', id, { paper: 'notes', rows: notes.length })]
  return write(ctx, async () => ({ result: { bytes, name: `${title}.xlsx`, type: SHEET }, audit }))
}

/** The report composed from what was planned, written down, raised and recommended. */
export async function exportTripReport(ctx: Ctx, scope: Scope, id: string): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const trip = await readTrip(ctx, scope, id)
  const { notes } = await listNotes(ctx, scope, id)
  const marks = notes.flatMap((note) => note.marks).filter(({ use }) => use === 'problem')
  const ids = marks.map((mark) => mark.id)
  const problems = await problemsOfOrigin(db, unitId, 'research', ids)
  const everything = { unit: true, sections: [], self: null }
  const ofTrip = <T extends { tripId: string }>(rows: T[]) => rows.filter(({ tripId }) => tripId === id)
  const bytes = await tripReport({
    ...{ unit: await unitName(db, unitId), on: trip.reportedOn ?? todayOf(ctx), trip, notes },
    problems: problems.map(({ number: code, title, state }) => ({ number: code, title, state: problemStates[state] })),
    helps: ofTrip((await listHelps(ctx, everything)).rows),
    advice: ofTrip((await listAdvice(ctx, everything)).rows),
  })
  const audit = [entry('exported', 'research-trip', id, { paper: 'report' })]
  const name = `关于${trip.theme}的调研报告.docx`
  return write(ctx, async () => ({ result: { bytes, name, type: WORD }, audit }))
}
