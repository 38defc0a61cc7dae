import * as z from 'zod'
import { Category, Kind } from './words.ts'

export const topicStates = {
  draft: '起草',
  submitted: '待审定',
  consented: '同意上会',
  scheduled: '已列入议程',
  decided: '已决定',
  postponed: '缓议',
  withdrawn: '已撤回',
} as const

export const opinionKinds = {
  legality: '合法性审查',
  finance: '财务意见',
  consultation: '征求意见',
  risk: '风险评估',
} as const
export const opinionResults = { agree: '同意', amend: '修改后同意', disagree: '不同意' } as const
export const partyRoles = { person: '有关人员', supplier: '供应商', applicant: '申请人' } as const

const Id = z.uuid()
const Revision = z.number().int().min(1)
const text = (title: string, most: number) =>
  z
    .string()
    .trim()
    .max(most, `${title}不能超过${most}个字`)
    .refine((value) => !/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value) && value.isWellFormed(), {
      error: `${title}含有无法保存的字符`,
    })
    .meta({ title })
const needed = (title: string, most: number) => text(title, most).min(1, `请填写${title}`)

const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

const Fen = z.number().int().min(0).max(100_000_000_000_000).meta({ title: '金额（分）' })

export const MatterInput = z
  .strictObject({
    category: Category,
    title: needed('事项', 100),
    kind: Kind.exclude(['report']),
    thresholdFen: Fen.min(1, '标准应大于0').nullable().meta({ title: '金额标准（分，含本数）' }),
    needsLegality: z.boolean().meta({ title: '须合法性审查' }),
    needsFinance: z.boolean().meta({ title: '须财务意见' }),
    needsConsultation: z.boolean().meta({ title: '须征求意见' }),
    validFrom: Day.meta({ title: '自何时起' }),
    document: needed('依据文件', 200),
  })
  .refine(({ category, kind }) => category !== 'appointment' || kind === 'cadre', {
    path: ['kind'],
    error: '人事任免须按干部任免的到会人数',
  })
  .meta({ id: 'MatterInput' })

export const Matter = z
  .strictObject({ ...MatterInput.shape, id: Id, validUntil: z.string().nullable() })
  .meta({ id: 'Matter' })

export const AnnualInput = z
  .strictObject({
    year: z.number().int().min(2000).max(2099),
    title: needed('事项', 100),
    category: Category,
    month: z.number().int().min(1).max(12).nullable(),
    sectionId: Id.nullable(),
    note: text('备注', 500).default(''),
  })
  .meta({ id: 'AnnualMatterInput' })

export const AnnualMatter = AnnualInput.safeExtend({
  id: Id,
  sectionName: z.string(),
  topicId: Id.nullable(),
  topicState: z.string().nullable(),
}).meta({ id: 'AnnualMatter' })

export const Catalogue = z.strictObject({
  matters: z.array(Matter),
  year: z.number().int(),
  annual: z.array(AnnualMatter),
})

const TopicItem = z.strictObject({
  title: needed('表决事项', 100),
  personId: Id.nullable(),
  act: z.enum(['appoint', 'remove']).nullable(),
  postId: Id.nullable(),
  effectiveOn: Day.nullable(),
})

const TopicParty = z.strictObject({
  role: z.enum(['person', 'supplier', 'applicant']),
  name: needed('名称', 100),
  creditCode: z
    .string()
    .trim()
    .toUpperCase()
    .refine((code) => code === '' || /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code), '统一社会信用代码是18位，没有的留空'),
  personId: Id.nullable(),
})

export const TopicInput = z
  .strictObject({
    title: needed('议题名称', 100),
    category: Category,
    isSanction: z.boolean().default(false).meta({ title: '处分党员' }),
    sectionId: Id.nullable(),
    proposerId: Id.nullable().default(null),
    presenter: text('汇报人', 60),
    amountFen: Fen.nullable(),
    summary: text('主要内容', 5000),
    priorTalks: text('会前沟通情况', 2000),
    items: z.array(TopicItem).max(50),
    parties: z.array(TopicParty).max(50),
  })
  .refine(({ items }) => items.every(({ act, personId }) => (act === null) === (personId === null)), {
    path: ['items'],
    error: '任免事项要同时写明人选和任免',
  })
  .refine(({ items }) => items.every(({ act, postId }) => act !== 'appoint' || postId !== null), {
    path: ['items'],
    error: '任职的要写明职位',
  })
  .meta({ id: 'TopicInput' })

