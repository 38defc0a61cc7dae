import * as z from 'zod'
import { Day } from '../../posts/schema.ts'
import { Choice, Kind, MeetingState, Outcome, Tally } from './words.ts'

const Id = z.uuid()
const Revision = z.number().int().min(1)
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `不能超过${most}个字`)
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value) && value.isWellFormed(), '含有无法保存的字符')

export const WordsChange = z
  .strictObject({
    itemId: Id,
    personId: Id,
    /** the version that was read: 0 while it is the draft from the room */
    version: z.number().int().min(0),
    text: text(5000),
  })
  .meta({ id: 'WordsChange' })

export const WordsConfirm = z
  .strictObject({
    words: z
      .array(z.strictObject({ itemId: Id, version: z.number().int().min(0) }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'WordsConfirm' })

export const ResolutionChange = z
  .strictObject({ revision: Revision, resolution: text(2000) })
  .meta({ id: 'ResolutionChange' })

export const NumberChange = z
  .strictObject({ revision: Revision, minutesNumber: text(40) })
  .meta({ id: 'MinutesNumberChange' })

export const TaskInput = z
  .strictObject({
    title: text(200).min(1, '请填写任务'),
    ownerId: Id.meta({ title: '责任人' }),
    leadSectionId: Id.nullable().default(null).meta({ title: '牵头科室' }),
    supportingIds: z.array(Id).max(20).default([]).meta({ title: '配合科室' }),
    dueOn: Day.meta({ title: '完成期限' }),
  })
  .meta({ id: 'MinutesTaskInput' })

export const MinutesTask = z
  .strictObject({
    id: Id,
    title: z.string(),
    ownerId: Id,
    owner: z.string(),
    section: z.string(),
    supporting: z.array(z.string()),
    dueOn: z.string(),
  })
  .meta({ id: 'MinutesTask' })

export const LockInput = z
  .strictObject({
    revision: Revision,
    /** why a member who was present has not confirmed */
    unconfirmed: z
      .array(z.strictObject({ personId: Id, reason: text(400).min(10, '请写明没有确认的原因，至少10个字') }))
      .max(60)
      .default([]),
  })
  .meta({ id: 'MinutesLock' })

export const AddendumInput = z
  .strictObject({
    text: text(2000).min(1, '请填写补记内容'),
    reason: text(500).min(5, '请写明补记的原因，至少5个字'),
  })
  .meta({ id: 'AddendumInput' })

const Words = z.strictObject({
  personId: Id,
  name: z.string(),
  attitude: Choice.nullable(),
  text: z.string(),
  version: z.number().int(),
  /** what was noted in the room, when it has been corrected since */
  draft: z.string().nullable(),
  writtenBy: z.string(),
  confirmedAt: z.string().nullable(),
})

export const MinutesItem = z
  .strictObject({
    id: Id,
    number: z.number().int(),
    title: z.string(),
    kind: Kind,
    outcome: Outcome.nullable(),
    tally: Tally.nullable(),
    words: z.array(Words),
    resolution: z.string(),
    tasks: z.array(MinutesTask),
  })
  .meta({ id: 'MinutesItem' })

export const MinutesView = z
  .strictObject({
    id: Id,
    revision: Revision,
    state: MeetingState,
    me: z.enum(['clerk', 'member', 'reader']),
    myId: Id.nullable(),
    minutesNumber: z.string(),
    items: z.array(MinutesItem),
    /** present members and whether all their words are confirmed */
    members: z.array(
      z.strictObject({ personId: Id, name: z.string(), words: z.number().int(), waiting: z.number().int() }),
    ),
    /** what still keeps the record from being locked, besides confirmations */
    missing: z.array(z.string()),
    recordHash: z.string().nullable(),
    lockedAt: z.string().nullable(),
    addenda: z.array(
      z.strictObject({ text: z.string(), reason: z.string(), addedBy: z.string(), addedAt: z.string() }),
    ),
  })
  .meta({ id: 'MinutesView' })

export const RecordVerdict = z
  .strictObject({
    matches: z.boolean(),
    recordHash: z.string(),
    computed: z.string(),
  })
  .meta({ id: 'RecordVerdict' })

export type WordsChange = z.infer<typeof WordsChange>
export type WordsConfirm = z.infer<typeof WordsConfirm>
export type TaskInput = z.infer<typeof TaskInput>
export type LockInput = z.infer<typeof LockInput>
export type AddendumInput = z.infer<typeof AddendumInput>
export type MinutesTask = z.infer<typeof MinutesTask>
export type MinutesItem = z.infer<typeof MinutesItem>
export type MinutesView = z.infer<typeof MinutesView>
