import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import { sheetText } from '../../../testing/paper-text.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import type { Archive, StandingLine } from '../schema.ts'

const NAMES = ['石敬之', '𠮷䶮'] as const
const DAY = '2026-05-20'
let world: World
let clerk: Client
let party: Client
const ids = new Map<string, string>()
const branches: string[] = []

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk', { name: '许清如' })
  const about = { birth: '1985-03', staffKind: '行政', workStarted: '2008-07' } as const
  for (const name of NAMES) ids.set(name, await created(clerk, dossierOf(name, about)))
  const officer = await created(clerk, dossierOf('苏锦书'))
  party = await world.as('party_clerk', { personId: officer, name: '苏锦书' })
  const founded = { foundedOn: '2015-03-01', keptFromOn: '2026-01-01', electedOn: null, dissolvedOn: null, position: 0 }
  const add = async (kind: string, name: string, parentId: string | null) => {
    const answer = await party.post('/api/party-life/organisations', {
      kind,
      name,
      parentId,
      themeDay: null,
      ...founded,
    })
    expect(answer.status).toBe(201)
    branches.push(answer.body.id)
    return answer.body.id as string
  }
  const branch = await add('branch', '第一党支部', null)
  const cell = await add('cell', '第一党小组', branch)
  for (const name of NAMES) {
    const member = { personId: ids.get(name), cellId: cell, formalOn: '2010-07-01', fromOn: '2020-01-01' }
    const answer = await party.post(`/api/party-life/organisations/${branch}/members`, {
      ...{ ...member, untilOn: null, note: '' },
    })
    expect(answer.status).toBe(201)
  }
})
afterAll(() => world.close())

type Listed = { name: string; hours: number }
type Gathering = { absent: readonly string[]; hours: number }
/** What several sources say of one event: minutes of a branch, of its group too, one's own entry, two platforms. */
type Event = {
  branch: Gathering | null
  cell: Gathering | null
  own: { people: readonly string[]; hours: number } | null
  'cadre-network': readonly Listed[]
  'study-app': readonly Listed[]
}
type Source = keyof Event
const SOURCES: readonly Source[] = ['branch', 'cell', 'own', 'cadre-network', 'study-app']

const some = fc.subarray([...NAMES])
const halves = fc.integer({ min: 1, max: 8 }).map((n) => n / 2)
const gathering = fc.option(fc.record({ absent: some, hours: halves }))
const list = fc.uniqueArray(fc.record({ name: fc.constantFrom(...NAMES), hours: fc.integer({ min: 1, max: 9 }) }), {
  selector: ({ name }) => name,
})
const anyEvent: fc.Arbitrary<Event> = fc.record({
  ...{ branch: gathering, cell: gathering },
  own: fc.option(fc.record({ people: fc.subarray([...NAMES], { minLength: 1 }), hours: halves })),
  ...{ 'cadre-network': list, 'study-app': list },
})

/** Counted otherwise: what the minutes say where somebody was there, else one's own entry, else the first platform. */
function hoursOf(event: Event, name: string): number {
  const there = [event.branch, event.cell].flatMap((one) => (one && !one.absent.includes(name) ? [one.hours] : []))
  if (there.length) return Math.min(...there)
  if (event.own?.people.includes(name)) return event.own.hours
  const listed = [...event['cadre-network'], ...event['study-app']].find((one) => one.name === name)
  return listed?.hours ?? 0
}

let files = 0
async function tell(source: Source, event: Event, title: string): Promise<void> {
  if (source === 'branch' || source === 'cell') {
    const given = event[source]
    if (!given) return
    const meeting = {
      ...{ organisationId: branches[source === 'branch' ? 0 : 1], kind: source === 'branch' ? 'theme-day' : 'cell' },
      ...{ also: [], title, heldOn: DAY, startsAt: startOf(title), place: '会议室', hostId: null, recorderId: null },
      ...{
        lecturerId: null,
        hours: given.hours,
        days: 0,
        content: '学习条例，讨论读者需求。',
        decisions: '',
        forYear: null,
        grades: null,
      },
      ...{ isApproved: false, isHeld: true, isAnother: false },
      absences: given.absent.map((name) => ({ personId: ids.get(name), presence: 'absent', reason: '没有说明' })),
    }
    const answer = await party.post('/api/party-life/meetings', meeting)
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  } else if (source === 'own') {
    if (!event.own) return
    const { people, hours } = event.own
    const answer = await clerk.post('/api/training/activities', {
      ...{
        kind: 'lecture',
        title: `“${title}”`,
        organiser: '本局',
        place: '',
        speaker: '',
        content: '',
        days: 0,
      },
      ...{ mode: 'offline', category: 'lecture', isRecognised: true, isHeld: true, hours, fromOn: DAY, untilOn: DAY },
      ...{ courses: [], participants: people.map((name) => ({ personId: ids.get(name) })) },
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  } else if (event[source].length) {
    expect((await take(source, event[source], title)).status).toBe(201)
  }
}

/** The same list as another file: its lines turned about, with an empty line more. */
function take(profile: string, lines: readonly Listed[], title: string) {
  const rows = lines.map(({ name, hours }) => `${name},1985-03,《${title}》,${DAY},${hours}`)
  const text = ['姓名,出生年月,课程名称,完成时间,学时', ...rows, ...Array(++files).fill('')].join('\n')
  return clerk.upload(`/api/training/imports?profile=${profile}`, [
    { name: '清单.csv', bytes: new TextEncoder().encode(text) },
  ])
}

/** Events of one day are at hours of their own. */
const startOf = (title: string) => {
  const number = Number(title.slice(1, -1))
  return `${String(Math.floor(number / 60) % 24).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}`
}

async function counted(name: string): Promise<number> {
  const { rows } = (await clerk.get('/api/training/standing?year=2026&size=200')).body as { rows: StandingLine[] }
  const { hours } = rows.find(({ personId }) => personId === ids.get(name))!
  const { records } = (await clerk.get(`/api/training/archives/${ids.get(name)}?year=2026`)).body as Archive
  // The archive lists what the standing sums.
  expect(records.reduce((sum, one) => sum + one.hours, 0)).toBe(hours)
  return hours
}

it('any sources of any events, told in any order and twice, count each event once for each', async () => {
  let number = 0
  await fc.assert(
    fc.asyncProperty(
      anyEvent,
      fc.shuffledSubarray([...SOURCES], { minLength: SOURCES.length }),
      async (event, order) => {
        const title = `第${number++}场`
        const before = await Promise.all(NAMES.map(counted))
        for (const source of order) await tell(source, event, title)
        const expected = NAMES.map((name, index) => before[index]! + hoursOf(event, name))
        expect(await Promise.all(NAMES.map(counted))).toEqual(expected)
        for (const profile of ['cadre-network', 'study-app'] as const) {
          const again = event[profile].toReversed()
          if (again.length) expect((await take(profile, again, title)).body.doubles).toBe(again.length)
        }
        expect(await Promise.all(NAMES.map(counted))).toEqual(expected)
      },
    ),
    { numRuns: 12 },
  )
  // The columns of the sheet are the same hours by category.
  const sheet = await sheetText((await clerk.get('/api/training/standing.xlsx?year=2026')).bytes)
  const [, head, ...lines] = sheet.split('\n').map((line) => line.split('\t'))
  const first = head!.indexOf('还差') + 1
  for (const name of NAMES) {
    const line = lines.find((cells) => cells[1] === name)!
    const sum = line.slice(first).reduce((all, cell) => all + Number(cell), 0)
    expect([name, sum]).toEqual([name, await counted(name)])
  }
}, 60_000)
