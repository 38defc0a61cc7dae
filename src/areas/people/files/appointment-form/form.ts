import { Document, Packer, SectionType } from 'docx'
import type { PartialDate } from '../../../../law/dates.ts'
import { authorship } from '../../../../platform/documents/export-mark.ts'
import type { Dossier, Doubt } from '../../schema.ts'
import { fontOf, type Sheet } from './cells.ts'
import { pageOne } from './page-one.ts'
import { pageTwo } from './page-two.ts'
import {
  BODY_SIZE,
  defaultFonts,
  type FontNames,
  GRID_PITCH,
  PAGE_ONE_MARGINS,
  PAGE_TWO_MARGINS,
  PAPER,
} from './type.ts'
import { printable } from './words.ts'

export { appointmentFormName } from './file-name.ts'
export type { FontNames } from './type.ts'

export type AppointmentFormInput = {
  dossier: Dossier
  /** JPEG or PNG, cropped to 5:7; null leaves the cell empty */
  photo: Uint8Array | null
  /** counts the age only where the dossier names no day for it; the page then says so */
  printedOn: PartialDate
  fonts?: FontNames
}

/**
 * The 干部任免审批表 of one person as a Word file of exactly two A4 pages. Rows never change their height: type shrinks
 * until the text fits, and what does not fit at the smallest size is kept in the file and named in `warnings`
 * (`form-text-too-small`, `family-more-than-seven`, `form-photo-unreadable`).
 */
export async function appointmentForm(input: AppointmentFormInput): Promise<{ bytes: Uint8Array; warnings: Doubt[] }> {
  const sheet: Sheet = { fonts: input.fonts ?? defaultFonts, doubts: [] }
  const font = fontOf(sheet.fonts.body)
  const language = { value: 'en-US', eastAsia: 'zh-CN' }
  const { name } = input.dossier.basic
  const document = new Document({
    title: ['干部任免审批表', printable(name)].filter(Boolean).join(' '),
    ...authorship(),
    styles: { default: { document: { run: { font, size: BODY_SIZE, language } } } },
    sections: [
      { properties: section(PAGE_ONE_MARGINS), children: pageOne(sheet, input) },
      { properties: section(PAGE_TWO_MARGINS), children: pageTwo(sheet, input.dossier) },
    ],
  })
  const bytes = new Uint8Array(await Packer.toArrayBuffer(document))
  return { bytes, warnings: sheet.doubts }
}

function section(margin: typeof PAGE_ONE_MARGINS) {
  return {
    type: SectionType.NEXT_PAGE,
    page: { size: PAPER, margin: { ...margin, gutter: 0 } },
    // Without a grid type: every line has an exact height, and LibreOffice would stretch those to the grid's pitch.
    grid: { linePitch: GRID_PITCH },
  } as const
}
