import * as z from 'zod'

/** What is asked about a lesson, in five grades. */
export const questions = ['对工作有没有用', '讲得清不清楚', '内容新不新', '安排得好不好'] as const
export const grades = { 5: '很好', 4: '较好', 3: '一般', 2: '较差', 1: '很差' } as const
/** From the best to the worst, as they are shown. */
export const GRADES = [5, 4, 3, 2, 1] as const
export const MOST_TEXT_LETTERS = 100
/** Below this nothing is kept at all, whatever a unit has set. */
export const LEAST_ANSWERS = 5

export const sides = { inside: '本局', outside: '外请' } as const
export const speakerStates = { active: '在用', retired: '不再聘请' } as const

const line = (title: string, most: number, least = 1) =>
  z
    .string()
    .trim()
    .min(least, least <= 1 ? `请填写${title}` : `${title}至少${least}个字`)
    .max(most, `${title}不能超过${most}个字`)
    .refine((text) => !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text) && text.isWellFormed(), {
      error: `${title}含有无法保存的字符`,
    })
    .meta({ title })

const taught = { expertise: line('专长', 100, 0), topics: line('可以讲的题目', 500, 0) }

/** One of the bureau's own is chosen, and nothing of the dossier is asked again; of anybody else it is written. */
export const SpeakerInput = z
  .discriminatedUnion('side', [
    z.strictObject({
      side: z.literal('inside').meta({ title: '师资来源' }),
      personId: z.uuid(),
      ...taught,
    }),
    z.strictObject({
      side: z.literal('outside').meta({ title: '师资来源' }),
      name: line('主讲人姓名', 60),
      employer: line('工作单位', 100),
      standing: line('职务职称', 60, 0),
      contact: line('联系方式', 100, 0),
      ...taught,
    }),
  ])
  .meta({ id: 'SpeakerInput' })

export const NewSpeaker = z
  .strictObject({
    speaker: SpeakerInput,
    /** lessons whose lecturer, so far in words, this is */
    lessonIds: z.array(z.uuid()).max(500).default([]),
  })
  .meta({ id: 'NewSpeaker' })

export const ChangedSpeaker = z
  .strictObject({ speaker: SpeakerInput, revision: z.number().int() })
  .meta({ id: 'ChangedSpeaker' })

export const Revision = z.strictObject({ revision: z.number().int() }).meta({ id: 'SpeakerRevision' })
export const Retirement = z
  .strictObject({ reason: line('不再聘请的原因', 200, 2), revision: z.number().int() })
  .meta({ id: 'SpeakerRetirement' })

export const NamedLessons = z
  .strictObject({
    speakerId: z.uuid().nullable().meta({ title: '师资库里的主讲人' }),
    lessonIds: z.array(z.uuid()).min(1, '请选择课程').max(500),
  })
  .meta({ id: 'NamedLessons' })

export const SpeakerQuery = z.strictObject({
  search: z.string().trim().max(60).optional(),
  side: z.enum(['inside', 'outside']).optional(),
  state: z.enum(['active', 'retired']).optional(),
  checked: z.enum(['yes', 'no']).optional(),
  sort: z.enum(['name', 'employer', 'lastOn']).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).optional(),
  size: z.coerce.number().int().min(1).max(200).optional(),
})

const row = {
  id: z.uuid(),
  side: z.enum(['inside', 'outside']),
  personId: z.uuid().nullable(),
  name: z.string(),
  employer: z.string(),
  standing: z.string(),
  expertise: z.string(),
  topics: z.string(),
  checkedOn: z.string().nullable(),
  checkedBy: z.string().nullable(),
  retiredOn: z.string().nullable(),
  retiredBecause: z.string().nullable(),
}

export const SpeakerRow = z
  .strictObject({
    ...row,
    /** how often, and when last, somebody was taught by the speaker */
    lessons: z.number().int(),
    lastOn: z.string().nullable(),
  })
  .meta({ id: 'SpeakerRow' })

export const SpeakerList = z.strictObject({
  rows: z.array(SpeakerRow),
  total: z.number().int(),
  /** lecturers that stand in words only; null for those who cannot change that */
  unnamed: z.number().int().nullable(),
})

export const TaughtLesson = z
  .strictObject({
    id: z.uuid(),
    title: z.string(),
    activityTitle: z.string(),
    heldOn: z.string(),
    hours: z.number(),
    attended: z.number().int(),
    isHeld: z.boolean(),
  })
  .meta({ id: 'TaughtLesson' })

