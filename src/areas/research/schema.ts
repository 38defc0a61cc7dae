import * as z from 'zod'

export const placeKinds = { town: '乡镇街道', enterprise: '企业', scenic: '景区', venue: '场馆站点' } as const
export const sourceKinds = { town: '乡镇街道', enterprise: '企业', public: '群众', tourist: '游客' } as const
export const noteKinds = { observation: '所见所闻', opinion: '意见建议' } as const
export const markUses = { problem: '问题', help: '求助事项', idea: '点子' } as const
export const ideaStates = { open: '待研究', taken: '已采用', aside: '暂不采用' } as const
export const helpStates = { open: '办理中', closed: '已办结' } as const
export const outcomes = { decision: '形成决定', rule: '形成制度', refused: '不予采纳' } as const

export const MOST_NOTE_LETTERS = 5000
export const MOST_PHOTOS = 9
export const MOST_PHOTO_BYTES = 2 * 1024 * 1024

export const keys = <T extends Record<string, string>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const PlaceKind = z.enum(keys(placeKinds))
const SourceKind = z.enum(keys(sourceKinds))
const NoteKind = z.enum(keys(noteKinds))
export const Id = z.uuid()
export const Revision = z.number().int().min(1).max(1_000_000)

/** Text that people write: line breaks allowed, nothing that cannot be kept. */
export const words = (title: string, least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least, least > 1 ? `${title}至少写${least}个字` : `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine(
      (value) => value.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value),
      `${title}含有无法保存的字符`,
    )
    .meta({ title })

export const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

export const YearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() })

export const Person = z.strictObject({ id: Id, name: z.string() })

/* Places */

const placeFields = {
  title: words('地点名称', 2, 60),
  kind: PlaceKind.meta({ title: '类别' }),
}
export const PlaceInput = z.strictObject(placeFields).meta({ id: 'ResearchPlaceInput' })
export const ChangedPlace = z
  .strictObject({ ...placeFields, isOn: z.boolean(), revision: Revision })
  .meta({ id: 'ResearchPlaceChange' })
export const Place = z
  .strictObject({ id: Id, title: z.string(), kind: PlaceKind, isOn: z.boolean(), revision: Revision })
  .meta({ id: 'ResearchPlace' })
export const PlaceList = z.strictObject({ rows: z.array(Place) })
/** Rows as pasted from a sheet: whatever stands in the two columns. */
export const PlaceBatch = z
  .strictObject({
    rows: z
      .array(z.strictObject({ title: z.string().max(2000), kind: z.string().max(200) }))
      .min(1, '没有可以录入的行')
      .max(500, '一次最多录入500行'),
  })
  .meta({ id: 'ResearchPlaceBatch' })

/* Plans */

const planFields = {
  theme: words('主题', 2, 60),
  question: words('要弄清的问题', 5, 1000),
  leaderId: Id.meta({ title: '牵头领导' }),
  sectionId: Id.nullable().default(null).meta({ title: '承办科室' }),
  memberIds: z.array(Id).max(30, '调研组最多30人').default([]).meta({ title: '成员' }),
  placeIds: z.array(Id).max(100, '计划到的地点最多100个').default([]).meta({ title: '计划到的地点' }),
  fromOn: Day.meta({ title: '开始日期' }),
  untilOn: Day.meta({ title: '结束日期' }),
  output: words('预期成果', 0, 200).default(''),
}
export const PlanInput = z.strictObject(planFields).meta({ id: 'ResearchPlanInput' })
export const ChangedPlan = z.strictObject({ ...planFields, revision: Revision }).meta({ id: 'ResearchPlanChange' })

const planLine = {
  id: Id,
  year: z.number().int(),
  theme: z.string(),
  question: z.string(),
  leaderName: z.string(),
  sectionName: z.string(),
  fromOn: z.string(),
  untilOn: z.string(),
  trips: z.number().int(),
  /** days some of the team were in the field */
  days: z.number().int(),
  placesPlanned: z.number().int(),
  placesVisited: z.number().int(),
  reports: z.number().int(),
  /** recommendations without an answer */
  unanswered: z.number().int(),
  lamp: z.enum(['green', 'amber', 'red', 'grey']),
}
export const PlanLine = z.strictObject(planLine).meta({ id: 'ResearchPlanLine' })
export const PlanQuery = YearQuery.extend({ search: z.string().trim().max(60).optional() })
export const PlanList = z.strictObject({ rows: z.array(PlanLine), mayManage: z.boolean() })

const Visit = z.strictObject({ placeId: Id, onDay: Day })
const TripLine = z.strictObject({
  id: Id,
  fromOn: z.string(),
  untilOn: z.string(),
  memberNames: z.array(z.string()),
  placeTitles: z.array(z.string()),
  notes: z.number().int(),
  isOpen: z.boolean(),
  reportedOn: z.string().nullable(),
})
export const Plan = z
  .strictObject({
    ...planLine,
    leaderId: Id,
    sectionId: Id.nullable(),
    output: z.string(),
    members: z.array(Person),
    places: z.array(z.strictObject({ id: Id, title: z.string(), lastOn: z.string().nullable() })),
    tripLines: z.array(TripLine),
    revision: Revision,
    mayManage: z.boolean(),
  })
  .meta({ id: 'ResearchPlan' })

/* Trips */

const tripFields = {
  fromOn: Day.meta({ title: '出发日期' }),
  untilOn: Day.meta({ title: '返回日期' }),
  memberIds: z.array(Id).min(1, '至少有一名成员').max(30, '调研组最多30人').meta({ title: '成员' }),
  visits: z.array(Visit).max(200, '一次调研最多到200处').meta({ title: '哪天到哪里' }),
  /** why it goes there although it is often visited already */
  crowdReason: words('理由', 0, 300).default(''),
}
export const TripInput = z.strictObject({ planId: Id, ...tripFields }).meta({ id: 'ResearchTripInput' })
export const ChangedTrip = z.strictObject({ ...tripFields, revision: Revision }).meta({ id: 'ResearchTripChange' })

export const BurdenQuestion = z
  .strictObject({ planId: Id, tripId: Id.nullable(), visits: tripFields.visits })
  .meta({ id: 'ResearchBurdenQuestion' })
export const Burden = z
  .strictObject({ warnings: z.array(z.strictObject({ kind: z.enum(['often', 'crowd']), text: z.string() })) })
  .meta({ id: 'ResearchBurden' })

export const Trip = z
  .strictObject({
    id: Id,
    planId: Id,
    theme: z.string(),
    question: z.string(),
    leaderName: z.string(),
    fromOn: z.string(),
    untilOn: z.string(),
    members: z.array(Person),
    visits: z.array(z.strictObject({ placeId: Id, title: z.string(), onDay: z.string() })),
    crowdReason: z.string(),
    findings: z.string(),
    isOpen: z.boolean(),
    reportedOn: z.string().nullable(),
    revision: Revision,
    mayManage: z.boolean(),
    mayUse: z.boolean(),
  })
  .meta({ id: 'ResearchTrip' })

export const ReportInput = z
  .strictObject({
    findings: words('调研情况', 0, 8000),
    isDone: z.boolean().meta({ title: '报告已完成' }),
    revision: Revision,
  })
  .meta({ id: 'ResearchReportInput' })
export const TripActed = z.strictObject({ revision: Revision })

/* Notes */

/** What the phone sends; the same again changes nothing, something else needs a higher revision. */
export const NoteInput = z
  .strictObject({
    tripId: Id,
    placeId: Id.nullable(),
    takenAt: z.iso.datetime({ error: '记录的时间不对' }),
    kind: NoteKind.meta({ title: '类别' }),
    sourceKind: SourceKind.nullable().meta({ title: '来源类别' }),
    sourceName: words('来源姓名或单位', 0, 60).default(''),
    text: words('内容', 1, MOST_NOTE_LETTERS),
    revision: Revision.optional(),
  })
  .refine(({ kind, sourceKind }) => kind !== 'opinion' || sourceKind !== null, {
    path: ['sourceKind'],
    error: '意见建议要选明来自乡镇街道、企业、群众还是游客',
  })
  .meta({ id: 'ResearchNoteInput' })

const MarkLine = z.strictObject({
  id: Id,
  use: z.enum(keys(markUses)),
  from: z.number().int(),
  until: z.number().int(),
  quote: z.string(),
  title: z.string(),
  /** where it is dealt with */
  path: z.string(),
  state: z.string(),
})
export const Note = z
  .strictObject({
    id: Id,
    tripId: Id,
    placeId: Id.nullable(),
    placeTitle: z.string(),
    takenAt: z.string(),
    receivedAt: z.string(),
    /** arrived after the trip had been closed */
    lateAt: z.string().nullable(),
    kind: NoteKind,
    sourceKind: SourceKind.nullable(),
    sourceName: z.string(),
    text: z.string(),
    authorName: z.string(),
    isMine: z.boolean(),
    photos: z.array(z.strictObject({ id: Id, width: z.number().int(), height: z.number().int() })),
    marks: z.array(MarkLine),
    revision: Revision,
  })
  .meta({ id: 'ResearchNote' })
export const NoteQuery = z.strictObject({ tripId: Id })
export const NoteList = z.strictObject({ notes: z.array(Note) })
export const NoteKept = z.strictObject({ id: Id, revision: Revision, lateAt: z.string().nullable() })

export const Field = z
  .strictObject({
    trips: z.array(
      z.strictObject({
        id: Id,
        theme: z.string(),
        question: z.string(),
        from: z.string(),
        until: z.string(),
        places: z.array(z.strictObject({ id: Id, title: z.string() })),
        isOpen: z.boolean(),
      }),
    ),
    places: z.array(z.strictObject({ id: Id, title: z.string(), kind: PlaceKind })),
    sourceKinds: z.array(z.strictObject({ value: SourceKind, label: z.string() })),
    noteKinds: z.array(z.strictObject({ value: NoteKind, label: z.string() })),
  })
  .meta({ id: 'ResearchField' })

export type PlaceKind = z.infer<typeof PlaceKind>
export type SourceKind = z.infer<typeof SourceKind>
export type NoteKind = z.infer<typeof NoteKind>
export type MarkUse = keyof typeof markUses
export type PlaceInput = z.infer<typeof PlaceInput>
export type ChangedPlace = z.infer<typeof ChangedPlace>
export type Place = z.infer<typeof Place>
export type PlaceBatch = z.infer<typeof PlaceBatch>
export type PlanInput = z.infer<typeof PlanInput>
export type PlanLine = z.infer<typeof PlanLine>
export type PlanQuery = z.infer<typeof PlanQuery>
export type PlanList = z.infer<typeof PlanList>
export type Plan = z.infer<typeof Plan>
export type TripInput = z.infer<typeof TripInput>
export type ChangedTrip = z.infer<typeof ChangedTrip>
export type Visit = z.infer<typeof Visit>
export type BurdenQuestion = z.infer<typeof BurdenQuestion>
export type Burden = z.infer<typeof Burden>
export type Trip = z.infer<typeof Trip>
export type ReportInput = z.infer<typeof ReportInput>
export type NoteInput = z.infer<typeof NoteInput>
export type Note = z.infer<typeof Note>
export type Field = z.infer<typeof Field>
