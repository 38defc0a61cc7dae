import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

export const readAgenda = endpoint({
  method: 'get',
  path: '/agenda',
  summary: '日程：会议、学习、期限，按日子',
  permission: 'agenda.read',
  audit: null,
  query: schema.AgendaQuery,
  response: schema.Agenda,
})

export const exportAgenda = endpoint({
  method: 'get',
  path: '/agenda/sheet.xlsx',
  summary: '导出日程（Excel）',
  permission: 'agenda.read',
  audit: 'agenda.exported',
  query: schema.SheetQuery,
  response: 'file',
})

export const feedState = endpoint({
  method: 'get',
  path: '/agenda/feed',
  summary: '本人的日历订阅是否在用',
  permission: 'agenda.own',
  audit: null,
  response: schema.Feed,
})

export const makeFeed = endpoint({
  method: 'post',
  path: '/agenda/feed',
  summary: '生成本人的日历订阅地址，原来的地址作废',
  permission: 'agenda.own',
  audit: 'agenda.feed-made',
  response: z.strictObject({ path: z.string() }),
  status: 201,
})

export const revokeFeed = endpoint({
  method: 'delete',
  path: '/agenda/feed',
  summary: '停用本人的日历订阅地址',
  permission: 'agenda.own',
  audit: 'agenda.feed-revoked',
  response: z.strictObject({}),
})

export const readFeed = endpoint({
  method: 'get',
  path: '/agenda/feed/{file}',
  summary: '日历订阅：凭私密地址读取，供日历软件使用',
  permission: 'public',
  audit: null,
  params: z.strictObject({ file: z.string().max(80) }),
  response: 'file',
})
