import { randomUUID } from 'node:crypto'
import { addDays, addMonths, type Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Writer } from '../../../platform/db.ts'
import { keptFile } from '../../../platform/kept-file.ts'
import type { Keys } from '../../../platform/keys.ts'
import { meetingKinds, type OrganisationKind, type Rank } from '../schema.ts'
import { filePlace } from '../server/meeting-parts.ts'
import {
  insertAttendance,
  insertFile,
  insertMakeUps,
  insertMeetings,
  insertVotes,
  markReviewed,
} from '../server/queries/meetings.ts'
import { insertMembers, insertOrganisations, insertPositions } from '../server/queries/organisations.ts'
import { insertExemptions } from '../server/queries/year.ts'
import { demoBranches, demoCommittee, demoGroupPositions } from './branches.ts'
import { type Body, type DemoMeeting, demoMeetings } from './meetings.ts'

type Person = {
  key: string
  sectionKey: string
  dossier: { basic: { name: string; partyJoined: string; partyRegular: string; state: string } }
}
type Loading = { unitId: string; people: readonly Person[]; ids: ReadonlyMap<string, string>; now: Date }
type Kept = {
  keys: Keys
  /** the photograph of a list signed by so many people */
  drawPaper: (signatures: number) => Uint8Array
}

/** Records are kept from the first of the month a year ago. */
export const demoKeptFrom = (today: Day): Day => `${addMonths(`${today.slice(0, 7)}-01`, -12).slice(0, 7)}-01`

const firstOf = (month: string): Day => `${month.slice(0, 7)}-01`

/** The meetings at which people signed on the spot, with who was there. */
export type Signed = ReturnType<typeof signedOf>

const SIGNED = 3

/** The latest theme days of different branches. */
function signedOf(made: readonly DemoMeeting[], idOf: (key: string) => string, nameOf: ReadonlyMap<string, string>) {
  const held = made.filter(({ kind, state }) => kind === 'theme-day' && state !== 'planned')
  const latest = held.toSorted((one, other) => other.heldOn.localeCompare(one.heldOn))
  const ofEach = latest.filter(
    (one, index) => latest.findIndex(({ organisationId }) => organisationId === one.organisationId) === index,
  )
  return ofEach.slice(0, SIGNED).map(({ id, title, place, heldOn, startsAt, leader, attendance }) => ({
    ...{ meetingId: id, title: `${meetingKinds['theme-day']}：${title}`, place, heldOn, startsAt },
    by: nameOf.get(leader) ?? '',
    people: attendance
      .filter(({ presence }) => presence !== 'exempt')
      .map(({ key, presence }) => ({ personId: idOf(key), isPresent: presence === 'present' })),
  }))
}

