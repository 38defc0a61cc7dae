import { randomUUID } from 'node:crypto'
import type { RoomCommand } from '../areas/decisions/schema/room.ts'
import type { Kind, Method } from '../areas/decisions/schema/words.ts'
import { created, dossierOf } from './dossiers.ts'
import { type Client, makeWorld, type TestServer, type World } from './world.ts'

/** One thing on the agenda of a test's meeting. */
export type Planned = { title: string; kind?: Kind; method?: Method; people?: string[] }

/** A party group with accounts, its clerk and an observer, and a meeting that can be opened. */
export type MeetingBureau = {
  world: World
  clerk: Client
  observer: Client
  observerId: string
  /** in the order of the name plates; the first one is the chair */
  members: { id: string; name: string; client: Client }[]
  meetingId: string
  items: { id: string; title: string }[]
  open(): Promise<void>
  /** sends a command as somebody; the answer of the server */
  act(by: Client, command: RoomCommand): ReturnType<Client['post']>
  room(
    by?: Client,
  ): Promise<ReturnType<Client['get']> extends Promise<infer A> ? (A extends { body: infer B } ? B : never) : never>
}

const surnames = ['秦', '沈', '方', '陆', '顾', '江', '程', '苏', '叶', '许', '傅', '范', '谢', '韩', '唐']

type Wanted = { members?: number; items?: Planned[]; settings?: Record<string, boolean>; server?: TestServer }

async function peopled(world: World, count: number) {
  const personnel = await world.as('personnel_clerk')
  const members: MeetingBureau['members'] = []
  for (let index = 0; index < count; index++) {
    const name = `${surnames[index]}成员`
    const id = await created(personnel, dossierOf(name, { birth: `19${70 + index}-03` }))
    members.push({ id, name, client: await world.as(index ? 'group_member' : 'principal', { personId: id, name }) })
  }
  return { personnel, members }
}

async function topicOf(
  world: World,
  proposerId: string,
  { title, kind = 'ordinary', people }: Planned,
  number: number,
) {
  const { unitId, db, clock } = world
  const id = randomUUID()
  const at = clock.now()
  await db
    .insertInto('topic')
    .values({
      ...{ unitId, id, year: 2026, number, title, proposerId, kind, presenter: '汇报人', summary: '说明' },
      ...{ category: kind === 'cadre' ? 'appointment' : 'decision', priorTalks: '已沟通', state: 'scheduled' },
      ...{ createdBy: '测试', createdAt: at, consentedBy: '测试', consentedAt: at },
    })
    .execute()
  const items = (people ?? [null]).map((personId, position) => {
    const act = personId ? { personId, act: 'remove' } : {}
    return {
      unitId,
      id: randomUUID(),
      topicId: id,
      position,
      title: people ? `${title}${position + 1}` : title,
      ...act,
    }
  })
  await db.insertInto('topicItem').values(items).execute()
  return items.map((item) => ({ topicId: id, topicItemId: item.id, title: item.title, kind }))
}

/** Makes a bureau whose party group has `members` people and a meeting with `items` on its agenda. */
export async function makeMeeting({
  members: count = 7,
  items: planned,
  settings,
  server,
}: Wanted = {}): Promise<MeetingBureau> {
  const world = await makeWorld(undefined, server)
  const { unitId, db, clock } = world
  const { personnel, members } = await peopled(world, count)
  const observerId = await created(personnel, dossierOf('列席人'))
  const clerk = await world.as('office_clerk', { name: '会务人员' })
  const observer = await world.as('cadre', { personId: observerId, name: '列席人' })
  const meetingId = randomUUID()
  const local = { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false, ...settings }
  await db
    .insertInto('meeting')
    .values({
      ...{ unitId, id: meetingId, year: 2026, number: 1, title: '党组2026年第1次会议', state: 'noticed' },
      ...{ plannedAt: clock.now(), place: '三楼会议室', recorder: '会务人员', settings: JSON.stringify(local) },
    })
    .execute()
  const seats = members.map(({ id, name }, position) => {
    const title = position ? '党组成员' : '党组书记'
    return { unitId, meetingId, personId: id, name, title, position, isChair: position === 0 }
  })
  await db.insertInto('meetingMember').values(seats).execute()
  const sits = { unitId, id: randomUUID(), meetingId, personId: observerId, name: '列席人', title: '科长' }
  await db.insertInto('meetingObserver').values(sits).execute()
  const wanted = planned ?? [{ title: '年度工作计划' }]
  const rows = []
  for (const [index, one] of wanted.entries()) {
    const kind = one.kind ?? 'ordinary'
    const made =
      kind === 'report'
        ? [{ topicId: null, topicItemId: null, title: one.title, kind }]
        : await topicOf(world, members[0]!.id, one, index + 1)
    rows.push(...made.map((row) => ({ ...row, method: one.method ?? 'named' })))
  }
  const agenda = rows.map((row, position) => ({ ...row, unitId, meetingId, id: randomUUID(), position }))
  await db.insertInto('agendaItem').values(agenda).execute()
  return {
    ...{ world, clerk, observer, observerId, members, meetingId },
    items: agenda.map(({ id, title }) => ({ id, title })),
    async open() {
      const answer = await clerk.post(`/api/meetings/${meetingId}/open`)
      if (answer.status !== 200) throw new Error(`not opened: ${JSON.stringify(answer.body)}`)
    },
    act: (by, command) => by.post(`/api/meetings/${meetingId}/room`, { command }),
    async room(by = clerk) {
      const { status, body } = await by.get(`/api/meetings/${meetingId}/room`)
      if (status !== 200) throw new Error(`no room: ${JSON.stringify(body)}`)
      return body
    },
  }
}
