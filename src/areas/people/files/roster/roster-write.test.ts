import { Buffer } from 'node:buffer'
import { text as readAll } from 'node:stream/consumers'
import ExcelJS from '@protobi/exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { linesOf, sheetName } from '../../../../platform/documents/sheet-style.ts'
import { writeTable } from '../../../../platform/documents/table-sheet.ts'
import { blankDossier, Dossier } from '../../schema.ts'
import { readRoster } from './roster-read.ts'
import { type RosterOptions, type RosterPerson, writeRoster } from './roster-write.ts'
import { sampleSheet } from './sample-sheet.ts'

const person = (dossier: Dossier, remarks = ''): RosterPerson => ({ dossier, sectionName: '人事科', age: 45, remarks })

function rosterOf(people: RosterPerson[], more: Partial<RosterOptions> = {}): Promise<Uint8Array> {
  const groups = [{ title: '一、领导班子', people }]
  return writeRoster({ title: '云栖市文化和旅游局干部名册', asOf: '2026-03', style: 'organisation', groups, ...more })
}

async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes))
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await readAll(await zip.openReadStreamPromise(entry)))
  }
  return parts
}

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(new Uint8Array(bytes).buffer)
  return book.worksheets[0]!
}

function fullDossier(): Dossier {
  const dossier = blankDossier('阿依努尔·海拉提江')
  Object.assign(dossier.basic, {
    sex: '女',
    nation: '维吾尔族',
    nativePlace: '青岚云栖',
    birth: '1988-11',
    partyJoined: '2011-07',
    workStarted: '2012-07',
    technicalTitle: '馆员',
    currentPost: '云栖市文化馆副馆长',
    idNumber: '990101198811203467',
  })
  const education = { diploma: '大学', degree: '管理学学士', diplomaSchool: '青岚大学', degreeSchool: '', endedOn: '' }
  dossier.educations.push({ ...education, mode: 'full_time', onForm: true })
  dossier.postsHeld.push({
    title: '云栖市文化馆副馆长',
    level: '',
    kind: '任职',
    postId: null,
    startedOn: '2020-06',
    endedOn: '',
    confirmedOn: '',
    document: '',
  })
  dossier.ranksHeld.push({ rank: '一级科员', startedOn: '2021-05', endedOn: '', document: '' })
  return dossier
}

