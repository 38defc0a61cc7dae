import * as z from 'zod'

export const purposes = {
  activity: '活动满意度',
  opinions: '征求意见',
  staff: '内部问卷',
} as const
export const questionKinds = { single: '单选题', multi: '多选题', scale: '评分题', text: '问答题' } as const
export const surveyStates = { draft: '草稿', open: '正在收集', closed: '已结束' } as const

export const MOST_QUESTIONS = 12
export const MOST_OPTIONS = 12
export const MOST_ANSWER_LETTERS = 500
/** The scale is the five grades of the service rating, the best being five. */
export const SCALE = [5, 4, 3, 2, 1] as const
export const DEFAULT_LABELS = { low: '非常不满意', high: '非常满意' } as const

const line = (label: string, most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, `请填写${label}`)
    .max(most, `${label}不能超过${most}个字`)
    .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed(), {
      error: `${label}含有无法保存的字符`,
    })
    .meta({ title: label })

const Day = z.iso
  .date('请填写2026-11-23这样的日期')
  .refine((day) => day >= '2000-01-01' && day <= '2099-12-31', '日期应在2000年至2099年之间')

export const QuestionInput = z
  .strictObject({
    kind: z.enum(['single', 'multi', 'scale', 'text']).meta({ title: '题型' }),
    title: line('题目', 100),
    isRequired: z.boolean().meta({ title: '必答' }),
    options: z.array(line('选项', 40)).max(MOST_OPTIONS, `选项最多${MOST_OPTIONS}个`).meta({ title: '选项' }),
    lowLabel: line('最低分的说明', 20, 0),
    highLabel: line('最高分的说明', 20, 0),
  })
  .refine(({ kind, options }) => !hasOptions(kind) || options.length >= 2, {
    path: ['options'],
    error: '至少要有两个选项',
  })
  .refine(({ kind, options }) => hasOptions(kind) || options.length === 0, {
    path: ['options'],
    error: '这种题型没有选项',
  })
  .refine(({ options }) => new Set(options).size === options.length, { path: ['options'], error: '选项有重复' })
  .meta({ id: 'QuestionInput' })

const hasOptions = (kind: keyof typeof questionKinds) => kind === 'single' || kind === 'multi'

const fields = {
  title: line('问卷名称', 60),
  intro: line('说明', 500, 0),
  purpose: z.enum(['activity', 'opinions', 'staff']).meta({ title: '用途' }),
  sectionId: z.uuid().nullable().meta({ title: '所属科室' }),
  countsRepeats: z.boolean().meta({ title: '同一设备一天可以交几份' }),
  /** position of the scale question that feeds the index; null where the survey does not */
  indexPosition: z.number().int().min(1).max(MOST_QUESTIONS).nullable().meta({ title: '计入满意度指数的题' }),
}

export const SurveyInput = z
  .strictObject({
    ...fields,
    questions: z
      .array(QuestionInput)
      .min(1, '至少要有一道题')
      .max(MOST_QUESTIONS, `最多${MOST_QUESTIONS}道题：题目越少，答的人越多`),
  })
  .refine(({ indexPosition, questions }) => indexPosition === null || questions[indexPosition - 1]?.kind === 'scale', {
    path: ['indexPosition'],
    error: '计入满意度指数的应是一道评分题',
  })
  .refine(({ indexPosition, purpose }) => indexPosition === null || purpose !== 'staff', {
    path: ['indexPosition'],
    error: '内部问卷不计入群众满意度指数',
  })
  .meta({ id: 'SurveyInput' })

export const ChangedSurvey = z
  .strictObject({ survey: SurveyInput, revision: z.number().int() })
  .meta({ id: 'ChangedSurvey' })

export const OpenedSurvey = z
  .strictObject({ closesOn: Day.meta({ title: '截止日期' }), revision: z.number().int() })
  .meta({ id: 'OpenedSurvey' })

export const Revision = z.strictObject({ revision: z.number().int() })

export const Question = z.strictObject({
  position: z.number().int(),
  kind: z.enum(['single', 'multi', 'scale', 'text']),
  title: z.string(),
  isRequired: z.boolean(),
  options: z.array(z.string()),
  lowLabel: z.string(),
  highLabel: z.string(),
})

const standing = {
  id: z.uuid(),
  title: z.string(),
  purpose: z.enum(['activity', 'opinions', 'staff']),
  state: z.enum(['draft', 'open', 'closed']),
  sectionId: z.uuid().nullable(),
  sectionName: z.string().nullable(),
  feedsIndex: z.boolean(),
  openedOn: z.string().nullable(),
  closesOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  /** answers that count */
  answers: z.number().int(),
  createdBy: z.string(),
}

export const SurveyRow = z.strictObject(standing).meta({ id: 'SurveyRow' })
export const SurveyList = z.strictObject({ rows: z.array(SurveyRow), total: z.number().int() })

export const Survey = z
  .strictObject({
    ...standing,
    key: z.string(),
    /** of the public door; empty while it stands under this program's own address */
    doorAddress: z.string(),
    intro: z.string(),
    countsRepeats: z.boolean(),
    indexPosition: z.number().int().nullable(),
    questions: z.array(Question),
    repeated: z.number().int(),
    unreadable: z.number().int(),
    revision: z.number().int(),
    mayManage: z.boolean(),
  })
  .meta({ id: 'Survey' })

const sorts = ['title', 'answers', 'openedOn', 'closesOn'] as const

export const SurveyQuery = z.strictObject({
  search: z.string().trim().max(60).optional(),
  state: z.enum(['draft', 'open', 'closed']).optional(),
  purpose: z.enum(['activity', 'opinions', 'staff']).optional(),
  sort: z.enum(sorts).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  size: z.coerce.number().int().min(1).max(200).optional(),
})

export const QuestionResult = z.strictObject({
  position: z.number().int(),
  kind: z.enum(['single', 'multi', 'scale', 'text']),
  title: z.string(),
  /** people who answered the question; null where there were too few to show */
  answered: z.number().int().nullable(),
  /** the options, or the grades from five to one, with who chose them */
  choices: z.array(z.strictObject({ title: z.string(), count: z.number().int(), percent: z.number().nullable() })),
  /** of a scale question, with two decimals */
  mean: z.number().nullable(),
  texts: z.array(z.string()),
})

export const SurveyResults = z
  .strictObject({
    answers: z.number().int(),
    repeated: z.number().int(),
    unreadable: z.number().int(),
    /** the least number of answers that is shown */
    least: z.number().int(),
    /** why nothing is shown; null where the results are */
    withheld: z.enum(['draft', 'open', 'few']).nullable(),
    questions: z.array(QuestionResult),
  })
  .meta({ id: 'SurveyResults' })

export type QuestionInput = z.infer<typeof QuestionInput>
export type SurveyInput = z.infer<typeof SurveyInput>
export type Question = z.infer<typeof Question>
export type Survey = z.infer<typeof Survey>
export type SurveyRow = z.infer<typeof SurveyRow>
export type SurveyList = z.infer<typeof SurveyList>
export type SurveyQuery = z.infer<typeof SurveyQuery>
export type QuestionResult = z.infer<typeof QuestionResult>
export type SurveyResults = z.infer<typeof SurveyResults>
