import ExcelJS from '@protobi/exceljs'
import { FileRefused } from '../file-refused.ts'
import { checkWorkbookFile } from './sheet-guard.ts'

/** Parts of a sheet no reading needs; a validation over a whole column would become a million objects. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'drawing',
  'picture',
  'tableParts',
  'hyperlinks',
  'autoFilter',
  'headerFooter',
]

/**
 * Opens an .xlsx workbook after checking that it is safe to unpack.
 * @throws {FileRefused} see {@link checkWorkbookFile}; `unsupported-format` when the workbook is damaged inside
 */
export async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  await checkWorkbookFile(bytes)
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: IGNORED })
  } catch {
    const message = '工作簿内部已损坏，请用 Excel 或 WPS 打开并修复，另存为.xlsx后再导入。'
    throw new FileRefused('unsupported-format', message)
  }
  return workbook
}
