import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Done = z.strictObject({})
const YearKey = z.strictObject({ year: z.coerce.number('年份应为四位数字').int().min(2000).max(2099) })

export const listYears = endpoint({
  method: 'get',
  path: '/calendar/years',
  summary: '各年放假安排和工作日',
  permission: 'calendar.read',
  audit: null,
  response: schema.CalendarYears,
})

export const listWorkdays = endpoint({
  method: 'get',
  path: '/calendar/workdays',
  summary: '一段时间里的工作日',
  permission: 'calendar.read',
  audit: null,
  query: schema.WorkdayQuery,
  response: schema.WorkdayAnswer,
})

/** Text is long, so it is a body; nothing is saved and no trace is left. */
export const previewNotice = endpoint({
  method: 'post',
  path: '/calendar/preview',
  summary: '预览放假通知（不保存）',
  permission: 'calendar.manage',
  audit: null,
  body: schema.NoticeText,
  response: schema.NoticePreview,
})

export const importYear = endpoint({
  method: 'put',
  path: '/calendar/years/{year}',
  summary: '导入一年的放假安排',
  permission: 'calendar.manage',
  audit: 'calendar.imported',
  params: YearKey,
  body: schema.NoticeInput,
  response: Done,
})

export const removeYear = endpoint({
  method: 'delete',
  path: '/calendar/years/{year}',
  summary: '删除导入的放假安排',
  permission: 'calendar.manage',
  audit: 'calendar.removed',
  params: YearKey,
  response: Done,
})