/** The party organisations of the demo bureau, and a year of what they held. */
export async function loadDemoPartyLife(tx: Writer, loading: Loading & Kept): Promise<Signed> {
  const { unitId, people, ids, now } = loading
  const today = dayOf(now)
  const bodies = await loadOrganisations(tx, loading, today)
  const made = demoMeetings(bodies, today)
  const idOf = (key: string) => ids.get(key)!
  const nameOf = new Map(people.map(({ key, dossier }) => [key, dossier.basic.name]))
  const at = (day: Day) => new Date(`${day}T09:00:00Z`)
  const meetings = made.map(({ attendance, votes: _, state, leader, lecturer, grades, ...meeting }) => {
    const isHeld = state !== 'planned'
    // Somebody else than the leader writes down what was said, where there was somebody else.
    const recorder = attendance.find(({ key, presence }) => key !== leader && presence === 'present')?.key ?? leader
    const recordedOn = addDays(meeting.heldOn, 1) > today ? today : addDays(meeting.heldOn, 1)
    return {
      ...{ unitId, ...meeting, state: state === 'reviewed' ? 'recorded' : state },
      ...{ hostId: idOf(leader), recorderId: idOf(recorder), lecturerId: lecturer ? idOf(lecturer) : null },
      ...(grades ?? {}),
      plannedOn: meeting.heldOn,
      noticedAt: at(addDays(meeting.heldOn, -4)),
      ...(isHeld ? { recordedById: idOf(leader), recordedAt: at(recordedOn) } : {}),
      ...(state === 'returned' ? { returnReason: '请写明每项决定由谁在什么时候办' } : {}),
      ...{ createdBy: nameOf.get(leader) ?? '', createdAt: at(addDays(meeting.heldOn, -5)) },
    }
  })
  await insertMeetings(tx, meetings)
  const rows = made.flatMap(({ id, attendance }) =>
    attendance.map(({ key, hasVote, presence, reason }) => {
      return { unitId, meetingId: id, personId: idOf(key), presence, reason, hasVote }
    }),
  )
  await insertAttendance(tx, rows)
  await insertMakeUps(
    tx,
    made.flatMap(({ id, attendance }) =>
      attendance.flatMap(({ key, makeUp }) =>
        makeUp ? [{ unitId, meetingId: id, personId: idOf(key), ...makeUp }] : [],
      ),
    ),
  )
  const votes = made.flatMap(({ id, votes: all }) =>
    all.map((vote, position) => ({ unitId, id: randomUUID(), meetingId: id, position, ...vote })),
  )
  await insertVotes(tx, votes)
  const signed = signedOf(made, idOf, nameOf)
  const paper = signed.at(-1)!
  await keepPaper(tx, { ...loading, ...paper, signatures: paper.people.filter(({ isPresent }) => isPresent).length })
  const reviewer = demoCommittee[0]![0]
  await markReviewed(
    tx,
    unitId,
    made.filter(({ state }) => state === 'reviewed').map(({ id }) => id),
    { reviewedById: idOf(reviewer), reviewedBy: nameOf.get(reviewer) ?? '', reviewedAt: now },
  )
  await loadExemption(tx, { unitId, bodies, idOf, nameOf, today, now })
  return signed
}

type Paper = Kept & { unitId: string; meetingId: string; heldOn: Day; by: string; signatures: number }

/** The list of one meeting was signed on paper; its photograph is kept with the record. */
async function keepPaper(tx: Writer, { unitId, meetingId, heldOn, by, signatures, ...kept }: Paper): Promise<void> {
  const id = randomUUID()
  const place = { unitId, id, meetingId, name: `纸质签到表 ${heldOn}（1）.jpg`, uploadedBy: by }
  const file = keptFile(kept.keys, kept.drawPaper(signatures), filePlace(id))
  await insertFile(tx, { ...place, ...file, uploadedAt: new Date(`${heldOn}T09:30:00Z`) })
}

type Exempting = {
  unitId: string
  bodies: readonly Body[]
  idOf: (key: string) => string
  nameOf: ReadonlyMap<string, string>
  today: Day
  now: Date
}

/** The second cell was excused two months ago, when half of it worked on the festival. */
async function loadExemption(tx: Writer, { unitId, bodies, idOf, nameOf, today, now }: Exempting): Promise<void> {
  const cell = bodies.filter(({ kind }) => kind === 'cell').at(-1)!
  const [asks, decides] = ['linjie', 'hejingshu']
  const period = addMonths(firstOf(today), -2).slice(0, 7)
  const reason = '小组多数党员抽调参加文旅节值守，当月并入支部集中学习'
  await insertExemptions(tx, [
    {
      ...{ unitId, id: randomUUID(), organisationId: cell.id, kind: 'cell', period, reason, state: 'approved' },
      ...{ askedBy: nameOf.get(asks) ?? '', askedById: idOf(asks), askedAt: now },
      ...{ decidedBy: nameOf.get(decides) ?? '', decidedById: idOf(decides), decidedAt: now },
    },
  ])
}

type Cell = { id: string; sections: readonly string[]; leader: string }
type Branch = { id: string; branch: (typeof demoBranches)[number]; cells: readonly Cell[] }

