import { cpSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { makeDatabase } from './database.ts'
import { makeFolder, runProgram } from './program.ts'

const SAMPLES = join(import.meta.dirname, '../../src/testing/samples')
const MB = 1024 * 1024

let database: Awaited<ReturnType<typeof makeDatabase>>
let place: ReturnType<typeof makeFolder>
let env: Record<string, string>

beforeAll(async () => {
  database = await makeDatabase()
  place = makeFolder()
  env = { TOUYAN_DATA: join(place.folder, 'data'), DATABASE_URL: database.url, TOUYAN_UNIT: '云栖市文化和旅游局' }
})
afterAll(async () => {
  await database.drop()
  place.remove()
})

/** Runs a command with --json: the output must be exactly one document. */
async function json(args: string[], code = 0) {
  const done = await runProgram([...args, '--json'], env)
  expect({ code: done.code, stderr: done.stderr }).toEqual({ code, stderr: '' })
  return { ...done, report: JSON.parse(done.stdout) }
}

async function counted(table: 'person' | 'import_batch' | 'audit_entry' | 'unit'): Promise<number> {
  return (await database.client.query(`select count(*)::int as n from ${table}`)).rows[0].n
}

describe('import', () => {
  it('shows with --dry-run what would come in and stores nothing but the unit itself', async () => {
    const { report } = await json(['import', '--dry-run', SAMPLES])
    const files = readdirSync(SAMPLES).filter((name) => /\.(lrmx|xlsx)$/.test(name))
    expect(report.files.map((file: { file: string }) => file.file).sort()).toEqual(files.sort())
    expect([await counted('person'), await counted('import_batch')]).toEqual([0, 0])
    const units = await database.client.query('select name from unit')
    expect(units.rows).toEqual([{ name: '云栖市文化和旅游局' }])
  })

  it('brings in the samples and reports each as the collection expects', async () => {
    const { report } = await json([
      'import',
      ...readdirSync(SAMPLES)
        .filter(isForm)
        .map((name) => join(SAMPLES, name)),
    ])
    for (const name of readdirSync(join(SAMPLES, 'expected')).filter((one) => one.includes('.lrmx'))) {
      const {
        file,
        notes: _,
        error,
        warnings: _w,
        ...person
      } = JSON.parse(readFileSync(join(SAMPLES, 'expected', name), 'utf8'))
      const got = report.files.find((one: { file: string }) => one.file === file)
      if (error) expect(got, file).toMatchObject({ status: 'refused', error: { code: error }, person: null })
      else expect(got, file).toMatchObject({ status: 'created', error: null, person })
    }
    expect(await counted('person')).toBe(readdirSync(SAMPLES).filter(isForm).length - 2)
  })

  it('finds nothing new the second time', async () => {
    const before = await counted('person')
    const { report } = await json(['import', join(SAMPLES, '01_bom_crlf_baseline.lrmx')])
    expect(report.files[0].status).toBe('unchanged')
    expect(await counted('person')).toBe(before)
  })

  it('reads a roster with its traps', async () => {
    const { report } = await json(['import', '--dry-run', join(SAMPLES, 'roster_dirty.xlsx')])
    const { headerRows, dataRows, skip, columns } = JSON.parse(
      readFileSync(join(SAMPLES, 'expected/roster_dirty.json'), 'utf8'),
    )
    expect(report.files[0]).toMatchObject({ headerRows, dataRows, skip, columns })
    expect(report.files[0].rows.find((row: { row: number }) => row.row === 12).duplicateOf).toBe(6)
  })
})

const isForm = (name: string) => name.endsWith('.lrmx')

describe('files that mean harm', () => {
  async function zip(name: string, unpacked: number): Promise<string> {
    const archive = new yazl.ZipFile()
    archive.addBuffer(Buffer.alloc(unpacked, 0x20), 'a.lrmx')
    archive.end()
    const path = join(place.folder, name)
    writeFileSync(path, await buffer(archive.outputStream))
    return path
  }

  function sparse(name: string, bytes: number): string {
    const path = join(place.folder, name)
    writeFileSync(path, '')
    truncateSync(path, bytes)
    return path
  }

  it.each([
    ['200 MB', () => sparse('big.lrmx', 200 * MB), 'too-large'],
    ['one byte over 100 MB', () => sparse('over.lrmx', 100 * MB + 1), 'too-large'],
    ['a roster of 90 MB of nothing', () => sparse('big.xlsx', 90 * MB), /./],
    ['exactly 100 MB', () => sparse('edge.lrmx', 100 * MB), /^(?!unexpected)./],
    ['an empty form', () => sparse('empty.lrmx', 0), 'empty-file'],
    ['an empty roster', () => sparse('empty.xlsx', 0), 'empty-file'],
    ['an empty archive', () => sparse('empty.zip', 0), 'empty-file'],
    ['a zip bomb', () => zip('bomb.zip', 150 * MB), 'archive-bomb'],
  ])('refuses %s in bounded memory', async (_, make, expected) => {
    const people = await counted('person')
    const { report, peak } = await json(['import', await make()])
    expect(report.files).toHaveLength(1)
    const [{ status, error }] = report.files
    expect(status).toBe('refused')
    expect(error.code).toMatch(expected)
    expect(error.message).toMatch(/。$/)
    expect(peak).toBeGreaterThan(50)
    expect(peak).toBeLessThan(600)
    expect(await counted('person')).toBe(people)
  })

  it('lets the good file beside a bad one in', async () => {
    const folder = join(place.folder, 'mixed')
    mkdirSync(folder)
    cpSync(join(SAMPLES, '09_photo_jpeg.lrmx'), join(folder, 'good.lrmx'))
    writeFileSync(join(folder, 'bad.lrmx'), '<Person>')
    const { report } = await json(['import', '--dry-run', folder])
    expect(report.files.map((file: { status: string }) => file.status).sort()).toEqual(['refused', 'unchanged'])
  })
})

describe('form appointment', () => {
  it.each([
    ['docx', (bytes: Buffer) => bytes.subarray(0, 2).toString() === 'PK'],
    ['lrmx', (bytes: Buffer) => bytes.toString('utf8').includes('<XingMing>沈砚秋</XingMing>')],
  ])('writes %s', async (format, looksRight) => {
    const out = join(place.folder, `form.${format}`)
    const args = ['form', 'appointment', '--person', '沈砚秋', '--format', format, '--out', out]
    const { report } = await json(args)
    expect(report.file).toBe(out)
    expect(looksRight(readFileSync(out))).toBe(true)
  })
})

describe('a command that cannot be done', () => {
  it.each([
    [['nonsense'], /^没有“nonsense”这个命令.*\n( {2}touyan .*\n)+$/],
    [['toString'], /^没有“toString”这个命令/],
    [['import'], /^请写明要导入的文件/],
    [['import', '--wrong', 'x'], /^命令写法有误：/],
    [['import', '/no/such/file.lrmx'], /^没有这个文件或文件夹：/],
    [['audit', 'forget'], /^请写 audit verify/],
    [['audit', 'verify', 'more'], /^命令写法有误：/],
    [['form', 'other'], /^目前可以输出的表/],
    [['form', 'appointment', '--person', '沈砚秋', '--format', 'pdf', '--out', 'x'], /^--format 只能是/],
    [['form', 'appointment', '--person', '无此人', '--out', 'x.docx'], /^没有找到“无此人”/],
    [['form', 'appointment', '--person', '沈砚秋', '--out', '/no/such/x.docx'], /^无法使用 \/no\/such\/x\.docx：/],
  ])('%j ends with 1 and a sentence', async (args, expected) => {
    const { code, stdout, stderr } = await runProgram(args, env)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(expected)
    expect(stderr).not.toMatch(/\n +at /)
  })
})
