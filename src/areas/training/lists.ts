import * as z from 'zod'
import type { Category } from './schema.ts'

/** Lists of other systems that are taken in. The layouts are assumed; the columns can be matched by hand. */
export const profiles = {
  'cadre-network': '干部网络学院学时清单',
  'study-app': '学习平台课程清单',
  school: '党校、培训班学员名单',
} as const
export type Profile = keyof typeof profiles

/** Whom to believe first where sources disagree and nobody has chosen: the lower number. 0 is one's own entry. */
export const originOf: Record<Profile, number> = { school: 1, 'cadre-network': 2, 'study-app': 3 }

export const usualCategory: Record<Profile, Category> = {
  'cadre-network': 'online',
  'study-app': 'online',
  school: 'full-time',
}

/** What a list may say. Points, ranks and time spent online are never among it. */
export const columnTitles = {
  name: '姓名',
  birth: '出生年月',
  idNumber: '身份证号',
  course: '课程名称',
  organiser: '主办单位',
  from: '开始日期',
  until: '完成日期',
  days: '天数',
  hours: '学时',
  result: '考核结果',
} as const
export type ColumnKey = keyof typeof columnTitles

export const columnKeys = Object.keys(columnTitles) as ColumnKey[]

export const ListQuery = z.strictObject({
  profile: z.enum(['cadre-network', 'study-app', 'school']),
  /** `name:0,course:3`: which column of the file holds what; empty to let the program look */
  columns: z
    .string()
    .max(400)
    .regex(/^([a-zA-Z]+:\d{1,3}(,[a-zA-Z]+:\d{1,3})*)?$/, '栏目对照无法识别')
    .default(''),
})

export const ListPreview = z.strictObject({
  headings: z.array(z.string()),
  columns: z.record(z.string(), z.number().int()),
  lacking: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.string())),
  counts: z.strictObject({
    total: z.number().int(),
    matched: z.number().int(),
    doubts: z.number().int(),
    known: z.number().int(),
  }),
  faults: z.array(z.strictObject({ row: z.number().int(), text: z.string() })),
  faultCount: z.number().int(),
})

export const Imported = z.strictObject({
  id: z.uuid(),
  rows: z.number().int(),
  doubts: z.number().int(),
  doubles: z.number().int(),
})

export const ImportList = z.strictObject({
  rows: z.array(
    z.strictObject({
      id: z.uuid(),
      profile: z.enum(['cadre-network', 'study-app', 'school']),
      fileName: z.string(),
      rowCount: z.number().int(),
      state: z.enum(['applied', 'undone']),
      madeBy: z.string(),
      madeAt: z.string(),
      openDoubts: z.number().int(),
    }),
  ),
})

const Candidate = z.strictObject({ id: z.uuid(), text: z.string() })

export const DoubtList = z.strictObject({
  people: z.array(
    z.strictObject({
      id: z.uuid(),
      kind: z.enum(['unknown', 'namesakes']),
      personName: z.string(),
      course: z.string(),
      period: z.string(),
      fileName: z.string(),
      candidates: z.array(Candidate),
    }),
  ),
  values: z.array(
    z.strictObject({
      key: z.string(),
      personName: z.string(),
      course: z.string(),
      fromOn: z.string(),
      claims: z.array(
        z.strictObject({
          id: z.uuid(),
          source: z.string(),
          days: z.number(),
          hours: z.number(),
          isCounted: z.boolean(),
        }),
      ),
    }),
  ),
})

export const DoubtAnswer = z
  .strictObject({ personId: z.uuid().nullable(), reason: z.string().trim().max(200).default('') })
  .refine(({ personId, reason }) => personId !== null || reason.length >= 2, {
    path: ['reason'],
    error: '不计入的请写明原因',
  })
  .meta({ id: 'TrainingDoubtAnswer' })

export type ListQuery = z.infer<typeof ListQuery>
export type ListPreview = z.infer<typeof ListPreview>
export type ImportList = z.infer<typeof ImportList>
export type DoubtList = z.infer<typeof DoubtList>

/** One line of a list, read and checked. */
export const ListRow = z.strictObject({
  course: z.string(),
  organiser: z.string(),
  from: z.string(),
  until: z.string(),
  days: z.number(),
  hours: z.number(),
  result: z.string(),
})
export type ListRow = z.infer<typeof ListRow>
