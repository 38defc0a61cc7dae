import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const listSurveys = endpoint({
  method: 'get',
  path: '/surveys',
  summary: '问卷，新的在前',
  permission: 'surveys.read',
  audit: null,
  query: schema.SurveyQuery,
  response: schema.SurveyList,
})

export const exportSurveys = endpoint({
  method: 'get',
  path: '/surveys/export',
  summary: '问卷清单，Excel',
  permission: 'surveys.read',
  audit: 'surveys.exported',
  query: schema.SurveyQuery,
  response: 'file',
})

export const readSurvey = endpoint({
  method: 'get',
  path: '/surveys/{id}',
  summary: '一份问卷：题目、状态、收到多少份',
  permission: 'surveys.read',
  audit: null,
  params: Id,
  response: schema.Survey,
})

export const createSurvey = endpoint({
  method: 'post',
  path: '/surveys',
  summary: '新编一份问卷',
  permission: 'surveys.manage',
  audit: 'surveys.created',
  body: schema.SurveyInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const changeSurvey = endpoint({
  method: 'put',
  path: '/surveys/{id}',
  summary: '修改草稿；发布以后题目不再改动',
  permission: 'surveys.manage',
  audit: 'surveys.changed',
  params: Id,
  body: schema.ChangedSurvey,
  response: Done,
})

export const deleteSurvey = endpoint({
  method: 'delete',
  path: '/surveys/{id}',
  summary: '删除草稿',
  permission: 'surveys.manage',
  audit: 'surveys.deleted',
  params: Id,
  response: Done,
})

export const openSurvey = endpoint({
  method: 'post',
  path: '/surveys/{id}/open',
  summary: '发布到群众入口，开始收集',
  permission: 'surveys.manage',
  audit: 'surveys.opened',
  params: Id,
  body: schema.OpenedSurvey,
  response: Done,
})

export const closeSurvey = endpoint({
  method: 'post',
  path: '/surveys/{id}/close',
  summary: '结束收集；结束以后不能再开',
  permission: 'surveys.manage',
  audit: 'surveys.closed',
  params: Id,
  body: schema.Revision,
  response: Done,
})

export const readResults = endpoint({
  method: 'get',
  path: '/surveys/{id}/results',
  summary: '结果：只有数目，份数太少的不显示',
  permission: 'surveys.read',
  audit: null,
  params: Id,
  response: schema.SurveyResults,
})

export const exportResults = endpoint({
  method: 'get',
  path: '/surveys/{id}/export',
  summary: '结果，Excel或者Word',
  permission: 'surveys.read',
  audit: 'surveys.exported',
  params: Id,
  query: z.strictObject({ format: z.enum(['xlsx', 'docx']) }),
  response: 'file',
})
