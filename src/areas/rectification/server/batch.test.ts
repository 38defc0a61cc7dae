import ExcelJS from '@protobi/exceljs'
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import { makeRectificationBureau, type RectificationBureau } from '../../../testing/rectification-bureau.ts'
import { batchRows, measureTexts } from '../files/batch-rows.ts'
import type { BatchPreview } from '../schema.ts'

let bureau: RectificationBureau
beforeAll(async () => {
  bureau = await makeRectificationBureau()
})
afterAll(() => bureau.world.close())

const AT = '/api/rectification/batch'
const HEAD = ['序号', '反馈问题', '问题类别', '问题来源', '责任科室', '责任人', '整改时限', '整改措施', '奇怪的栏目']
let number = 0
/** A sound row; no two of the same problem. */
const fresh = () => good.map((text, index) => (index === 1 ? `${text}${++number}` : text))
const good = [
  '1',
  '投诉台账不全',
  '群众服务意识',
  '巡察',
  '市场管理科',
  '石敬之',
  '2026年12月31日',
  '1.补齐台账\n2.按月核对',
  '',
]

async function sheet(rows: string[][], name = '台账.xlsx') {
  const columns = HEAD.map((title) => ({ title, width: 12, kind: 'text' as const }))
  return { name, bytes: await writeTable({ title: '整改台账', columns, rows }) }
}

async function word(rows: string[][]) {
  const cell = (text: string) => new TableCell({ children: text.split('\n').map((line) => new Paragraph(line)) })
  const table = new Table({ rows: [HEAD, ...rows].map((row) => new TableRow({ children: row.map(cell) })) })
  const document = new Document({ sections: [{ children: [new Paragraph('整改台账'), table, new Paragraph('')] }] })
  return { name: '台账.docx', bytes: new Uint8Array(await Packer.toArrayBuffer(document)) }
}

const preview = async (file: { name: string; bytes: Uint8Array }, query = '') => {
  const { status, body } = await bureau.clerk.upload(`${AT}/preview${query}`, [file])
  return { status, body: body as BatchPreview }
}
const standing = async () => (await bureau.clerk.get('/api/rectification/problems?size=200')).body
const enter = (rows: BatchPreview['rows']) => bureau.clerk.post(AT, { rows: rows.map(({ row }) => row) })

describe.each([
  ['a sheet', sheet],
  ['a Word table', word],
])('%s', (_, file) => {
  it('is read, looked through and entered with its measures', async () => {
    const before = (await standing()).count
    const row = fresh()
    const { body } = await preview(await file([row]))
    expect(body.unknown).toEqual(['奇怪的栏目'])
    expect(body.rows.map(({ faults }) => faults)).toEqual([[]])
    expect((await standing()).count).toBe(before)
    // Pressed twice at once: entered once. The second is refused by what is there, or by what comes to be there.
    const twice = await Promise.all([1, 2].map(() => enter(body.rows)))
    const [done, refused] = twice.map(({ status }) => status).sort()
    expect(done).toBe(201)
    expect([400, 409]).toContain(refused)
    expect(twice.find(({ status }) => status === 201)!.body).toEqual({ entered: 1, reopened: 0 })
    expect((await standing()).count).toBe(before + 1)
    const line = (await standing()).rows.find(({ title }: { title: string }) => title === row[1])
    expect(line).toMatchObject({ ownerName: '石敬之', dueOn: '2026-12-31', state: 'in-hand' })
    const measures = (await bureau.view(line.id)).measures as { text: string }[]
    expect(measures.map(({ text }) => text)).toEqual(['补齐台账', '按月核对'])
  })

  it('with wrong rows says what is wrong with each and enters nothing', async () => {
    const wrong = ['2', '', '其他', '路边', '没有这个科', '无此人', '2月30日', '做', '']
    const before = (await standing()).count
    const { body } = await preview(await file([fresh(), wrong]))
    expect(body.rows[0]!.faults).toEqual([])
    const faults = body.rows[1]!.faults.join('\n')
    for (const told of ['问题类别', '问题来源', '没有这个科', '无此人', '2月30日', '请填写问题']) {
      if (told === '请填写问题') expect(faults).toMatch(/问题至少写2个字/)
      else expect(faults).toContain(told)
    }
    const answer = await enter(body.rows)
    expect(answer.status).toBe(400)
    expect(answer.body.faults[0].field).toBe('rows.1')
    expect((await standing()).count).toBe(before)
  })
})

