import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as batch from './batch.ts'
import * as calls from './call-backs.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const listItems = endpoint({
  method: 'get',
  path: '/voices',
  summary: '意见建议和差评的办理情况',
  permission: 'feedback.read',
  audit: null,
  query: schema.ItemQuery,
  response: schema.ItemPage,
})

export const exportLedger = endpoint({
  method: 'get',
  path: '/voices.xlsx',
  summary: '把办理台账导出为Excel',
  permission: 'feedback.read',
  audit: 'feedback.exported',
  query: schema.ItemQuery,
  response: 'file',
})

export const exportReport = endpoint({
  method: 'get',
  path: '/voices/report.docx',
  summary: '意见建议办理情况（Word）',
  permission: 'feedback.approve',
  audit: 'feedback.exported',
  query: schema.YearQuery,
  response: 'file',
})

export const readStatistics = endpoint({
  method: 'get',
  path: '/voices/statistics',
  summary: '按来源、科室、月份的办理统计',
  permission: 'feedback.read',
  audit: null,
  query: schema.YearQuery,
  response: schema.Statistics,
})

export const enter = endpoint({
  method: 'post',
  path: '/voices',
  summary: '登记一条意见建议（座谈会、意见箱、来信、电话、工单）',
  permission: 'feedback.intake',
  audit: 'feedback.entered',
  body: z.strictObject({ rows: z.array(schema.Intake).min(1, '没有可以登记的内容').max(200, '一次最多登记200条') }),
  response: z.strictObject({ ids: z.array(z.uuid()), folded: z.number().int() }),
  status: 201,
})

export const listCallBacks = endpoint({
  method: 'get',
  path: '/voices/call-backs',
  summary: '等待回访的答复：曾不满意的、热线工单、抽到的；不含姓名和电话',
  permission: 'feedback.call-back',
  audit: null,
  query: calls.CallBackQuery,
  response: calls.CallBackPage,
})

export const drawCallBacks = endpoint({
  method: 'post',
  path: '/voices/call-backs/draw',
  summary: '在还没有抽过的答复里随机抽取回访对象',
  permission: 'feedback.call-back',
  audit: 'feedback.drawn',
  body: Done,
  response: calls.Drawn,
})

export const listLeaders = endpoint({
  method: 'get',
  path: '/voices/leaders',
  summary: '各科室今天的分管领导，交办时作为责任领导提出来',
  permission: 'feedback.intake',
  audit: null,
  response: z.strictObject({
    rows: z.array(z.strictObject({ sectionId: z.uuid(), leaderId: z.uuid(), leaderName: z.string() })),
  }),
})

export const previewBatch = endpoint({
  method: 'post',
  path: '/voices/batch/preview',
  summary: '读入Excel、Word或者粘贴的表格，按行按列指出哪里不对，不保存',
  permission: 'feedback.intake',
  audit: null,
  upload: { mostBytes: 20 * 1024 * 1024 },
  response: batch.VoiceBatchPreview,
})

export const enterBatch = endpoint({
  method: 'post',
  path: '/voices/batch',
  summary: '登记核对过的各行：全部登记或者一条也不登记',
  permission: 'feedback.intake',
  audit: 'feedback.batch-entered',
  body: batch.VoiceBatch,
  response: z.strictObject({ id: z.uuid(), entered: z.number().int(), folded: z.number().int() }),
  status: 201,
})

export const batchSample = endpoint({
  method: 'get',
  path: '/voices/batch/sample.xlsx',
  summary: '批量登记用的空白样表',
  permission: 'feedback.intake',
  audit: null,
  response: 'file',
})

export const listBatches = endpoint({
  method: 'get',
  path: '/voices/batches',
  summary: '最近的批量登记，哪一批还能撤销',
  permission: 'feedback.intake',
  audit: null,
  response: z.strictObject({ rows: z.array(batch.VoiceBatchLine) }),
})

export const undoBatch = endpoint({
  method: 'post',
  path: '/voices/batches/{id}/undo',
  summary: '撤销一批登记，只在一条也没有开始办理时',
  permission: 'feedback.intake',
  audit: 'feedback.batch-undone',
  params: Id,
  body: Done,
  response: Done,
})

export const readItem = endpoint({
  method: 'get',
  path: '/voices/{id}',
  summary: '一条意见建议的原文、办理经过和答复',
  permission: 'feedback.read',
  audit: null,
  params: Id,
  response: schema.ItemView,
})

