import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const readIndex = endpoint({
  method: 'get',
  path: '/satisfaction',
  summary: '满意度指数：各项、各科室、十二个月',
  permission: 'satisfaction.read',
  audit: null,
  query: schema.IndexQuery,
  response: schema.SatisfactionIndex,
})

export const readCounted = endpoint({
  method: 'get',
  path: '/satisfaction/counted',
  summary: '一项里数的是什么',
  permission: 'satisfaction.read',
  audit: null,
  query: schema.CountedQuery,
  response: schema.CountedList,
})

export const exportIndex = endpoint({
  method: 'get',
  path: '/satisfaction/export',
  summary: '满意度指数Excel，或者满意度情况Word',
  permission: 'satisfaction.read',
  audit: 'satisfaction.exported',
  query: schema.IndexQuery.extend({ format: z.enum(['xlsx', 'docx']) }),
  response: 'file',
})

export const publishIndex = endpoint({
  method: 'post',
  path: '/satisfaction/publish',
  summary: '立即把满意度指数公布到群众入口',
  permission: 'satisfaction.decide',
  audit: 'satisfaction.published',
  response: Done,
})

export const listSuspicions = endpoint({
  method: 'get',
  path: '/satisfaction/suspicions',
  summary: '异常评价：为什么不计，谁核对过',
  permission: 'satisfaction.read',
  audit: null,
  query: schema.SuspicionQuery,
  response: schema.SuspicionList,
})

export const exportSuspicions = endpoint({
  method: 'get',
  path: '/satisfaction/suspicions/export',
  summary: '异常评价，Excel',
  permission: 'satisfaction.read',
  audit: 'satisfaction.exported',
  query: schema.SuspicionQuery,
  response: 'file',
})

export const scanNow = endpoint({
  method: 'post',
  path: '/satisfaction/suspicions/scan',
  summary: '立即查找异常评价',
  permission: 'satisfaction.decide',
  audit: 'satisfaction.scanned',
  response: z.strictObject({ found: z.number().int() }),
})

export const decideSuspicion = endpoint({
  method: 'post',
  path: '/satisfaction/suspicions/{id}/decision',
  summary: '核对一批异常评价：确认不计，或者写明理由恢复计入',
  permission: 'satisfaction.decide',
  audit: 'satisfaction.decided',
  params: Id,
  body: schema.SuspicionDecision,
  response: Done,
})
