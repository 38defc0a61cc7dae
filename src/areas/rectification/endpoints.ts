import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Measure = z.strictObject({ id: z.uuid(), measureId: z.uuid() })
const Evidence = z.strictObject({ id: z.uuid(), measureId: z.uuid(), evidenceId: z.uuid() })
const Done = z.strictObject({})
const UPLOAD = { mostBytes: 60 * 1024 * 1024 }

export const readLedger = endpoint({
  method: 'get',
  path: '/rectification/problems',
  summary: '问题台账：看得到的问题和合计',
  permission: 'rectification.read',
  audit: null,
  query: schema.LedgerQuery,
  response: schema.Ledger,
})

export const readStatistics = endpoint({
  method: 'get',
  path: '/rectification/statistics',
  summary: '按类别、科室、来源、月份统计，不按人排名',
  permission: 'rectification.export',
  audit: null,
  query: schema.LedgerQuery,
  response: schema.ProblemStatistics,
})

export const readRecurrence = endpoint({
  method: 'get',
  path: '/rectification/recurrence',
  summary: '同一科室同一类别、尚在反弹期内的已销号问题',
  permission: 'rectification.raise',
  audit: null,
  query: schema.RecurrenceQuery,
  response: schema.Recurrence,
})

export const addProblem = endpoint({
  method: 'post',
  path: '/rectification/problems',
  summary: '登记一个问题；反弹的重新打开原来的问题',
  permission: 'rectification.raise',
  audit: 'problem.raised',
  body: schema.NewProblem,
  response: z.strictObject({ id: z.uuid(), number: z.string() }),
  status: 201,
})

export const readProblem = endpoint({
  method: 'get',
  path: '/rectification/problems/{id}',
  summary: '一个问题的情况、原因、措施、佐证和办理过程',
  permission: 'rectification.read',
  audit: null,
  params: Id,
  response: schema.ProblemView,
})

export const changeProblem = endpoint({
  method: 'put',
  path: '/rectification/problems/{id}',
  summary: '修改问题的内容；整改时限另走延期审批',
  permission: 'rectification.manage',
  audit: 'problem.changed',
  params: Id,
  body: schema.ChangedProblem,
  response: Done,
})

export const assignProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/assignment',
  summary: '定责任人和第一次的整改时限',
  permission: 'rectification.manage',
  audit: 'problem.assigned',
  params: Id,
  body: schema.Assignment,
  response: Done,
})

export const reportProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/progress',
  summary: '写一条整改进展',
  permission: 'rectification.carry',
  audit: 'problem.reported',
  params: Id,
  body: schema.Words,
  response: Done,
})

export const submitProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/submission',
  summary: '责任人或者责任科室负责人报完成',
  permission: 'rectification.carry',
  audit: 'problem.submitted',
  params: Id,
  body: schema.Words,
  response: Done,
})

export const verifyProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/verification',
  summary: '责任人以外的人核实：销号或者退回',
  permission: 'rectification.verify',
  audit: 'problem.verified',
  params: Id,
  body: schema.Verification,
  response: Done,
})

export const reopenProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/reopening',
  summary: '重新打开已经核实的问题',
  permission: 'rectification.verify',
  audit: 'problem.reopened',
  params: Id,
  body: schema.Reopening,
  response: Done,
})

export const answerProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/answer',
  summary: '登记回访得到的提出人答复',
  permission: 'rectification.verify',
  audit: 'problem.raiser-answered',
  params: Id,
  body: schema.RaiserAnswer,
  response: Done,
})

export const withdrawProblem = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/withdrawal',
  summary: '撤回登记有误的问题',
  permission: 'rectification.manage',
  audit: 'problem.withdrawn',
  params: Id,
  body: schema.Words,
  response: Done,
})

export const askDate = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/date-change',
  summary: '申请延期',
  permission: 'rectification.carry',
  audit: 'problem.date-asked',
  params: Id,
  body: schema.DateAsked,
  response: Done,
})

export const decideDate = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/date-change/decision',
  summary: '答复延期申请；申请人和责任人不能批准',
  permission: 'rectification.approve',
  audit: 'problem.date-decided',
  params: Id,
  body: schema.DateDecided,
  response: Done,
})

export const addCause = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/causes',
  summary: '写明问题的原因',
  permission: 'rectification.carry',
  audit: 'problem.cause-added',
  params: Id,
  body: schema.CauseInput,
  response: Done,
  status: 201,
})

export const removeCause = endpoint({
  method: 'delete',
  path: '/rectification/problems/{id}/causes/{causeId}',
  summary: '去掉一条原因',
  permission: 'rectification.carry',
  audit: 'problem.cause-removed',
  params: z.strictObject({ id: z.uuid(), causeId: z.uuid() }),
  response: Done,
})

