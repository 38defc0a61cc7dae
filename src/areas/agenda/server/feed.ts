import { createHash, randomBytes } from 'node:crypto'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { addDays, addMonths } from '../../../law/periods.ts'
import { dayOf } from '../../../platform/clock.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { type AgendaEntry, agendaKinds, type Feed } from '../schema.ts'
import { entriesOf } from './entries.ts'
import * as queries from './queries.ts'

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
    const audit = [{ action: 'agenda.feed-made', subjectKind: 'person', subjectId: personId }]
    return { result: { path: `/api/agenda/feed/${secret}.ics` }, audit }
  })
}

export function revokeFeed(ctx: Ctx) {
  const { unitId, personId } = ctx.actor
  return write(ctx, async (tx) => {
    if (!personId || !(await queries.removeFeed(tx, unitId, personId))) throw new Refusal('not_found', '还没有订阅地址')
    return { result: {}, audit: [{ action: 'agenda.feed-revoked', subjectKind: 'person', subjectId: personId }] }
  })
}

export async function feedState({ platform, actor }: Ctx): Promise<Feed> {
  const feed = actor.personId ? await queries.feedOf(platform.db, actor.unitId, actor.personId) : undefined
  return { madeAt: feed?.madeAt.toISOString() ?? null }
}

/** What the work is about stays here: calendar programs copy what they read to other computers. */
const summaryOf = ({ kind, title }: AgendaEntry) =>
  kind === 'task' || kind === 'problem' ? `${agendaKinds[kind]}到期（登录后看内容）` : title

/** The calendar behind a private address, for calendar programs; anything else is not found. */
export async function readFeed(ctx: Ctx, file: string): Promise<FileOut> {
  const secret = /^([\w-]{32})\.ics$/.exec(file)?.[1]
  const { db, clock } = ctx.platform
  const owner = secret ? await queries.feedOwner(db, hashOf(secret)) : undefined
  if (!owner) throw new Refusal('not_found')
  const today = dayOf(clock.now())
  const span = { from: addMonths(today, -MONTHS_BACK), until: addMonths(today, MONTHS_AHEAD), today }
  const { unitId, personId } = owner
  const entries = await entriesOf({ db, unitId, personId, ...span, reach: () => null, isWide: false })
  const calendar = ical({ name: '工作日程', prodId: '//touyan//agenda//ZH', method: ICalCalendarMethod.PUBLISH })
  for (const entry of entries) {
    const { id, kind, place, startsAt, endsAt, from, until } = entry
    const hour = (at: string) => new Date(`${from}T${at}:00+08:00`)
    const start = startsAt ? hour(startsAt) : new Date(`${from}T00:00:00Z`)
    calendar.createEvent({
      ...{ id: `${kind}-${id}@touyan`, summary: summaryOf(entry), location: place || null, stamp: clock.now() },
      ...{ allDay: !startsAt, start },
      // The end of whole days is the day after the last.
      end: startsAt ? (endsAt ? hour(endsAt) : null) : new Date(`${addDays(until, 1)}T00:00:00Z`),
    })
  }
  const bytes = new TextEncoder().encode(calendar.toString())
  return { bytes, name: '工作日程.ics', type: 'text/calendar; charset=utf-8' }
}
