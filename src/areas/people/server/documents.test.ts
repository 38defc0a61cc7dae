import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { created, dossierOf, imported, sample } from '../../../testing/dossiers.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { readLrmx } from '../files/lrmx-read.ts'
import { readRoster } from '../files/roster/roster-read.ts'

let world: World
let clerk: Client
let id: string

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
  await imported(clerk, [sample('09_photo_jpeg.lrmx'), sample('01_bom_crlf_baseline.lrmx')])
  id = (await world.db.selectFrom('person').select('id').where('name', '=', '周沐言').executeTakeFirstOrThrow()).id
})
afterAll(() => world.close())

const fileName = (headers: Headers) =>
  decodeURIComponent(/filename\*=UTF-8''(.+)$/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')

async function entries(bytes: Uint8Array): Promise<string[]> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes))
  const names: string[] = []
  for await (const entry of zip.eachEntry()) names.push(entry.fileName)
  return names
}
const printed = (person: string) =>
  world.db
    .selectFrom('auditEntry')
    .select('detail')
    .where('action', '=', 'form.printed')
    .where('subjectId', '=', person)
    .execute()

describe('the form of one person', () => {
  it('comes as a Word file with the photo, and is recorded', async () => {
    const before = (await printed(id)).length
    const answer = await clerk.get(`/api/people/${id}/appointment-form`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('wordprocessingml')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(fileName(answer.headers)).toMatch(/干部任免审批表 周沐言\.docx$/)
    const names = await entries(answer.bytes)
    expect(names).toContain('word/document.xml')
    expect(names.some((name) => name.startsWith('word/media/'))).toBe(true)
    const trail = await printed(id)
    expect(trail).toHaveLength(before + 1)
    expect(trail.map((entry) => entry.detail)).toContain('{"format":"docx"}')
  })

  it('comes in the format of the editor', async () => {
    const answer = await clerk.get(`/api/people/${id}/appointment-form?format=lrmx`)
    expect(fileName(answer.headers)).toMatch(/周沐言\.lrmx$/)
    expect(readLrmx(answer.bytes).fields.XingMing).toBe('周沐言')
  })

  it('is for the person himself, and for nobody else but personnel', async () => {
    const self = await created(clerk, dossierOf('打印本人'))
    const own = await world.as('cadre', { personId: self })
    expect((await own.get(`/api/people/${self}/appointment-form`)).status).toBe(200)
    expect((await own.get(`/api/people/${id}/appointment-form`)).status).toBe(404)
    for (const role of ['principal', 'discipline_inspector', 'audit_admin'] as const) {
      expect((await (await world.as(role)).get(`/api/people/${id}/appointment-form`)).status).toBe(403)
    }
    expect((await clerk.get(`/api/people/${id}/appointment-form?format=pdf`)).status).toBe(400)
  })

  it('gives a name with path characters a harmless file name', async () => {
    const odd = await created(clerk, dossierOf('../a\\b:"c'))
    const answer = await clerk.get(`/api/people/${odd}/appointment-form?format=lrmx`)
    expect(fileName(answer.headers)).not.toMatch(/[\\/:"]/)
  })
})

describe('the forms of many', () => {
  const print = (ids: string[], format = 'lrmx') => clerk.post('/api/people/appointment-forms', { ids, format })

  it('come in one archive, two of one name as two files, each recorded', async () => {
    const twins = [await created(clerk, dossierOf('同名')), await created(clerk, dossierOf('同名'))]
    const answer = await print([id, ...twins, id])
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(fileName(answer.headers)).toContain('3人.zip')
    const names = await entries(answer.bytes)
    expect(names).toHaveLength(3)
    expect(new Set(names).size).toBe(3)
    expect(names.some((name) => name.endsWith('同名（2）.lrmx'))).toBe(true)
    for (const twin of twins) expect(await printed(twin)).toHaveLength(1)
  })

  it('refuse none, too many and nobody', async () => {
    expect((await print([])).status).toBe(400)
    expect((await print(Array(301).fill(id))).status).toBe(400)
    expect((await print([crypto.randomUUID()])).status).toBe(404)
    expect(
      (await (await world.as('principal')).post('/api/people/appointment-forms', { ids: [id], format: 'lrmx' })).status,
    ).toBe(403)
  })
})

describe('the roster', () => {
  const exports = async () => {
    const query = world.db.selectFrom('auditEntry').select('detail').where('action', '=', 'people.exported')
    return (await query.orderBy('seq').execute()).map((entry) => JSON.parse(entry.detail))
  }

  it('holds whom the filter shows, can be read again, and is recorded without names', async () => {
    const answer = await clerk.get('/api/people/export?search=同名&sort=birth')
    expect(answer.status).toBe(200)
    expect(fileName(answer.headers)).toBe('2026-11-23 云栖市文化和旅游局干部名册.xlsx')
    const listed = (await clerk.get('/api/people?search=同名')).body.rows.map((row: { name: string }) => row.name)
    const roster = await readRoster(answer.bytes)
    expect(listed.length).toBeGreaterThan(1)
    expect(roster.rows.map((row) => row.dossier.basic.name).sort()).toEqual([...listed].sort())
    expect((await exports()).at(-1)).toEqual({ people: listed.length, style: 'plain' })
  })

  it('taken in again changes nobody', async () => {
    const { bytes } = await clerk.get('/api/people/export?style=organisation')
    const preview = await clerk.upload('/api/imports', [{ name: '名册.xlsx', bytes }])
    const changes = preview.body.items.flatMap((item: { changes: { before: string; title: string }[] }) => item.changes)
    expect(changes.filter((change: { before: string }) => change.before !== '')).toEqual([])
  })

  it('of twenty people and more says what it is for, as do their forms; the trail keeps it', async () => {
    const ids: string[] = []
    for (let n = 0; n < 20; n++) ids.push(await created(clerk, dossierOf(`众人${n}`, { birth: '1980-01' })))
    const forms = (count: number, reason?: string) =>
      clerk.post('/api/people/appointment-forms', {
        ids: ids.slice(0, count),
        format: 'lrmx',
        ...(reason ? { reason } : {}),
      })
    const sheet = (reason = '') => clerk.get(`/api/people/export?search=众人&reason=${encodeURIComponent(reason)}`)
    const before = await exports()
    for (const refused of [await forms(20), await forms(20, '  有用 '), await sheet(), await sheet('年报')]) {
      expect(refused.status).toBe(400)
      expect(refused.body.message).toContain('一次导出20人，请写明用途')
    }
    expect(await exports()).toEqual(before)
    expect((await forms(19)).status).toBe(200)
    expect((await forms(20, '报组织部备案')).status).toBe(200)
    expect((await sheet('年度统计')).status).toBe(200)
    expect((await exports()).slice(before.length)).toEqual([
      { people: 19, style: 'lrmx' },
      { people: 20, style: 'lrmx', reason: '报组织部备案' },
      { people: 20, style: 'plain', reason: '年度统计' },
    ])
  })

  it('carries who took it out: over every printed page, and in the properties of every document', async () => {
    const { bytes } = await clerk.get('/api/people/export?search=同名')
    const page = String(await unpacked(bytes, 'xl/worksheets/sheet1.xml'))
    expect(page).toMatch(/<oddHeader>[^<]*仅供工作使用[^<]*人事干部 2026-11-23 导出/)
    const form = (await clerk.get(`/api/people/${id}/appointment-form`)).bytes
    for (const file of [bytes, form]) {
      const properties = String(await unpacked(file, 'docProps/core.xml'))
      expect(properties).toContain('<cp:lastModifiedBy>人事干部<')
      expect(properties).toMatch(/人事干部 2026-11-23 10:00 导出，编号 [0-9a-f]{12}/)
    }
  })

  it('is for personnel only', async () => {
    for (const role of ['principal', 'section_head', 'cadre', 'audit_admin'] as const) {
      expect((await (await world.as(role)).get('/api/people/export')).status).toBe(403)
    }
    expect((await clerk.get('/api/people/export?style=x')).status).toBe(400)
    expect((await clerk.get('/api/people/export?search=同名&columns=__proto__,name')).status).toBe(200)
  })

  it('has an empty sample that is read as a roster without people', async () => {
    const answer = await clerk.get('/api/people/sample-sheet')
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('spreadsheetml')
    const roster = await readRoster(answer.bytes)
    expect(roster.columns).toContain('姓名')
  })
})
