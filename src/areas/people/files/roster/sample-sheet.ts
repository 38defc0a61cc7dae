import type ExcelJS from '@protobi/exceljs'
import * as style from '../../../../platform/documents/sheet-style.ts'
import { Basic } from '../../schema.ts'

/** The mark by which the reader skips an example row. */
const EXAMPLE = '示例（导入时跳过）'
const HEAD_ROW = 2
const FIRST_ROW = 3
const FILLABLE_ROWS = 300
const NATIONS =
  '汉族,蒙古族,回族,藏族,维吾尔族,苗族,彝族,壮族,布依族,朝鲜族,满族,侗族,瑶族,白族,土家族,哈尼族,哈萨克族,傣族,黎族'

/** The invented people of the example rows. */
export const exampleNames: [string, string] = ['沈砚秋', '阿依努尔·海拉提江']

type SampleColumn = { title: string; width: number; choices?: string; examples: [string, string] }

const choicesOf = (options: readonly string[]) => options.filter((option) => option !== '').join(',')

const columns: SampleColumn[] = [
  { title: '序号', width: 8, examples: ['示例', '示例'] },
  { title: '姓名', width: 12, examples: exampleNames },
  { title: '性别', width: 7, choices: choicesOf(Basic.shape.sex.options), examples: ['女', '女'] },
  { title: '民族', width: 11, choices: NATIONS, examples: ['汉族', '维吾尔族'] },
  { title: '籍贯', width: 14, examples: ['青岚省云栖市', '青岚省云栖市'] },
  { title: '出生地', width: 14, examples: ['青岚省澄江县', '青岚省云栖市'] },
  { title: '出生年月', width: 11, examples: ['1980.06', '1988.11'] },
  { title: '入党时间', width: 11, examples: ['2002.05', '2011.07'] },
  { title: '参加工作时间', width: 11, examples: ['2002.07', '2012.07'] },
  { title: '身份证号码', width: 22, examples: ['990101198006150227', '990101198811203467'] },
  { title: '全日制学历', width: 10, examples: ['大学', '大学'] },
  { title: '全日制学位', width: 12, examples: ['文学学士', '管理学学士'] },
  { title: '全日制毕业院校系及专业', width: 26, examples: ['青岚师范大学中文系汉语言文学专业', '青岚师范大学'] },
  { title: '在职学历', width: 10, examples: ['研究生', ''] },
  { title: '在职学位', width: 14, examples: ['公共管理硕士', ''] },
  { title: '在职毕业院校系及专业', width: 26, examples: ['青岚大学公共管理学院公共管理专业', ''] },
  { title: '所在科室', width: 13, examples: ['局领导', '文化馆'] },
  { title: '现任职务', width: 26, examples: ['云栖市文化和旅游局党组成员、副局长', '云栖市文化馆副馆长'] },
  { title: '任现职时间', width: 11, examples: ['2019.04', '2020.06'] },
  { title: '现职级', width: 14, examples: ['一级主任科员', ''] },
  { title: '任现职级时间', width: 11, examples: ['2021.05', ''] },
  { title: '专业技术职务', width: 12, examples: ['经济师', '馆员'] },
  { title: '编制类别', width: 10, choices: choicesOf(Basic.shape.staffKind.options), examples: ['行政', '事业'] },
  { title: '人员状态', width: 10, choices: choicesOf(Basic.shape.state.options), examples: ['在职', '在职'] },
  { title: '联系电话', width: 15, examples: ['', ''] },
  { title: '备注', width: 20, examples: [EXAMPLE, EXAMPLE] },
]

/** Name and first line of the page of advice. */
export const guideTitle = '填写说明'

