import { sentenceDate } from '../../../../ui/format.ts'
import { Day } from '../../../posts/schema.ts'

export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2099-12-31'

/** True for a day (`YYYY-MM-DD`) that can be counted on. A year typed digit by digit is none until its end. */
export const isCountable = (text: string) => Day.safeParse(text).success

/** The day an address asks for; empty for today and for what is no day. */
export function readDay(address: URLSearchParams): string {
  const asked = address.get('on') ?? ''
  return isCountable(asked) ? asked : ''
}

/** What the numbers of another day than today rest on; empty for today. */
export function assumptionOf(on: string, today: string): string {
  if (on === today) return ''
  const day = sentenceDate(on)
  if (on > today) {
    return (
      `这是推算到${day}的情况：假定除到龄的以外没有人离开，也没有新进人员，职务、科室、学历和编制不变；` +
      '到龄的从当月起不再计入；年龄、任职年限按这一天计算。'
    )
  }
  return (
    `这是按现有档案倒推${day}的情况：任职、学历、入党等按当时的记录；科室、编制类别和编制数按现在的；` +
    '已离开的人计到最后一项任职结束；没写起始时间的，按早已开始计算。'
  )
}
