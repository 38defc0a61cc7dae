import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  created,
  databaseText,
  dossierOf,
  expectedOf,
  imported,
  lrmx,
  lrmxSamples,
  rowCounts,
  sample,
} from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'
import { readLrmx } from '../files/lrmx-read.ts'
import { readSources } from '../files/sources.ts'
import { importReport } from './import-report.ts'
import { planFiles } from './imports.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

const person = (name: string) => world.db.selectFrom('person').selectAll().where('name', '=', name).execute()
const apply = (id: string, choices: object = {}) => clerk.post(`/api/imports/${id}/application`, choices)
const undo = (id: string) => clerk.post(`/api/imports/${id}/undo`)
const upload = (name: string, bytes: Uint8Array) => clerk.upload('/api/imports', [{ name, bytes }])
const dossier = async (id: string) => (await clerk.get(`/api/people/${id}`)).body.dossier
const one = async (name: string) => (await person(name))[0]!

/** The command line's report: plans against the stored people without changing anything. */
async function report(names: readonly string[]) {
  const files = await readSources(names.map(sample))
  return importReport(files, await planFiles(world.operator, world.db, files)).files
}

describe('the samples', () => {
  it.each(lrmxSamples)('reports %s as expected', async (name) => {
    const [file] = await report([name])
    const { file: _f, notes: _n, ...expected } = expectedOf(name)
    const shown = file as unknown as { person: Record<string, unknown>; error: unknown; status: string }
    expect(shown.error).toBeNull()
    expect(shown.status).toBe('created')
    const keys = Object.keys(expected)
    expect(keys.length).toBeGreaterThan(3)
    for (const key of keys) expect(shown.person[key], key).toEqual(expected[key])
  })

  it('reports the roster as expected', async () => {
    const expected = expectedOf('roster_dirty')
    const [file] = (await report(['roster_dirty.xlsx'])) as unknown as [Record<string, unknown>]
    const { headerRows, dataRows, skip, columns } = file
    expect({ headerRows, dataRows, skip, columns }).toEqual({
      headerRows: expected.headerRows,
      dataRows: expected.dataRows,
      skip: expected.skip,
      columns: expected.columns,
    })
    const rows = file.rows as {
      row: number
      duplicateOf: number | null
      person: Record<string, string>
      warnings: { code: string }[]
    }[]
    const seen = new Map(rows.map((row) => [String(row.row), row]))
    expect([...seen.keys()]).toEqual(Object.keys(expected.expect))
    expect(seen.get('12')!.duplicateOf).toBe(6)
    for (const [number, told] of Object.entries(expected.expect)) {
      const { person: shown, warnings } = seen.get(number)!
      for (const key of ['姓名', 'birth', 'party'])
        if (told[key]) expect(shown[key], `${number} ${key}`).toBe(told[key])
      if (told.work) expect(shown.work).toBe(told.work.slice(0, 7))
      if (/^\d{4}-\d\d$/.test(told['post since'] ?? '')) expect(shown.postSince).toBe(told['post since'])
      if (told.id) expect(warnings.map((one) => one.code)).toContain('id-precision-lost')
    }
  })

  it.each([
    ['11_malformed.lrmx', 'not-well-formed'],
    ['12_xxe.lrmx', 'doctype-refused'],
  ])('refuses %s with its place and changes nothing', async (name, code) => {
    expect(expectedOf(name).error).toBe(code)
    const before = await rowCounts(world)
    const preview = await clerk.upload('/api/imports', [sample(name)])
    expect(preview.status).toBe(201)
    const [fault] = preview.body.faults
    expect(fault).toMatchObject({ file: name, code })
    expect(fault.line).toBeGreaterThan(0)
    expect(fault.column).toBeGreaterThan(0)
    expect(preview.body.items).toEqual([])
    expect((await apply(preview.body.batch.id)).status).toBe(200)
    expect(await rowCounts(world)).toEqual(before)
  })

  it('takes everything in once, and nothing a second time', async () => {
    const names = [...lrmxSamples, 'roster_dirty.xlsx']
    const first = await imported(clerk, names.map(sample))
    expect(first.faults).toEqual([])
    const people = () => world.db.selectFrom('person').select(['id', 'name', 'revision']).orderBy('id').execute()
    const after = await people()
    expect(after.map((row) => row.name).sort()).toEqual(
      ['沈砚秋', '陆明澈', '顾长风', '江有汜', '欧阳知微', '周沐言', '阿依努尔·海拉提江'].sort(),
    )
    expect(after.every((row) => row.revision === 1)).toBe(true)
    const counts = await rowCounts(world)
    const second = await imported(clerk, names.map(sample))
    const statuses = second.items.map((item: { status: string }) => item.status)
    expect(statuses.length).toBe(first.items.length)
    // The row whose identity number Excel has spoilt is refused each time.
    expect(statuses.filter((status: string) => status !== 'unchanged')).toEqual(['refused'])
    expect(first.items.find((item: { name: string }) => item.name === '宋屿').status).toBe('refused')
    expect(await people()).toEqual(after)
    expect(await rowCounts(world)).toEqual(counts)
    for (const file of await report(names)) expect(file.status).toBe('unchanged')
  })

  it.each(lrmxSamples)('writes %s again as it came', async (name) => {
    const original = readLrmx(sample(name).bytes)
    const { id } = await one(original.fields.XingMing.replace(/\s/g, ''))
    const written = await clerk.get(`/api/people/${id}/appointment-form?format=lrmx`)
    expect(written.status).toBe(200)
    expect(readLrmx(written.bytes)).toEqual(original)
  })
})

