import type { Dossier } from '../../schema.ts'
import type { RosterRow } from './roster.ts'

/**
 * Marks rows about a person met in an earlier row: the same ID number, or, where one of the two has no ID number, the
 * same name and birth month. Two people of one name with different ID numbers or births stay two.
 */
export function markDuplicates(rows: RosterRow[]): void {
  const byId = new Map<string, RosterRow>()
  const byBirth = new Map<string, RosterRow[]>()
  for (const row of rows) {
    const basic = row.dossier.basic
    const key = birthKey(basic)
    const namesakes = key === '' ? [] : (byBirth.get(key) ?? [])
    const sameId = basic.idNumber === '' ? undefined : byId.get(basic.idNumber)
    const first = sameId ?? namesakes.find((other) => basic.idNumber === '' || other.dossier.basic.idNumber === '')
    if (first) {
      mark(row, first)
      continue
    }
    if (basic.idNumber !== '') byId.set(basic.idNumber, row)
    if (key !== '') byBirth.set(key, [...namesakes, row])
  }
}

function birthKey(basic: Dossier['basic']): string {
  return basic.birth.length < 7 ? '' : `${basic.name}\n${basic.birth.slice(0, 7)}`
}

function mark(row: RosterRow, first: RosterRow): void {
  row.duplicateOf = first.row
  const place = row.sheet === first.sheet ? `第${first.row}行` : `工作表“${first.sheet}”第${first.row}行`
  const [name, other] = [row.dossier.basic.name, first.dossier.basic.name]
  const isSameName = name === other
  const message = isSameName
    ? `与${place}的${other}重复，请只保留一行。`
    : `身份证号与${place}的${other}相同而姓名不同，请核对是否填错。`
  row.doubts.unshift({ code: 'duplicate-row', field: isSameName ? '' : 'basic.idNumber', message })
}
