import type { PartialDate } from '../../../../law/dates.ts'

const MOST_BYTES = 150

/**
 * Name of the printed form's file: `2026.03.01 干部任免审批表 姓名.docx`. Characters that a file system refuses or that
 * reorder text become `_`; very long names are cut at a whole character, since file systems count 255 bytes.
 */
export function appointmentFormName(name: string, date: PartialDate): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\u0000-\u001f\u007f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  return [date.replaceAll('-', '.'), '干部任免审批表', `${shortened(safe) || '空表'}.docx`].filter(Boolean).join(' ')
}

function shortened(name: string): string {
  let kept = ''
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > MOST_BYTES) break
    kept += character
  }
  return kept
}
