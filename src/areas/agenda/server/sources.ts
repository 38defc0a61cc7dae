import type { Day } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Scope } from '../../../platform/permission.ts'
import { datedMeetings, taskRows } from '../../decisions/facts.ts'
import { datedPartyMeetings, makeUpRows, organisationsOfPerson, termsOf } from '../../party-life/facts.ts'
import { meetingKinds } from '../../party-life/schema.ts'
import { datedProblems, sightOfPerson } from '../../rectification/facts.ts'
import { problemStates } from '../../rectification/schema.ts'
import { promisesDue } from '../../reports/facts.ts'
import { promiseStates } from '../../reports/schema.ts'
import { tripMembers, tripRows, visitRows } from '../../research/facts.ts'
import { datedActivities, datedCourses, namedUses } from '../../training/facts.ts'
import type { AgendaEntry, AgendaKind } from '../schema.ts'

/** What is asked of every kind: some days, whose, and how far the reader's rights go. */
export type Asked = {
  db: Reader
  unitId: string
  personId: string | null
  from: Day
  until: Day
  today: Day
  /** the reader's scope; nobody's where a calendar program reads what is one's own */
  reach: (permission: string) => Scope | null
  /** as far as the rights go; else one's own */
  isWide: boolean
}

type Found = Omit<AgendaEntry, 'kind'>

/** An entry before it is known whose it is; `key` names the record it comes from. */
type Draft = Partial<Found> & Pick<Found, 'title' | 'from' | 'path'> & { key: string }

const filled = ({ key, ...draft }: Draft, isOwn: boolean): Found => ({
  ...{ id: key, until: draft.from, startsAt: '', endsAt: '', place: '', note: '', isLate: false, isOwn },
  ...draft,
})

/** What is one's own; with the right and asked for also the rest of the unit. */
async function ownOrAll(asked: Asked, permission: string, list: (personId?: string) => Promise<Draft[]>) {
  const own = asked.personId ? await list(asked.personId) : []
  if (!asked.isWide || !asked.reach(permission)?.unit) return own.map((one) => filled(one, true))
  const mine = new Set(own.map(({ key }) => key))
  return (await list()).map((one) => filled(one, mine.has(one.key)))
}

const CHINA = 8 * 3600_000
/** Day and hour of an instant by the bureau's clock. */
const hourOf = (at: Date) => new Date(at.getTime() + CHINA).toISOString().slice(11, 16)

const within = ({ from, until }: Asked, day: Day) => from <= day && day <= until

const openedStates: Record<string, string> = { planned: '筹备', open: '正在开会', closed: '已散会', locked: '已归档' }

const meetings = (asked: Asked) =>
  ownOrAll(asked, 'decisions.read', async (personId) => {
    const rows = await datedMeetings(asked.db, asked.unitId, { ...asked, personId })
    return rows.map(({ id, title, state, plannedAt, openedAt, closedAt, place }) => {
      const [from, startsAt] = [dayOf(plannedAt), hourOf(openedAt ?? plannedAt)]
      const endsAt = closedAt && dayOf(closedAt) === from ? hourOf(closedAt) : ''
      return { key: id, title, from, startsAt, endsAt, place, note: openedStates[state] ?? '', path: `/meetings/${id}` }
    })
  })

const partyStates: Record<string, string> = { planned: '', recorded: '已记录', returned: '已记录', reviewed: '已记录' }

const DAY_MINUTES = 24 * 60
/** The hour so many hours later, within the day. */
function hourAfter(startsAt: string, hours: number): string {
  const minutes = Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3)) + hours * 60
  const end = Math.min(Math.round(minutes), DAY_MINUTES - 1)
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
}

const party = (asked: Asked) =>
  ownOrAll(asked, 'party-life.read', async (personId) => {
    const rows = await datedPartyMeetings(asked.db, asked.unitId, { ...asked, personId })
    return rows.map(({ id, kind, title, state, heldOn, startsAt, hours, place, organisationName }) => ({
      // Of many organisations each says whose it is.
      ...{ key: id, title: `${personId ? '' : `${organisationName} `}${meetingKinds[kind]}：${title}`, from: heldOn },
      ...{ startsAt, endsAt: hourAfter(startsAt, Number(hours) || 1), place, path: `/party-life/${id}` },
      note: [personId && organisationName, partyStates[state]].filter(Boolean).join('，'),
    }))
  })

/** Trainings, and their courses on their own days. */
async function trainings(asked: Asked): Promise<Found[]> {
  const { db, unitId } = asked
  const pathOf = (id: string) => (asked.reach('training.manage')?.unit ? `/training/activities/${id}` : '/learning')
  const found = await ownOrAll(asked, 'training.survey', async (personId) => {
    const rows = await datedActivities(db, unitId, { ...asked, personId })
    return rows.map(({ id, title, fromOn, untilOn, place, isHeld }) => {
      return { key: id, title, from: fromOn, until: untilOn, place, note: isHeld ? '已登记' : '', path: pathOf(id) }
    })
  })
  const byId = new Map(found.map((one) => [one.id, one]))
  const courses = (await datedCourses(db, unitId, asked.from, asked.until)).flatMap((course): Found[] => {
    const whole = byId.get(course.activityId)
    if (!whole) return []
    const note = [course.speaker && `授课：${course.speaker}`, whole.title].filter(Boolean).join('，')
    const [id, on] = [`${course.activityId}-${course.position}`, course.heldOn]
    return [{ ...whole, id, title: `课程：${course.title}`, from: on, until: on, note }]
  })
  return [...found, ...courses]
}

