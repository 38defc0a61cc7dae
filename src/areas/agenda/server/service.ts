import { addDays, type Day, weekday } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { workCalendar } from '../../calendar/facts.ts'
import { type Agenda, type AgendaEntry, type AgendaQuery, agendaKinds, type SheetQuery } from '../schema.ts'
import { entriesOf } from './entries.ts'

function askedEntries(ctx: Ctx, { from, until, scope: whose }: AgendaQuery): Promise<AgendaEntry[]> {
  const { platform, actor } = ctx
  const { unitId, personId } = actor
  const reach = (permission: string) => scopeOf(platform.permissions, actor, permission)
  const today = dayOf(platform.clock.now())
  return entriesOf({ db: platform.db, unitId, personId, from, until, today, reach, isWide: whose === 'wide' })
}

export async function readAgenda(ctx: Ctx, scope: Scope, query: AgendaQuery): Promise<Agenda> {
  const { from, until } = query
  const calendar = await workCalendar(ctx.platform.db, ctx.actor.unitId)
  const days: Agenda['days'] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const off = calendar.flatMap((year) => year.off).find((one) => one.from <= day && day <= one.to)
    const isWorked = weekday(day) > 5 && calendar.some(({ work }) => work.includes(day))
    if (isWorked) days.push({ day, kind: 'make-up', holiday: '调休上班' })
    else if (off) days.push({ day, kind: 'off', holiday: off.name })
  }
  const years = [...new Set([yearOf(from), yearOf(until)])]
  return {
    entries: await askedEntries(ctx, query),
    days,
    missingYears: years.filter((year) => !calendar.some((known) => known.year === year)),
    wider: scope.unit ? 'unit' : scope.sections.length ? 'section' : null,
  }
}

const yearOf = (day: Day) => Number(day.slice(0, 4))

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list of the days asked for as it is seen, for the wall or a weekly plan. */
export async function exportAgenda(ctx: Ctx, query: SheetQuery): Promise<FileOut> {
  const { from, until, kinds } = query
  const all = await askedEntries(ctx, query)
  const entries = all.filter(({ kind }) => !kinds.length || kinds.includes(kind))
  const text = (title: string, width: number) => ({ title, width, kind: 'text' as const })
  const title = `日程（${from}至${until}）`
  const bytes = await writeTable({
    title,
    columns: [
      text('日期', 24),
      text('时间', 14),
      text('类别', 12),
      text('事项', 44),
      text('地点', 24),
      text('说明', 30),
    ],
    rows: entries.map((one) => [
      ...[one.from === one.until ? one.from : `${one.from}至${one.until}`, hoursOf(one), agendaKinds[one.kind]],
      ...[one.title, one.place, [one.note, one.isLate && '已过期'].filter(Boolean).join('，')],
    ]),
    note: `共${entries.length}项。`,
  })
  const detail = { from, until, scope: query.scope, rows: entries.length }
  const audit = [{ action: 'agenda.exported', subjectKind: 'unit', subjectId: ctx.actor.unitId, detail }]
  return write(ctx, async () => ({ result: { bytes, name: `${title}.xlsx`, type: SHEET }, audit }))
}

const hoursOf = ({ startsAt, endsAt }: AgendaEntry) => [startsAt, endsAt].filter(Boolean).join('–')
