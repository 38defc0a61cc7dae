import { randomUUID } from 'node:crypto'
import jpeg from 'jpeg-js'
import { addDays, addMonths, type Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import { keptFile } from '../../../platform/kept-file.ts'
import type { Ctx, Platform } from '../../../platform/write.ts'
import { adoptedMatters } from '../../decisions/facts.ts'
import { namesOfPeople } from '../../people/facts.ts'
import type { MarkInput } from '../schema/uses.ts'
import { markIn } from '../server/marking.ts'
import { sealContent } from '../server/notes.ts'
import { photoPlace } from '../server/photos.ts'
import { insertNote, insertPhoto, noteById } from '../server/queries/notes.ts'
import { insertPlaces, insertPlan, replacePlanLists } from '../server/queries/plans.ts'
import { insertTrip, replaceTripLists, setTrip, tripById } from '../server/queries/trips.ts'
import { helpRows, ideaRows, insertAdvice, setHelp, setIdea } from '../server/queries/uses.ts'
import { type DemoNote, type DemoPlan, type DemoTrip, demoPlaces, demoPlans } from './year.ts'

type Given = {
  /** whoever loads the demo */
  operator: Ctx
  ids: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  today: Day
}
type Bureau = Given & {
  tx: Writer
  names: ReadonlyMap<string, string>
  places: ReadonlyMap<string, string>
  decisions: ReadonlyMap<string, string>
}

const CLERK = 'gaoyi'

/** A year of research up to `today`: plans, trips, notes and what became of them. Returns how many trips there are. */
export async function loadDemoResearch(tx: Writer, given: Given): Promise<number> {
  const { unitId } = given.operator.actor
  const people = await namesOfPeople(tx, unitId, [...given.ids.values()])
  const places = new Map(demoPlaces.map(([title]) => [title, randomUUID()]))
  await insertPlaces(
    tx,
    demoPlaces.map(([title, kind]) => ({ unitId, id: places.get(title)!, title, kind })),
  )
  const bureau: Bureau = {
    ...{ ...given, tx, places, names: new Map(people.map(({ id, name }) => [id, name])) },
    decisions: new Map((await adoptedMatters(tx, unitId)).map(({ id, title }) => [title, id])),
  }
  for (const plan of demoPlans) await loadPlan(bureau, plan)
  return demoPlans.flatMap(({ trips }) => trips).length
}

function found(map: ReadonlyMap<string, string>, key: string): string {
  const id = map.get(key)
  if (!id) throw new Error(`the demo has nothing called ${key}`)
  return id
}

/** The program as somebody uses it at a time of a day. */
function at({ operator, ids, names }: Bureau, key: string, day: Day, time: string): Ctx {
  const personId = found(ids, key)
  const now = new Date(`${day}T${time}:00+08:00`)
  const platform: Platform = { ...operator.platform, clock: { now: () => now } }
  return { ...operator, platform, actor: { ...operator.actor, personId, name: names.get(personId) ?? '' } }
}

function firstDay({ from }: DemoTrip, today: Day): Day {
  if ('daysAgo' in from) return addDays(today, -from.daysAgo)
  return addDays(`${addMonths(today, -from.monthsAgo).slice(0, 7)}-01`, from.day)
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

async function loadPlan(bureau: Bureau, plan: DemoPlan): Promise<void> {
  const { tx, ids, sections, places, operator, today } = bureau
  const { unitId } = operator.actor
  const id = randomUUID()
  const fromOn = addDays(plan.trips.map((trip) => firstDay(trip, today)).toSorted()[0]!, -10)
  const year = fromOn.slice(0, 4)
  await insertPlan(tx, {
    ...{ unitId, id, year: Number(year), theme: plan.theme, question: plan.question, output: '一篇调研报告' },
    ...{ leaderId: found(ids, plan.leader), sectionId: found(sections, plan.section), fromOn },
    untilOn: earlier(addDays(today, 25), `${year}-12-31`),
    ...{ createdBy: '高屹', createdAt: at(bureau, CLERK, fromOn, '09:30').platform.clock.now() },
  })
  const lists = {
    memberIds: plan.team.map((key) => found(ids, key)),
    placeIds: plan.places.map((one) => found(places, one)),
  }
  await replacePlanLists(tx, { unitId, id }, lists)
  for (const trip of plan.trips) await loadTrip(bureau, id, trip)
}

async function loadTrip(bureau: Bureau, planId: string, trip: DemoTrip): Promise<void> {
  const { tx, ids, places, operator, today } = bureau
  const { unitId } = operator.actor
  const key = { unitId, id: randomUUID() }
  const fromOn = firstDay(trip, today)
  const untilOn = addDays(fromOn, trip.days - 1)
  const createdAt = at(bureau, CLERK, addDays(fromOn, -3), '10:00').platform.clock.now()
  const row = { planId, fromOn, untilOn, crowdReason: trip.crowdReason, findings: trip.findings }
  await insertTrip(tx, { ...key, ...row, createdBy: '高屹', createdAt })
  await replaceTripLists(tx, key, {
    memberIds: trip.team.map((person) => found(ids, person)),
    visits: trip.visits.map(([day, title]) => ({ placeId: found(places, title), onDay: addDays(fromOn, day) })),
  })
  for (const note of trip.notes) await loadNote(bureau, key, { note, day: addDays(fromOn, note.day) })
  if (trip.fate !== 'open') {
    const closedAt = at(bureau, CLERK, addDays(untilOn, 1), '17:00').platform.clock.now()
    const reportedOn = trip.fate === 'reported' ? earlier(addDays(untilOn, 9), today) : null
    await setTrip(tx, key, { closedAt, reportedOn })
  }
  for (const advice of trip.advice) await loadAdvice(bureau, key.id, { advice, on: addDays(untilOn, 2) })
}

type Key = { unitId: string; id: string }

async function loadNote(bureau: Bureau, trip: Key, { note, day }: { note: DemoNote; day: Day }): Promise<void> {
  const { tx, places, today } = bureau
  const id = randomUUID()
  const key = { unitId: trip.unitId, id }
  const ctx = at(bureau, note.author, day, note.time)
  const { keys, clock } = ctx.platform
  await insertNote(tx, {
    ...{ ...key, tripId: trip.id, placeId: found(places, note.place), authorId: ctx.actor.personId! },
    ...{ kind: note.source ? 'opinion' : 'observation', sourceKind: note.source, revision: 1 },
    contentSealed: sealContent(keys, id, { text: note.text, sourceName: note.name }),
    ...{ takenAt: clock.now(), receivedAt: clock.now() },
  })
  if (note.hasPhoto) await loadPhoto(tx, ctx, key)
  const kept = { note: (await noteById(tx, key))!, trip: (await tripById(tx, trip))! }
  const later = at(bureau, note.author, earlier(addDays(day, 1), today), '08:40')
  for (const mark of note.marks ?? []) {
    await markIn(tx, later, kept, inputOf(bureau, note.text, mark, day))
    await settle(bureau, mark, addDays(day, 21))
  }
}

type Mark = NonNullable<DemoNote['marks']>[number]

function inputOf({ ids, sections }: Bureau, text: string, mark: Mark, day: Day): MarkInput {
  const { quote, title } = mark
  const from = text.indexOf(quote)
  const words = { from, until: from + quote.length, quote, title }
  if (mark.use === 'idea') return { use: 'idea', ...words }
  if (mark.use === 'help') {
    return { use: 'help', ...words, ownerId: found(ids, mark.owner), dueOn: addDays(day, mark.days) }
  }
  const sectionId = found(sections, mark.section)
  return { use: 'problem', ...words, kind: 'service', sectionId, ownerId: null, dueOn: null, isAnother: true }
}

/** Brings a request or an idea to where it stands. */
async function settle({ tx, operator, today }: Bureau, mark: Mark, on: Day): Promise<void> {
  const { unitId } = operator.actor
  const day = earlier(on, today)
  if (mark.use === 'help') {
    const { id } = (await helpRows(tx, unitId)).find(({ title }) => title === mark.title)!
    const closed = { state: 'closed', closedOn: day, closedBy: '高屹', result: mark.result ?? '' }
    await setHelp(tx, { unitId, id }, { answer: mark.answer ?? '', ...(mark.result ? closed : {}) })
  }
  if (mark.use === 'idea' && (mark.taken || mark.aside)) {
    const { id } = (await ideaRows(tx, unitId)).find(({ title }) => title === mark.title)!
    const reason = mark.taken ?? mark.aside ?? ''
    await setIdea(
      tx,
      { unitId, id },
      { state: mark.taken ? 'taken' : 'aside', reason, decidedOn: day, decidedBy: '高屹' },
    )
  }
}

type Advised = { advice: DemoTrip['advice'][number]; on: Day }

async function loadAdvice({ tx, ids, decisions, operator, today }: Bureau, tripId: string, { advice, on }: Advised) {
  const { unitId } = operator.actor
  const { answer, text, owner, days } = advice
  const answered = { answeredOn: earlier(addDays(on, days - 5), today), answeredBy: '高屹' }
  const outcome = !answer
    ? {}
    : 'decision' in answer
      ? { outcome: 'decision', itemId: found(decisions, answer.decision), ...answered }
      : 'rule' in answer
        ? { outcome: 'rule', ruleName: answer.rule, ...answered }
        : { outcome: 'refused', reason: answer.refused, ...answered }
  const row = { text, ownerId: found(ids, owner), dueOn: addDays(on, days), createdOn: earlier(on, today) }
  await insertAdvice(tx, { unitId, id: randomUUID(), tripId, ...row, ...outcome })
}

const WIDTH = 320
const HEIGHT = 240
type Colour = [red: number, green: number, blue: number]

/** A simple picture of a building with its door under a hill, so that photos can be looked at. */
function picture(): Uint8Array {
  const data = Buffer.alloc(WIDTH * HEIGHT * 4, 255)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) data.set(colourAt(x, y), (y * WIDTH + x) * 4)
  }
  return new Uint8Array(jpeg.encode({ width: WIDTH, height: HEIGHT, data }, 75).data)
}

function colourAt(x: number, y: number): Colour {
  const isIn = (left: number, top: number, right: number, bottom: number) =>
    x >= left && x < right && y >= top && y < bottom
  if (isIn(140, 150, 180, 200)) return [110, 60, 40]
  if (isIn(80, 110, 240, 122)) return [140, 29, 24]
  if (isIn(90, 122, 230, 200)) return [232, 222, 205]
  if (y >= 200) return [150, 146, 138]
  if (y > 140 - 60 * Math.sin((x / WIDTH) * Math.PI)) return [96, 130, 92]
  return [176, 204, 226]
}

async function loadPhoto(tx: Writer, { platform }: Ctx, note: Key): Promise<void> {
  const id = randomUUID()
  const bytes = picture()
  const { sha256, size, sealed } = keptFile(platform.keys, bytes, photoPlace(id))
  await insertPhoto(tx, {
    ...{ unitId: note.unitId, id, noteId: note.id, position: 1, mime: 'image/jpeg', width: WIDTH, height: HEIGHT },
    ...{ sha256, size, bytesSealed: sealed, addedAt: platform.clock.now() },
  })
}
