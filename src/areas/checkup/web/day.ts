import * as z from 'zod'

const Day = z.iso.date()

export const FIRST_DAY = '1950-01-01'
export const LAST_DAY = '2098-12-31'

/** True for a day (`YYYY-MM-DD`) the check-up can be asked about. A year typed digit by digit is none until its end. */
export const isAskable = (text: string) => text >= FIRST_DAY && text <= LAST_DAY && Day.safeParse(text).success