export const Speaker = z
  .strictObject({
    ...row,
    /** null for those who need not call */
    contact: z.string().nullable(),
    lessons: z.array(TaughtLesson),
    mayManage: z.boolean(),
    mayCheck: z.boolean(),
    revision: z.number().int(),
  })
  .meta({ id: 'Speaker' })

export const SimilarQuery = z.strictObject({ name: z.string().trim().min(1).max(60) })
/** Who bears a name already: in the pool, or in the bureau. */
export const Similar = z
  .strictObject({
    speakers: z.array(z.strictObject({ id: z.uuid(), name: z.string(), employer: z.string(), standing: z.string() })),
    people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'SimilarSpeakers' })

/** A lecturer that stands in words only, with the lessons, and who of the pool bears the name. */
export const UnnamedLecturer = z
  .strictObject({
    words: z.string(),
    lessons: z.array(TaughtLesson),
    offers: z.array(z.strictObject({ id: z.uuid(), name: z.string(), employer: z.string() })),
    /** people of the bureau of that name who are not in the pool */
    people: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  })
  .meta({ id: 'UnnamedLecturer' })
export const UnnamedLecturers = z.strictObject({ rows: z.array(UnnamedLecturer) })

const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

export const LessonAnswer = z.strictObject({
  lessonId: z.uuid(),
  /** one for each question, in their order */
  grades: z.tuple([Grade, Grade, Grade, Grade]),
  text: line('想说的话', MOST_TEXT_LETTERS, 0).default(''),
})

export const Evaluation = z
  .strictObject({ activityId: z.uuid(), lessons: z.array(LessonAnswer).min(1, '请至少评一门课').max(200) })
  .meta({ id: 'Evaluation' })

/** A training that can be evaluated by whoever asks. */
export const OpenEvaluation = z
  .strictObject({
    activityId: z.uuid(),
    title: z.string(),
    fromOn: z.string(),
    untilOn: z.string(),
    closesOn: z.string(),
  })
  .meta({ id: 'OpenEvaluation' })
export const OpenEvaluations = z.strictObject({ rows: z.array(OpenEvaluation) })

export const EvaluationForm = z
  .strictObject({
    ...OpenEvaluation.shape,
    isDone: z.boolean(),
    lessons: z.array(z.strictObject({ id: z.uuid(), title: z.string(), words: z.string(), heldOn: z.string() })),
  })
  .meta({ id: 'EvaluationForm' })

export const QuestionResult = z.strictObject({
  title: z.string(),
  mean: z.number(),
  /** answers by grade, the best first */
  counts: z.array(z.number().int()),
})

/** What came of a lesson; nothing but the reason where it is withheld. */
export const LessonResult = z
  .strictObject({
    lessonId: z.uuid(),
    title: z.string(),
    activityTitle: z.string(),
    heldOn: z.string(),
    withheld: z.enum(['open', 'few']).nullable(),
    answers: z.number().int().nullable(),
    questions: z.array(QuestionResult),
    texts: z.array(z.string()),
  })
  .meta({ id: 'LessonResult' })
export const LessonResults = z.strictObject({ least: z.number().int(), rows: z.array(LessonResult) })

export type SpeakerInput = z.infer<typeof SpeakerInput>
export type NewSpeaker = z.infer<typeof NewSpeaker>
export type SpeakerQuery = z.infer<typeof SpeakerQuery>
export type SpeakerRow = z.infer<typeof SpeakerRow>
export type SpeakerList = z.infer<typeof SpeakerList>
export type TaughtLesson = z.infer<typeof TaughtLesson>
export type Speaker = z.infer<typeof Speaker>
export type Similar = z.infer<typeof Similar>
export type UnnamedLecturer = z.infer<typeof UnnamedLecturer>
export type UnnamedLecturers = z.infer<typeof UnnamedLecturers>
export type NamedLessons = z.infer<typeof NamedLessons>
export type LessonAnswer = z.infer<typeof LessonAnswer>
export type Evaluation = z.infer<typeof Evaluation>
export type OpenEvaluation = z.infer<typeof OpenEvaluation>
export type OpenEvaluations = z.infer<typeof OpenEvaluations>
export type EvaluationForm = z.infer<typeof EvaluationForm>
export type LessonResult = z.infer<typeof LessonResult>
export type LessonResults = z.infer<typeof LessonResults>
