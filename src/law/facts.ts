import * as z from 'zod'
import { isPartialDate } from './dates.ts'

/** A day as a fact: exists in the calendar, 1900–2099. */
export const day = (title: string) =>
  z.iso
    .date(`${title}应写成2026-11-23这样的日期`)
    .refine((value) => value >= '1900-01-01' && value <= '2099-12-31', `${title}应在1900年至2099年之间`)
    .meta({ title })

/** A day or a month as dossiers write it; a bare year is not precise enough for a rule. */
export const dayOrMonth = (title: string) =>
  z
    .string()
    .refine((value) => value.length >= 7 && isPartialDate(value), `${title}应写成2026-11或2026-11-23`)
    .meta({ title, description: 'YYYY-MM或YYYY-MM-DD' })

export const year = (title: string) => z.number().int().min(1949).max(2099).meta({ title })

/** A count of people, days, months, posts …; the unit belongs into the title. */
export const count = (title: string, most = 100_000) => z.number().int().min(0).max(most).meta({ title })

export const yes = (title: string) => z.boolean().meta({ title })

export const words = (title: string) => z.string().trim().min(1, `${title}不能为空`).max(200).meta({ title })

export const oneOf = <const Values extends readonly [string, ...string[]]>(title: string, values: Values) =>
  z.enum(values).meta({ title })
