import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Photo = z.strictObject({ id: z.uuid(), photoId: z.uuid() })
const Made = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const readField = endpoint({
  method: 'get',
  path: '/research/field',
  summary: '下乡时要用的：本人参加的调研、要到的地点',
  permission: 'research.note',
  audit: null,
  response: schema.Field,
})

export const listNotes = endpoint({
  method: 'get',
  path: '/research/notes',
  summary: '一次调研的记录，按时间先后',
  permission: 'research.read',
  audit: null,
  query: schema.NoteQuery,
  response: schema.NoteList,
})

export const keepNote = endpoint({
  method: 'put',
  path: '/research/notes/{id}',
  summary: '收下一条记录；同样的内容再交一次不变，改过的内容要有更高的版本',
  permission: 'research.note',
  audit: 'research.note-kept',
  params: Id,
  body: schema.NoteInput,
  response: schema.NoteKept,
})

export const takeNoteBack = endpoint({
  method: 'delete',
  path: '/research/notes/{id}',
  summary: '删除本人还没有用过的记录；晚到的同一条不再收下',
  permission: 'research.note',
  audit: 'research.note-taken-back',
  params: Id,
  response: Done,
})

export const keepPhoto = endpoint({
  method: 'put',
  path: '/research/notes/{id}/photos/{photoId}',
  summary: '收下记录的一张照片：请求内容就是JPEG或者PNG，不超过2MB',
  permission: 'research.note',
  audit: 'research.photo-kept',
  params: Photo,
  response: Done,
})

export const readPhoto = endpoint({
  method: 'get',
  path: '/research/notes/{id}/photos/{photoId}',
  summary: '记录的一张照片',
  permission: 'research.read',
  audit: null,
  params: Photo,
  response: 'file',
})

export const listPlaces = endpoint({
  method: 'get',
  path: '/research/places',
  summary: '地点：乡镇街道、企业、景区、场馆站点',
  permission: 'research.read',
  audit: null,
  response: schema.PlaceList,
})

export const addPlace = endpoint({
  method: 'post',
  path: '/research/places',
  summary: '增加一个地点',
  permission: 'research.manage',
  audit: 'research.places-added',
  body: schema.PlaceInput,
  response: Made,
  status: 201,
})

export const addPlaces = endpoint({
  method: 'post',
  path: '/research/places/batch',
  summary: '从表格粘贴一批地点，全部录入或者一个也不录入',
  permission: 'research.manage',
  audit: 'research.places-added',
  body: schema.PlaceBatch,
  response: z.strictObject({ added: z.number().int() }),
  status: 201,
})

export const changePlace = endpoint({
  method: 'put',
  path: '/research/places/{id}',
  summary: '更正地点，停用或者启用',
  permission: 'research.manage',
  audit: 'research.place-changed',
  params: Id,
  body: schema.ChangedPlace,
  response: Done,
})

export const listPlans = endpoint({
  method: 'get',
  path: '/research/plans',
  summary: '一年的调研计划',
  permission: 'research.read',
  audit: null,
  query: schema.PlanQuery,
  response: schema.PlanList,
})

export const readPlan = endpoint({
  method: 'get',
  path: '/research/plans/{id}',
  summary: '一项调研计划和它的各次调研',
  permission: 'research.read',
  audit: null,
  params: Id,
  response: schema.Plan,
})

export const addPlan = endpoint({
  method: 'post',
  path: '/research/plans',
  summary: '新编一项调研计划',
  permission: 'research.manage',
  audit: 'research.plan-added',
  body: schema.PlanInput,
  response: Made,
  status: 201,
})

export const changePlan = endpoint({
  method: 'put',
  path: '/research/plans/{id}',
  summary: '修改调研计划',
  permission: 'research.manage',
  audit: 'research.plan-changed',
  params: Id,
  body: schema.ChangedPlan,
  response: Done,
})

export const deletePlan = endpoint({
  method: 'delete',
  path: '/research/plans/{id}',
  summary: '删除还没有安排调研的计划',
  permission: 'research.manage',
  audit: 'research.plan-deleted',
  params: Id,
  response: Done,
})

export const askBurden = endpoint({
  method: 'post',
  path: '/research/burden',
  summary: '这样安排会不会给基层添负担',
  permission: 'research.manage',
  audit: null,
  body: schema.BurdenQuestion,
  response: schema.Burden,
})

export const addTrip = endpoint({
  method: 'post',
  path: '/research/trips',
  summary: '安排一次调研；到访过密的要写理由',
  permission: 'research.manage',
  audit: 'research.trip-added',
  body: schema.TripInput,
  response: Made,
  status: 201,
})

export const readTrip = endpoint({
  method: 'get',
  path: '/research/trips/{id}',
  summary: '一次调研',
  permission: 'research.read',
  audit: null,
  params: Id,
  response: schema.Trip,
})

export const changeTrip = endpoint({
  method: 'put',
  path: '/research/trips/{id}',
  summary: '修改一次调研的日期、成员和到访',
  permission: 'research.manage',
  audit: 'research.trip-changed',
  params: Id,
  body: schema.ChangedTrip,
  response: Done,
})

export const deleteTrip = endpoint({
  method: 'delete',
  path: '/research/trips/{id}',
  summary: '删除还没有记录的调研',
  permission: 'research.manage',
  audit: 'research.trip-deleted',
  params: Id,
  response: Done,
})

export const closeTrip = endpoint({
  method: 'post',
  path: '/research/trips/{id}/close',
  summary: '结束一次调研；晚到的记录仍然收下',
  permission: 'research.manage',
  audit: 'research.trip-closed',
  params: Id,
  body: schema.TripActed,
  response: Done,
})

export const reopenTrip = endpoint({
  method: 'post',
  path: '/research/trips/{id}/reopen',
  summary: '重新打开一次调研，报告尚未完成的',
  permission: 'research.manage',
  audit: 'research.trip-reopened',
  params: Id,
  body: schema.TripActed,
  response: Done,
})

export const writeReport = endpoint({
  method: 'put',
  path: '/research/trips/{id}/report',
  summary: '写调研情况，报告完成',
  permission: 'research.use',
  audit: 'research.report-written',
  params: Id,
  body: schema.ReportInput,
  response: Done,
})