describe('what must not get out', () => {
  it('expands no entity, neither from a file nor from inside', async () => {
    const { mkdtempSync, rmSync, writeFileSync } = await import('node:fs')
    const { tmpdir } = await import('node:os')
    const { join } = await import('node:path')
    const { pathToFileURL } = await import('node:url')
    const folder = mkdtempSync(join(tmpdir(), 'touyan-canary-'))
    const canary = join(folder, 'canary.txt')
    writeFileSync(canary, 'CANARY-SECRET-4711')
    const text = new TextDecoder().decode(sample('12_xxe.lrmx').bytes)
    const aimed = text.replace(/file:\/\/[^"]+/, pathToFileURL(canary).href)
    expect(aimed).toContain('canary.txt')
    const preview = await upload('canary.lrmx', new TextEncoder().encode(aimed))
    const applied = await apply(preview.body.batch.id)
    const again = await clerk.get(`/api/imports/${preview.body.batch.id}`)
    const answers = JSON.stringify([preview.body, applied.body, again.body])
    const everything = answers + (await databaseText(world))
    expect(preview.body.faults[0].code).toBe('doctype-refused')
    expect(everything).not.toContain('CANARY-SECRET-4711')
    expect(everything).not.toContain('INTERNAL-ENTITY-EXPANDED')
    rmSync(folder, { recursive: true })
  })

  it('keeps identity numbers, relatives and file texts out of every column in clear', async () => {
    const relative = {
      relation: '妻子',
      name: '柳含烟甲',
      birth: '1986-02',
      politics: '群众',
      work: '云栖市秘密工厂乙',
    }
    await created(clerk, dossierOf('童子期', { idNumber: '990101198503077713' }, { family: [relative] }))
    const bytes = lrmx({ XingMing: '方既白', ChuShengNianYue: '198504', CanJiaGongZuoShiJian: '原文丙不是日期' })
    await imported(clerk, [{ name: 'form.lrmx', bytes }])
    const text = await databaseText(world)
    expect(text).toContain('方既白')
    for (const secret of ['990101198503077713', '990101198006150227', '柳含烟甲', '秘密工厂乙', '原文丙', '江汉清']) {
      expect(text).not.toContain(secret)
      expect(text).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''))
    }
  })

  it('keeps values out of the open part of the trail', async () => {
    const entries = await world.db.selectFrom('auditEntry').select(['action', 'detail']).execute()
    expect(entries.some((entry) => entry.action === 'person.imported')).toBe(true)
    const open = entries.map((entry) => entry.detail).join('\n')
    for (const value of ['沈砚秋', '1980-06', '990101198006150227', '云栖市', '秘密工厂', '汉族'])
      expect(open).not.toContain(value)
  })
})

