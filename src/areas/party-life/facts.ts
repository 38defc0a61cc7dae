import type { Day } from '../../law/periods.ts'
import type { Reader } from '../../platform/db.ts'
import { studiedOnce } from './rules.ts'
import { type MeetingKind, meetingKinds } from './schema.ts'
import { dutiesOf } from './server/matrix.ts'
import { memberRows, organisationRows, positionRows } from './server/queries/organisations.ts'
import { attendedRows, gatheringRows, heldMeetings, studySumRows } from './server/queries/year.ts'

export { type OrganisationHistory, type PartyCase, setupCase, yearCases } from './rules.ts'
export { historiesOf } from './server/history.ts'
export { makeUpRows } from './server/queries/meetings.ts'
export { organisationRows } from './server/queries/organisations.ts'
export { datedMeetings as datedPartyMeetings, heldMeetings, makeUpsBetween } from './server/queries/year.ts'
export { termsOf } from './server/terms.ts'
export { partyWaiting } from './server/waiting.ts'

/** Somebody's study at one meeting; hours of a meeting are counted once however many kinds it is. */
export type Studied = {
  personId: string
  meetingId: string
  title: string
  kind: MeetingKind
  kindTitle: string
  /** the organisation's name */
  organiser: string
  on: Day
  startsAt: string
  place: string
  days: number
  hours: number
  /** empty while nobody has reviewed the record */
  reviewedBy: string
  mode: '集中'
  isMakeUp: boolean
}

/**
 * Study at meetings that were written down: whoever was present, and whoever made it up. Nobody is at two meetings at
 * the same hour: what two organisations wrote of one gathering counts once, the smaller amount.
 */
export async function studyAttended(
  db: Reader,
  unitId: string,
  asked: { from: Day; until: Day; personIds?: readonly string[] },
): Promise<Studied[]> {
  const rows = await attendedRows(db, unitId, asked)
  return studiedOnce(rows).map(({ presence, reviewedBy, ...row }) => ({
    ...row,
    ...{ kindTitle: meetingKinds[row.kind], mode: '集中', reviewedBy: reviewedBy ?? '' },
    isMakeUp: presence !== 'present',
  }))
}

/** Everybody's study at meetings in sums, as `studyAttended` lists it. */
export const studySums = studySumRows

/** The meetings of some days by name, whoever was there. */
export async function gatherings(db: Reader, unitId: string, asked: { from: Day; until: Day }) {
  const rows = await gatheringRows(db, unitId, asked)
  return rows.map((row) => ({ ...row, kindTitle: meetingKinds[row.kind] }))
}

/** Organisations a person belongs to on a day: branch, cell, and wherever a position is held. */
export async function organisationsOfPerson(db: Reader, unitId: string, personId: string, on: Day) {
  const [all, members, positions] = await Promise.all([
    organisationRows(db, unitId),
    memberRows(db, unitId, { on }),
    positionRows(db, unitId, { on, personId }),
  ])
  const own = members.find((one) => one.personId === personId)
  return all.flatMap(({ id, name, kind }) => {
    const rank = positions.find((one) => one.organisationId === id)?.rank ?? null
    const isMember = own !== undefined && (own.organisationId === id || own.cellId === id)
    return isMember || rank ? [{ id, name, kind, rank, isMember }] : []
  })
}

/** A year in numbers for the yearly report: meetings by kind, who came, what is missing. */
export async function partyYear(db: Reader, unitId: string, year: number, today: Day) {
  const until = today < `${year}-12-31` ? today : `${year}-12-31`
  const [held, duties] = await Promise.all([
    heldMeetings(db, unitId, { from: `${year}-01-01`, until }),
    dutiesOf(db, { unitId, year, today }),
  ])
  const kinds = (Object.keys(meetingKinds) as MeetingKind[]).map((kind) => {
    const of = held.filter((one) => one.kind === kind || one.also.includes(kind))
    const [due, present] = [of.reduce((n, one) => n + one.due, 0), of.reduce((n, one) => n + one.present, 0)]
    return { kind, title: meetingKinds[kind], meetings: of.length, due, present }
  })
  const gaps = duties.flatMap(({ organisationId, organisationName, kind, rule, cells }) =>
    cells
      .filter(({ state }) => state === 'missing')
      .map(({ period }) => ({ organisationId, organisationName, kind, rule, period })),
  )
  return { year, meetings: held.length, kinds, gaps }
}
