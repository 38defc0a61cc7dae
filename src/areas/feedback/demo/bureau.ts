import type { Day } from '../../../law/periods.ts'
import type { Writer } from '../../../platform/db.ts'
import type { Ctx, Platform } from '../../../platform/write.ts'
import { placesOf } from '../../door/facts.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { portfolioOn } from '../../portfolio/facts.ts'
import { raiseProblem } from '../../rectification/facts.ts'
import { problemOf, reckoningOf } from '../server/acting.ts'
import { nextItemNumber } from '../server/queries/items.ts'
import type { Loaded } from '../server/queries/load.ts'
import type { Going, Person, Staff, Voice } from './course.ts'

export type Given = {
  operator: Ctx
  ids: ReadonlyMap<string, string>
  sections: ReadonlyMap<string, string>
  today: Day
}

/** An item with what the row needs besides its course. */
export type Kept = { voice: Voice; year: number; number: number; opinions: Loaded['opinions'] }

/** The demo bureau as far as voices are concerned, and what has been made for it so far. */
export type Bureau = Given & {
  tx: Writer
  unitId: string
  going: Going
  clerk: Person
  staffOf(section: string, turn: number): Staff
  placeOf(key: string | null): { id: string; section: string } | null
  /** the next number of the year of a day */
  numbered(day: Day): { year: number; number: number }
  kept: Kept[]
  contacts: Loaded['contacts']
  ratings: Loaded['ratings']
}

/** Whoever calls back has nothing to do with the answer. */
const CALLERS = ['songyuhe', 'xiechanggeng'] as const
const HEADS: Record<string, string> = {
  ...{ office: 'chenghuaiyuan', culture: 'mengfanxing', art: 'caiwanru', relics: 'liangshuheng' },
  ...{ resources: 'luoqiming', industry: 'dongmingyuan', market: 'mazhixing', approval: 'yaojinghao' },
  ...{ enforcement: 'panliqun', culturehall: 'jiangsongnian', library: 'gunanqiao', museum: 'shaowenyuan' },
  tourism: 'changxiaotang',
}
const PLACES: Record<string, [title: string, section: string]> = {
  visitor: ['云栖古城游客中心', 'tourism'],
  library: ['云栖市图书馆', 'library'],
  culturehall: ['云栖市文化馆', 'culturehall'],
  museum: ['云栖市博物馆', 'museum'],
  lake: ['青岚湖景区', 'resources'],
  licensing: ['行政审批窗口', 'approval'],
  complaints: ['文化市场投诉窗口', 'enforcement'],
  lantern: ['云栖灯会', 'culture'],
}

function known<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key)
  if (value === undefined) throw new Error(`the demo has no ${key}`)
  return value
}

/** The program as the operator uses it at ten o'clock of a day. */
export function at({ operator }: Given, day: Day): Ctx {
  const platform: Platform = { ...operator.platform, clock: { now: () => new Date(`${day}T10:00:00+08:00`) } }
  return { ...operator, platform }
}

export async function openBureau(tx: Writer, given: Given): Promise<Bureau> {
  const { operator, ids, sections, today } = given
  const { unitId } = operator.actor
  const named = new Map((await namesOfPeople(tx, unitId, [...ids.values()])).map((one) => [one.id, one.name]))
  const person = (key: string): Person => ({ id: known(ids, key), name: known(named, known(ids, key)) })
  const leaders = new Map((await portfolioOn(tx, unitId, today)).map((one) => [one.sectionId, one]))
  const titled = new Map((await placesOf(tx, unitId)).map((place) => [place.title, place.id]))
  const years = new Map<number, number>()
  for (let year = Number(today.slice(0, 4)) - 1; year <= Number(today.slice(0, 4)); year += 1) {
    years.set(year, await nextItemNumber(tx, unitId, year))
  }
  const bureau: Bureau = {
    ...{ ...given, tx, unitId, clerk: person('gaoyi'), kept: [], contacts: [], ratings: [] },
    going: {
      unitId,
      reckoning: await reckoningOf(tx, unitId, today),
      toLedger: (...said) => toLedger(bureau, ...said),
    },
    staffOf(section, turn) {
      const { leaderId, leaderName } = known(leaders, known(sections, section))
      const leader = { id: leaderId, name: leaderName }
      const caller = person(CALLERS[turn % CALLERS.length]!)
      return { clerk: person('gaoyi'), caller, head: person(HEADS[section]!), leader }
    },
    placeOf(key) {
      if (key === null) return null
      const [title, section] = PLACES[key]!
      return { id: known(titled, title), section }
    },
    numbered(day) {
      const year = Number(day.slice(0, 4))
      const number = years.get(year)!
      years.set(year, number + 1)
      return { year, number }
    },
  }
  return bureau
}

/** What somebody is still dissatisfied with, as the program itself would enter it on that day. */
async function toLedger(bureau: Bureau, voice: Voice, said: string, day: Day): Promise<string> {
  const { year, number } = bureau.kept.find((one) => one.voice === voice)!
  const { kind, sectionId, handlerId, dueOn } = voice.item
  const row = { id: voice.id, kind, year, number, title: voice.title, sectionId, handlerId, dueOn }
  // It looks like a closed one of the section come back; whoever entered it said that it is another.
  const raised = await raiseProblem(bureau.tx, at(bureau, day), { ...problemOf(row, said), isAnother: true })
  return raised.id
}
