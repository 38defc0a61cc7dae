import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as schema from '../schema/follow.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const YearQuery = z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() })

export const listTasks = endpoint({
  method: 'get',
  path: '/decisions/tasks',
  summary: '决定事项的落实情况和执行率',
  permission: 'decisions.read',
  audit: null,
  query: schema.TaskQuery,
  response: schema.TaskList,
})

export const exportTasks = endpoint({
  method: 'get',
  path: '/decisions/tasks.xlsx',
  summary: '把决定事项落实台账导出为Excel',
  permission: 'decisions.read',
  audit: 'decisions.exported',
  query: schema.TaskQuery,
  response: 'file',
})

export const reportTask = endpoint({
  method: 'post',
  path: '/decisions/tasks/{id}/reports',
  summary: '责任人汇报办理情况，或者报办结',
  permission: 'decisions.own',
  audit: 'task.reported',
  params: Id,
  body: schema.TaskReport,
  response: Done,
})

export const judgeTask = endpoint({
  method: 'post',
  path: '/decisions/tasks/{id}/verdict',
  summary: '核实办结、退回或者不再办理；责任人不能核实自己的',
  permission: 'decisions.follow',
  audit: 'task.judged',
  params: Id,
  body: schema.TaskVerdict,
  response: Done,
})

export const postponeTask = endpoint({
  method: 'post',
  path: '/decisions/tasks/{id}/postpone',
  summary: '同意延期，保留原定日期',
  permission: 'decisions.consent',
  audit: 'task.postponed',
  params: Id,
  body: schema.TaskPostponed,
  response: Done,
})

export const listEffects = endpoint({
  method: 'get',
  path: '/decisions/appointments',
  summary: '党组会议通过的任免和是否已经办理',
  permission: 'decisions.read',
  audit: null,
  response: z.strictObject({ rows: z.array(schema.Effect) }),
})

export const carryOutAppointment = endpoint({
  method: 'post',
  path: '/decisions/appointments/{id}/effect',
  summary: '把通过的任免写进干部档案',
  permission: 'people.edit',
  audit: 'decisions.appointment-carried-out',
  params: Id,
  body: schema.EffectInput,
  response: Done,
})

export const listEmergencies = endpoint({
  method: 'get',
  path: '/decisions/emergencies',
  summary: '紧急处置和向党组会议报告的情况',
  permission: 'decisions.read',
  audit: null,
  response: z.strictObject({ rows: z.array(schema.Emergency) }),
})

export const addEmergency = endpoint({
  method: 'post',
  path: '/decisions/emergencies',
  summary: '登记紧急处置，下一次党组会议必须报告',
  permission: 'decisions.prepare',
  audit: 'decisions.emergency-added',
  body: schema.EmergencyInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const listOutlays = endpoint({
  method: 'get',
  path: '/decisions/outlays',
  summary: '登记的支出和项目',
  permission: 'decisions.follow',
  audit: null,
  query: YearQuery,
  response: z.strictObject({ rows: z.array(schema.Outlay) }),
})

export const addOutlays = endpoint({
  method: 'post',
  path: '/decisions/outlays',
  summary: '登记支出和项目，一次可以多行',
  permission: 'decisions.follow',
  audit: 'decisions.outlays-added',
  body: schema.Outlays,
  response: z.strictObject({ added: z.number().int() }),
  status: 201,
})

export const linkOutlay = endpoint({
  method: 'post',
  path: '/decisions/outlays/{id}/decision',
  summary: '写明一笔支出或者项目依据的决定，或者解除',
  permission: 'decisions.follow',
  audit: 'decisions.outlay-linked',
  params: Id,
  body: z.strictObject({ itemId: z.uuid().nullable() }),
  response: Done,
})

export const removeOutlay = endpoint({
  method: 'delete',
  path: '/decisions/outlays/{id}',
  summary: '删除登记错的支出或者项目',
  permission: 'decisions.follow',
  audit: 'decisions.outlay-removed',
  params: Id,
  response: Done,
})

export const listEscaped = endpoint({
  method: 'get',
  path: '/decisions/escaped',
  summary: '应当集体决定而没有的任免、支出和项目',
  permission: 'decisions.follow',
  audit: null,
  query: schema.EscapedQuery,
  response: schema.EscapedList,
})

export const readStatistics = endpoint({
  method: 'get',
  path: '/decisions/statistics',
  summary: '一年的会议、表决、出席和向上级报告的情况',
  permission: 'decisions.read',
  audit: null,
  query: YearQuery,
  response: schema.Statistics,
})

export const addGroupReport = endpoint({
  method: 'post',
  path: '/decisions/reports',
  summary: '登记党组向上级党委的报告',
  permission: 'decisions.prepare',
  audit: 'decisions.report-added',
  body: schema.GroupReportInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const readOwnRecord = endpoint({
  method: 'get',
  path: '/decisions/own',
  summary: '本人的表态、记名表决和承担的决定事项',
  permission: 'decisions.own',
  audit: null,
  response: schema.OwnRecord,
})
