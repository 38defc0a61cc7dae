import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as schema from '../schema/uses.ts'
import { YearQuery } from '../schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Made = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const markNote = endpoint({
  method: 'post',
  path: '/research/notes/{id}/marks',
  summary: '把记录中的一段话提为问题、求助事项或者点子',
  permission: 'research.use',
  audit: 'research.marked',
  params: Id,
  body: schema.MarkInput,
  response: z.strictObject({ id: z.uuid(), path: z.string() }),
  status: 201,
})

export const listHelps = endpoint({
  method: 'get',
  path: '/research/helps',
  summary: '求助事项，期限近的在前',
  permission: 'research.read',
  audit: null,
  query: YearQuery,
  response: z.strictObject({ rows: z.array(schema.Help) }),
})

export const answerHelp = endpoint({
  method: 'post',
  path: '/research/helps/{id}/answer',
  summary: '填写求助事项的办理情况',
  permission: 'research.answer',
  audit: 'research.help-answered',
  params: Id,
  body: schema.HelpAnswer,
  response: Done,
})

export const closeHelp = endpoint({
  method: 'post',
  path: '/research/helps/{id}/close',
  summary: '写明结果，办结求助事项',
  permission: 'research.answer',
  audit: 'research.help-closed',
  params: Id,
  body: schema.HelpResult,
  response: Done,
})

export const listIdeas = endpoint({
  method: 'get',
  path: '/research/ideas',
  summary: '点子，新的在前',
  permission: 'research.read',
  audit: null,
  query: YearQuery,
  response: z.strictObject({ rows: z.array(schema.Idea) }),
})

export const decideIdea = endpoint({
  method: 'post',
  path: '/research/ideas/{id}/decision',
  summary: '采用或者暂不采用一个点子，写明理由',
  permission: 'research.answer',
  audit: 'research.idea-decided',
  params: Id,
  body: schema.IdeaVerdict,
  response: Done,
})

export const listAdvice = endpoint({
  method: 'get',
  path: '/research/advice',
  summary: '调研建议和转化结果，期限近的在前',
  permission: 'research.read',
  audit: null,
  query: YearQuery,
  response: z.strictObject({ rows: z.array(schema.Advice) }),
})

export const addAdvice = endpoint({
  method: 'post',
  path: '/research/trips/{id}/advice',
  summary: '登记一条调研建议',
  permission: 'research.use',
  audit: 'research.advice-added',
  params: Id,
  body: schema.AdviceInput,
  response: Made,
  status: 201,
})

export const changeAdvice = endpoint({
  method: 'put',
  path: '/research/advice/{id}',
  summary: '修改还没有答复的建议',
  permission: 'research.use',
  audit: 'research.advice-changed',
  params: Id,
  body: schema.ChangedAdvice,
  response: Done,
})

export const deleteAdvice = endpoint({
  method: 'delete',
  path: '/research/advice/{id}',
  summary: '删除还没有答复的建议',
  permission: 'research.use',
  audit: 'research.advice-deleted',
  params: Id,
  response: Done,
})

export const answerAdvice = endpoint({
  method: 'post',
  path: '/research/advice/{id}/answer',
  summary: '答复建议：形成哪项决定、哪项制度，或者不予采纳的理由',
  permission: 'research.answer',
  audit: 'research.advice-answered',
  params: Id,
  body: schema.AdviceAnswer,
  response: Done,
})

export const readChoices = endpoint({
  method: 'get',
  path: '/research/choices',
  summary: '填表时可选的人员、科室、党组成员和已作出的决定',
  permission: 'research.use',
  audit: null,
  response: schema.Choices,
})

export const readCoverage = endpoint({
  method: 'get',
  path: '/research/coverage',
  summary: '一年里到各地点的次数',
  permission: 'research.survey',
  audit: null,
  query: YearQuery,
  response: schema.Coverage,
})

export const readDays = endpoint({
  method: 'get',
  path: '/research/days',
  summary: '党组成员一年在基层的天数和报告篇数',
  permission: 'research.survey',
  audit: null,
  query: YearQuery,
  response: schema.LeaderDays,
})

export const exportPaper = endpoint({
  method: 'get',
  path: '/research/papers',
  summary: '调研的各种表格，Excel',
  permission: 'research.survey',
  audit: 'research.exported',
  query: schema.PaperQuery,
  response: 'file',
})

export const exportTripReport = endpoint({
  method: 'get',
  path: '/research/trips/{id}/report.docx',
  summary: '一次调研的报告，Word',
  permission: 'research.read',
  audit: 'research.exported',
  params: Id,
  response: 'file',
})

export const exportTripNotes = endpoint({
  method: 'get',
  path: '/research/trips/{id}/notes.xlsx',
  summary: '一次调研的记录，Excel',
  permission: 'research.read',
  audit: 'research.exported',
  params: Id,
  response: 'file',
})
