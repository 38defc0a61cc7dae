import * as z from 'zod'
import { itemKinds } from './schema.ts'

/** Why somebody is called back. */
export const callReasons = { dissatisfied: '曾不满意', hotline: '热线工单', sample: '抽到' } as const

const keysOf = <T extends object>(titles: T) => Object.keys(titles) as [keyof T & string, ...(keyof T & string)[]]

export const CallBackQuery = z.strictObject({
  reason: z.union([z.enum(keysOf(callReasons)), z.literal('')]).default(''),
  search: z.string().trim().max(60).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})

export const CallBackLine = z
  .strictObject({
    id: z.uuid(),
    number: z.string(),
    kind: z.enum(keysOf(itemKinds)),
    title: z.string(),
    reason: z.enum(keysOf(callReasons)),
    sectionName: z.string(),
    answeredOn: z.string(),
    /** what was answered */
    answer: z.string(),
    /** calls since that answer that reached nobody */
    tries: z.number().int(),
    contacts: z.array(z.strictObject({ opinionId: z.uuid(), receivedOn: z.string(), text: z.string() })),
    /** why the reader may not call, in a sentence; null when it may */
    refusal: z.string().nullable(),
    revision: z.number().int(),
  })
  .meta({ id: 'VoiceCallBackLine' })

export const CallBackPage = z.strictObject({
  total: z.number().int(),
  rows: z.array(CallBackLine),
  /** answers that have not been considered for the sample yet */
  fresh: z.number().int(),
  /** the share drawn, in percent, as set */
  percent: z.number().int(),
})

export const Drawn = z.strictObject({ considered: z.number().int(), drawn: z.number().int() })

export type CallBackQuery = z.infer<typeof CallBackQuery>
export type CallBackLine = z.infer<typeof CallBackLine>
export type CallBackPage = z.infer<typeof CallBackPage>
