import * as z from 'zod'

/** 三重一大 */
export const categories = {
  decision: '重大决策',
  appointment: '重要人事任免',
  project: '重大项目安排',
  funds: '大额度资金使用',
} as const

/** What quorum an item needs: half, or two thirds for 干部任免 and 处分党员; a report is heard, not voted on. */
export const kinds = { ordinary: '一般事项', cadre: '干部任免', sanction: '处分党员', report: '听取汇报' } as const

export const methods = { hands: '举手表决', named: '记名投票', secret: '无记名投票', paper: '纸质票' } as const

export const choices = { agree: '同意', disagree: '不同意', defer: '缓议', abstain: '弃权' } as const

export const outcomes = { passed: '通过', failed: '未通过', postponed: '缓议', reported: '已听取' } as const

export const meetingStates = {
  planned: '筹备',
  noticed: '已通知',
  open: '正在开会',
  closed: '已散会',
  locked: '已归档',
  cancelled: '已取消',
} as const

const keys = <T extends Record<string, string>>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]

export const Category = z.enum(keys(categories)).meta({ id: 'DecisionCategory' })
export const Kind = z.enum(keys(kinds)).meta({ id: 'ItemKind' })
export const Method = z.enum(keys(methods)).meta({ id: 'VoteMethod' })
export const Choice = z.enum(keys(choices)).meta({ id: 'VoteChoice' })
export const Outcome = z.enum(keys(outcomes)).meta({ id: 'ItemOutcome' })
export const MeetingState = z.enum(keys(meetingStates)).meta({ id: 'MeetingState' })

export const Tally = z
  .strictObject({
    agree: z.number().int().min(0),
    disagree: z.number().int().min(0),
    defer: z.number().int().min(0),
    abstain: z.number().int().min(0),
    /** paper ballots that cannot be read as one choice */
    invalid: z.number().int().min(0),
  })
  .meta({ id: 'Tally' })

/** Local rules of the meeting, frozen when it opens. */
export const MeetingSettings = z
  .strictObject({
    recusedCountInBase: z.boolean().meta({ title: '回避的成员仍计入应到会人数' }),
    quorumHalfStrict: z.boolean().meta({ title: '半数以上按超过半数掌握' }),
    sealedStatements: z.boolean().meta({ title: '成员表态先封存，全部表态后一并公开' }),
  })
  .meta({ id: 'MeetingSettings' })

export type Category = z.infer<typeof Category>
export type Kind = z.infer<typeof Kind>
export type Method = z.infer<typeof Method>
export type Choice = z.infer<typeof Choice>
export type Outcome = z.infer<typeof Outcome>
export type MeetingState = z.infer<typeof MeetingState>
export type Tally = z.infer<typeof Tally>
export type MeetingSettings = z.infer<typeof MeetingSettings>
