import type { Doubt } from '../../schema.ts'
import type { CellReading } from './cell.ts'

const messages = {
  'month-ambiguous': (label: string, text: string) =>
    `${label}写成了数字“${text}”，可能是1月，也可能是10月，先只记年份，请补上月份。`,
  'date-unreadable': (label: string, text: string) =>
    `${label}“${text}”认不出是哪一天，没有记入，请写成1980.06这样的格式。`,
  'formula-without-value': (label: string, text: string) =>
    `${label}是公式，文件里没有保存计算结果：${text}，没有记入，请直接填写结果。`,
  'cell-error': (label: string, text: string) => `${label}显示为错误值“${text}”，没有记入，请改正后补填。`,
  'id-precision-lost': (label: string, text: string) =>
    `${label}被存成了数值“${text}”，末三位已经丢失，这一行不能导入。请把这一列设为文本格式后重新填写。`,
  'id-old': (label: string, text: string) => `${label}“${text}”是15位旧号码，请换成18位的公民身份号码。`,
  'id-shape': (label: string, text: string) => `${label}“${text}”不是18位公民身份号码，请核对。`,
  'value-not-accepted': (label: string, text: string) => `${label}“${text}”不能记入，请核对后手工填写。`,
  'rank-unreadable': (label: string, text: string) =>
    `${label}“${text}”里的职级或时间没有全部认出，请核对，写法如“一级主任科员2021.03”。`,
  'rank-is-level': (label: string, text: string) =>
    `${label}写的是“${text}”，像是职务层次而不是职级，已照写记入，请核对。`,
} as const

export type CellDoubtCode = keyof typeof messages

/** A doubt about one cell, worded for the clerk with the head and the text of the cell. */
export function cellDoubt(code: CellDoubtCode, place: { field: string; label: string; cell: CellReading }): Doubt {
  const text = place.cell.text.replace(/\s+/g, ' ')
  const shown = text.length > 60 ? `${text.slice(0, 60)}……` : text
  return { code, field: place.field, message: messages[code](place.label, shown) }
}
