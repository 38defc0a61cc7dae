import * as z from 'zod'

const keysOf = <T extends object>(titles: T) => Object.keys(titles) as [keyof T & string, ...(keyof T & string)[]]

export const submissionKinds = {
  opinion: '意见建议',
  rating: '服务评价',
  report: '问题举报',
  survey: '问卷',
  'follow-up': '回访',
} as const
export const sourceKinds = { town: '镇街', enterprise: '企业', public: '群众', tourist: '游客' } as const
export const placeKinds = { place: '场所', window: '窗口', activity: '活动' } as const
/** The five grades of 好差评, best first in the value. */
export const grades = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' } as const
/** What a raiser is told; `received` is also what the queue says before anybody has taken the submission. */
export const raiserStates = {
  received: '已收到',
  accepted: '已受理',
  answered: '已答复',
  reopened: '重新办理',
  closed: '已办结',
  declined: '不予受理',
  merged: '与同类意见合并办理',
} as const

export const RaiserState = z.enum(keysOf(raiserStates))

export const MOST_TEXT = 2000
export const MOST_ATTACHMENTS = 3

/** Line breaks and tabs stay; other control characters, reordering marks and halves of characters do not. */
const UNSAVEABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
const saveable = (text: string) => !UNSAVEABLE.test(text) && text.isWellFormed()

const text = (title: string, most: number, least = 0) =>
  z
    .string()
    .trim()
    .min(least, `请填写${title}`)
    .max(most, `${title}不能超过${most}个字`)
    .refine(saveable, `${title}含有无法保存的字符`)

const line = (title: string, most: number, least = 0) =>
  text(title, most, least).refine((value) => !/[\r\n\t]/.test(value), `${title}只能写一行`)

export const Contact = z.strictObject({ name: line('称呼', 60), phone: line('联系方式', 60, 1) })

export const OpinionBody = z.strictObject({
  sourceKind: z.enum(keysOf(sourceKinds), '请选择您的身份'),
  text: text('内容', MOST_TEXT, 5),
  contact: Contact.nullable(),
})

const Grade = z.int().refine((grade): boolean => Object.hasOwn(grades, grade), '请选择满意程度')

export const RatingBody = z.strictObject({
  result: Grade,
  attitude: Grade,
  text: text('补充说明', MOST_TEXT),
  caseNumber: line('办件编号', 40),
})

export const ReportBody = z.strictObject({
  text: text('举报内容', MOST_TEXT, 10),
  about: line('被举报的人或单位', 120, 1),
  contact: Contact.nullable(),
})

export const MOST_QUESTIONS = 30
const QuestionKey = z.string().regex(/^[a-z0-9-]{1,40}$/)
const Answer = z.union([text('回答', 1000), z.int().min(0).max(100), z.array(QuestionKey).max(MOST_QUESTIONS)])

export const SurveyBody = z.strictObject({
  surveyKey: z.string().regex(/^[a-zA-Z0-9-]{1,80}$/),
  answers: z
    .record(QuestionKey, Answer)
    .refine((answers) => Object.keys(answers).length <= MOST_QUESTIONS, '问卷的题目过多'),
})

export const FollowUpBody = z.strictObject({ isSatisfied: z.boolean(), text: text('说明', MOST_TEXT) })

const bodies = {
  opinion: OpinionBody,
  rating: RatingBody,
  report: ReportBody,
  survey: SurveyBody,
  'follow-up': FollowUpBody,
} as const satisfies Record<SubmissionKind, z.ZodType>

export type SubmissionKind = keyof typeof submissionKinds
export type BodyOf<K extends SubmissionKind> = z.infer<(typeof bodies)[K]>

/** Which body belongs to which kind of submission. */
export const bodyOf = <K extends SubmissionKind>(kind: K): (typeof bodies)[K] => bodies[kind]

export const attachmentTypes = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
} as const