export const listSimilar = endpoint({
  method: 'get',
  path: '/voices/{id}/similar',
  summary: '与这一条相近、还没有答复的条目',
  permission: 'feedback.intake',
  audit: null,
  params: Id,
  response: schema.Similar,
})

/** An act on an item: all of them are posts that end in the name of the act. */
const act = <B extends z.ZodType>(
  audit: `feedback.${string}`,
  permission: `feedback.${string}`,
  body: B,
  summary: string,
) =>
  endpoint({
    method: 'post',
    path: `/voices/{id}/${audit.slice('feedback.'.length)}`,
    summary,
    permission,
    audit,
    params: Id,
    body,
    response: Done,
  })

export const accept = act('feedback.accept', 'feedback.intake', schema.Accepted, '受理，算出办结期限')
export const sendBackToSource = act(
  'feedback.return',
  'feedback.intake',
  schema.Returned,
  '不属本单位职责的说明理由退回',
)
export const assign = act('feedback.assign', 'feedback.intake', schema.Assigned, '交办到科室，经办人应当回避的拒绝')
export const merge = act('feedback.merge', 'feedback.intake', schema.Merged, '归并到另一条，一并答复')
export const toDiscipline = act(
  'feedback.to-discipline',
  'feedback.intake',
  schema.Plain,
  '属于检举控告的转纪检，这里不再保留原文',
)
export const contact = act('feedback.contact', 'feedback.intake', schema.Plain, '登记已与差评人联系')
export const draft = act('feedback.draft', 'feedback.answer', schema.Drafted, '拟写答复，提交审核')
export const askExtension = act('feedback.ask-extension', 'feedback.answer', schema.Reasoned, '申请延期一次')
export const extend = act('feedback.extend', 'feedback.approve', schema.Plain, '同意延期')
export const approve = act('feedback.approve', 'feedback.approve', schema.Plain, '审核通过并答复')
export const sendBack = act('feedback.send-back', 'feedback.approve', schema.Reasoned, '把答复退回修改')
export const publishAnswer = act('feedback.publish', 'feedback.intake', schema.Published, '去掉姓名后公开答复')
export const callBack = act('feedback.call-back', 'feedback.call-back', schema.Called, '第三人回访提出人')
export const raiserAnswer = act(
  'feedback.raiser-answer',
  'feedback.intake',
  schema.RaiserAnswered,
  '代提出人登记是否满意',
)
export const close = act('feedback.close', 'feedback.intake', schema.Plain, '办结')

export const readContact = endpoint({
  method: 'post',
  path: '/opinions/{id}/contact',
  summary: '查看提出人的联系方式，用于回访；每次查看都有审计',
  permission: 'feedback.call-back',
  audit: 'feedback.contact-read',
  params: Id,
  body: Done,
  response: schema.ContactView,
})

export const listRatings = endpoint({
  method: 'get',
  path: '/ratings',
  summary: '服务评价，不计入的注明原因',
  permission: 'feedback.read',
  audit: null,
  query: schema.RatingQuery,
  response: schema.RatingPage,
})

export const listReports = endpoint({
  method: 'get',
  path: '/conduct-reports',
  summary: '问题举报的收件和转办，不含内容',
  permission: 'feedback.reports',
  audit: 'feedback.reports-listed',
  query: schema.ReportQuery,
  response: schema.ReportPage,
})

export const exportReports = endpoint({
  method: 'get',
  path: '/conduct-reports.xlsx',
  summary: '把问题举报的收件和转办登记导出为Excel，不含内容',
  permission: 'feedback.reports',
  audit: 'feedback.reports-exported',
  query: schema.ReportQuery,
  response: 'file',
})

export const readReport = endpoint({
  method: 'post',
  path: '/conduct-reports/{id}/reading',
  summary: '阅读一件举报；每次阅读都有审计',
  permission: 'feedback.reports',
  audit: 'feedback.report-read',
  params: Id,
  body: Done,
  response: schema.ReportView,
})

export const routeReport = endpoint({
  method: 'post',
  path: '/conduct-reports/{id}/route',
  summary: '转办举报，不得转给被举报的一方',
  permission: 'feedback.reports',
  audit: 'feedback.report-routed',
  params: Id,
  body: schema.Routed,
  response: Done,
})
