import { createHash, randomBytes } from 'node:crypto'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { addDays, addMonths, type Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { eventsOf } from '../../party-life/facts.ts'
import type { Own } from '../study.ts'
import { activitiesOfPerson } from './queries/activities.ts'
import * as queries from './queries/study.ts'
import { todayOf } from './standing.ts'

const MONTHS_BACK = 3
const MONTHS_AHEAD = 12

const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex')

/** Makes the private address of one's own calendar; an earlier one stops working. The secret is told once. */
export function makeFeed(ctx: Ctx) {
  const { unitId, personId } = ctx.actor
  if (!personId) throw new Refusal('forbidden', '这个账号没有对应的人员，没有自己的日历')
  const secret = randomBytes(24).toString('base64url')
  return write(ctx, async (tx) => {
    await queries.keepFeed(tx, { unitId, personId, secretHash: hashOf(secret), madeAt: ctx.platform.clock.now() })
    const audit = [{ action: 'training.feed-made', subjectKind: 'person', subjectId: personId }]
    return { result: { path: `/api/training/feed/${secret}.ics` }, audit }
  })
}

export function revokeFeed(ctx: Ctx) {
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!personId || !(await queries.removeFeed(tx, unitId, personId))) throw new Refusal('not_found', '还没有订阅地址')
    return { result: {}, audit: [{ action: 'training.feed-revoked', subjectKind: 'person', subjectId: personId }] }
  })
}

type Event = Own['events'][number] & { isWholeDay: boolean }

/** One's own trainings and meetings of the branch, from some months ago to a year ahead. */
async function eventsAround(db: Reader, unitId: string, personId: string, today: Day): Promise<Event[]> {
  const [from, until] = [addMonths(today, -MONTHS_BACK), addMonths(today, MONTHS_AHEAD)]
  const [own, party] = await Promise.all([
    activitiesOfPerson(db, { unitId, personId, from, until }),
    eventsOf(db, unitId, personId, from, until),
  ])
  const trainings = own.map(({ id, title, fromOn, untilOn, place }) => {
    return { id, title, from: fromOn, until: untilOn, place, isWholeDay: true }
  })
  const meetings = party.map(({ id, title, startsAt, endsAt, place }) => {
    return { id, title, from: startsAt, until: endsAt, place, isWholeDay: false }
  })
  return [...trainings, ...meetings].sort((one, other) => one.from.localeCompare(other.from))
}

export async function ownStudy(ctx: Ctx): Promise<Own> {
  const { unitId, personId } = ctx.actor
  if (!personId) return { feed: null, events: [] }
  const { db } = ctx.platform
  const today = todayOf(ctx)
  const [feed, events] = await Promise.all([
    queries.feedOf(db, unitId, personId),
    eventsAround(db, unitId, personId, today),
  ])
  return {
    feed: feed ? { madeAt: feed.madeAt.toISOString() } : null,
    events: events.filter(({ until }) => until >= today).map(({ isWholeDay: _, ...event }) => event),
  }
}

/** The calendar behind a private address, for calendar programs; anything else is not found. */
export async function readFeed(ctx: Ctx, file: string): Promise<FileOut> {
  const secret = /^([\w-]{32})\.ics$/.exec(file)?.[1]
  const { db } = ctx.platform
  const owner = secret ? await queries.feedOwner(db, hashOf(secret)) : undefined
  if (!owner) throw new Refusal('not_found')
  const events = await eventsAround(db, owner.unitId, owner.personId, todayOf(ctx))
  const calendar = ical({
    name: '学习和组织生活',
    prodId: '//touyan//training//ZH',
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const { id, title, from, until, place, isWholeDay } of events) {
    calendar.createEvent({
      id: `${id}@touyan`,
      summary: title,
      location: place || null,
      allDay: isWholeDay,
      stamp: ctx.platform.clock.now(),
      start: new Date(isWholeDay ? `${from}T00:00:00Z` : from),
      // The end of whole days is the day after the last.
      end: new Date(isWholeDay ? `${addDays(until, 1)}T00:00:00Z` : until),
    })
  }
  return {
    bytes: new TextEncoder().encode(calendar.toString()),
    name: '学习日历.ics',
    type: 'text/calendar; charset=utf-8',
  }
}
