import { judge } from '../../../law/rule.ts'
import { conversion } from '../../../law/rules/training/records.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { covers, type Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { studyAttended } from '../../party-life/facts.ts'
import { serviceRecords } from '../../people/facts.ts'
import { unitName } from '../../posts/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { isAtMeeting } from '../events.ts'
import { type Profile, profiles } from '../lists.ts'
import { type Archive, type ArchiveLine, meetingCategory, type StandingLine } from '../schema.ts'
import { archivePaper } from './documents/archive-paper.ts'
import { recordedYears, sharesOfPerson } from './queries/sums.ts'
import { frozenLine, insertYear, insertYearLines, yearRow } from './queries/years.ts'
import { judgedPeople, lineOf, sectionNamesOf, todayOf } from './standing.ts'

/** One person's year: every training that counts, the study at meetings of the Party, and what was frozen. */
export async function readArchive(ctx: Ctx, scope: Scope, personId: string, asked?: number): Promise<Archive> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const year = asked ?? Number(today.slice(0, 4))
  const on = today < `${year}-12-31` ? today : `${year}-12-31`
  const [person] = await serviceRecords(db, unitId, [personId])
  if (!person || !covers(scope, person)) throw new Refusal('not_found')
  const [judged, shares, studied, frozen, line, years, names, settings] = await Promise.all([
    judgedPeople(db, { unitId, year, on: today, ids: [personId] }),
    sharesOfPerson(db, unitId, personId, year),
    studyAttended(db, unitId, { from: `${year}-01-01`, until: on, personIds: [personId] }),
    yearRow(db, unitId, year),
    frozenLine(db, unitId, year, personId),
    recordedYears(db, unitId),
    sectionNamesOf(db, unitId),
    localValues(db, unitId, today),
  ])
  const { days, hours } = judged[0]?.done.year ?? { days: 0, hours: 0 }
  const asHours = judge(conversion, { records: [{ days, hours }], hoursPerDay: settings.hoursPerDay }, today)
  const kept = line as StandingLine | null
  const isTwice = isAtMeeting(studied)
  const records = shares
    .filter((share) => !isTwice(share))
    .map(({ profile, files, place, content, enteredOn, personId: _, courseKey: __, ...share }): ArchiveLine => {
      return {
        ...(share as Pick<ArchiveLine, 'category' | 'mode'> & typeof share),
        ...{ place: place ?? '', content: content ?? '', reviewer: '' },
        evidence: files ?? (profile ? profiles[profile as Profile] : '本单位登记'),
        isLater: frozen !== undefined && enteredOn > frozen.frozenOn,
      }
    })
  const { id, name, sex, birth, politics, currentPost } = person
  return {
    person: { id, name, sex, birth, politics, currentPost },
    ...{ year, years: [...new Set([Number(today.slice(0, 4)), ...years])].sort((one, other) => other - one) },
    line: judged[0] ? lineOf(judged[0], names, on) : null,
    records: [...records, ...studied.filter(isStudy).map(meetingLine)].sort((one, other) =>
      one.fromOn.localeCompare(other.fromOn),
    ),
    conversion: asHours.because,
    frozen: frozen && kept ? { on: frozen.frozenOn, by: frozen.frozenBy, days: kept.days, hours: kept.hours } : null,
  }
}

type Studied = Awaited<ReturnType<typeof studyAttended>>[number]

/** A meeting without an amount is no training: only the branch keeps it. */
const isStudy = ({ days, hours }: Studied) => days > 0 || hours > 0

function meetingLine({ title, kind, kindTitle, on, isMakeUp, reviewedBy: reviewer, ...rest }: Studied): ArchiveLine {
  const { organiser, place, days, hours } = rest
  // The title of a meeting often begins with its kind.
  const course = title.startsWith(kindTitle) ? title : `${kindTitle}：${title}`
  return {
    ...{ fromOn: on, untilOn: on, course, mode: 'offline', organiser, place, content: '' },
    ...{ category: meetingCategory(kind), days, hours, result: isMakeUp ? '补学' : '' },
    ...{ evidence: '组织生活记录', reviewer, isRecognised: true, isLater: false },
  }
}

/** The printed archive. Taking out another person's leaves a trace. */
export async function printArchive(ctx: Ctx, scope: Scope, personId: string, year?: number): Promise<FileOut> {
  const archive = await readArchive(ctx, scope, personId, year)
  const file = await archivePaper(archive, await unitName(ctx.platform.db, ctx.actor.unitId), todayOf(ctx))
  if (scope.self === personId) return file
  const detail = { year: archive.year }
  const audit = [{ action: 'training.archive-printed', subjectKind: 'person', subjectId: personId, detail }]
  return write(ctx, async () => ({ result: file, audit }))
}

/** Closes a year from the next January on: everybody's figures as they stand, with who closed it and when. */
export function freezeYear(ctx: Ctx, year: number) {
  const { clock } = ctx.platform
  const { unitId, name: frozenBy } = ctx.actor
  const frozenOn = todayOf(ctx)
  if (frozenOn <= `${year}-12-31`) throw new Refusal('invalid', `${year}年还没有结束，次年1月起才能归档`)
  return write(ctx, async (tx) => {
    const [judged, names] = await Promise.all([
      judgedPeople(tx, { unitId, year, on: frozenOn }),
      sectionNamesOf(tx, unitId),
    ])
    const isNew = await insertYear(tx, { unitId, year, frozenOn, frozenBy, frozenAt: clock.now() })
    if (!isNew) throw new Refusal('conflict', `${year}年已经归档`)
    const lines = judged.map((one) => {
      const content = JSON.stringify(lineOf(one, names, `${year}-12-31`))
      return { unitId, year, personId: one.person.id, content }
    })
    await insertYearLines(tx, lines)
    const detail = { year, people: lines.length }
    const audit = [{ action: 'training.year-frozen', subjectKind: 'unit', subjectId: unitId, detail }]
    return { result: { people: lines.length }, audit }
  })
}
