import { afterAll, beforeAll, expect, it } from 'vitest'
import { created, databaseText, dossierOf, imported, lrmx, rowCounts, sample } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

const undo = (id: string) => clerk.post(`/api/imports/${id}/undo`)
const form = (name: string, elements: Record<string, string> = {}) => ({
  name: `${name}.lrmx`,
  bytes: lrmx({ XingMing: name, ...elements }),
})
const idOf = async (name: string) =>
  (await world.db.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
const dossier = async (id: string) => (await clerk.get(`/api/people/${id}`)).body

it('removes whom it made and restores whom it changed, photo included', async () => {
  const relative = { relation: '妻子', name: '柳青', birth: '1986-02', politics: '', work: '教师' }
  const basic = { birth: '1989-02', sex: '女', health: '一般', idNumber: '99010119890214129X' } as const
  const id = await created(clerk, dossierOf('周沐言', basic, { family: [relative] }))
  const before = await dossier(id)
  const counts = await rowCounts(world)
  const files = [sample('09_photo_jpeg.lrmx'), sample('01_bom_crlf_baseline.lrmx'), sample('roster_dirty.xlsx')]
  const { batch } = await imported(clerk, files)
  const changed = await dossier(id)
  expect(changed.photoId).not.toBeNull()
  expect(changed.dossier).not.toEqual(before.dossier)
  const undone = await undo(batch.id)
  expect(undone.body).toEqual({ removed: 3, restored: 1 })
  expect(await rowCounts(world)).toEqual(counts)
  const after = await dossier(id)
  expect(after.dossier).toEqual(before.dossier)
  expect(after.photoId).toBeNull()
  expect(after.revision).toBe(3)
  expect(await databaseText(world)).not.toContain('阿依努尔')
  expect((await undo(batch.id)).status).toBe(409)
  const history = await clerk.get(`/api/people/${id}/history`)
  expect(history.body.entries.map((entry: { action: string }) => entry.action)).toContain('person.import-undone')
})

it('takes the same file in again after it was undone', async () => {
  const files = [form('又来人')]
  const first = await imported(clerk, files)
  await undo(first.batch.id)
  expect((await imported(clerk, files)).items[0].status).toBe('created')
})

it('is refused after a later change of one person, and leaves the others', async () => {
  const { batch } = await imported(clerk, [form('甲改'), form('乙不改')])
  const id = await idOf('甲改')
  await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { phone: '1' } } })
  const counts = await rowCounts(world)
  const refused = await undo(batch.id)
  expect(refused.status).toBe(409)
  expect(refused.body.message).toContain('1人')
  expect(await rowCounts(world)).toEqual(counts)
})

it('is refused once a person it made has an account or a proposal', async () => {
  const first = await imported(clerk, [form('有账号')])
  const own = await world.as('cadre', { personId: await idOf('有账号') })
  expect((await undo(first.batch.id)).status).toBe(409)
  const id = await idOf('有账号')
  const proposed = await own.post(`/api/people/${id}/proposals`, {
    changes: { basic: { health: '健康' } },
    reason: '体检',
  })
  expect(proposed.status).toBe(201)
  await world.db.updateTable('account').set({ personId: null }).where('id', '=', own.accountId).execute()
  expect((await undo(first.batch.id)).status).toBe(409)
  await world.db.deleteFrom('proposal').where('personId', '=', id).execute()
  expect((await undo(first.batch.id)).status).toBe(200)
  expect((await clerk.get(`/api/people/${id}`)).status).toBe(404)
})

it('is refused for what was only previewed, and happens once when asked twice at the same time', async () => {
  const preview = await clerk.upload('/api/imports', [form('只预览')])
  expect((await undo(preview.body.batch.id)).status).toBe(409)
  const { batch } = await imported(clerk, [form('并发撤')])
  const both = await Promise.all([undo(batch.id), undo(batch.id)])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

it('says so when a restored identity number has gone to somebody else', async () => {
  const [old, now] = ['990101198501010012', '990101198501010039']
  const id = await created(clerk, dossierOf('换号人', { birth: '1985-01', idNumber: '' }))
  await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { idNumber: old } } })
  const numbered = lrmx({
    XingMing: '换号人',
    ChuShengNianYue: '198501',
    ShenFenZheng: old,
    JianKangZhuangKuang: '健康',
  })
  const { batch } = await imported(clerk, [{ name: 'a.lrmx', bytes: numbered }])
  await created(clerk, dossierOf('另一人', { idNumber: now }))
  // Only somebody at the database could bring this about; the undo must still not half happen.
  const other = await world.db
    .selectFrom('person')
    .select('idNumberFingerprint')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await world.db
    .updateTable('person')
    .set({ idNumberFingerprint: Buffer.from('moved') })
    .where('id', '=', id)
    .execute()
  await world.db
    .updateTable('person')
    .set({ idNumberFingerprint: other.idNumberFingerprint })
    .where('name', '=', '另一人')
    .execute()
  expect((await undo(batch.id)).status).toBe(409)
  expect((await dossier(id)).dossier.basic.health).toBe('健康')
})

it('finds imports again in the list, newest first', async () => {
  world.clock.forward(5)
  const { batch } = await imported(clerk, [form('列表人')])
  const listed = await clerk.get('/api/imports')
  expect(listed.body.batches[0]).toMatchObject({ id: batch.id, state: 'applied', fileCount: 1, undoneAt: null })
  expect(listed.body.batches.map((one: { state: string }) => one.state)).toContain('undone')
  const shown = await clerk.get(`/api/imports/${batch.id}`)
  expect(shown.body.items[0]).toMatchObject({ name: '列表人', status: 'created', personId: await idOf('列表人') })
})
