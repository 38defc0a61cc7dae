import type { Dossier, Doubt } from '../../schema.ts'
import type { SkipKind } from './row-kinds.ts'

/** One person of a roster that was read. */
export type RosterRow = {
  sheet: string
  /** row of the sheet, counted from 1 */
  row: number
  /** the group title above the row, e.g. `一、领导班子` */
  group: string
  /** text of the 科室 column; the dossier wants the section's id, which only the caller can find */
  section: string
  hidden: boolean
  /** an earlier row about the same person */
  duplicateOf: number | null
  /** true when the row must not be imported before it is put right; the doubts say why */
  refused: boolean
  dossier: Dossier
  /** what each column says, by its label */
  cells: Record<string, string>
  doubts: Doubt[]
}

export type SheetReading = {
  sheet: string
  headerRows: number[]
  dataRows: number[]
  skip: Record<number, SkipKind>
  columns: string[]
}

/** A workbook read as a roster. The sheet named first is the first one with a head; `sheets` has all of those. */
export type Roster = SheetReading & { sheets: SheetReading[]; rows: RosterRow[]; doubts: Doubt[] }