export const AttachmentHead = z.strictObject({
  id: z.uuid(),
  name: z.string().min(1).max(80),
  mime: z.enum(keysOf(attachmentTypes)),
  size: z.int().positive(),
})

/** What lies in the queue, sealed. The inside checks it again: the process outside may be in other hands. */
export const Envelope = z.strictObject({
  placeKey: z.string().max(8).nullable(),
  /** keyed hash of device and network of one day, of a key that is kept nowhere */
  series: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .nullable(),
  secondsToFill: z.int().min(0).max(86_400).nullable(),
  /** of ratings alone: whether it came from the bureau's own offices */
  isOwnNetwork: z.boolean().default(false),
  language: z.enum(['zh', 'en']),
  body: z.unknown(),
  attachments: z.array(AttachmentHead).max(MOST_ATTACHMENTS),
})

const shown = (most: number) => z.string().max(most)

export const AnsweredPublication = z.strictObject({
  question: shown(2000),
  answer: shown(4000),
  /** the business it belongs to, as the public understands it */
  subject: shown(60),
  sectionName: shown(60),
  askedOn: z.iso.date(),
  answeredOn: z.iso.date(),
})

export const SurveyQuestion = z.strictObject({
  key: QuestionKey,
  kind: z.enum(['single', 'multi', 'scale', 'text']),
  title: shown(200).min(1),
  titleEn: shown(300),
  isRequired: z.boolean(),
  /** for `single` and `multi`; empty otherwise. `scale` is 1…`most`. */
  options: z.array(z.strictObject({ key: QuestionKey, title: shown(100).min(1), titleEn: shown(160) })).max(20),
  most: z.int().min(2).max(10).nullable(),
})

export const SurveyPublication = z.strictObject({
  title: shown(100).min(1),
  titleEn: shown(160),
  intro: shown(1000),
  introEn: shown(1600),
  closesOn: z.iso.date().nullable(),
  placeIds: z.array(z.uuid()).max(100),
  questions: z.array(SurveyQuestion).min(1).max(MOST_QUESTIONS),
})

export const IndexPublication = z.strictObject({
  title: shown(100).min(1),
  /** the formula in words, as anybody can recompute it */
  formula: shown(1000),
  asOf: z.iso.date(),
  /** null where there is nothing to reckon from */
  value: z.number().nullable(),
  n: z.int().min(0),
  /** fewer than this is greyed and read with care */
  smallN: z.int().min(0),
  tables: z
    .array(
      z.strictObject({
        title: shown(60),
        rows: z.array(z.strictObject({ label: shown(60), value: z.number().nullable(), n: z.int().min(0) })).max(400),
      }),
    )
    .max(10),
  note: shown(1000),
})

export const NoticePublication = z.strictObject({
  title: shown(100).min(1),
  titleEn: shown(160),
  text: shown(1000),
  textEn: shown(1600),
  until: z.iso.date().nullable(),
})

const publications = {
  answered: AnsweredPublication,
  survey: SurveyPublication,
  index: IndexPublication,
  notice: NoticePublication,
} as const

export type PublicationKind = keyof typeof publications
export type PublicationOf<K extends PublicationKind> = z.infer<(typeof publications)[K]>
export const publicationOf = <K extends PublicationKind>(kind: K): (typeof publications)[K] => publications[kind]

/** What the outside must know to open: published by this area itself. */
export const DoorPublication = z.strictObject({
  unitName: z.string(),
  titleEn: z.string(),
  phone: z.string(),
  isOpen: z.boolean(),
  /** public half of the key that seals submissions */
  sealingKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** ranges of the bureau's own network; left out while there are none */
  networks: z.array(z.string()).optional(),
})

export const PlacePublication = z.strictObject({
  id: z.uuid(),
  kind: z.enum(keysOf(placeKinds)),
  title: z.string(),
  titleEn: z.string(),
})

