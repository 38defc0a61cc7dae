import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: schema.Id })
const Made = z.strictObject({ id: schema.Id })
const Done = z.strictObject({ revision: schema.Revision })

export const listReports = endpoint({
  method: 'get',
  path: '/reports',
  summary: '报告，按年度',
  permission: 'reports.read',
  audit: null,
  query: schema.ReportQuery,
  response: schema.ReportList,
})

export const beginReport = endpoint({
  method: 'post',
  path: '/reports',
  summary: '起草一份报告：按提纲和记录写成第一稿',
  permission: 'reports.write',
  audit: 'report.begun',
  body: schema.NewReport,
  response: Made,
  status: 201,
})

export const readReport = endpoint({
  method: 'get',
  path: '/reports/{id}',
  summary: '一份报告：正文、数据、没有依据的地方、意见、版本',
  permission: 'reports.read',
  audit: null,
  params: Id,
  response: schema.Report,
})

export const checkReport = endpoint({
  method: 'get',
  path: '/reports/{id}/check',
  summary: '签发前的核对清单，以及定稿以后有变化的数据',
  permission: 'reports.read',
  audit: null,
  params: Id,
  response: schema.Check,
})

export const listChoices = endpoint({
  method: 'get',
  path: '/reports/{id}/choices',
  summary: '可以写进这份报告的全部数据',
  permission: 'reports.write',
  audit: null,
  params: Id,
  response: schema.Choices,
})

export const readFigure = endpoint({
  method: 'get',
  path: '/reports/{id}/figure',
  summary: '一个数据的口径和它的记录；没有权限的人只看到数',
  permission: 'reports.read',
  audit: null,
  params: Id,
  query: schema.FigureQuery,
  response: schema.FigureRows,
})

export const saveReport = endpoint({
  method: 'put',
  path: '/reports/{id}/document',
  summary: '保存修改，成为新的一版',
  permission: 'reports.write',
  audit: 'report.saved',
  params: Id,
  body: schema.Save,
  response: Done,
})

export const refreshReport = endpoint({
  method: 'post',
  path: '/reports/{id}/refresh',
  summary: '把正文里的数据换成现在的数，成为新的一版',
  permission: 'reports.write',
  audit: 'report.refreshed',
  params: Id,
  body: schema.Step,
  response: Done,
})

export const redraftReport = endpoint({
  method: 'post',
  path: '/reports/{id}/redraft',
  summary: '按提纲和现在的记录重写全文或者一节，成为新的一版',
  permission: 'reports.write',
  audit: 'report.redrafted',
  params: Id,
  body: schema.Redraft,
  response: Done,
})

export const readVersion = endpoint({
  method: 'get',
  path: '/reports/{id}/versions/{number}',
  summary: '以前的一版',
  permission: 'reports.read',
  audit: null,
  params: schema.VersionParams,
  response: schema.VersionText,
})

export const addComment = endpoint({
  method: 'post',
  path: '/reports/{id}/comments',
  summary: '对一节提出审核意见',
  permission: 'reports.comment',
  audit: 'report.commented',
  params: Id,
  body: schema.CommentInput,
  response: Made,
  status: 201,
})

export const settleComment = endpoint({
  method: 'post',
  path: '/reports/{id}/comments/{commentId}/settle',
  summary: '审核意见已经处理',
  permission: 'reports.write',
  audit: 'report.comment-settled',
  params: z.strictObject({ id: schema.Id, commentId: schema.Id }),
  response: z.strictObject({}),
})

export const submitReport = endpoint({
  method: 'post',
  path: '/reports/{id}/submit',
  summary: '送审',
  permission: 'reports.write',
  audit: 'report.submitted',
  params: Id,
  body: schema.Step,
  response: Done,
})

export const returnReport = endpoint({
  method: 'post',
  path: '/reports/{id}/return',
  summary: '退回修改',
  permission: 'reports.comment',
  audit: 'report.returned',
  params: Id,
  body: schema.Step,
  response: Done,
})

export const signReport = endpoint({
  method: 'post',
  path: '/reports/{id}/sign',
  summary: '签发：逐条确认核对清单，锁定正文并计算校验码',
  permission: 'reports.sign',
  audit: 'report.signed',
  params: Id,
  body: schema.SignInput,
  response: z.strictObject({ hash: z.string() }),
})

export const verifyReport = endpoint({
  method: 'get',
  path: '/reports/{id}/verify',
  summary: '重新计算校验码，与签发时的比较',
  permission: 'reports.read',
  audit: null,
  params: Id,
  response: schema.Verified,
})

export const exportReport = endpoint({
  method: 'get',
  path: '/reports/{id}/file',
  summary: '公文版式的Word：正式文本带数据来源，公开文本去掉姓名',
  permission: 'reports.read',
  audit: 'report.exported',
  params: Id,
  query: schema.EditionQuery,
  response: 'file',
})

export const listPromises = endpoint({
  method: 'get',
  path: '/reports/promises',
  summary: '报告里的承诺，按要兑现的年度',
  permission: 'reports.promises',
  audit: null,
  query: schema.ReportQuery,
  response: schema.PromiseList,
})

export const answerPromise = endpoint({
  method: 'put',
  path: '/reports/promises/{id}',
  summary: '答复一条承诺：兑现了没有，依据是什么',
  permission: 'reports.promises',
  audit: 'report.promise-answered',
  params: Id,
  body: schema.PromiseAnswer,
  response: Done,
})

export const adoptMeasures = endpoint({
  method: 'post',
  path: '/reports/{id}/measures',
  summary: '把已签发报告的措施列为下一年的承诺，可同时登记到整改台账',
  permission: 'reports.outline',
  audit: 'report.measures-adopted',
  params: Id,
  body: schema.MeasureInput,
  response: z.strictObject({ promises: z.number().int(), problems: z.number().int() }),
  status: 201,
})

export const readOutline = endpoint({
  method: 'get',
  path: '/reports/outlines/{kind}',
  summary: '一种报告的提纲：节、句子、本单位的改动',
  permission: 'reports.outline',
  audit: null,
  params: z.strictObject({ kind: schema.Kind }),
  response: schema.OutlineView,
})

export const changeOutline = endpoint({
  method: 'put',
  path: '/reports/outlines/{kind}',
  summary: '调整提纲，留到以后各年使用',
  permission: 'reports.outline',
  audit: 'report.outline-changed',
  params: z.strictObject({ kind: schema.Kind }),
  body: schema.WordingInput,
  response: z.strictObject({ revision: z.number().int() }),
})
