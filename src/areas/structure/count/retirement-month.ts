import { type RetirementTrack, retirementMonth } from '../../../law/retirement.ts'
import type { CadreRecord } from '../../people/facts.ts'
import type { Level } from './held.ts'

export type RetirementMonth = {
  /** `YYYY-MM`; empty where it cannot be told */
  month: string
  /** the dossier says so; otherwise the schedule */
  recorded: boolean
  /** what the schedule gives; empty where birth or sex is not known */
  scheduled: string
  /** the dossier and the schedule do not agree */
  differs: boolean
}

/**
 * The old retirement age of a person: women workers 50, other women 55, and women of county rank the age of men
 * (组通字〔2015〕14号). Simplification: choosing to leave at 55 shows only in a month recorded in the dossier.
 */
function trackOf({ sex, staffKind }: Pick<CadreRecord, 'sex' | 'staffKind'>, level: Level | ''): RetirementTrack {
  if (sex === '男' || level.startsWith('县处级')) return 'men-60'
  return staffKind === '工勤' ? 'women-50' : 'women-55'
}

/** When a person reaches the retirement age; a month recorded in the dossier wins over the schedule. */
export function retirementMonthOf(
  record: Pick<CadreRecord, 'sex' | 'birth' | 'staffKind' | 'retirementMonth'>,
  level: Level | '',
): RetirementMonth {
  const isTold = record.sex !== '' && record.birth.length >= 7
  const scheduled = isTold ? retirementMonth(record.birth, trackOf(record, level)) : ''
  // A bare year is not precise enough to win over a computed month.
  const written = record.retirementMonth.length >= 7 ? record.retirementMonth.slice(0, 7) : ''
  const differs = written !== '' && scheduled !== '' && written !== scheduled
  return { month: written || scheduled, recorded: written !== '', scheduled, differs }
}