export const Place = z
  .strictObject({
    id: z.uuid(),
    key: z.string(),
    kind: z.enum(keysOf(placeKinds)).meta({ title: '入口类别' }),
    title: z.string().meta({ title: '入口名称' }),
    titleEn: z.string().meta({ title: '英文名称' }),
    sectionId: z.uuid().nullable().meta({ title: '科室' }),
    isOn: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'DoorPlace' })

export const PlaceInput = z
  .strictObject({
    kind: z.enum(keysOf(placeKinds), '请选择类别').meta({ title: '入口类别' }),
    title: line('名称', 60, 1).meta({ title: '入口名称' }),
    titleEn: line('英文名称', 100).meta({ title: '英文名称' }),
    sectionId: z.uuid().nullable().meta({ title: '科室' }),
    isOn: z.boolean(),
  })
  .meta({ id: 'DoorPlaceInput' })

export const ChangedPlace = z.strictObject({ place: PlaceInput, revision: z.int() }).meta({ id: 'ChangedDoorPlace' })

export const PlaceList = z.strictObject({ rows: z.array(Place), address: z.string() })

/** A shorter prefix would take in half of the world. */
const families = [
  { family: 'ipv4', address: z.ipv4(), least: 8, most: 32 },
  { family: 'ipv6', address: z.ipv6(), least: 16, most: 128 },
] as const

/** `10.20.0.0/16`, `192.0.2.7` or `2001:db8:12::/48`; null where it is none, or too wide to be one office's. */
export function networkRange(text: string): { address: string; bits: number; family: 'ipv4' | 'ipv6' } | null {
  const [address = '', prefix, ...rest] = text.split('/')
  const known = families.find((one) => one.address.safeParse(address).success)
  if (!known || rest.length) return null
  const bits = prefix === undefined ? known.most : /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1
  return bits < known.least || bits > known.most ? null : { address, bits, family: known.family }
}

export const DoorSettings = z
  .strictObject({
    isOpen: z.boolean(),
    address: line('对外网址', 200).refine(
      (address) => address === '' || /^https?:\/\/[^\s/?#]+(\/[^\s?#]*)?$/.test(address),
      '网址应以 https:// 或 http:// 开头，例如 https://voice.example.gov.cn',
    ),
    titleEn: line('单位英文名称', 100),
    phone: line('电话', 60),
    networks: z
      .array(
        z
          .string()
          .trim()
          .refine((text) => networkRange(text) !== null, '网络地址段写成10.20.0.0/16这样，一行一个，范围不能过大'),
      )
      .max(20, '网络地址段最多20个')
      .meta({ title: '本单位网络' }),
    revision: z.int().min(0),
  })
  .meta({ id: 'DoorSettings' })

export const queueStates = { waiting: '等待收取', aside: '已搁置', taken: '已收取' } as const

export const QueuedItem = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(keysOf(submissionKinds)),
    hour: z.string(),
    state: z.enum(keysOf(queueStates)),
    reason: z.string(),
  })
  .meta({ id: 'DoorQueuedItem' })

export const QueueView = z.strictObject({
  waiting: z.int(),
  aside: z.int(),
  taken: z.int(),
  /** waiting and set aside, oldest hour first */
  rows: z.array(QueuedItem),
})

export const DroppedItem = z.strictObject({ reason: line('理由', 200, 4) }).meta({ id: 'DroppedDoorItem' })

export const QUEUE_ROWS = 500

export type DoorSettings = z.infer<typeof DoorSettings>
export type QueuedItem = z.infer<typeof QueuedItem>
export type Contact = z.infer<typeof Contact>
export type Place = z.infer<typeof Place>
export type PlaceInput = z.infer<typeof PlaceInput>
export type Envelope = z.infer<typeof Envelope>
export type AttachmentHead = z.infer<typeof AttachmentHead>
export type RaiserState = z.infer<typeof RaiserState>
export type DoorPublication = z.infer<typeof DoorPublication>
export type PlacePublication = z.infer<typeof PlacePublication>