const research = (asked: Asked) =>
  ownOrAll(asked, 'research.read', async (personId) => {
    const { db, unitId } = asked
    const [trips, members, visits] = await Promise.all([
      tripRows(db, unitId),
      tripMembers(db, unitId),
      visitRows(db, unitId),
    ])
    const takesPart = new Set(members.filter((one) => one.personId === personId).map(({ tripId }) => tripId))
    return trips
      .filter(({ fromOn, untilOn }) => fromOn <= asked.until && untilOn >= asked.from)
      .filter(({ id, leaderId }) => personId === undefined || leaderId === personId || takesPart.has(id))
      .map(({ id, theme, leaderName, fromOn, untilOn }) => {
        const places = new Set(visits.filter((one) => one.tripId === id).map(({ title }) => title))
        const shown = { key: id, title: `调研：${theme}`, from: fromOn, until: untilOn, place: [...places].join('、') }
        return { ...shown, note: `${leaderName}带队`, path: `/research/trips/${id}` }
      })
  })

const makeUps = (asked: Asked) =>
  ownOrAll(asked, 'party-life.read', async (personId) => {
    const whose = { personId: personId ?? null, organisations: personId ? [] : ('all' as const) }
    const rows = await makeUpRows(asked.db, asked.unitId, whose)
    return rows
      .filter(({ doneOn, dueOn }) => doneOn === null && within(asked, dueOn))
      .map(({ meetingId, personId: who, name, title, dueOn }) => ({
        ...{ key: `${meetingId}-${who}`, title: `补学到期：${title}`, from: dueOn, note: name },
        ...{ isLate: dueOn < asked.today, path: `/party-life/make-ups#${meetingId}` },
      }))
  })

const uses = (asked: Asked) =>
  ownOrAll(asked, 'training.uses', async (personId) => {
    const rows = await namedUses(asked.db, asked.unitId, personId)
    return rows
      .filter(({ askOn }) => within(asked, askOn))
      .map(({ id, work, ownerName, askOn, toldOn }) => ({
        ...{ key: id, title: `说明改进结果：${work}`, from: askOn, path: '/learning/uses' },
        ...{ note: `${ownerName}，${toldOn ? '已说明' : '未说明'}`, isLate: toldOn === null && askOn < asked.today },
      }))
  })

const taskWords: Record<string, string> = { open: '正在办理', reported: '等待核实', done: '已办结' }

async function tasks(asked: Asked): Promise<Found[]> {
  const rows = (await taskRows(asked.db, asked.unitId)).filter(
    ({ state, dueOn }) => state !== 'dropped' && within(asked, dueOn),
  )
  return ownOrAll(asked, 'decisions.read', async (personId) =>
    rows
      .filter(({ ownerId }) => personId === undefined || ownerId === personId)
      .map(({ id, title, ownerId, ownerName, meetingTitle, dueOn, state }) => ({
        ...{ key: id, title: `到期：${title}`, from: dueOn, isLate: state === 'open' && dueOn < asked.today },
        note: `${ownerName}，${taskWords[state] ?? ''}，${meetingTitle}`,
        path: ownerId === asked.personId ? '/decisions/own' : '/decisions/tasks',
      })),
  )
}

/** Problems, by the sight of the ledger: a section head has those of the section. */
async function problems(asked: Asked): Promise<Found[]> {
  const { db, unitId, personId, reach } = asked
  const scope = asked.isWide ? reach('rectification.read') : null
  const seesConfined = scope !== null && reach('rectification.confined')?.unit === true
  const sight = sightOfPerson({ unitId, personId, scope, seesConfined })
  return (await datedProblems(db, sight, asked)).map((row) => {
    const isOwn = personId !== null && [row.ownerId, row.leaderId].includes(personId)
    const isOpen = row.state === 'open' || row.state === 'in-hand'
    const draft = {
      ...{ key: row.id, title: `整改时限：${row.title}`, from: row.dueOn!, isLate: isOpen && row.dueOn! < asked.today },
      ...{ note: problemStates[row.state as keyof typeof problemStates], path: `/problems/${row.id}` },
    }
    return filled(draft, isOwn)
  })
}

/** What a report promised has a section, but nobody whose own it is. */
async function promises(asked: Asked): Promise<Found[]> {
  if (!asked.isWide || !asked.reach('reports.promises')?.unit) return []
  const rows = await promisesDue(asked.db, asked.unitId, asked.from, asked.until)
  return rows.map(({ id, text, year, dueOn, state, sectionName }) => {
    const note = [sectionName, promiseStates[state as keyof typeof promiseStates]].filter(Boolean).join('，')
    const isLate = state === 'open' && dueOn! < asked.today
    const draft = { key: id, title: `承诺到期：${text}`, from: dueOn!, note, isLate }
    return filled({ ...draft, path: `/reports/promises?year=${year}` }, false)
  })
}

/** The end of each organisation's term, for its members and whoever keeps all of them. */
const terms = (asked: Asked) =>
  ownOrAll(asked, 'party-life.read', async (personId) => {
    const { db, unitId, today } = asked
    const ends = (await termsOf(db, unitId, today)).filter(({ endsOn }) => within(asked, endsOn))
    const own =
      ends.length && personId ? (await organisationsOfPerson(db, unitId, personId, today)).map(({ id }) => id) : []
    return ends
      .filter(({ organisationId }) => personId === undefined || own.includes(organisationId))
      .map(({ organisationId, name, endsOn }) => ({
        ...{ key: organisationId, title: `换届：${name}本届届满`, from: endsOn, isLate: endsOn < today },
        path: `/party-life/organisations/${organisationId}`,
      }))
  })

export const sources: Record<AgendaKind, (asked: Asked) => Promise<Found[]>> = {
  ...{ meeting: meetings, party, training: trainings, research, 'make-up': makeUps, use: uses },
  ...{ task: tasks, problem: problems, promise: promises, term: terms },
}