describe('a file', () => {
  it.each([
    ['空.xlsx', new Uint8Array()],
    ['空.docx', new Uint8Array()],
    ['坏.docx', new TextEncoder().encode('不是压缩包')],
    ['坏.xlsx', new TextEncoder().encode('不是压缩包')],
    ['台账.csv', Buffer.from([0xce, 0xca, 0xcc, 0xe2, 0x2c, 0xb1, 0xb8, 0xd7, 0xa2])],
    ['老格式.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['宽字符.docx', Buffer.from('问题,责任科室', 'utf16le')],
  ])('%s is refused in words', async (name, bytes) => {
    const { status, body } = await preview({ name, bytes })
    expect(status).toBe(422)
    expect((body as unknown as { message: string }).message).toMatch(/请/)
  })

  it('without a heading row is refused; presets fill what rows leave out', async () => {
    const plain = await writeTable({
      title: '表',
      columns: [{ title: '姓名', width: 9, kind: 'text' }],
      rows: [['宋屿']],
    })
    expect((await preview({ name: '名册.xlsx', bytes: plain })).status).toBe(422)
    const bare = fresh().map((text, index) => (index === 2 || index === 3 ? '' : text))
    const { body } = await preview(await sheet([bare]), '?kind=theory&origin=audit')
    expect(body.rows[0]!.faults).toEqual([])
  })

  it('of 200 MB is cut off where the limit is', async () => {
    let sent = 0
    const body = new ReadableStream({
      pull(stream) {
        sent += 1024 * 1024
        if (sent > 200 * 1024 * 1024) stream.close()
        else stream.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const { status } = await bureau.clerk.stream(`${AT}/preview`, body)
    expect(status).toBe(413)
    expect(sent).toBeLessThan(25 * 1024 * 1024)
  })

  it('with rows twice, or that stand in the ledger, says so; a row is free again once it is done with', async () => {
    const row = fresh()
    const { body } = await preview(await sheet([row, row]))
    expect(body.rows.map(({ faults }) => faults.join())).toEqual(['', expect.stringContaining('重复')])
    expect((await enter(body.rows)).status).toBe(400)
    expect((await enter(body.rows.slice(0, 1))).status).toBe(201)
    const [again] = (await preview(await sheet([row]))).body.rows
    expect(again!.faults.join()).toMatch(/台账里已有同科室的同名问题2026-\d{3}/)
    const line = (await standing()).rows.find(({ title }: { title: string }) => title === row[1])
    expect(await bureau.act(bureau.clerk, line.id, 'withdrawal', { text: '录入重复' })).toBe(200)
    expect((await preview(await sheet([row]))).body.rows[0]!.faults).toEqual([])
  })

  it('with formulas is read as what they show, and what looks like one stays text', async () => {
    const workbook = new ExcelJS.Workbook()
    const page = workbook.addWorksheet('台账')
    page.addRow(HEAD)
    const row = page.addRow(fresh())
    row.getCell(2).value = { formula: 'A1&"台账"', result: '公式得出的问题' }
    const typed = page.addRow(fresh())
    typed.getCell(2).value = '=HYPERLINK("http://x","点我")'
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const { body } = await preview({ name: '公式.xlsx', bytes })
    expect(body.rows.map(({ row: read }) => read.title)).toEqual(['公式得出的问题', '=HYPERLINK("http://x","点我")'])
    expect((await enter(body.rows)).status).toBe(201)
  })

  it('of a section head holds only problems of the section', async () => {
    const file = await sheet([fresh().map((text) => (text === '市场管理科' ? '艺术科' : text))])
    const { body } = await bureau.head.upload(`${AT}/preview`, [file])
    expect((body as BatchPreview).rows[0]!.faults.join()).toContain('只能录入本科室')
    expect((await bureau.owner.upload(`${AT}/preview`, [file])).status).toBe(403)
  })
})

describe('reading rows', () => {
  it('passes over titles, blanks and repeated heads', () => {
    const table = [
      ['整改台账'],
      [],
      ['序号', '问题', '责任科室'],
      ['1', '甲', '办'],
      ['', '', ''],
      ['序号', '问题', '责任科室'],
    ]
    const read = batchRows(table, (index) => `第${index + 1}行`)
    expect(read!.rows.map(({ at, row }) => [at, row.title])).toEqual([['第4行', '甲']])
    expect(batchRows([['姓名', '性别']], String)).toBeNull()
  })

  it.each([
    ['1.建立台账\n2.定期公示', ['建立台账', '定期公示']],
    ['（1）建立台账。（2）定期公示', ['建立台账。', '定期公示']],
    ['建立台账', ['建立台账']],
    ['投入2.5万元更新图书', ['投入2.5万元更新图书']],
    ['', []],
  ])('%j is measures', (written, texts) => {
    expect(measureTexts(written)).toEqual(texts)
  })
})
