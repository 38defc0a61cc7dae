import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { studyAttended } from '../../party-life/facts.ts'
import { unitName } from '../../posts/facts.ts'
import { meetingCategory, type StandingQuery } from '../schema.ts'
import { sharesAtMeetings } from './counted.ts'
import { type CategoryHours, yearlySheet, yearlyTable, yearlyWord } from './documents/yearly-table.ts'
import { hoursByCategory } from './queries/sums.ts'
import { standingLines, todayOf } from './standing.ts'

/** Hours of a year by category for everybody, each event once; study at meetings of the Party among them. */
async function categoryHours({ platform, actor }: Ctx, year: number, on: string): Promise<CategoryHours[]> {
  const { db } = platform
  const { unitId } = actor
  const until = on < `${year}-12-31` ? on : `${year}-12-31`
  const within = { from: `${year}-01-01`, until }
  const [shares, studied, twice] = await Promise.all([
    hoursByCategory(db, unitId, year, until),
    studyAttended(db, unitId, within),
    sharesAtMeetings(db, unitId, within),
  ])
  return [
    ...shares,
    ...twice.map(({ hours, ...one }) => ({ ...one, hours: -hours })),
    ...studied.map(({ personId, kind, hours }) => {
      return { personId, category: meetingCategory(kind), isRecognised: true, hours }
    }),
  ]
}

/** The yearly table of exactly the people the list shows. */
export async function exportStanding(
  ctx: Ctx,
  scope: Scope,
  { query, format }: { query: StandingQuery; format: 'xlsx' | 'docx' },
): Promise<FileOut> {
  const on = todayOf(ctx)
  const year = query.year ?? Number(on.slice(0, 4))
  const { platform, actor } = ctx
  const [all, hours, unit] = await Promise.all([
    standingLines(ctx, scope, query),
    categoryHours(ctx, year, on),
    unitName(platform.db, actor.unitId),
  ])
  const lines = query.state ? all.filter(({ state }) => state === query.state) : all
  const shown = new Set(lines.map(({ personId }) => personId))
  const own = hours.filter(({ personId }) => shown.has(personId))
  const asked = { year, on, unit }
  const table = yearlyTable(lines, own, asked)
  const file = format === 'xlsx' ? await yearlySheet(table, asked) : await yearlyWord(table, asked)
  const detail = { year, people: lines.length, format }
  const audit = [{ action: 'training.exported', subjectKind: 'unit', subjectId: actor.unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}
