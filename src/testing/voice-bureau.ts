import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import type { Submission, Taker } from '../areas/door/facts.ts'
import type { Role } from '../platform/permission.ts'
import { write } from '../platform/write.ts'
import { created, dossierOf } from './dossiers.ts'
import { type Client, makeWorld, PASSWORD, type World } from './world.ts'

/** The day on which every test of the voices begins: the last one before the National Day holidays of 2026. */
const START = '2026-09-30T02:00:00Z'

/** A bureau that answers opinions; who works there. */
export const world = {} as World
export const [clerk, head, leader, inspector] = [{} as Client, {} as Client, {} as Client, {} as Client]
export const people: Record<string, string> = {}
export const sectionId = randomUUID()
export const otherSectionId = randomUUID()

/** Sets the bureau up and down around the tests of the file that calls it. */
export function openVoiceBureau(): void {
  beforeAll(fill)
  afterAll(() => world.close())
  beforeEach(async () => {
    world.clock.moveTo(START)
    await signIn()
  })
}

async function fill(): Promise<void> {
  Object.assign(world, await makeWorld(START))
  const { unitId } = world
  const personnel = await world.as('personnel_clerk')
  const husband = { relation: '丈夫', name: '赵二', birth: '1980-01', politics: '', work: '' }
  people.wife = await created(personnel, dossierOf('周五', { birth: '1981-01' }, { family: [husband] as never }))
  for (const [key, name] of Object.entries({ clerk: '程一', head: '赵二', leader: '钱三', inspector: '孙四' })) {
    people[key] = await created(personnel, dossierOf(name, {}))
  }
  for (const [id, name] of [
    [sectionId, '公共文化科'],
    [otherSectionId, '市场管理科'],
  ] as const) {
    const more = { kind: 'section', position: 1, adminHeadcount: 1, institutionHeadcount: 0 }
    await world.db
      .insertInto('section')
      .values({ unitId, id, name, ...more })
      .execute()
  }
  Object.assign(clerk, await world.as('office_clerk', { personId: people.clerk! }))
  Object.assign(head, await world.as('section_head', { personId: people.head!, sectionId }))
  Object.assign(leader, await world.as('group_member', { personId: people.leader! }))
  Object.assign(inspector, await world.as('discipline_inspector', { personId: people.inspector! }))
}

/** Everybody signs in anew: a session does not outlive a jump of the clock. */
export async function signIn(): Promise<void> {
  for (const client of [clerk, head, leader, inspector]) {
    const signedIn = await world.nobody.post('/api/sign-in', { username: client.username, password: PASSWORD })
    const cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    client.get = (path) => world.nobody.call('GET', path, undefined, { cookie })
    client.post = (path, body = {}) => world.nobody.call('POST', path, body, { cookie })
  }
}

/** Gives a further role for the length of a test. */
export async function alsoAs(client: Client, role: Role, is: () => Promise<void>): Promise<void> {
  const grant = { duty: 'business', role, sectionId: null, grantedBy: 'test', grantedAt: world.clock.now() }
  const row = {
    unitId: world.unitId,
    id: randomUUID(),
    accountId: client.accountId,
    validFrom: '2020-01-01',
    ...grant,
  }
  await world.db.insertInto('roleGrant').values(row).execute()
  // The database's notice would say so too, a moment later.
  world.platform.sessions.forget()
  await is()
  await world.db.deleteFrom('roleGrant').where('id', '=', row.id).execute()
  world.platform.sessions.forget()
}

export const intake = (more: object = {}) => ({
  ...{ sourceKind: 'public', channel: 'letter', kind: 'suggestion', receivedOn: '2026-09-30' },
  text: `图书馆晚上七点就关门，上班的人去不了，请延长开放（${randomUUID()}）`,
  ...more,
})
export async function entered(more: object = {}): Promise<string> {
  const { status, body } = await clerk.post('/api/voices', { rows: [intake(more)] })
  expect(status, JSON.stringify(body)).toBe(201)
  return body.ids[0]
}
export const view = async (id: string, client = clerk) => (await client.get(`/api/voices/${id}`)).body
export async function act(client: Client, id: string, name: string, body: object = {}) {
  const { revision } = await view(id)
  return client.post(`/api/voices/${id}/${name}`, { revision, ...body })
}
export async function done(client: Client, id: string, name: string, body: object = {}): Promise<void> {
  const { status, body: answer } = await act(client, id, name, body)
  expect(status, `${name}: ${JSON.stringify(answer)}`).toBe(200)
}
export const accepting = (more: object = {}) => ({
  ...{ title: '延长图书馆开放时间', kind: 'suggestion', aboutId: null, isComplex: false },
  ...more,
})
export const assigning = (more: object = {}) => ({
  sectionId,
  handlerId: people.head,
  leaderId: people.leader,
  ...more,
})
export const drafting = { text: '自十月起，图书馆开放到晚上九点。', measures: '增加一个班次', result: 'solved' }
export async function answered(more: { kind?: string; [field: string]: unknown } = {}): Promise<string> {
  const id = await entered(more)
  await done(clerk, id, 'accept', accepting({ kind: more.kind ?? 'suggestion' }))
  await done(clerk, id, 'assign', assigning())
  await done(head, id, 'draft', drafting)
  await done(leader, id, 'approve')
  return id
}

export async function submit(taker: Taker<never>, more: object) {
  const submission = {
    ...{
      id: randomUUID(),
      kind: taker.kind,
      receivedAt: new Date(Math.floor(world.clock.now().getTime() / 3600_000) * 3600_000),
    },
    ...{
      placeId: null,
      codeHash: null,
      series: null,
      textHash: null,
      secondsToFill: 30,
      isOwnNetwork: false,
      language: 'zh',
    },
    ...{ attachments: [], ...more },
  } as unknown as Submission<never>
  return write(world.operator, async (tx) => {
    const audit = await taker.take(tx, world.operator, submission)
    return { result: audit, audit }
  })
}
export const code = () => `${randomUUID()}${randomUUID()}`.replaceAll('-', '')
export const told = async (codeHash: string) =>
  world.db.selectFrom('doorStatus').selectAll().where('codeHash', '=', Buffer.from(codeHash, 'hex')).executeTakeFirst()
