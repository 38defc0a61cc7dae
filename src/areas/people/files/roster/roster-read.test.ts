import { readFileSync } from 'node:fs'
import ExcelJS from '@protobi/exceljs'
import { describe, expect, it } from 'vitest'
import { Dossier } from '../../schema.ts'
import type { RosterRow } from './roster.ts'
import { readRoster } from './roster-read.ts'

const samples = new URL('../../../../testing/samples/', import.meta.url)

type Values = (ExcelJS.CellValue | undefined)[]

async function bookOf(rows: Values[], change?: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名册')
  for (const row of rows) sheet.addRow(row)
  change?.(sheet, book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const read = async (rows: Values[], change?: Parameters<typeof bookOf>[1]) => readRoster(await bookOf(rows, change))
const codes = (row: RosterRow | undefined) => row?.doubts.map((doubt) => doubt.code)

describe('the dirty roster', async () => {
  const expected = JSON.parse(readFileSync(new URL('expected/roster_dirty.json', samples), 'utf8'))
  const roster = await readRoster(readFileSync(new URL('roster_dirty.xlsx', samples)))
  const at = (number: number) => roster.rows.find((row) => row.row === number)!

  it('agrees with the expected reading on head, rows and columns', () => {
    const { headerRows, dataRows, skip, columns } = roster
    const { headerRows: head, dataRows: data, skip: skipped, columns: labels } = expected
    expect({ headerRows, dataRows, skip, columns }).toEqual({
      headerRows: head,
      dataRows: data,
      skip: skipped,
      columns: labels,
    })
    expect(roster.sheet).toBe('干部名册')
    expect(roster.rows.map((row) => row.row)).toEqual(dataRows)
  })

  it.each(Object.entries(expected.expect as Record<string, Record<string, string | number | boolean>>))(
    'agrees on row %s',
    (number, facts) => {
      const { dossier, ...row } = at(Number(number))
      const month = (fact: unknown) => String(fact).slice(0, 7)
      if (facts.姓名) expect(dossier.basic.name).toBe(facts.姓名)
      if (facts.birth) expect(dossier.basic.birth).toBe(facts.birth)
      if (facts.party) expect(dossier.basic.partyJoined).toBe(facts.party)
      if (facts.work) expect(dossier.basic.workStarted).toBe(month(facts.work))
      const asks = String(facts['post since']).includes('ask')
      if (facts['post since'] && !asks) expect(dossier.postsHeld[0]?.startedOn).toBe(month(facts['post since']))
      if (asks) {
        expect(dossier.postsHeld).toEqual([])
        const doubt = row.doubts.find((found) => found.code === 'formula-without-value')
        expect(doubt?.message).toContain('=TEXT(DATE(2020,6,1),"yyyy.mm")')
      }
      expect(row.refused).toBe(String(facts.id).startsWith('REJECT'))
      expect(row.hidden).toBe(facts.hidden ?? false)
      expect(row.duplicateOf).toBe(facts.duplicateOf ?? null)
    },
  )

  it('reads the rest of the rows', () => {
    expect(at(6).group).toBe('一、领导班子')
    expect(at(12).group).toBe('二、中层干部')
    expect(at(6).dossier.basic.currentPost).toBe('云栖市文化和旅游局党组成员、副局长')
    expect(at(6).dossier.ranksHeld).toMatchObject([{ rank: '正科级', startedOn: '2021-05' }])
    expect(at(6).dossier.educations).toMatchObject([
      { mode: 'full_time', diploma: '大学', degree: '文学学士', diplomaSchool: '青岚师范大学中文系汉语言文学专业' },
      { mode: 'in_service', diploma: '研究生', degree: '公共管理硕士' },
    ])
    expect(at(7).dossier.basic).toMatchObject({ nation: '汉族', idNumber: '990101197703081170' })
    expect(at(9).dossier.basic.idNumber).toBe('')
    expect(
      at(9)
        .doubts.map((doubt) => doubt.message)
        .join(),
    ).toMatch(/设为文本格式后重新填写/)
    expect(at(9).cells.备注).toBe('身份证号被存为数值，末三位已丢失')
    expect(codes(at(11))).toEqual(['hidden-row', 'formula-without-value'])
    for (const row of roster.rows) expect(Dossier.safeParse(row.dossier).success).toBe(true)
  })

  it('names the columns and sheets that were not read', () => {
    const found = roster.doubts.map((doubt) => [doubt.code, doubt.field])
    expect(found).toEqual([
      ['column-not-imported', '备注'],
      ['sheet-not-read', '填表说明'],
    ])
  })
})

describe('heads', () => {
  it('finds a head with blanks, stars and other words', async () => {
    const roster = await read([
      ['某局人员表'],
      [],
      ['姓 名*', '出生\n日期（年月）', '公民身份号码'],
      ['宋屿', '1995.07', ''],
    ])
    expect(roster.headerRows).toEqual([3])
    expect(roster.columns).toEqual(['姓名', '出生日期(年月)', '公民身份号码'])
    expect(roster.rows[0]?.dossier.basic.birth).toBe('1995-07')
  })

  it('reads a head of two rows without merged cells', async () => {
    const roster = await read([
      ['姓名', '出生', '全日制教育', '', '在职教育', '', '现职级', ''],
      ['', '年月', '学历', '毕业院校', '学历', '毕业院校', '', '任现职级时间'],
      ['宋屿', '1995.07', '大学', '青岚大学', '研究生', '省委党校', '四级主任科员', '2021.03'],
    ])
    expect(roster.headerRows).toEqual([1, 2])
    expect(roster.columns.slice(1, 5)).toEqual(['出生年月', '全日制教育/学历', '全日制教育/毕业院校', '在职教育/学历'])
    const { educations, ranksHeld, basic } = roster.rows[0]!.dossier
    expect(educations.map((education) => education.diplomaSchool)).toEqual(['青岚大学', '省委党校'])
    expect(ranksHeld).toMatchObject([{ rank: '四级主任科员', startedOn: '2021-03' }])
    expect(basic.birth).toBe('1995-07')
  })

  it('reads 学历 over 全日制 and 在职', async () => {
    const roster = await read(
      [
        ['姓名', '学历', '', '毕业院校', ''],
        ['', '全日制', '在职', '全日制', '在职'],
        ['宋屿', '大专', '大学', '青岚学院', '青岚大学'],
      ],
      (sheet) => {
        for (const range of ['A1:A2', 'B1:C1', 'D1:E1']) sheet.mergeCells(range)
      },
    )
    expect(roster.columns).toEqual(['姓名', '学历/全日制', '学历/在职', '毕业院校/全日制', '毕业院校/在职'])
    expect(roster.rows[0]?.dossier.educations).toMatchObject([
      { mode: 'full_time', diploma: '大专', diplomaSchool: '青岚学院' },
      { mode: 'in_service', diploma: '大学', diplomaSchool: '青岚大学' },
    ])
    expect(roster.doubts).toEqual([])
  })

  it('does not take a person for a part of the head', async () => {
    const roster = await read(
      [
        ['姓名', '性别', '备注'],
        ['宋屿', '男'],
      ],
      (sheet) => sheet.mergeCells('C1:C2'),
    )
    expect(roster.rows.map((row) => row.dossier.basic.name)).toEqual(['宋屿'])
  })

  it('finds a head in row 30 and not in row 31', async () => {
    const blank = (count: number) => Array.from({ length: count }, () => ['说明文字'])
    const table = [
      ['姓名', '性别'],
      ['宋屿', '男'],
    ]
    expect((await read([...blank(29), ...table])).headerRows).toEqual([30])
    await expect(read([...blank(30), ...table])).rejects.toMatchObject({ code: 'no-header' })
    await expect(read([['姓名'], ['宋屿']])).rejects.toMatchObject({ code: 'no-header' })
  })

  it('says when education is not told apart and which columns are left', async () => {
    const roster = await read([
      ['姓名', '学历', '星座', '姓名'],
      ['宋屿', '大学', '双鱼', ''],
    ])
    expect(roster.doubts.map((doubt) => doubt.code)).toEqual(['education-mode-unknown', 'column-not-imported'])
    expect(roster.rows[0]?.cells.星座).toBe('双鱼')
  })

  it('reads every visible sheet that has a head', async () => {
    const rows = [
      ['姓名', '身份证号'],
      ['宋屿', '990101199507191012'],
    ]
    const roster = await read(rows, (_, book) => {
      for (const name of ['中层', '旧表']) book.addWorksheet(name).addRows([...rows, ['林晚', '']])
      book.getWorksheet('旧表')!.state = 'hidden'
    })
    expect(roster.sheets.map((sheet) => sheet.sheet)).toEqual(['名册', '中层'])
    expect(roster.rows.map((row) => [row.sheet, row.dossier.basic.name, row.duplicateOf])).toEqual([
      ['名册', '宋屿', null],
      ['中层', '宋屿', 2],
      ['中层', '林晚', null],
    ])
    expect(roster.rows[1]?.doubts[0]?.message).toContain('工作表“名册”第2行')
    expect(roster.doubts).toMatchObject([{ code: 'sheet-not-read', field: '旧表' }])
  })
})

describe('rows', () => {
  const head = ['序号', '姓名', '出生年月', '身份证号', '现任职务']

  it('never drops a row that holds something', async () => {
    const roster = await read([
      head,
      [1, '张三、李四', '1980.01'],
      [2, '', '1980.01', '', '科员'],
      [3, '（空缺）', '', '', '副局长'],
      [4, { formula: 'Z9' } as ExcelJS.CellValue, '1980.01'],
      [5, '13800000000', '1980.01'],
      [6],
      [7, '宋屿', '1995.07'],
    ])
    expect(roster.dataRows).toEqual([8])
    const unclear = roster.doubts.filter((doubt) => doubt.code === 'row-not-understood')
    expect(unclear.map((doubt) => doubt.field)).toEqual(['名册!2', '名册!3', '名册!4', '名册!5', '名册!6'])
    expect(unclear[0]?.message).toContain('张三、李四')
    expect(roster.skip).toEqual({ 7: 'blank' })
  })

  it('tells of people typed over an example and of columns without head', async () => {
    const roster = await read([head, ['示例', '张三', '1980.06'], [1, '宋屿', '', '', '', '', '备用']])
    expect(roster.dataRows).toEqual([3])
    const found = roster.doubts.map((doubt) => [doubt.code, doubt.field])
    expect(found).toEqual([
      ['row-not-understood', '名册!2'],
      ['column-not-imported', 'G列'],
    ])
  })

  it('names the second person of sheets with two people in a row', async () => {
    const roster = await read([
      ['姓名', '性别', '姓名', '性别'],
      ['宋屿', '男', '林晚', '女'],
    ])
    expect(roster.rows).toHaveLength(1)
    expect(roster.doubts.find((doubt) => doubt.code === 'row-not-understood')?.message).toContain('林晚')
  })

  it('joins the second line of a person and repeats values merged downwards', async () => {
    const roster = await read(
      [
        ['姓名', '科室', '现任职务'],
        ['宋屿', '人事科', '科员'],
        ['', '', '兼支部委员'],
        ['林晚', '', '科长'],
      ],
      (sheet) => {
        sheet.mergeCells('A2:A3')
        sheet.mergeCells('B2:B4')
      },
    )
    expect(roster.skip).toEqual({ 3: 'continued' })
    expect(roster.rows.map((row) => [row.dossier.basic.name, row.section, row.dossier.basic.currentPost])).toEqual([
      ['宋屿', '人事科', '科员兼支部委员'],
      ['林晚', '人事科', '科长'],
    ])
  })

  it('skips totals, signatures, notes, examples and repeated heads', async () => {
    const roster = await read([
      head,
      ['示例', '沈砚秋', '1980.06'],
      ['（一）机关'],
      [1, '宋屿', '1995.07'],
      head,
      ['合计：1人'],
      ['', '单位负责人：', '', '填表人：测试员甲'],
      ['注：以上为在编人员。'],
    ])
    expect(roster.skip).toEqual({
      2: 'example',
      3: 'group title',
      5: 'repeated header',
      6: 'total',
      7: 'signatures',
      8: 'note',
    })
    expect(roster.rows[0]?.group).toBe('（一）机关')
  })

  it('keeps namesakes apart and finds the same person again', async () => {
    const roster = await read([
      head,
      [1, '宋屿', '1995.07'],
      [2, '宋屿', '1996.07'],
      [3, '宋　屿', '1995年7月'],
      [4, '林晚', '1990.01', '990101199001010013'],
      [5, '林晚', '1990.01', '990101199001010021'],
      [6, '林晚', '1990.01'],
      [7, '江照', '', '990101199001010021'],
    ])
    expect(roster.rows.map((row) => row.duplicateOf)).toEqual([null, null, 2, null, null, 5, 6])
    expect(roster.rows[6]?.doubts[0]).toMatchObject({ code: 'duplicate-row', field: 'basic.idNumber' })
  })

  it('reads 5,000 rows', async () => {
    const people = Array.from({ length: 5000 }, (_, index) => [
      index + 1,
      `人${index.toString(36).replace(/\d/g, '零')}`,
    ])
    const roster = await read([
      head,
      ...people.map((row, index) => [...row, `19${50 + (index % 50)}.0${1 + (index % 9)}`]),
    ])
    expect(roster.rows).toHaveLength(5000)
    expect(roster.rows.at(-1)?.row).toBe(5001)
  })
})

describe('cells', () => {
  const one = async (column: string, value: ExcelJS.CellValue, change?: Parameters<typeof bookOf>[1]) =>
    (
      await read(
        [
          ['姓名', column],
          ['宋屿', value],
        ],
        change,
      )
    ).rows[0]!

  it('reads the ID number in every state', async () => {
    expect((await one('身份证号', "'99010119950719101x")).dossier.basic.idNumber).toBe('99010119950719101X')
    expect((await one('身份证号', '990101 19950719 1012')).dossier.basic.idNumber).toBe('990101199507191012')
    expect(codes(await one('身份证号', '990101950719101'))).toEqual(['id-old'])
    expect(await one('身份证号', 990101950719101)).toMatchObject({ refused: false })
    expect(await one('身份证号', 990101199507191000)).toMatchObject({ refused: true })
    expect(await one('身份证号', '9.90101E+17')).toMatchObject({ refused: true })
    expect(codes(await one('身份证号', '12345'))).toEqual(['id-shape'])
  })

  it('reads date cells at UTC and numbers that were given a date format', async () => {
    const dated = (format: string) => (sheet: ExcelJS.Worksheet) => {
      sheet.getCell('B2').numFmt = format
    }
    const midnight = new Date(Date.UTC(1980, 0, 1))
    expect((await one('出生年月', midnight, dated('yyyy.mm'))).dossier.basic.birth).toBe('1980-01')
    expect((await one('出生年月', midnight, dated('yyyy-mm-dd'))).dossier.basic.birth).toBe('1980-01-01')
    expect((await one('出生年月', 199507, dated('yyyy.mm'))).dossier.basic.birth).toBe('1995-07')
    expect((await one('出生年月', 1995.07, dated('yyyy.mm'))).dossier.basic.birth).toBe('1995-07')
  })

  it('asks about error values, lost characters and 2月30日', async () => {
    expect(codes(await one('出生年月', { error: '#N/A' }))).toEqual(['cell-error'])
    const impossible = await one('出生年月', '1995年2月30日')
    expect(impossible.dossier.basic.birth).toBe('')
    expect(impossible.doubts[0]).toMatchObject({ code: 'date-unreadable', field: 'basic.birth' })
    expect(impossible.doubts[0]?.message).toContain('1995年2月30日')
    const [lost] = (
      await read([
        ['姓名', '性别'],
        ['宋\ue123', '男'],
      ])
    ).rows
    expect(codes(lost)).toEqual(['rare-character-lost'])
  })

  it('uses the saved result of a formula', async () => {
    expect((await one('现任职务', { formula: 'A9', result: '科长' })).dossier.basic.currentPost).toBe('科长')
    const linked = await one('联系电话', { text: '13800000000', hyperlink: 'tel:13800000000' })
    expect(linked.dossier.basic.phone).toBe('13800000000')
  })

  it('keeps rare characters and reads remarks behind the name', async () => {
    const roster = await read([
      ['姓名', '性别'],
      ['䶮𬭸（女，回族）', ''],
      ['古丽•买买提（挂职）', '女'],
    ])
    expect(roster.rows[0]?.dossier.basic).toMatchObject({ name: '䶮𬭸', sex: '女', nation: '回族' })
    expect(roster.rows[1]?.dossier.basic.name).toBe('古丽·买买提')
    expect(codes(roster.rows[1])).toEqual(['name-remark'])
  })

  it('puts another party and political status where they belong', async () => {
    expect((await one('入党时间', '九三学社 2005.03')).dossier.basic.otherParty).toBe('九三学社2005.03')
    expect((await one('入党时间', '群众')).dossier.basic).toMatchObject({ politics: '群众', partyJoined: '' })
  })

  it('does not take values the dossier cannot hold', async () => {
    const row = await one('联系电话', '1'.repeat(41))
    expect(row.dossier.basic.phone).toBe('')
    expect(codes(row)).toEqual(['value-not-accepted'])
    expect((await one('联系电话', '1'.repeat(40))).doubts).toEqual([])
    expect(codes(await one('编制类别', '临聘'))).toEqual(['value-not-accepted'])
    expect((await one('编制类别', '参照公务员法管理')).dossier.basic.staffKind).toBe('参公')
  })
})
