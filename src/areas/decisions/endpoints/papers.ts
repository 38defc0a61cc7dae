import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'

const PAPERS = [
  'minutes.docx',
  'record.docx',
  'agenda.docx',
  'notice.docx',
  'votes.docx',
  'ballots.docx',
  'register.docx',
] as const

export const exportPaper = endpoint({
  method: 'get',
  path: '/meetings/{id}/papers/{paper}',
  summary: '会议的文书：纪要、记录、议程、通知、表决票、表决情况、决策事项登记表',
  permission: 'decisions.read',
  audit: 'meeting.paper-exported',
  params: z.strictObject({ id: z.uuid(), paper: z.enum(PAPERS) }),
  query: z.strictObject({ item: z.uuid().optional() }),
  response: 'file',
})

export const exportLedger = endpoint({
  method: 'get',
  path: '/decisions/ledger.xlsx',
  summary: '一年的三重一大决策台账',
  permission: 'decisions.read',
  audit: 'meeting.paper-exported',
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() }),
  response: 'file',
})

export const exportApproval = endpoint({
  method: 'get',
  path: '/decisions/approval.docx',
  summary: '议题报批单：空白的，或者按一个议题填好的',
  permission: 'decisions.topics',
  audit: 'meeting.paper-exported',
  query: z.strictObject({ topic: z.uuid().optional() }),
  response: 'file',
})
