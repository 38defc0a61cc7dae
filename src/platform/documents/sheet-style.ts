import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from '@protobi/exceljs'
import { authorship } from './export-mark.ts'

/** Fonts offices have installed; the files name them and embed nothing. */
export const sheetFonts = {
  title: { name: '方正小标宋简体', size: 20 },
  head: { name: '黑体', size: 11 },
  body: { name: '仿宋_GB2312', size: 11 },
  group: { name: '楷体_GB2312', size: 12, bold: true },
} as const

const thin = { style: 'thin' as const }
export const thinBorder = { top: thin, left: thin, bottom: thin, right: thin }

export const A4 = 9
const MM_PER_INCH = 25.4

/** Page margins; parameters in millimetres. */
export function marginsOf(mm: { side: number; top: number; bottom: number }): ExcelJS.Margins {
  const inch = (length: number) => length / MM_PER_INCH
  return {
    left: inch(mm.side),
    right: inch(mm.side),
    top: inch(mm.top),
    bottom: inch(mm.bottom),
    header: inch(7),
    footer: inch(7),
  }
}

/**
 * Text for a cell: without characters a workbook cannot hold. A string value is always written as a string cell, so
 * `=1+1` stays text; `_x0041_` is escaped because Excel would show `A`.
 */
function sheetText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .slice(0, 32_767)
}

/** Writes a value: text as a string cell in text format, numbers as numbers, the empty string and null as no value. */
export function putValue(cell: ExcelJS.Cell, value: string | number | null): void {
  if (value === null || value === '') return
  if (typeof value === 'number') {
    cell.value = Number.isFinite(value) ? value : null
    return
  }
  cell.value = sheetText(value)
  cell.numFmt = '@'
}

/** Lines a text takes in a column of `width` characters at 11 points; a Chinese character is two wide. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(1, width - 0.8)
  return text.split('\n').reduce((sum, line) => {
    const units = [...line].reduce((wide, letter) => wide + (letter.charCodeAt(0) < 0x2e80 ? 1.05 : 2.1), 0)
    return sum + Math.max(1, Math.ceil(units / room))
  }, 0)
}

/** Height in points of a row that shows all its texts, not less than `least`. */
export function heightOf(texts: string[], widths: number[], least: number): number {
  const lines = texts.map((text, index) => linesOf(text, widths[index] ?? 10))
  return Math.min(409, Math.max(least, Math.max(1, ...lines) * 14.5 + 5))
}

/** A name Excel accepts for a sheet: at most 31 characters, none of `\ / ? * [ ] :`, no apostrophe at either end. */
export function sheetName(title: string): string {
  const name = sheetText(title)
    .replace(/[\\/?*[\]:\n\t]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim()
  return name === '' || /^history$/i.test(name) ? '名册' : name
}

/** Page footer with the page number; a header line when the printout is marked with whom it is for. */
export function headerFooterOf(watermark: string | undefined): Partial<ExcelJS.HeaderFooter> {
  const footer = '&C&"宋体"&10第 &P 页 共 &N 页'
  if (!watermark) return { oddFooter: footer }
  // `&` starts a code in page headers, and Excel takes at most 255 characters of a header.
  const text = sheetText(watermark).replace(/\n/g, ' ').slice(0, 100).replaceAll('&', '&&')
  return { oddFooter: footer, oddHeader: `&C&"宋体"&10&K808080${text}` }
}

/** An empty workbook that says who made it. */
export const newWorkbook = (): ExcelJS.Workbook => Object.assign(new ExcelJS.Workbook(), authorship())

/** The finished file. */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** A workbook written row by row; only the packed file is held. Texts are kept once where `isShort`, else in place. */
export function streamedWorkbook(isShort: boolean) {
  const stream = new PassThrough()
  const packed = buffer(stream)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: isShort })
  Object.assign(workbook, authorship())
  return { workbook, finished: async () => workbook.commit().then(async () => new Uint8Array(await packed)) }
}
