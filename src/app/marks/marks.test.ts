import ExcelJS from '@protobi/exceljs'
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import yazl from 'yazl'
import { type Client, makeWorld, type World } from '../../testing/world.ts'
import { readConfig } from '../config.ts'
import { textsOf } from './texts.ts'
import { isMarked, usualMarks } from './words.ts'

const marked = (text: string) => isMarked(text, usualMarks)

it.each([
  '绝密★',
  '机密★1年',
  '秘密★6个月',
  '机 密 ★ 1 0 年',
  '机　密　★',
  '秘\u200b密\ufeff★长期',
  '绝密☆',
  '秘密⭐',
  '秘密*10年',
  '机密＊长期',
  '  秘密★５年  ',
  '文件头\n机密★1年\n正文',
])('%j is a mark', (text) => expect(marked(text)).toBe(true))

it.each([
  '严禁存储、处理、传输国家秘密',
  '商业秘密*见注',
  '保守党的秘密',
  '秘密',
  '机密级文件柜',
  '评价：★★★★★',
  '秘\n密★',
  '机要秘书★',
  '',
])('%j is none', (text) => expect(marked(text)).toBe(false))

it('finds a mark whatever blanks stand between its letters', () => {
  const blank = fc.constantFrom(' ', '\u3000', '\t', '\u00a0', '\u200b', '\u2009', '')
  fc.assert(
    fc.property(fc.constantFrom(...usualMarks), fc.array(blank, { minLength: 3, maxLength: 3 }), (mark, blanks) => {
      expect(marked(`附件：${[...mark].map((letter, at) => letter + (blanks[at] ?? '')).join('')}`)).toBe(true)
    }),
  )
})

const found = async (bytes: Uint8Array) => (await textsOf(bytes)).some(marked)

/** A Word file with the words cut into pieces as WPS does, in a cell. */
async function word(...pieces: string[]) {
  const paragraph = new Paragraph({ children: pieces.map((text, at) => new TextRun({ text, bold: at % 2 === 0 })) })
  const table = new Table({ rows: [new TableRow({ children: [new TableCell({ children: [paragraph] })] })] })
  const { buffer } = await Packer.toArrayBuffer(new Document({ sections: [{ children: [table] }] })).then((made) => ({
    buffer: made,
  }))
  return new Uint8Array(buffer)
}

async function sheet(...cells: string[]) {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('表').addRow(cells)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function zip(files: Record<string, Uint8Array>): Promise<Uint8Array> {
  const made = new yazl.ZipFile()
  for (const [name, bytes] of Object.entries(files)) made.addBuffer(Buffer.from(bytes), name)
  made.end()
  return new Response(made.outputStream as never).bytes()
}

const text = (words: string) => new TextEncoder().encode(words)
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
/** 机密★1年 as a machine set to GBK writes it. */
const GBK = [0xbb, 0xfa, 0xc3, 0xdc, 0xa1, 0xef, 0x31, 0xc4, 0xea]

describe('the text of a file', () => {
  it.each<[string, () => Promise<Uint8Array> | Uint8Array, boolean]>([
    ['Word, the word cut into pieces', () => word('机', '密', '★', '1年'), true],
    ['Word without a mark', () => word('关于保守国家秘密的通知'), false],
    ['Excel', () => sheet('序号', '秘密★1年'), true],
    ['Excel, in two cells that have nothing to do with each other', () => sheet('商业秘密', '★★★'), false],
    ['text in UTF-8', () => text('姓名\n机密★1年'), true],
    ['text in GBK', () => Uint8Array.from(GBK), true],
    ['text in UTF-16', () => Uint8Array.from([0xff, 0xfe, ...Buffer.from('绝密★', 'utf16le')]), true],
    ['XML with the star written as a number', () => text('<?xml version="1.0"?><a>秘密&#9733;1年</a>'), true],
    ['Word 97 at an even place', () => Uint8Array.from([...OLE, ...Buffer.from('机密★1年', 'utf16le')]), true],
    ['Word 97 at an odd place', () => Uint8Array.from([...OLE, 0, ...Buffer.from('机密★1年', 'utf16le')]), true],
    ['an archive with a Word file in it', async () => zip({ '甲.docx': await word('绝密★') }), true],
    ['an archive with the mark in a name', () => zip({ '机密★1年/甲.txt': text('') }), true],
    ['nothing', () => new Uint8Array(), false],
    ['a damaged archive', () => Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), false],
    ['rare characters', () => text('𠮷䶮'), false],
  ])('%s', async (_, make, expected) => expect(await found(await make())).toBe(expected))

  it('of an archive that unpacks to too much is not read to the end', async () => {
    const huge = await zip({ '大.xml': new Uint8Array(60 * 1024 * 1024), '后.txt': text('绝密★') })
    expect(huge.length).toBeLessThan(1024 * 1024)
    expect(await found(huge)).toBe(false)
  })
})

describe('at the door', () => {
  let world: World
  let clerk: Client
  beforeAll(async () => {
    world = await makeWorld()
    clerk = await world.as('personnel_clerk')
  })
  afterAll(() => world.close())
  const trail = () =>
    world.db.selectFrom('auditEntry').selectAll().where('action', '=', 'upload.marked-refused').orderBy('seq').execute()

  it.each([
    ['by its text', '名册.csv', '姓名,单位\n张三,机密★1年\n', 'text'],
    ['by its name', '秘密★1年 名册.csv', '姓名,单位\n张三,局里\n', 'name'],
  ])('a file is refused %s, and nothing of it is kept', async (_, name, content, where) => {
    const before = await world.db.selectFrom('importBatch').select('id').execute()
    const answer = await clerk.upload('/api/imports', [
      { name: '好的.txt', bytes: text('没有什么') },
      { name, bytes: text(content) },
    ])
    expect(answer.status).toBe(422)
    expect(answer.body.message).toMatch(/第2个文件的.*带有国家秘密标志，没有收取。本系统为非涉密系统.*保密员/)
    expect(await world.db.selectFrom('importBatch').select('id').execute()).toEqual(before)
    const told = (await trail()).at(-1)!
    expect(JSON.parse(told.detail)).toMatchObject({ where, file: 2, of: 2 })
    expect([told.outcome, told.actorId]).toEqual(['refused', clerk.accountId])
    expect(JSON.stringify(told)).not.toMatch(/张三|名册|★/)
  })

  it('whoever may not upload at all is told only that', async () => {
    const before = (await trail()).length
    const cadre = await world.as('cadre')
    const answer = await cadre.upload('/api/imports', [{ name: '机密★.txt', bytes: text('机密★') }])
    expect(answer.status).toBe(403)
    expect(await trail()).toHaveLength(before)
  })

  it('takes the bureau own marks beside the usual ones, none of them too short', () => {
    expect(readConfig({}).secretMarks).toEqual(usualMarks)
    expect(readConfig({ TOUYAN_SECRET_MARKS: '内部★，警务工作秘密' }).secretMarks).toEqual([
      ...usualMarks,
      ...['内部★', '警务工作秘密'],
    ])
    expect(isMarked('警务 工作 秘密', ['警务工作秘密'])).toBe(true)
    expect(() => readConfig({ TOUYAN_SECRET_MARKS: '密' })).toThrow(/太短/)
  })
})
