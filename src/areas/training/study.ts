import * as z from 'zod'
import { Day, line } from './schema.ts'

/** What a topic learnt is to change in the work. */
export const NewUse = z
  .strictObject({
    topic: line('学习专题', 100, 2),
    work: line('要改进的工作', 200, 2),
    ownerId: z.uuid().meta({ title: '落实人' }),
    askOn: Day.meta({ title: '回问日期' }),
    activityId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'NewStudyUse' })

export const UseResult = z
  .strictObject({ result: line('改进结果', 1000, 5), revision: z.number().int() })
  .meta({ id: 'StudyUseResult' })

export const Use = z.strictObject({
  id: z.uuid(),
  topic: z.string(),
  work: z.string(),
  ownerId: z.uuid(),
  ownerName: z.string(),
  namedOn: z.string(),
  askOn: z.string(),
  result: z.string().nullable(),
  toldOn: z.string().nullable(),
  state: z.enum(['waiting', 'due', 'told']),
  mayTell: z.boolean(),
  revision: z.number().int(),
})

export const UseList = z.strictObject({ rows: z.array(Use) })

export const NewReflection = z
  .strictObject({
    title: line('心得题目', 100, 2),
    text: z.string().trim().min(20, '心得至少20个字').max(20_000, '心得不能超过20000个字').meta({ title: '心得正文' }),
  })
  .meta({ id: 'NewReflection' })

export const Reflection = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  writtenOn: z.string(),
  text: z.string(),
  /** told to the author only */
  similarity: z.strictObject({ own: z.number().int(), colleagues: z.number().int(), ownTitle: z.string() }),
})

export const ReflectionList = z.strictObject({
  rows: z.array(z.strictObject({ id: z.uuid(), title: z.string(), writtenOn: z.string() })),
})

export type NewUse = z.infer<typeof NewUse>
export type Use = z.infer<typeof Use>
export type Reflection = z.infer<typeof Reflection>
