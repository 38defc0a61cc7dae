import { created, dossierOf } from './dossiers.ts'
import { type Client, makeWorld, type World } from './world.ts'

/** A small bureau in which problems are put right: one section, and somebody for each part. */
export type RectificationBureau = {
  world: World
  sectionId: string
  otherSectionId: string
  ownerId: string
  clerk: Client
  owner: Client
  head: Client
  inspector: Client
  principal: Client
  /** enters a problem of the section, in hand of the owner */
  entered(changes?: object): Promise<string>
  view(id: string, client?: Client): Promise<{ revision: number; state: string; [field: string]: unknown }>
  /** posts to a problem at its present revision */
  act(client: Client, id: string, name: string, body?: object): Promise<number>
  measure(id: string, body?: object): Promise<string>
  /** a kept file as evidence of a measure */
  proof(id: string, measureId: string, name?: string): Promise<number>
}

export async function makeRectificationBureau(): Promise<RectificationBureau> {
  const world = await makeWorld()
  const personnel = await world.as('personnel_clerk')
  const section = async (name: string, position: number) => {
    const body = { name, kind: 'section', position, adminHeadcount: 5, institutionHeadcount: 0 }
    return (await personnel.post('/api/sections', body)).body.id as string
  }
  const sectionId = await section('市场管理科', 1)
  const otherSectionId = await section('艺术科', 2)
  const person = (name: string) => created(personnel, dossierOf(name, { birth: '1985-03', sectionId }))
  const ownerId = await person('石敬之')
  const owner = await world.as('cadre', { personId: ownerId, name: '石敬之' })
  const head = await world.as('section_head', { personId: await person('顾长安'), sectionId, name: '顾长安' })
  const clerk = await world.as('office_clerk', { personId: await person('秦慕川'), name: '秦慕川' })
  const inspector = await world.as('discipline_inspector', { personId: await person('沈听澜'), name: '沈听澜' })
  const principal = await world.as('principal', { personId: await person('𠮷䶮'), name: '𠮷䶮' })
  const at = '/api/rectification/problems'
  const view = async (id: string, client: Client = clerk) => (await client.get(`${at}/${id}`)).body
  return {
    ...{ world, sectionId, otherSectionId, ownerId, clerk, owner, head, inspector, principal, view },
    async entered(changes = {}) {
      const answer = await clerk.post(at, {
        ...{ title: '景区投诉处理不及时', kind: 'service', leadSectionId: sectionId, ownerId, foundOn: '2026-11-01' },
        ...{ dueOn: '2026-12-01', originKind: 'inspection', originLabel: '市委巡察组反馈意见', ...changes },
      })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return answer.body.id
    },
    async act(client, id, name, body = {}) {
      const { revision } = await view(id, principal)
      return (await client.post(`${at}/${id}/${name}`, { revision, ...body })).status
    },
    async measure(id, body = {}) {
      const answer = await owner.post(`${at}/${id}/measures`, { text: '建立投诉限时办结台账', ...body })
      return answer.body.id
    },
    async proof(id, measureId, name = '台账.docx') {
      const files = [{ name, bytes: new TextEncoder().encode(`${name} 的内容`) }]
      return (await owner.upload(`${at}/${id}/measures/${measureId}/files`, files)).status
    },
  }
}