export const TopicChange = z.strictObject({ revision: Revision, topic: TopicInput }).meta({ id: 'TopicChange' })

export const TopicQuery = z.strictObject({
  search: z.string().trim().max(60).default(''),
  state: z.union([z.enum(Object.keys(topicStates) as [keyof typeof topicStates]), z.literal('')]).default(''),
  category: z.union([Category, z.literal('')]).default(''),
  year: z.union([z.coerce.number().int().min(2000).max(2099), z.literal('')]).default(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
})

export const TopicLine = z
  .strictObject({
    id: Id,
    code: z.string(),
    title: z.string(),
    category: Category,
    state: z.enum(Object.keys(topicStates) as [keyof typeof topicStates]),
    sectionName: z.string(),
    proposerName: z.string(),
    amountFen: z.number().int().nullable(),
    createdOn: z.string(),
    missing: z.number().int(),
  })
  .meta({ id: 'TopicLine' })

export const TopicList = z.strictObject({ total: z.number().int(), rows: z.array(TopicLine) })

export const Opinion = z
  .strictObject({
    kind: z.enum(['legality', 'finance', 'consultation', 'risk']),
    result: z.enum(['agree', 'amend', 'disagree']),
    text: needed('意见', 2000),
    givenBy: needed('提出意见的人或者科室', 60),
    givenOn: Day,
  })
  .meta({ id: 'TopicOpinion' })

export const Material = z
  .strictObject({
    id: Id,
    name: z.string(),
    version: z.number().int(),
    size: z.number().int(),
    sha256: z.string(),
    uploadedBy: z.string(),
    uploadedAt: z.string(),
    removedAt: z.string().nullable(),
  })
  .meta({ id: 'TopicMaterial' })

export const TopicView = z
  .strictObject({
    id: Id,
    code: z.string(),
    revision: Revision,
    ...TopicInput.shape,
    kind: Kind,
    state: z.enum(Object.keys(topicStates) as [keyof typeof topicStates]),
    sectionName: z.string(),
    proposerName: z.string(),
    items: z.array(TopicItem.extend({ id: Id, personName: z.string(), postTitle: z.string() })),
    matter: Matter.nullable(),
    opinions: z.array(Opinion.extend({ id: Id })),
    materials: z.array(Material),
    consentedBy: z.string().nullable(),
    consentedAt: z.string().nullable(),
    earlier: z.strictObject({ id: Id, code: z.string(), title: z.string() }).nullable(),
    reconsiders: z.strictObject({ id: Id, code: z.string(), title: z.string() }).nullable(),
    consents: z.array(z.strictObject({ personId: Id, name: z.string() })),
    /** what it lacks before it may go on an agenda */
    missing: z.array(z.string()),
    /** smaller matters with the same supplier that reach the threshold together */
    splits: z.array(z.string()),
    relations: z.array(z.strictObject({ name: z.string(), because: z.string(), cites: z.array(z.string()) })),
    createdBy: z.string(),
    createdAt: z.string(),
    allowed: z.array(z.enum(['edit', 'submit', 'withdraw', 'consent', 'advise', 'attach', 'resubmit', 'reconsider'])),
  })
  .meta({ id: 'TopicView' })

export const Consent = z
  .strictObject({ revision: Revision, consents: z.boolean(), reason: text('意见', 500) })
  .refine(({ consents, reason }) => consents || reason.length >= 2, { path: ['reason'], error: '退回要写明原因' })
  .meta({ id: 'TopicConsent' })

export type MatterInput = z.infer<typeof MatterInput>
export type Matter = z.infer<typeof Matter>
export type AnnualInput = z.infer<typeof AnnualInput>
export type AnnualMatter = z.infer<typeof AnnualMatter>
export type Catalogue = z.infer<typeof Catalogue>
export type TopicInput = z.infer<typeof TopicInput>
export type TopicQuery = z.infer<typeof TopicQuery>
export type TopicLine = z.infer<typeof TopicLine>
export type TopicList = z.infer<typeof TopicList>
export type TopicView = z.infer<typeof TopicView>
export type Opinion = z.infer<typeof Opinion>
