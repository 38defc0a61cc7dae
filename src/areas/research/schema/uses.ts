import * as z from 'zod'
import { ProblemKind } from '../../rectification/schema.ts'
import {
  Day,
  helpStates,
  Id,
  ideaStates,
  keys,
  MOST_NOTE_LETTERS,
  outcomes,
  Person,
  PlaceKind,
  Revision,
  words,
  YearQuery,
} from '../schema.ts'

const markFields = {
  from: z.number().int().min(0),
  until: z.number().int().max(MOST_NOTE_LETTERS),
  /** the marked words as they were seen */
  quote: z.string().min(1, '请先选中原文').max(1000, '一次最多选中1000个字'),
  title: words('标题', 2, 100),
}
const owned = { ownerId: Id.meta({ title: '负责人' }), dueOn: Day.meta({ title: '期限' }) }
export const MarkInput = z
  .discriminatedUnion('use', [
    z.strictObject({
      ...{ use: z.literal('problem'), ...markFields, kind: ProblemKind, sectionId: Id.nullable() },
      ...{ ownerId: Id.nullable(), dueOn: Day.nullable() },
      /** not a closed one of the same section and kind come back */
      isAnother: z.boolean().default(true),
    }),
    z.strictObject({ use: z.literal('help'), ...markFields, ...owned }),
    z.strictObject({ use: z.literal('idea'), ...markFields }),
  ])
  .meta({ id: 'ResearchMarkInput' })

const Lamp = z.enum(['green', 'amber', 'red', 'grey'])
const heard = { tripId: Id, theme: z.string(), quote: z.string(), revision: Revision, mayAnswer: z.boolean() }

export const Help = z
  .strictObject({
    ...{ id: Id, title: z.string(), ownerId: Id, ownerName: z.string(), placeTitle: z.string(), createdOn: z.string() },
    ...{ dueOn: z.string(), answer: z.string(), result: z.string(), state: z.enum(keys(helpStates)), lamp: Lamp },
    ...{ closedOn: z.string().nullable(), closedBy: z.string().nullable(), ...heard },
  })
  .meta({ id: 'ResearchHelp' })
export const HelpAnswer = z.strictObject({ text: words('办理情况', 2, 1000), revision: Revision })
export const HelpResult = z.strictObject({ text: words('办理结果', 5, 1000), revision: Revision })

export const Idea = z
  .strictObject({
    ...{ id: Id, title: z.string(), state: z.enum(keys(ideaStates)), reason: z.string(), createdOn: z.string() },
    ...{ decidedOn: z.string().nullable(), decidedBy: z.string().nullable(), ...heard },
  })
  .meta({ id: 'ResearchIdea' })
export const IdeaVerdict = z.strictObject({
  verdict: z.enum(['taken', 'aside']),
  reason: words('理由', 5, 500),
  revision: Revision,
})

export const AdviceInput = z.strictObject({ text: words('建议', 5, 500), ...owned }).meta({ id: 'ResearchAdviceInput' })
export const ChangedAdvice = AdviceInput.extend({ revision: Revision }).meta({ id: 'ResearchAdviceChange' })
export const AdviceAnswer = z
  .strictObject({
    outcome: z.enum(keys(outcomes)).meta({ title: '结果' }),
    itemId: Id.nullable().default(null),
    ruleName: words('制度名称和文号', 0, 200).default(''),
    reason: words('说明', 0, 500).default(''),
    revision: Revision,
  })
  .refine(({ outcome, itemId }) => (outcome === 'decision') === (itemId !== null), {
    path: ['itemId'],
    error: '形成决定的要选哪一项决定，其他的不选',
  })
  .refine(({ outcome, ruleName }) => (outcome === 'rule') === (ruleName !== ''), {
    path: ['ruleName'],
    error: '形成制度的要写制度名称和文号，其他的不写',
  })
  .refine(({ outcome, reason }) => outcome !== 'refused' || reason.length >= 5, {
    path: ['reason'],
    error: '不予采纳的要写明理由，至少5个字',
  })
  .meta({ id: 'ResearchAdviceAnswer' })
export const Advice = z
  .strictObject({
    ...{ id: Id, tripId: Id, theme: z.string(), text: z.string(), ownerId: Id, ownerName: z.string() },
    ...{ dueOn: z.string(), outcome: z.enum(keys(outcomes)).nullable(), lamp: Lamp, createdOn: z.string() },
    ...{ decisionTitle: z.string(), decisionPath: z.string().nullable(), ruleName: z.string(), reason: z.string() },
    ...{ answeredOn: z.string().nullable(), answeredBy: z.string().nullable(), revision: Revision },
    ...{ mayAnswer: z.boolean(), mayChange: z.boolean() },
  })
  .meta({ id: 'ResearchAdvice' })

/** What forms choose from; decisions only for those who may see them. */
export const Choices = z.strictObject({
  people: z.array(z.strictObject({ id: Id, name: z.string(), pinyin: z.string(), post: z.string() })),
  sections: z.array(Person),
  leaders: z.array(Person),
  decisions: z.array(z.strictObject({ id: Id, title: z.string() })),
})

/* How the year stands */

export const Coverage = z
  .strictObject({
    ...{ year: z.number().int(), mostPerMonth: z.number().int(), enterprisesWanted: z.number().int() },
    rows: z.array(
      z.strictObject({
        ...{ id: Id, title: z.string(), kind: PlaceKind, times: z.number().int(), planned: z.number().int() },
        ...{ lastOn: z.string().nullable(), lamp: Lamp, overfull: z.array(z.string()) },
      }),
    ),
  })
  .meta({ id: 'ResearchCoverage' })

export const LeaderDays = z
  .strictObject({
    ...{ year: z.number().int(), daysWanted: z.number().int(), reportsWanted: z.number().int() },
    /** what of the source nobody has seen */
    ...{ unconfirmed: z.string(), basis: z.array(z.string()) },
    rows: z.array(
      z.strictObject({
        ...{ personId: Id, name: z.string(), title: z.string(), days: z.number().int(), reports: z.number().int() },
        ...{ missingDays: z.number().int(), missingReports: z.number().int(), because: z.string(), lamp: Lamp },
      }),
    ),
  })
  .meta({ id: 'ResearchLeaderDays' })

export const papers = {
  plans: '调研计划',
  places: '调研地点',
  coverage: '调研覆盖情况',
  days: '班子成员调研天数',
  opinions: '调研意见建议',
  helps: '求助事项',
  ideas: '点子',
  advice: '调研建议转化情况',
} as const
export const PaperQuery = YearQuery.extend({ paper: z.enum(keys(papers)) })

export type MarkInput = z.infer<typeof MarkInput>
export type Outcome = keyof typeof outcomes
export type Lamp = z.infer<typeof Lamp>
export type Help = z.infer<typeof Help>
export type Idea = z.infer<typeof Idea>
export type Advice = z.infer<typeof Advice>
export type AdviceInput = z.infer<typeof AdviceInput>
export type AdviceAnswer = z.infer<typeof AdviceAnswer>
export type Choices = z.infer<typeof Choices>
export type Coverage = z.infer<typeof Coverage>
export type LeaderDays = z.infer<typeof LeaderDays>
export type PaperQuery = z.infer<typeof PaperQuery>
