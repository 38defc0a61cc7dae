import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as plans from '../plans.ts'
import { YearPath } from '../schema.ts'

const Done = z.strictObject({})
const ItemPath = z.strictObject({ ...YearPath.shape, id: z.uuid() })
const Id = z.strictObject({ id: z.uuid() })
const LIST_BYTES = 5 * 1024 * 1024

export const listPlans = endpoint({
  method: 'get',
  path: '/training/plans',
  summary: '各年度培训计划',
  permission: 'training.plans',
  audit: null,
  response: plans.PlanList,
})

export const readPlan = endpoint({
  method: 'get',
  path: '/training/plans/{year}',
  summary: '一个年度的培训计划、调整和执行情况',
  permission: 'training.plans',
  audit: null,
  params: YearPath,
  response: plans.Plan,
})

const paper = (path: `/${string}`, summary: string) =>
  endpoint({
    ...{ method: 'get', path, summary, permission: 'training.plans', audit: 'training.plan-exported' },
    ...{ params: YearPath, response: 'file' },
  } as const)

export const planWord = paper('/training/plans/{year}/plan.docx', '年度教育培训计划表（Word）')
export const planSheet = paper('/training/plans/{year}/plan.xlsx', '年度教育培训计划表（Excel）')
export const standingWord = paper('/training/plans/{year}/standing.docx', '计划执行情况（Word）')
export const standingSheet = paper('/training/plans/{year}/standing.xlsx', '计划执行情况（Excel）')

export const addPlan = endpoint({
  method: 'post',
  path: '/training/plans',
  summary: '新建年度培训计划',
  permission: 'training.plans-write',
  audit: 'training.plan-added',
  body: plans.NewPlan,
  response: plans.Revised,
  status: 201,
})

export const removePlan = endpoint({
  method: 'delete',
  path: '/training/plans/{year}',
  summary: '删除还没有批准的年度培训计划',
  permission: 'training.plans-write',
  audit: 'training.plan-removed',
  params: YearPath,
  response: Done,
})

export const addItems = endpoint({
  method: 'post',
  path: '/training/plans/{year}/items',
  summary: '录入计划项目，一项或者多项',
  permission: 'training.plans-write',
  audit: 'training.plan-items-added',
  params: YearPath,
  body: plans.NewItems,
  response: plans.Revised,
  status: 201,
})

export const pasteItems = endpoint({
  method: 'post',
  path: '/training/plans/{year}/items/preview',
  summary: '核对一张计划表，不保存',
  permission: 'training.plans-write',
  audit: null,
  params: YearPath,
  upload: { mostBytes: LIST_BYTES },
  response: plans.PastedItems,
})

export const copyItems = endpoint({
  method: 'post',
  path: '/training/plans/{year}/copy',
  summary: '沿用上一年度的项目',
  permission: 'training.plans-write',
  audit: 'training.plan-items-added',
  params: YearPath,
  body: plans.Revised,
  response: plans.Revised,
})

export const changeItem = endpoint({
  method: 'put',
  path: '/training/plans/{year}/items/{id}',
  summary: '修改计划项目',
  permission: 'training.plans-write',
  audit: 'training.plan-item-changed',
  params: ItemPath,
  body: plans.ChangedItem,
  response: plans.Revised,
})

export const removeItem = endpoint({
  method: 'delete',
  path: '/training/plans/{year}/items/{id}',
  summary: '删除计划项目',
  permission: 'training.plans-write',
  audit: 'training.plan-item-removed',
  params: ItemPath,
  response: Done,
})

export const submitPlan = endpoint({
  method: 'post',
  path: '/training/plans/{year}/submit',
  summary: '提交年度培训计划',
  permission: 'training.plans-write',
  audit: 'training.plan-submitted',
  params: YearPath,
  body: plans.Revised,
  response: plans.Revised,
})

export const withdrawPlan = endpoint({
  method: 'post',
  path: '/training/plans/{year}/withdraw',
  summary: '撤回没有批准的年度培训计划',
  permission: 'training.plans-write',
  audit: 'training.plan-withdrawn',
  params: YearPath,
  body: plans.Revised,
  response: plans.Revised,
})

export const decidePlan = endpoint({
  method: 'post',
  path: '/training/plans/{year}/decision',
  summary: '批准或者退回年度培训计划',
  permission: 'training.plans-approve',
  audit: 'training.plan-decided',
  params: YearPath,
  body: plans.Decision,
  response: plans.Revised,
})

export const recordPlan = endpoint({
  method: 'post',
  path: '/training/plans/{year}/meeting',
  summary: '登记党组会议批准的年度培训计划',
  permission: 'training.plans-record',
  audit: 'training.plan-decided',
  params: YearPath,
  body: plans.MeetingDecision,
  response: plans.Revised,
})

export const proposeAmendment = endpoint({
  method: 'post',
  path: '/training/plans/{year}/amendments',
  summary: '提出计划调整：增加、调整或者取消一项',
  permission: 'training.plans-write',
  audit: 'training.plan-amendment-proposed',
  params: YearPath,
  body: plans.NewAmendment,
  response: plans.Revised,
  status: 201,
})

export const withdrawAmendment = endpoint({
  method: 'post',
  path: '/training/plan-amendments/{id}/withdraw',
  summary: '撤回没有批准的计划调整',
  permission: 'training.plans-write',
  audit: 'training.plan-amendment-withdrawn',
  params: Id,
  body: plans.Revised,
  response: plans.Revised,
})

export const decideAmendment = endpoint({
  method: 'post',
  path: '/training/plan-amendments/{id}/decision',
  summary: '批准或者不同意计划调整',
  permission: 'training.plans-approve',
  audit: 'training.plan-amendment-decided',
  params: Id,
  body: plans.Decision,
  response: plans.Revised,
})

export const recordAmendment = endpoint({
  method: 'post',
  path: '/training/plan-amendments/{id}/meeting',
  summary: '登记党组会议批准的计划调整',
  permission: 'training.plans-record',
  audit: 'training.plan-amendment-decided',
  params: Id,
  body: plans.MeetingDecision,
  response: plans.Revised,
})

export const itemsToChoose = endpoint({
  method: 'get',
  path: '/training/plan-items',
  summary: '已批准计划中可以对应的项目，登记培训时选择',
  permission: 'training.manage',
  audit: null,
  query: z.strictObject({ year: YearPath.shape.year }),
  response: plans.PlanItemsToChoose,
})