describe('merging into what is stored', () => {
  it('keeps elements nobody knows through reading, editing and writing', async () => {
    const unknown = '  <XinYuanSu a="1"><Li>甲&amp;乙</Li></XinYuanSu>\n'
    await imported(clerk, [{ name: 'x.lrmx', bytes: lrmx({ XingMing: '聂隐娘', XingBie: '女' }, unknown) }])
    const { id } = await one('聂隐娘')
    const edited = await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { health: '健康' } } })
    expect(edited.status).toBe(200)
    const written = await clerk.get(`/api/people/${id}/appointment-form?format=lrmx`)
    const text = new TextDecoder().decode(written.bytes)
    expect(text).toContain('<XinYuanSu a="1"><Li>甲&amp;乙</Li></XinYuanSu>')
    expect(text).toContain('<JianKangZhuangKuang>健康</JianKangZhuangKuang>')
  })

  it('takes the newer of two forms in one batch, whichever comes first', async () => {
    const form = (filled: string, post: string) =>
      lrmx({ XingMing: '卫青禾', ChuShengNianYue: '198001', XianRenZhiWu: post, TianBiaoShiJian: filled })
    const files = [
      { name: 'new.lrmx', bytes: form('20260301', '新职务') },
      { name: 'old.lrmx', bytes: form('20200301', '旧职务') },
    ]
    const preview = await imported(clerk, files)
    expect(preview.items.map((item: { status: string }) => item.status)).toEqual(['updated', 'created'])
    const people = await person('卫青禾')
    expect(people).toHaveLength(1)
    expect(people[0]).toMatchObject({ currentPost: '新职务', revision: 1 })
  })

  it('makes one person of a form and a roster row', async () => {
    const { id } = await one('沈砚秋')
    const items = await world.db.selectFrom('importItem').select(['rowNumber']).where('personId', '=', id).execute()
    expect(items.some((item) => item.rowNumber === 6)).toBe(true)
    expect(items.some((item) => item.rowNumber === null)).toBe(true)
    expect(await person('沈砚秋')).toHaveLength(1)
  })

  it('still names the contradictions of a roster that was taken in before', async () => {
    const { id, revision } = await one('顾长风')
    await clerk.patch(`/api/people/${id}`, { revision, changes: { basic: { nativePlace: '改过的籍贯' } } })
    const preview = await clerk.upload('/api/imports', [sample('roster_dirty.xlsx')])
    const row = preview.body.items.find((item: { row: number }) => item.row === 7)
    expect(row.status).toBe('unchanged')
    const found = row.doubts.filter((doubt: { code: string }) => doubt.code === 'differs-from-stored')
    expect(found.map((doubt: { field: string }) => doubt.field)).toContain('basic.nativePlace')
    expect(found.find((doubt: { field: string }) => doubt.field === 'basic.nativePlace').message).toContain(
      '改过的籍贯',
    )
  })

  it('keeps two people of one name apart by birth month and by number', async () => {
    const same = { XingMing: '林双木' }
    await imported(clerk, [
      { name: 'a.lrmx', bytes: lrmx({ ...same, ChuShengNianYue: '198001' }) },
      { name: 'b.lrmx', bytes: lrmx({ ...same, ChuShengNianYue: '198101' }) },
    ])
    expect(await person('林双木')).toHaveLength(2)
    const preview = await upload('c.lrmx', lrmx({ ...same, ChuShengNianYue: '' }))
    expect(preview.body.items[0].status).toBe('refused')
    expect(preview.body.items[0].doubts.map((doubt: { code: string }) => doubt.code)).toContain('cannot-identify')
    await imported(clerk, [
      { name: 'd.lrmx', bytes: lrmx({ ...same, ChuShengNianYue: '198201', ShenFenZheng: '99010119820101001X' }) },
      { name: 'e.lrmx', bytes: lrmx({ ...same, ChuShengNianYue: '198201', ShenFenZheng: '990101198201010028' }) },
    ])
    expect(await person('林双木')).toHaveLength(4)
  })

  it('leaves out a photo that cannot be used and says so', async () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100)]).toString('base64')
    const preview = await imported(clerk, [{ name: 'p.lrmx', bytes: lrmx({ XingMing: '米照片', ZhaoPian: text }) }])
    expect(preview.items[0].doubts.map((doubt: { code: string }) => doubt.code)).toContain('photo-unreadable')
    expect((await one('米照片')).photoId).toBeNull()
  })
})

describe('choices', () => {
  it('leaves out what is skipped', async () => {
    const preview = await clerk.upload('/api/imports', [
      { name: 'a.lrmx', bytes: lrmx({ XingMing: '要的人' }) },
      { name: 'b.lrmx', bytes: lrmx({ XingMing: '不要的人' }) },
    ])
    expect((await apply(preview.body.batch.id, { skip: [1] })).body).toEqual({ created: 1 })
    expect(await person('要的人')).toHaveLength(1)
    expect(await person('不要的人')).toHaveLength(0)
  })

  it('keeps stored fields where asked, also when a later source of the batch builds on them', async () => {
    const id = await created(clerk, dossierOf('夏留白', { birth: '1985-03', nation: '汉族', nativePlace: '原籍' }))
    const form = (filled: string, health: string) =>
      lrmx({ XingMing: '夏留白', JiGuan: '新籍', JianKangZhuangKuang: health, TianBiaoShiJian: filled })
    const preview = await clerk.upload('/api/imports', [
      { name: 'a.lrmx', bytes: form('20200101', '一般') },
      { name: 'b.lrmx', bytes: form('20210101', '健康') },
    ])
    const keep = [{ position: 0, fields: ['basic.nativePlace', 'constructor', 'basic.__proto__'] }]
    expect((await apply(preview.body.batch.id, { keep })).status).toBe(200)
    expect((await dossier(id)).basic).toMatchObject({ nativePlace: '原籍', health: '健康' })
  })

  it('leaves a person untouched when every change is kept out', async () => {
    const id = await created(
      clerk,
      dossierOf('夏不变', { birth: '1985-03', sex: '男', nation: '汉族', health: '良好' }),
    )
    const preview = await upload('a.lrmx', lrmx({ XingMing: '夏不变', JianKangZhuangKuang: '健康' }))
    const changed = preview.body.items[0].changes.map((change: { field: string }) => change.field)
    expect(changed).toContain('basic.health')
    await apply(preview.body.batch.id, { keep: [{ position: 0, fields: changed }] })
    expect((await dossier(id)).basic.health).toBe('良好')
  })
})