const guide = [
  guideTitle,
  '1．从灰色示例行的下一行开始填写，一人一行。示例行导入时自动跳过，可以删除。',
  '2．姓名必填；其余栏目没有的留空，不要填“无”或画横线。',
  '3．时间写到月即可，写成1980.06。10月要写成2010.10，本表已设为文本格式，不会变成2010.1。',
  '4．身份证号码必须是文本。从别处复制时请用“选择性粘贴—数值”，不要改单元格格式，否则后三位会变成0。',
  '5．民族、性别、编制类别、人员状态可从下拉列表中选；列表里没有的民族可以直接填写。',
  '6．不要合并单元格，不要在一格里写两个人，不要删改表头文字。可以删去不用的列，也可以调换列的顺序。',
  '7．所在科室的名称要与系统内的科室名称一致，对不上的导入时可以逐个选择。',
  '8．填好后保存为“Excel 工作簿（*.xlsx）”再导入。导入前会先显示核对结果，确认后才写入。',
]

/** An .xlsx for people to fill in: head, two grey example rows the reader skips, choice lists, and a page of advice. */
export async function sampleSheet(): Promise<Uint8Array> {
  const workbook = style.newWorkbook()
  const sheet = workbook.addWorksheet('干部信息')
  sheet.mergeCells(1, 1, 1, columns.length)
  const title = sheet.getCell(1, 1)
  style.putValue(title, '干部基本信息采集表')
  title.font = style.sheetFonts.title
  title.alignment = { horizontal: 'left', vertical: 'middle', indent: 1 }
  sheet.getRow(1).height = 40
  sheet.getRow(HEAD_ROW).height = 34
  columns.forEach((column, index) => {
    writeColumn(sheet, index + 1, column)
  })
  sheet.views = [{ state: 'frozen', xSplit: 2, ySplit: HEAD_ROW }]
  sheet.pageSetup = {
    paperSize: style.A4,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: style.marginsOf({ side: 8, top: 15, bottom: 15 }),
    printTitlesRow: `${HEAD_ROW}:${HEAD_ROW}`,
  }
  writeGuide(workbook)
  return style.workbookBytes(workbook)
}

function writeColumn(sheet: ExcelJS.Worksheet, number: number, column: SampleColumn): void {
  sheet.getColumn(number).width = column.width
  const head = sheet.getCell(HEAD_ROW, number)
  style.putValue(head, column.title)
  head.font = style.sheetFonts.head
  head.border = style.thinBorder
  head.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
  column.examples.forEach((text, index) => {
    const cell = sheet.getCell(FIRST_ROW + index, number)
    style.putValue(cell, text)
    cell.font = { ...style.sheetFonts.body, italic: true, color: { argb: 'FF8C8C8C' } }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } }
    cell.border = style.thinBorder
    cell.alignment = { vertical: 'middle', wrapText: true }
    sheet.getRow(FIRST_ROW + index).height = 34
  })
  for (let row = FIRST_ROW + 2; row < FIRST_ROW + 2 + FILLABLE_ROWS; row++) {
    const cell = sheet.getCell(row, number)
    cell.numFmt = '@'
    cell.font = style.sheetFonts.body
    cell.border = style.thinBorder
    cell.alignment = { vertical: 'middle', wrapText: true }
    if (column.choices) cell.dataValidation = validationOf(column.title, column.choices)
  }
}

function validationOf(title: string, choices: string): ExcelJS.DataValidation {
  const isStrict = title !== '民族'
  return {
    type: 'list',
    allowBlank: true,
    formulae: [`"${choices}"`],
    showErrorMessage: isStrict,
    errorStyle: 'stop',
    errorTitle: title,
    error: `${title}请从下拉列表中选择。`,
  }
}

function writeGuide(workbook: ExcelJS.Workbook): void {
  const sheet = workbook.addWorksheet(guideTitle)
  sheet.getColumn(1).width = 100
  guide.forEach((line, index) => {
    const cell = sheet.getCell(index + 1, 1)
    style.putValue(cell, line)
    cell.font = index === 0 ? style.sheetFonts.title : { ...style.sheetFonts.body, size: 12 }
    cell.alignment = { vertical: 'middle', wrapText: true }
    sheet.getRow(index + 1).height = index === 0 ? 40 : 24
  })
}
