import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

export const listAudit = endpoint({
  method: 'get',
  path: '/audit',
  summary: '审计记录',
  permission: 'audit.read',
  audit: null,
  query: schema.AuditQuery,
  response: schema.AuditPage,
})

export const verifyTrail = endpoint({
  method: 'get',
  path: '/audit/verify',
  summary: '核验审计链',
  permission: 'audit.read',
  audit: null,
  response: schema.AuditVerdict,
})

export const getDayHead = endpoint({
  method: 'get',
  path: '/audit/head',
  summary: '某日的链头（打印存档）',
  permission: 'audit.read',
  audit: null,
  query: schema.DayQuery,
  response: schema.DayHead,
})

export const exportAudit = endpoint({
  method: 'get',
  path: '/audit/export',
  summary: '导出审计记录（每行一条JSON）',
  permission: 'audit.read',
  audit: 'audit.exported',
  query: schema.AuditFilter,
  response: 'file',
})