describe('applying', () => {
  it('refuses when somebody changed a person since the preview, and writes nothing', async () => {
    const id = await created(clerk, dossierOf('秦在先', { birth: '1985-03' }))
    const preview = await clerk.upload('/api/imports', [
      { name: 'a.lrmx', bytes: lrmx({ XingMing: '秦在先', JianKangZhuangKuang: '健康' }) },
      { name: 'b.lrmx', bytes: lrmx({ XingMing: '秦陪同' }) },
    ])
    await clerk.patch(`/api/people/${id}`, { revision: 1, changes: { basic: { phone: '0571' } } })
    const before = await rowCounts(world)
    for (const skip of [[], [1]]) {
      const refused = await apply(preview.body.batch.id, { skip })
      expect(refused.status).toBe(409)
      expect(refused.body.message).toContain('秦在先')
    }
    expect(await rowCounts(world)).toEqual(before)
    expect((await dossier(id)).basic.health).toBe('')
  })

  it('refuses when somebody made the person since the preview, even if something else is skipped', async () => {
    const preview = await clerk.upload('/api/imports', [
      { name: 'a.lrmx', bytes: lrmx({ XingMing: '秦后到', JianKangZhuangKuang: '健康' }) },
      { name: 'b.lrmx', bytes: lrmx({ XingMing: '秦陪同' }) },
    ])
    await created(clerk, dossierOf('秦后到', { birth: '1985-03' }))
    expect((await apply(preview.body.batch.id, { skip: [1] })).status).toBe(409)
    expect(await one('秦后到')).toMatchObject({ health: '', revision: 1 })
  })

  it('happens once, one after the other or at the same time', async () => {
    const preview = await upload('a.lrmx', lrmx({ XingMing: '单一次' }))
    const both = await Promise.all([apply(preview.body.batch.id), apply(preview.body.batch.id)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect((await apply(preview.body.batch.id)).status).toBe(409)
    expect(await person('单一次')).toHaveLength(1)
    expect((await one('单一次')).revision).toBe(1)
  })

  it('makes one person of two imports of the same file at the same time', async () => {
    const bytes = lrmx({ XingMing: '双胞档' })
    const [a, b] = [await upload('a.lrmx', bytes), await upload('a.lrmx', bytes)]
    const both = await Promise.all([apply(a.body.batch.id), apply(b.body.batch.id)])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(await person('双胞档')).toHaveLength(1)
  })

  it('refuses what was discarded or is not there', async () => {
    const preview = await upload('a.lrmx', lrmx({ XingMing: '弃之' }))
    const id = preview.body.batch.id
    expect((await clerk.post(`/api/imports/${id}/discard`)).status).toBe(200)
    expect((await clerk.post(`/api/imports/${id}/discard`)).status).toBe(409)
    expect((await apply(id)).status).toBe(409)
    expect((await clerk.get(`/api/imports/${id}`)).status).toBe(404)
    const items = await world.db.selectFrom('importItem').select('position').where('batchId', '=', id).execute()
    expect(items).toEqual([])
    expect(await person('弃之')).toEqual([])
    expect((await apply(crypto.randomUUID())).status).toBe(404)
    expect((await undo(crypto.randomUUID())).status).toBe(404)
  })

  it.each(['principal', 'section_head', 'cadre', 'system_admin', 'audit_admin'] as const)(
    'is not for %s',
    async (role) => {
      const other = await world.as(role)
      expect((await other.upload('/api/imports', [sample('01_bom_crlf_baseline.lrmx')])).status).toBe(403)
      expect((await other.get('/api/imports')).status).toBe(403)
    },
  )
})
