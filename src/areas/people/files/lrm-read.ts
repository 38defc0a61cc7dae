import { checkTextBytes, decodeStrictly, refuse } from './file-bytes.ts'
import {
  blankFamilyItem,
  blankForm,
  type FamilyElement,
  type FormDocument,
  type FormElement,
  type FormFamilyItem,
  formText,
  isBlankFamilyItem,
} from './form-document.ts'
import { escapeXml } from './lrmx-write.ts'
import { cutAfterImage } from './photo.ts'

const FIELD_COUNT = 33
/** Far above the 13 rows files have; keeps a file of separators from filling the memory. */
const MOST_RELATIVES = 1000

/** Positions of the plain fields in a `.lrm` file. */
const PLAIN_FIELDS: [number, FormElement][] = [
  [0, 'XingMing'],
  [1, 'XingBie'],
  [2, 'ChuShengNianYue'],
  [3, 'MinZu'],
  [4, 'JiGuan'],
  [5, 'RuDangShiJian'],
  [6, 'JianKangZhuangKuang'],
  [7, 'ChuShengDi'],
  [8, 'CanJiaGongZuoShiJian'],
  [11, 'ZhuanYeJiShuZhiWu'],
  [16, 'ShuXiZhuanYeYouHeZhuanChang'],
  [17, 'JianLi'],
  [18, 'JiangChengQingKuang'],
  [19, 'NianDuKaoHeJieGuo'],
  [25, 'XianRenZhiWu'],
  [26, 'NiRenZhiWu'],
  [27, 'NiMianZhiWu'],
  [28, 'RenMianLiYou'],
  [29, 'ChengBaoDanWei'],
  [30, 'JiSuanNianLingShiJian'],
  [31, 'TianBiaoRen'],
  [32, 'TianBiaoShiJian'],
]

/** The two fields that hold `全日制学历#全日制学位@在职学历#在职学位` and the four schools in the same shape. */
const EDUCATION_FIELDS: [number, [FormElement, FormElement, FormElement, FormElement]][] = [
  [9, ['QuanRiZhiJiaoYu_XueLi', 'QuanRiZhiJiaoYu_XueWei', 'ZaiZhiJiaoYu_XueLi', 'ZaiZhiJiaoYu_XueWei']],
  [
    10,
    [
      'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
      'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
      'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi',
      'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi',
    ],
  ],
]

/** Family stands column by column, the relatives of a column joined by `@`. */
const FAMILY_FIELDS: [number, FamilyElement][] = [
  [20, 'ChengWei'],
  [21, 'XingMing'],
  [22, 'ChuShengRiQi'],
  [23, 'ZhengZhiMianMao'],
  [24, 'GongZuoDanWeiJiZhiWu'],
]

/** Fields whose meaning nobody has established. Their text is kept as elements of these names. */
const UNEXPLAINED_FIELDS = [12, 13, 14, 15]

/**
 * Reads a `.lrm` person file of the older editor, and its `.pic` photo when there is one.
 *
 * @param bytes GBK, or UTF-8 when the bytes are valid as such
 * @param pic the raw bytes of the file of the same name with extension `.pic`; what follows the image is cut off
 * @throws FileRefused `empty-file`, `too-large`, `unsupported-encoding`, `field-count`, `not-a-person-file`
 */
export function readLrm(bytes: Uint8Array, pic?: Uint8Array): FormDocument {
  checkTextBytes(bytes)
  const decoded = decodeStrictly(bytes, 'utf-8') ?? decodeStrictly(bytes, 'gb18030')
  if (decoded === null) {
    throw refuse(
      'unsupported-encoding',
      '这份文件里的文字既不是GBK也不是UTF-8编码，硬读会出现乱码。请用任免审批表编辑器打开后另存为.lrmx，再导入。',
    )
  }
  const fields = splitFields(decoded)
  const doc = blankForm()
  for (const [at, name] of PLAIN_FIELDS) doc.fields[name] = fields[at]!
  for (const [at, names] of EDUCATION_FIELDS) {
    for (const [index, value] of splitEducation(fields[at]!).entries()) doc.fields[names[index]!] = value
  }
  doc.family = readFamily(fields)
  for (const at of UNEXPLAINED_FIELDS) {
    const name = `LrmField${at}`
    if (fields[at] !== '') doc.unknown.push({ name, xml: `<${name}>${escapeXml(fields[at]!)}</${name}>` })
  }
  doc.photo = pic && pic.length > 0 ? cutAfterImage(pic) : null
  return doc
}

function splitFields(decoded: string): string[] {
  // Control characters have no place in the format this is exported to, and nobody typed them.
  const text = formText(decoded.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
  if (text === '') throw refuse('empty-file', '这份文件里只有空白，没有内容。请重新导出后再选。')
  if (/^<(?:\?xml|Person)/.test(text)) {
    throw refuse('not-a-person-file', '这份文件的内容是.lrmx格式，扩展名却是.lrm。请把扩展名改为.lrmx后再导入。')
  }
  if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) {
    throw refuse('not-a-person-file', '这份文件的内容不是任免审批表（.lrm）格式。请核对是否选错了文件。')
  }
  const fields = text.slice(1, -1).split('","').map(formText)
  if (fields.length === FIELD_COUNT) return fields
  const shown = fields.slice(0, 5).map((field, index) => `第${index + 1}项“${field.slice(0, 20)}”`)
  throw refuse(
    'field-count',
    `这份文件应有${FIELD_COUNT}项，读出来是${fields.length}项，无法分清每项的内容，没有导入。` +
      `开头几项是：${shown.join('，')}。` +
      '常见原因是文件不完整，或文字里含有英文引号加逗号。请用任免审批表编辑器打开后另存为.lrmx，再导入。',
  )
}

/** Four values; anything beyond the expected separators stays with the last value of its half. */
function splitEducation(value: string): [string, string, string, string] {
  const [fullTime, inService] = splitOnce(value, '@')
  return [...splitOnce(fullTime, '#'), ...splitOnce(inService, '#')]
}

function splitOnce(value: string, separator: string): [string, string] {
  const at = value.indexOf(separator)
  return at < 0 ? [value, ''] : [formText(value.slice(0, at)), formText(value.slice(at + 1))]
}

function readFamily(fields: string[]): FormFamilyItem[] {
  const columns = FAMILY_FIELDS.map(([at, name]) => ({ name, values: fields[at]!.split('@').map(formText) }))
  const rows = Math.max(...columns.map(({ values }) => values.length))
  if (rows > MOST_RELATIVES) {
    throw refuse('too-large', '这份文件里的家庭成员太多，不像一个人的任免审批表。请核对是否选错了文件。')
  }
  return Array.from({ length: rows }, (_, row) => {
    const item = blankFamilyItem()
    for (const { name, values } of columns) item[name] = values[row] ?? ''
    return item
  }).filter((item) => !isBlankFamilyItem(item))
}