export const addMeasure = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/measures',
  summary: '增加一条整改措施',
  permission: 'rectification.carry',
  audit: 'problem.measure-added',
  params: Id,
  body: schema.MeasureInput,
  response: Id,
  status: 201,
})

export const SharableMeasures = z
  .strictObject({
    measures: z.array(z.strictObject({ id: z.uuid(), text: z.string(), isRule: z.boolean(), of: z.string() })),
  })
  .meta({ id: 'SharableMeasures' })

export const readSharable = endpoint({
  method: 'get',
  path: '/rectification/problems/{id}/sharable-measures',
  summary: '同一责任科室其他问题的措施，可以共用到这个问题',
  permission: 'rectification.carry',
  audit: null,
  params: Id,
  response: SharableMeasures,
})

export const shareMeasure = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/shared-measures',
  summary: '共用另一个问题的措施',
  permission: 'rectification.carry',
  audit: 'problem.measure-added',
  params: Id,
  body: schema.SharedMeasure,
  response: Done,
})

export const changeMeasure = endpoint({
  method: 'put',
  path: '/rectification/problems/{id}/measures/{measureId}',
  summary: '修改措施，或者写明已经完成',
  permission: 'rectification.carry',
  audit: 'problem.measure-changed',
  params: Measure,
  body: schema.ChangedMeasure,
  response: Done,
})

export const removeMeasure = endpoint({
  method: 'delete',
  path: '/rectification/problems/{id}/measures/{measureId}',
  summary: '从这个问题去掉一条措施',
  permission: 'rectification.carry',
  audit: 'problem.measure-removed',
  params: Measure,
  response: Done,
})

export const addFiles = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/measures/{measureId}/files',
  summary: '上传佐证文件，同名的成为新版本',
  permission: 'rectification.carry',
  audit: 'problem.evidence-added',
  params: Measure,
  upload: UPLOAD,
  response: z.strictObject({ added: z.number().int() }),
  status: 201,
})

export const addRecord = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/measures/{measureId}/records',
  summary: '把系统里的一条记录作为佐证',
  permission: 'rectification.carry',
  audit: 'problem.evidence-added',
  params: Measure,
  body: schema.RecordEvidence,
  response: Done,
  status: 201,
})

export const shareEvidence = endpoint({
  method: 'post',
  path: '/rectification/problems/{id}/measures/{measureId}/shared-evidence',
  summary: '共用已有的一份佐证',
  permission: 'rectification.carry',
  audit: 'problem.evidence-added',
  params: Measure,
  body: schema.SharedEvidence,
  response: Done,
})

export const removeEvidence = endpoint({
  method: 'delete',
  path: '/rectification/problems/{id}/measures/{measureId}/evidence/{evidenceId}',
  summary: '从一条措施撤下佐证',
  permission: 'rectification.carry',
  audit: 'problem.evidence-removed',
  params: Evidence,
  response: Done,
})

export const readFile = endpoint({
  method: 'get',
  path: '/rectification/problems/{id}/evidence/{evidenceId}',
  summary: '打开佐证文件',
  permission: 'rectification.read',
  audit: 'problem.evidence-read',
  params: z.strictObject({ id: z.uuid(), evidenceId: z.uuid() }),
  query: z.strictObject({ version: z.coerce.number().int().min(1).optional() }),
  response: 'file',
})

export const readPaper = endpoint({
  method: 'get',
  path: '/rectification/paper',
  summary: '整改台账、问题清单、措施清单、责任清单、整改情况报告，Excel或者Word',
  permission: 'rectification.export',
  audit: 'problem.exported',
  query: schema.PaperQuery,
  response: 'file',
})

export const previewBatch = endpoint({
  method: 'post',
  path: '/rectification/batch/preview',
  summary: '读入Excel或者Word表格里的问题，逐行指出哪里不对，不保存',
  permission: 'rectification.manage',
  audit: null,
  upload: { mostBytes: 20 * 1024 * 1024 },
  query: schema.BatchPresets,
  response: schema.BatchPreview,
})

export const enterBatch = endpoint({
  method: 'post',
  path: '/rectification/batch',
  summary: '录入预览过的问题：全部录入或者一条也不录入',
  permission: 'rectification.manage',
  audit: 'problem.batch-entered',
  body: schema.Batch,
  response: z.strictObject({ entered: z.number().int(), reopened: z.number().int() }),
  status: 201,
})

export const readSample = endpoint({
  method: 'get',
  path: '/rectification/batch/sample.xlsx',
  summary: '批量录入用的空白样表',
  permission: 'rectification.manage',
  audit: null,
  response: 'file',
})