const month = fc
  .record({ year: fc.integer({ min: 1950, max: 2025 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`)
const han = (min: number, max: number) =>
  fc
    .array(fc.constantFrom(...'云栖文旅沈砚秋顾长风䶮喆𬭸昇祎科员局馆副'), { minLength: min, maxLength: max })
    .map((letters) => letters.join(''))

const anyDossier: fc.Arbitrary<Dossier> = fc
  .record({
    name: han(2, 8),
    sex: fc.constantFrom('男' as const, '女' as const),
    birth: month,
    post: fc.oneof(han(2, 60), fc.constantFrom('=1+1', '+1副局长', '@SUM(A1)', '-1科员', '＝1＋1', '"=1')),
    since: month,
    party: fc.option(month, { nil: '' }),
    id: fc.stringMatching(/^[1-9]\d{16}[\dX]$/),
    rank: fc.constantFrom('一级主任科员', '四级调研员', '二级科员'),
    degree: fc.constantFrom('', '文学学士', '公共管理硕士'),
  })
  .map((facts) => {
    const dossier = fullDossier()
    const { name, sex, birth } = facts
    const changes = { name, sex, birth, currentPost: facts.post, partyJoined: facts.party, idNumber: facts.id }
    Object.assign(dossier.basic, changes)
    Object.assign(dossier.postsHeld[0]!, { title: facts.post, startedOn: facts.since })
    Object.assign(dossier.educations[0]!, { degree: facts.degree })
    dossier.ranksHeld[0]!.rank = facts.rank
    return dossier
  })

describe('the same sheet in and out', () => {
  it('gives back the dossier it was written from', async () => {
    const roster = await readRoster(await rosterOf([person(fullDossier(), '挂职')]))
    expect(roster.headerRows).toEqual([3, 4])
    expect(roster.skip).toEqual({ 5: 'group title' })
    const [row] = roster.rows
    expect(row?.dossier).toEqual(fullDossier())
    expect(row).toMatchObject({ group: '一、领导班子', doubts: [], refused: false, cells: { 备注: '挂职' } })
    expect(roster.doubts.map((doubt) => doubt.field)).toEqual(['备注'])
  })

  it('holds for any people', async () => {
    const people = fc.uniqueArray(anyDossier, { minLength: 1, maxLength: 8, selector: (one) => one.basic.idNumber })
    await fc.assert(
      fc.asyncProperty(people, async (dossiers) => {
        const roster = await readRoster(await rosterOf(dossiers.map((dossier) => person(dossier))))
        expect(roster.rows.map((row) => row.dossier)).toEqual(dossiers)
        expect(roster.rows.flatMap((row) => row.doubts)).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('reads the plain layout and chosen columns back', async () => {
    const { basic } = fullDossier()
    const plain = await readRoster(await rosterOf([person(fullDossier())], { style: 'plain' }))
    const { idNumber: _, nativePlace: __, partyJoined: ___, workStarted: ____, ...printed } = basic
    expect(plain.rows[0]?.dossier.basic).toMatchObject({ ...printed, politics: '中共党员' })
    expect(plain.rows[0]?.cells).toMatchObject({ 任现职年限: '5', 任现职级年限: '4', 年龄: '45' })
    const columns = ['name', 'section', 'phone', 'staffKind', 'state', 'birthplace'] as const
    const chosen = await readRoster(await rosterOf([person(fullDossier())], { columns: [...columns] }))
    expect(chosen.headerRows).toEqual([3])
    expect(chosen.rows[0]?.section).toBe('人事科')
  })
})

describe('the sheet as printed', () => {
  it('is A4 landscape, fitted to the width, with a repeated head and page numbers', async () => {
    const sheet = await sheetOf(await rosterOf([person(fullDossier())], { watermark: '仅供A&B使用' }))
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:4',
    })
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页 共 &N 页')
    expect(sheet.headerFooter.oddHeader).toContain('仅供A&&B使用')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 4 })
    expect(sheet.getCell('A1').font).toMatchObject({ name: '方正小标宋简体', size: 20 })
    expect(sheet.getCell('A5').isMerged).toBe(true)
    expect(sheet.getCell('I3').value).toBe('全日制教育')
    expect(sheet.getCell('J3').master.address).toBe('I3')
    expect(sheet.getCell('F6').value).toBe('1988.11')
    expect(sheet.getCell('Q6')).toMatchObject({ value: '990101198811203467', numFmt: '@' })
    expect(sheet.getCell('A2').value).toBe('共1人　　截至2026年3月')
  })

  it('writes no title row for a group without title and counts on through groups', async () => {
    const groups = [
      { title: '', people: [person(fullDossier())] },
      { title: '二、其他', people: [person(blankDossier('林晚'))] },
    ]
    const sheet = await sheetOf(await rosterOf([], { groups }))
    expect([5, 6, 7].map((row) => sheet.getCell(row, 1).value)).toEqual([1, '二、其他', 2])
    expect(sheet.getCell('R7').border?.left?.style).toBe('thin')
  })

  it('measures wrapped text and names sheets as Excel allows', () => {
    expect([linesOf('云栖', 5), linesOf('云栖市', 5), linesOf('a\nb', 5)]).toEqual([1, 2, 2])
    expect(sheetName("'a/b:[c]*?'")).toBe('a b  c')
    expect(sheetName('名'.repeat(40))).toHaveLength(31)
    expect(sheetName('//')).toBe('名册')
  })
})

describe('formula injection', () => {
  const payloads = [
    '=HYPERLINK("http://x","点我")',
    '+1+1',
    '-1+1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1＋1',
    '"=1',
    ';=1',
    '_x0041_',
    "'=1",
    '<f>1</f>',
    'a\u0000\u000bb',
  ]

  it.each(payloads)('writes %j as a string in every place', async (payload) => {
    const dossier = fullDossier()
    const texts = {
      name: payload,
      nativePlace: payload,
      currentPost: payload,
      idNumber: payload,
      technicalTitle: payload,
    }
    Object.assign(dossier.basic, texts)
    dossier.ranksHeld[0]!.rank = payload
    const bytes = [
      await rosterOf([{ ...person(dossier), sectionName: payload, remarks: payload }], { title: payload }),
      await writeTable({ title: payload, columns: [{ title: payload, width: 9, kind: 'number' }], rows: [[payload]] }),
    ]
    for (const file of bytes) {
      const parts = await partsOf(file)
      const sheet = parts.get('xl/worksheets/sheet1.xml')!
      expect(sheet).not.toMatch(/<f[ >]|<hyperlink/)
      const valued = [...sheet.matchAll(/<c ([^>]*)>\s*<v>/g)].map((match) => match[1]!)
      expect(valued.length).toBeGreaterThan(0)
      for (const attributes of valued) expect(attributes.includes('t="s"') || /r="A\d+"/.test(attributes)).toBe(true)
      expect([...parts.keys()].filter((name) => /external/i.test(name))).toEqual([])
      for (const part of parts.values()) expect(part).not.toContain('TargetMode="External"')
    }
    const kept = payload.replace(/\r\n?/g, '\n').replace(/[\u0000\u000b]/g, '')
    expect((await sheetOf(bytes[0]!)).getCell('M6').value).toBe(kept)
  })
})

describe('the sheet to fill in', () => {
  it('has choice lists, text format and examples the reader skips', async () => {
    const bytes = await sampleSheet()
    const sheet = await sheetOf(bytes)
    const column = (title: string) => {
      const titles = sheet.getRow(2).values as unknown[]
      return titles.indexOf(title)
    }
    expect(sheet.getCell(5, column('身份证号码')).numFmt).toBe('@')
    expect(sheet.getCell(5, column('性别')).dataValidation?.formulae).toEqual(['"男,女"'])
    expect(sheet.getCell(304, column('编制类别')).dataValidation?.formulae).toEqual(['"行政,参公,事业,工勤"'])
    expect(sheet.getCell(5, column('人员状态')).dataValidation?.formulae?.[0]).toContain('在职,退休')
    const roster = await readRoster(bytes)
    expect(roster.rows).toEqual([])
    expect(roster.skip).toEqual({ 3: 'example', 4: 'example' })
    expect(roster.doubts.map((doubt) => doubt.field)).toEqual(['备注'])
  })

  it('is read once filled in, below or over the examples', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(new Uint8Array(await sampleSheet()).buffer)
    const sheet = book.worksheets[0]!
    for (const [row, name] of [
      [4, '宋屿'],
      [5, '林晚'],
    ] as const) {
      sheet.getRow(row).getCell(1).value = row - 3
      sheet.getRow(row).getCell(2).value = name
      sheet.getRow(row).getCell(7).value = '1995.10'
      sheet.getRow(row).getCell(26).value = ''
    }
    const roster = await readRoster(new Uint8Array(await book.xlsx.writeBuffer()))
    expect(roster.rows.map((row) => [row.dossier.basic.name, row.dossier.basic.birth])).toEqual([
      ['宋屿', '1995-10'],
      ['林晚', '1995-10'],
    ])
    expect(roster.rows[0]?.dossier.basic.nativePlace).toBe('青岚省云栖市')
    for (const row of roster.rows) expect(Dossier.safeParse(row.dossier).success).toBe(true)
  })
})

describe('any table', () => {
  it('keeps numbers as numbers and everything else as text', async () => {
    const columns = [
      { title: '姓名', width: 60, kind: 'text' as const },
      { title: '起始', width: 12, kind: 'date' as const },
      { title: '天数', width: 21, kind: 'number' as const },
    ]
    const rows = [
      ['宋屿', '2026-03', -2.5],
      [null, '', null],
    ]
    const sheet = await sheetOf(await writeTable({ title: '请假台账', columns, rows, note: '注：按工作日计。' }))
    expect([1, 2, 3].map((column) => sheet.getCell(3, column).value)).toEqual(['宋屿', '2026-03', -2.5])
    expect(sheet.getCell(4, 1).value).toBeNull()
    expect(sheet.getCell(5, 1).value).toBe('注：按工作日计。')
    expect(sheet.pageSetup.orientation).toBe('landscape')
    const narrow = [{ ...columns[0]!, width: 59 }, ...columns.slice(1)]
    const upright = await sheetOf(await writeTable({ title: '请假台账', columns: narrow, rows }))
    expect(upright.pageSetup.orientation).toBe('portrait')
  })
})
