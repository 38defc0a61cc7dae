import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { SizeApprovalInput, Withdrawal } from '../schema/size.ts'

const Id = z.strictObject({ id: z.uuid() })
const Approval = z.strictObject({ id: z.uuid(), approvalId: z.uuid() })

export const addApproval = endpoint({
  method: 'post',
  path: '/party-life/organisations/{id}/size-approvals',
  summary: '登记上级对党组织规模的批准，附批准文件',
  permission: 'party-life.review',
  audit: 'party.size-approved',
  params: Id,
  query: SizeApprovalInput,
  upload: { mostBytes: 21 * 1024 * 1024 },
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const withdrawApproval = endpoint({
  method: 'post',
  path: '/party-life/organisations/{id}/size-approvals/{approvalId}/withdrawal',
  summary: '撤回登记错的或者上级收回的批准',
  permission: 'party-life.review',
  audit: 'party.size-withdrawn',
  params: Approval,
  body: Withdrawal,
  response: z.strictObject({}),
})

export const readApprovalFile = endpoint({
  method: 'get',
  path: '/party-life/organisations/{id}/size-approvals/{approvalId}/file',
  summary: '打开批准文件',
  permission: 'party-life.read',
  audit: 'party.size-file-read',
  params: Approval,
  response: 'file',
})
