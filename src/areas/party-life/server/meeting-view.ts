import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { peopleOnTrips } from '../../research/facts.ts'
import { localValues } from '../../rulebook/facts.ts'
import { presentAt } from '../../sign-in/facts.ts'
import { judged, yearCases } from '../rules.ts'
import type { AbsenceInput, MeetingKind, MeetingQuery } from '../schema.ts'
import type { MeetingList, MeetingView } from '../views.ts'
import { meetingsSheet } from './documents/sheets.ts'
import { historiesOf } from './history.ts'
import * as queries from './queries/meetings.ts'
import { positionRows } from './queries/organisations.ts'
import { lastMeeting } from './queries/year.ts'
import { duePeople, partyEntry, rightsOf, todayOf } from './rights.ts'

export async function listMeetings(ctx: Ctx, query: MeetingQuery): Promise<MeetingList> {
  const { db } = ctx.platform
  const { inSight } = await rightsOf(db, ctx)
  return queries.meetingLines(db, { ...query, unitId: ctx.actor.unitId, organisations: inSight })
}

const MOST_ROWS = 5000

/** The list as it is seen, all its pages. */
export async function exportMeetings(ctx: Ctx, query: MeetingQuery): Promise<FileOut> {
  const { rows } = await listMeetings(ctx, { ...query, page: 1, size: MOST_ROWS })
  const file = await meetingsSheet(rows, todayOf(ctx))
  const audit = [partyEntry('party.exported', ctx.actor.unitId, { paper: 'meetings.xlsx', rows: rows.length })]
  return write(ctx, async () => ({ result: file, audit }))
}

type DueAsked = { kind: MeetingKind; on: string; meeting?: string | undefined }

export async function readDuePeople(ctx: Ctx, id: string, { kind, on, meeting }: DueAsked) {
  const { db } = ctx.platform
  const rights = await rightsOf(db, ctx)
  const organisation = rights.organisations.find((one) => one.id === id)
  if (!organisation || !rights.sees(id)) throw new Refusal('not_found')
  const { unitId } = ctx.actor
  const people = await duePeople(db, unitId, { organisation, kind, on })
  const group = rights.organisations.find((one) => one.kind === 'leading-group')
  const leaders = group ? await positionRows(db, unitId, { on, organisationId: group.id }) : []
  const guests = leaders.filter(({ personId }) => !people.some((one) => one.id === personId))
  const [usual, trips, signs] = await Promise.all([
    lastMeeting(db, unitId, { organisationId: id, kind, on }),
    peopleOnTrips(db, unitId, on),
    meeting ? presentAt(db, unitId, { subjectKind: 'meeting', subjectId: meeting }) : null,
  ])
  const away = people.flatMap(({ id: personId }): AbsenceInput[] => {
    if (signs?.present.has(personId)) return []
    if (trips.has(personId)) return [{ personId, presence: 'leave', reason: '下乡调研' }]
    return signs ? [{ personId, presence: 'absent', reason: '没有签到' }] : []
  })
  return { people, guests: guests.map(({ personId, name }) => ({ id: personId, name })), away, usual }
}

/** What the rules say, as things stood on the day of the meeting. */
async function findingsOf(ctx: Ctx, meeting: queries.MeetingRow): Promise<MeetingView['findings']> {
  const { id, heldOn, kind, also, state, organisationId } = meeting
  if (state !== 'recorded' && state !== 'reviewed') return []
  const { db } = ctx.platform
  const history = (await historiesOf(db, ctx.actor.unitId, heldOn)).find((one) => one.id === organisationId)
  if (!history) return []
  const settings = await localValues(db, ctx.actor.unitId, heldOn)
  const kinds: (MeetingKind | null)[] = [kind, ...also]
  return yearCases(history, Number(heldOn.slice(0, 4)), settings)
    .filter((one) => one.meetingId === id || (one.kind !== null && kinds.includes(one.kind)))
    .map((one) => {
      const { kind: verdict, because, observed } = judged(one, heldOn)
      return { rule: one.rule.id, verdict, because, isPressing: verdict === 'broken' || observed.warning === true }
    })
}

const iso = (at: Date | null) => at?.toISOString() ?? null

function gradesOf({ excellent, qualified, basic, unqualified }: queries.MeetingRow): MeetingView['grades'] {
  if (excellent === null) return null
  return { excellent, qualified: qualified ?? 0, basic: basic ?? 0, unqualified: unqualified ?? 0 }
}

/** A meeting with everything written down about it. Why others were not there is for those who keep the records. */
export async function readMeeting(ctx: Ctx, id: string): Promise<MeetingView> {
  const { db } = ctx.platform
  const { unitId, personId } = ctx.actor
  const [meeting, rights] = await Promise.all([queries.meetingById(db, unitId, id), rightsOf(db, ctx)])
  const all = meeting ? await queries.attendanceOf(db, unitId, id) : []
  const isInvited = personId !== null && all.some((one) => one.personId === personId)
  if (!meeting || !(rights.sees(meeting.organisationId) || isInvited)) throw new Refusal('not_found')
  const { organisationId, state, hostId, recorderId, lecturerId } = meeting
  const [records, reviews] = [rights.records(organisationId), rights.reviews(organisationId)]
  const tellsWhy = records || reviews || rights.inSight === 'all'
  const wanted = [hostId, recorderId, lecturerId].filter((one) => one !== null)
  const named = wanted.length ? await namesOfPeople(db, unitId, wanted) : []
  const nameOf = (one: string | null) => named.find((person) => person.id === one)?.name ?? ''
  const [votes, additions, files, findings] = await Promise.all([
    queries.voteRows(db, unitId, id),
    queries.additionRows(db, unitId, id),
    queries.fileRows(db, unitId, id),
    findingsOf(ctx, meeting),
  ])
  const { kind, also, title, heldOn, startsAt, place, hours, days, content, decisions, forYear, isApproved } = meeting
  const due = all.filter(({ presence }) => presence !== 'exempt')
  return {
    ...{ id, organisationId, kind, also, title, state, heldOn, startsAt, place, hours, days, content, decisions },
    organisationName: rights.organisations.find((one) => one.id === organisationId)?.name ?? '',
    ...{ due: due.length, present: due.filter(({ presence }) => presence === 'present').length },
    ...{ hostId, recorderId, lecturerId, hostName: nameOf(hostId), recorderName: nameOf(recorderId) },
    ...{
      lecturerName: nameOf(lecturerId),
      forYear,
      isApproved,
      grades: gradesOf(meeting),
      plannedOn: meeting.plannedOn,
    },
    ...{ noticedAt: iso(meeting.noticedAt), recordedAt: iso(meeting.recordedAt), reviewedAt: iso(meeting.reviewedAt) },
    ...{ reviewedBy: meeting.reviewedBy ?? '', returnReason: meeting.returnReason ?? '', revision: meeting.revision },
    people: all.map(({ doneOn, note, reason, ...one }) => {
      const shown = tellsWhy || one.personId === personId
      return { ...one, reason: shown ? reason : '', note: shown ? (note ?? '') : '', madeUpOn: doneOn }
    }),
    votes: votes.map(({ position: _, kind: what, ...vote }) => ({ ...vote, kind: what as 'matter' | 'election' })),
    additions: additions.map((one) => ({ ...one, addedAt: one.addedAt.toISOString() })),
    files,
    findings,
    may: {
      change: records && state !== 'reviewed' && state !== 'cancelled',
      review: reviews && state === 'recorded' && personId !== null && meeting.recordedById !== personId,
      add: records && state === 'reviewed',
    },
  }
}
