import * as z from 'zod'
import { Day } from '../../posts/schema.ts'
import { Category, Kind, MeetingSettings, MeetingState, Method, Outcome, Tally } from './words.ts'

const Id = z.uuid()
const Revision = z.number().int().min(1)
const text = (label: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${label}不能超过${most}个字`)
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value) && value.isWellFormed(), {
      error: `${label}含有无法保存的字符`,
    })
    .meta({ title: label })
const needed = (label: string, most: number) => text(label, most).min(1, `请填写${label}`)

export const GroupMember = z
  .strictObject({
    id: Id,
    personId: Id,
    name: z.string(),
    title: z.string().meta({ title: '党组职务' }),
    isSecretary: z.boolean().meta({ title: '书记' }),
    validFrom: z.string().meta({ title: '起' }),
    validUntil: z.string().nullable().meta({ title: '止' }),
  })
  .meta({ id: 'GroupMember' })

export const GroupMemberInput = z
  .strictObject({
    personId: Id,
    title: needed('党组职务', 60),
    isSecretary: z.boolean().default(false).meta({ title: '书记' }),
    validFrom: Day.meta({ title: '任职时间' }),
  })
  .meta({ id: 'GroupMemberInput' })

const plannedAt = z.iso.datetime({ offset: true, error: '请选择开会的日期和时间' }).meta({ title: '开会时间' })

export const MeetingInput = z
  .strictObject({
    plannedAt,
    place: text('地点', 100).default(''),
    recorder: text('记录人', 60).default(''),
    settings: MeetingSettings.optional(),
  })
  .meta({ id: 'MeetingInput' })

export const MeetingChange = z
  .strictObject({
    revision: Revision,
    plannedAt: plannedAt.optional(),
    place: text('地点', 100).optional(),
    recorder: text('记录人', 60).optional(),
    settings: MeetingSettings.optional(),
    chairId: Id.optional().meta({ title: '主持人' }),
  })
  .meta({ id: 'MeetingChange' })

export const MeetingsQuery = z
  .strictObject({
    search: z.string().trim().max(60).default('').meta({ title: '会议、议题或地点' }),
    year: z.union([z.coerce.number().int().min(2000).max(2099), z.literal('')]).default(''),
    state: z.union([MeetingState, z.literal('')]).default(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(20),
  })
  .meta({ id: 'MeetingsQuery' })

export const MeetingLine = z
  .strictObject({
    id: Id,
    year: z.number().int(),
    number: z.number().int(),
    title: z.string().meta({ title: '会议' }),
    state: MeetingState,
    plannedAt: z.string().meta({ title: '时间' }),
    place: z.string().meta({ title: '地点' }),
    members: z.number().int().meta({ title: '应到' }),
    attending: z.number().int().meta({ title: '答复参加' }),
    onLeave: z.number().int().meta({ title: '请假' }),
    items: z.number().int().meta({ title: '议程' }),
    passed: z.number().int().meta({ title: '通过' }),
  })
  .meta({ id: 'MeetingLine' })

const ObserverFields = {
  personId: Id.nullable(),
  name: needed('姓名', 60),
  title: text('职务', 60).default(''),
  /** null: the whole meeting */
  itemIds: z.array(Id).min(1, '请选择列席的事项').max(100).nullable(),
}

export const ObserversInput = z
  .strictObject({ revision: Revision, observers: z.array(z.strictObject(ObserverFields)).max(60) })
  .meta({ id: 'ObserversInput' })

export const AgendaTopics = z
  .strictObject({ revision: Revision, topicIds: z.array(Id).min(1, '请选择议题').max(50) })
  .meta({ id: 'AgendaTopics' })

export const AgendaReport = z
  .strictObject({ revision: Revision, title: needed('事项名称', 100) })
  .meta({ id: 'AgendaReport' })

export const AgendaOrder = z
  .strictObject({ revision: Revision, itemIds: z.array(Id).min(1).max(200) })
  .meta({ id: 'AgendaOrder' })

export const AgendaItemChange = z
  .strictObject({ revision: Revision, method: Method.optional(), title: needed('事项名称', 100).optional() })
  .meta({ id: 'AgendaItemChange' })

export const Reply = z
  .strictObject({ reply: z.enum(['attend', 'leave']), reason: text('原因', 200).default('') })
  .refine(({ reply, reason }) => reply === 'attend' || reason.length >= 2, {
    path: ['reason'],
    error: '请假要写明原因',
  })
  .meta({ id: 'MeetingReply' })

export const AgendaEntry = z
  .strictObject({
    id: Id,
    number: z.number().int(),
    title: z.string(),
    kind: Kind,
    category: Category.nullable(),
    method: Method,
    topicId: Id.nullable(),
    topicTitle: z.string(),
    presenter: z.string(),
    summary: z.string(),
    outcome: Outcome.nullable(),
    tally: Tally.nullable(),
    isEmergencyReport: z.boolean(),
    /** does not keep the item from being heard: materials that came late */
    warnings: z.array(z.string()),
    materials: z.array(z.strictObject({ id: Id, name: z.string(), version: z.number().int(), size: z.number().int() })),
    observers: z.array(z.string()),
    absentOpinions: z.array(z.strictObject({ personId: Id, name: z.string(), text: z.string() })),
  })
  .meta({ id: 'AgendaEntry' })

export const MeetingView = z
  .strictObject({
    id: Id,
    revision: Revision,
    year: z.number().int(),
    number: z.number().int(),
    title: z.string(),
    unitName: z.string(),
    state: MeetingState,
    plannedAt: z.string(),
    place: z.string(),
    recorder: z.string(),
    settings: MeetingSettings,
    noticedAt: z.string().nullable(),
    openedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    lockedAt: z.string().nullable(),
    recordHash: z.string().nullable(),
    /** what the reader is in this meeting */
    me: z.enum(['clerk', 'member', 'observer', 'reader']),
    myId: Id.nullable(),
    members: z.array(
      z.strictObject({
        personId: Id,
        name: z.string(),
        title: z.string(),
        isChair: z.boolean(),
        reply: z.enum(['attend', 'leave']).nullable(),
        replyReason: z.string(),
        repliedAt: z.string().nullable(),
      }),
    ),
    observers: z.array(
      z.strictObject({
        id: Id,
        personId: Id.nullable(),
        name: z.string(),
        title: z.string(),
        itemIds: z.array(Id).nullable(),
      }),
    ),
    agenda: z.array(AgendaEntry),
    /** what still keeps the notice from going out */
    missing: z.array(z.string()),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'MeetingView' })

/** A topic that could be put on an agenda, and what it lacks. */
export const TopicToSchedule = z
  .strictObject({
    id: Id,
    year: z.number().int(),
    number: z.number().int(),
    title: z.string(),
    category: Category,
    items: z.number().int(),
    missing: z.array(z.string()),
  })
  .meta({ id: 'TopicToSchedule' })

/** A meeting that has to do with the reader. */
export const OwnMeeting = z
  .strictObject({
    id: Id,
    title: z.string(),
    state: MeetingState,
    plannedAt: z.string(),
    place: z.string(),
    /** a member answers and confirms; an observer only comes */
    isMember: z.boolean(),
    reply: z.enum(['attend', 'leave']).nullable(),
    /** own words not confirmed yet */
    wordsWaiting: z.number().int(),
  })
  .meta({ id: 'OwnMeeting' })

export type GroupMember = z.infer<typeof GroupMember>
export type GroupMemberInput = z.infer<typeof GroupMemberInput>
export type MeetingInput = z.infer<typeof MeetingInput>
export type MeetingChange = z.infer<typeof MeetingChange>
export type MeetingsQuery = z.infer<typeof MeetingsQuery>
export type MeetingLine = z.infer<typeof MeetingLine>
export type ObserversInput = z.infer<typeof ObserversInput>
export type AgendaItemChange = z.infer<typeof AgendaItemChange>
export type Reply = z.infer<typeof Reply>
export type AgendaEntry = z.infer<typeof AgendaEntry>
export type MeetingView = z.infer<typeof MeetingView>
export type TopicToSchedule = z.infer<typeof TopicToSchedule>
export type OwnMeeting = z.infer<typeof OwnMeeting>