/** Who of the bureau belongs to a branch, with the row of the membership. */
function membersOf({ unitId, people, ids }: Omit<Loading, 'now'>, { id, branch, cells }: Branch, today: Day) {
  const since = `${Number(today.slice(0, 4)) - 3}-01-10`
  return people
    .filter(({ sectionKey, dossier }) => branch.sections.includes(sectionKey) && dossier.basic.state === '在职')
    .filter(({ dossier }) => dossier.basic.partyJoined !== '')
    .map(({ key, sectionKey, dossier: { basic } }) => {
      const cellId = cells.find(({ sections }) => sections.includes(sectionKey))?.id ?? null
      const joined = firstOf(basic.partyJoined)
      const fromOn = joined > since ? joined : since
      const formalOn = basic.partyRegular ? firstOf(basic.partyRegular) : null
      const row = { unitId, id: randomUUID(), personId: ids.get(key)!, organisationId: id, cellId, formalOn, fromOn }
      return { key, cellId, fromOn, hasVote: formalOn !== null && formalOn <= demoKeptFrom(today), row }
    })
}

async function loadOrganisations(tx: Writer, { unitId, people, ids }: Loading, today: Day): Promise<Body[]> {
  const year = Number(today.slice(0, 4))
  const foundedOn = `${year - 9}-03-01`
  const electedOn = `${year - 2}-06-20`
  const rows: Parameters<typeof insertOrganisations>[1] = []
  const holders: { organisationId: string; key: string; rank: Rank; duty: string }[] = []
  const members: Parameters<typeof insertMembers>[1] = []
  const bodies: Body[] = []
  const add = (
    kind: OrganisationKind,
    name: string,
    more: { parentId?: string; themeDay?: number; electedOn?: Day } = {},
  ) => {
    const id = randomUUID()
    const kept = { foundedOn, keptFromOn: demoKeptFrom(today), position: rows.length }
    rows.push({ unitId, id, kind, name, ...kept, ...more })
    return id
  }
  const group = add('leading-group', '中共云栖市文化和旅游局党组')
  for (const [key, rank] of demoGroupPositions) holders.push({ organisationId: group, key, rank, duty: '' })
  const members7 = demoGroupPositions.map(([key]) => ({ key, hasVote: true }))
  bodies.push({ id: group, kind: 'leading-group', leader: 'qinmuchuan', people: members7, committee: [], index: 0 })
  const committee = add('committee', '中共云栖市文化和旅游局机关委员会', {
    parentId: group,
    electedOn: `${year - 3}-09-10`,
  })
  for (const [key, rank, duty] of demoCommittee) holders.push({ organisationId: committee, key, rank, duty })
  for (const [index, branch] of demoBranches.entries()) {
    const id = add('branch', branch.name, { parentId: committee, themeDay: branch.themeDay, electedOn })
    const officers: [string, Rank, string][] = [
      [branch.secretary, 'secretary', ''],
      ...(branch.deputy ? [[branch.deputy, 'deputy', ''] as [string, Rank, string]] : []),
      ...branch.committee.map(([key, duty]) => [key, 'member', duty] as [string, Rank, string]),
    ]
    for (const [key, rank, duty] of officers) holders.push({ organisationId: id, key, rank, duty })
    const cells = branch.cells.map(({ name, sections, leader }) => {
      const cellId = add('cell', name, { parentId: id })
      holders.push({ organisationId: cellId, key: leader, rank: 'leader', duty: '' })
      return { id: cellId, sections, leader }
    })
    const own = membersOf({ unitId, people, ids }, { id, branch, cells }, today)
    members.push(...own.map(({ row }) => row))
    const officersOf = officers.map(([key]) => ({ key, hasVote: true }))
    bodies.push({ id, kind: 'branch', leader: branch.secretary, people: own, committee: officersOf, index, branch })
    for (const cell of cells) {
      const inCell = own.filter(({ cellId }) => cellId === cell.id)
      bodies.push({ id: cell.id, kind: 'cell', leader: cell.leader, people: inCell, committee: [], index })
    }
  }
  await insertOrganisations(tx, rows)
  await insertMembers(tx, members)
  await insertPositions(
    tx,
    holders.map(({ key, ...one }) => ({
      unitId,
      id: randomUUID(),
      personId: ids.get(key)!,
      ...one,
      fromOn: electedOn,
    })),
  )
  return bodies
}
