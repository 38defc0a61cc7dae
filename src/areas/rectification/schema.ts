import * as z from 'zod'

export const problemKinds = {
  theory: '政策理论修养',
  'work-style': '干事创业作风',
  service: '群众服务意识',
  integrity: '廉洁自律意识',
  political: '思想政治觉悟',
} as const

export const originKinds = {
  meeting: '会议',
  'life-meeting': '民主生活会',
  inspection: '巡视',
  patrol: '巡察',
  clue: '问题线索',
  rating: '群众评价',
  opinion: '意见建议',
  analysis: '作风分析',
  'duty-check': '履职督查',
  audit: '审计',
  checkup: '制度体检',
  research: '基层调研',
} as const

export const timings = { immediate: '立行立改', deadline: '限期整改', lasting: '长期坚持' } as const

export const problemStates = {
  open: '待分派',
  'in-hand': '整改中',
  submitted: '待核实',
  answering: '待提出人答复',
  closed: '已销号',
  withdrawn: '已撤回',
} as const

/** Half of the time gone, the day passed, or closed. */
export const lamps = { grey: '按期', amber: '时间过半', red: '超期', green: '销号' } as const

const keys = <T extends Record<string, string>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const ProblemKind = z.enum(keys(problemKinds)).meta({ id: 'ProblemKind' })
export const OriginKind = z.enum(keys(originKinds)).meta({ id: 'OriginKind' })
export const TimingWord = z.enum(keys(timings)).meta({ id: 'Timing' })
export const ProblemStateWord = z.enum(keys(problemStates)).meta({ id: 'ProblemState' })

const Id = z.uuid()

export const ProblemOrigin = z
  .strictObject({
    kind: OriginKind,
    label: z.string(),
    path: z.string().nullable(),
    title: z.string(),
    raisedOn: z.string(),
    raisedBy: z.string(),
  })
  .meta({ id: 'ProblemOrigin' })

/** A problem as other areas see it. */
export const ProblemBrief = z
  .strictObject({
    id: Id,
    number: z.string(),
    title: z.string(),
    state: ProblemStateWord,
    origins: z.array(ProblemOrigin),
  })
  .meta({ id: 'ProblemBrief' })

export type ProblemKind = z.infer<typeof ProblemKind>
export type OriginKind = z.infer<typeof OriginKind>
export type Timing = z.infer<typeof TimingWord>
export type ProblemState = z.infer<typeof ProblemStateWord>
export type ProblemOrigin = z.infer<typeof ProblemOrigin>
export type Lamp = keyof typeof lamps
