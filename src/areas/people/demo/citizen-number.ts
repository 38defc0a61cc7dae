import type { PartialDate } from '../../../law/dates.ts'
import { hashText } from './seeded.ts'

const CHECK_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** Kept as on the sample form of the same person, so that importing that form finds her. */
const knownOrder: Record<string, string> = { shenyanqiu: '990101022' }

/** A citizen number of the invented region 9901 with the right check character; `birth` is a day. */
export function citizenNumberOf({ key, sex }: { key: string; sex: '男' | '女' }, birth: PartialDate): string {
  const known = knownOrder[key]
  const hash = hashText(`number ${key}`)
  const order = (Math.floor(hash / 8) % 490) * 2 + (sex === '男' ? 1 : 2)
  const region = known?.slice(0, 6) ?? `99010${(hash % 5) + 1}`
  const first = `${region}${birth.replaceAll('-', '')}${known?.slice(6) ?? String(order).padStart(3, '0')}`
  const sum = CHECK_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first[index]), 0)
  return `${first}${'10X98765432'[sum % 11]}`
}
