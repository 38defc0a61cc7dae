import { isPartialDate } from './dates.ts'

/** What an 18-digit citizen number says about its holder, or why it cannot be right. */
export type IdNumberCheck = { ok: true; birth: string; sex: '男' | '女' } | { ok: false; because: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/**
 * Checks a citizen number by GB 11643: shape, birthday and check character. The region code is checked for its shape
 * only, because numbers keep codes of regions that were abolished long ago.
 *
 * @param id the number as written; a lower-case x and surrounding blanks are accepted
 * @returns birthday as `YYYY-MM-DD` and sex, or a Chinese sentence saying what is wrong
 */
export function checkIdNumber(id: string): IdNumberCheck {
  const number = id.trim().toUpperCase()
  if (/^\d{15}$/.test(number)) return { ok: false, because: '这是15位的旧号码，请改填18位公民身份号码' }
  if (number.length !== 18) return { ok: false, because: `应为18位，现在是${number.length}位` }
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, because: '前17位应全是数字，末位应是数字或X' }

  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isPartialDate(birth)) return { ok: false, because: `第7至14位“${number.slice(6, 14)}”不是存在的日期` }
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (CHECK_CHARACTERS[sum % 11] !== number[17]) return { ok: false, because: '末位校验码不对，至少有一位数字写错了' }
  return { ok: true, birth, sex: Number(number[16]) % 2 === 1 ? '男' : '女' }
}

/**
 * Hides the birthday of a citizen number for lists: `990101********0227`. A text that is not 18 long shows at most its
 * last four characters, and none when it is too short for that to hide anything.
 */
export function maskIdNumber(id: string): string {
  if (id.length === 18) return `${id.slice(0, 6)}${'*'.repeat(8)}${id.slice(14)}`
  return id.length > 8 ? '*'.repeat(id.length - 4) + id.slice(-4) : '*'.repeat(id.length)
}
