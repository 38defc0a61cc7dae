import { expect } from 'vitest'
import { created, dossierOf } from './dossiers.ts'
import { type Client, makeWorld, type World } from './world.ts'

export const TODAY = '2026-11-23'
const NAMES = ['许清如', '𠮷䶮', '沈听澜', '顾长安', '石敬之', '秦慕川', '方知远', '苏锦书'] as const
type Name = (typeof NAMES)[number]

export let world: World
export let clerk: Client
export let secretary: Client
export let member: Client
export let stranger: Client
export let judge: Client
export let branch: string
export let other: string
export let committee: string
const ids = new Map<Name, string>()
export const idOf = (name: Name) => ids.get(name)!
export const at = '/api/party-life'

export const founded = { foundedOn: '2015-03-01', keptFromOn: '2026-07-01', electedOn: '2024-06-20', dissolvedOn: null }

async function organisation(kind: string, name: string, more: object = {}): Promise<string> {
  const body = { kind, name, parentId: null, themeDay: null, position: 0, ...founded, ...more }
  const answer = await clerk.post(`${at}/organisations`, body)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}

export const enrolled = (name: Name, more: object = {}, to = branch) =>
  clerk.post(`${at}/organisations/${to}/members`, {
    ...{
      personId: idOf(name),
      cellId: null,
      formalOn: '2010-07-01',
      fromOn: '2024-01-01',
      untilOn: null,
      note: '',
      ...more,
    },
  })
export const seated = (name: Name, rank: string, to = branch, more: object = {}) =>
  clerk.post(`${at}/organisations/${to}/positions`, {
    ...{ personId: idOf(name), rank, duty: '', fromOn: '2024-06-20', untilOn: null, ...more },
  })

export const meetingOf = (more: object = {}) => ({
  ...{ organisationId: branch, kind: 'theme-day', also: [], title: '走进社区阅读角', heldOn: '2026-11-10' },
  ...{ startsAt: '15:00', place: '会议室', hostId: null, recorderId: null, lecturerId: null, hours: 2, days: 0 },
  ...{ content: '到社区整理图书，登记读者需求。', decisions: '', forYear: null, isApproved: false, grades: null },
  ...{ absences: [], isHeld: true, isAnother: false, ...more },
})
export const recorded = async (more: object = {}, client = secretary): Promise<string> => {
  const answer = await client.post(`${at}/meetings`, meetingOf(more))
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id
}
export const refusal = async (more: object, client = secretary) => {
  const { status, body } = await client.post(`${at}/meetings`, meetingOf(more))
  return [status, body.faults?.[0]?.field ?? body.code]
}
export const view = async (id: string, client = clerk) => (await client.get(`${at}/meetings/${id}`)).body
export const review = async (id: string, client: Client, accept = true, reason = '') => {
  const { revision } = await view(id)
  return (await client.post(`${at}/meetings/${id}/review`, { accept, reason, revision })).status
}
export const rows = async (table: 'partyMeeting' | 'partyMembership' | 'partyPosition' | 'partyMakeUp' | 'partyVote') =>
  (await world.db.selectFrom(table).selectAll().execute()).length

/** A bureau with a committee and two branches, and somebody of each part. */
export async function openPartyBureau(): Promise<void> {
  world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  for (const name of NAMES) ids.set(name, await created(personnel, dossierOf(name, { birth: '1985-03' })))
  const as = (role: Parameters<World['as']>[0], name: Name) => world.as(role, { personId: idOf(name), name })
  clerk = await as('party_clerk', '苏锦书')
  secretary = await as('cadre', '许清如')
  member = await as('cadre', '𠮷䶮')
  stranger = await as('cadre', '方知远')
  judge = await as('cadre', '秦慕川')
  committee = await organisation('committee', '机关委员会')
  branch = await organisation('branch', '第一党支部', { parentId: committee, themeDay: 10 })
  other = await organisation('branch', '第二党支部', { parentId: committee })
  for (const name of ['许清如', '𠮷䶮', '沈听澜', '顾长安'] as const) expect((await enrolled(name)).status).toBe(201)
  expect((await enrolled('石敬之', { formalOn: null })).status).toBe(201)
  expect((await seated('许清如', 'secretary')).status).toBe(201)
  expect((await seated('秦慕川', 'member', committee)).status).toBe(201)
}
