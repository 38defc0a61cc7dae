import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import { makeRectificationBureau, type RectificationBureau } from '../../../testing/rectification-bureau.ts'
import { batchRows, measureTexts } from '../files/batch-rows.ts'
import type { BatchPreview } from '../schema.ts'

let bureau: RectificationBureau
beforeEach(async () => {
  bureau = await makeRectificationBureau()
})
afterEach(() => bureau.world.close())

const AT = '/api/rectification/batch'
const HEAD = ['序号', '反馈问题', '问题类别', '问题来源', '责任科室', '责任人', '整改时限', '整改措施', '奇怪的栏目']
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
const enter = (rows: BatchPreview['rows']) => bureau.clerk.post(AT, { rows: rows.map(({ row }) => row) })

describe.each([
  ['a sheet', sheet],
  ['a Word table', word],
])('%s', (_, file) => {
  it('is read, looked through and entered with its measures', async () => {
    const { body } = await preview(await file([good]))
    expect(body.unknown).toEqual(['奇怪的栏目'])
    expect(body.rows.map(({ faults }) => faults)).toEqual([[]])
    expect((await bureau.clerk.get('/api/rectification/problems')).body.count).toBe(0)
    expect((await enter(body.rows)).body).toEqual({ entered: 1, reopened: 0 })
    const [line] = (await bureau.clerk.get('/api/rectification/problems')).body.rows
    expect(line).toMatchObject({ title: '投诉台账不全', ownerName: '石敬之', dueOn: '2026-12-31', state: 'in-hand' })
    const measures = (await bureau.view(line.id)).measures as { text: string }[]
    expect(measures.map(({ text }) => text)).toEqual(['补齐台账', '按月核对'])
  })

  it('with wrong rows says what is wrong with each and enters nothing', async () => {
    const wrong = ['2', '', '其他', '路边', '没有这个科', '无此人', '2月30日', '做', '']
    const { body } = await preview(await file([good, wrong]))
    expect(body.rows[0]!.faults).toEqual([])
    const faults = body.rows[1]!.faults.join('\n')
    for (const told of ['问题类别', '问题来源', '没有这个科', '无此人', '2月30日', '请填写问题']) {
      if (told === '请填写问题') expect(faults).toMatch(/问题至少写2个字/)
      else expect(faults).toContain(told)
    }
    const answer = await enter(body.rows)
    expect(answer.status).toBe(400)
    expect(answer.body.faults[0].field).toBe('rows.1')
    expect((await bureau.clerk.get('/api/rectification/problems')).body.count).toBe(0)
  })
})

describe('a file', () => {
  it.each([
    ['空.xlsx', new Uint8Array()],
    ['空.docx', new Uint8Array()],
    ['坏.docx', new TextEncoder().encode('不是压缩包')],
    ['坏.xlsx', new TextEncoder().encode('不是压缩包')],
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
    const bare = good.map((text, index) => (index === 2 || index === 3 ? '' : text))
    const { body } = await preview(await sheet([bare]), '?kind=theory&origin=audit')
    expect(body.rows[0]!.faults).toEqual([])
  })

  it('of a section head holds only problems of the section', async () => {
    const file = await sheet([good.map((text) => (text === '市场管理科' ? '艺术科' : text))])
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
