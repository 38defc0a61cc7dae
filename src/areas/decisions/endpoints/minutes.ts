import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as schema from '../schema/minutes.ts'

const Id = z.strictObject({ id: z.uuid() })
const ItemOfMeeting = Id.extend({ itemId: z.uuid() })
const Revised = z.strictObject({ revision: z.number().int().min(1) })
const Done = z.strictObject({})

export const readMinutes = endpoint({
  method: 'get',
  path: '/meetings/{id}/minutes',
  summary: '会议记录的底稿：每人的发言、决定内容、任务，以及还差什么才能定稿',
  permission: 'decisions.room',
  audit: null,
  params: Id,
  response: schema.MinutesView,
})

export const correctWords = endpoint({
  method: 'put',
  path: '/meetings/{id}/minutes/words',
  summary: '更正发言记录：本人更正即为确认，办公室人员改过的要本人再确认',
  permission: 'decisions.room',
  audit: 'minutes.words-corrected',
  params: Id,
  body: schema.WordsChange,
  response: z.strictObject({ version: z.number().int() }),
})

export const confirmWords = endpoint({
  method: 'post',
  path: '/meetings/{id}/minutes/words/confirm',
  summary: '确认本人的发言记录无误',
  permission: 'decisions.room',
  audit: 'minutes.words-confirmed',
  params: Id,
  body: schema.WordsConfirm,
  response: Done,
})

export const writeResolution = endpoint({
  method: 'put',
  path: '/meetings/{id}/minutes/items/{itemId}/resolution',
  summary: '填写一项的决定内容',
  permission: 'decisions.run',
  audit: 'minutes.resolution-written',
  params: ItemOfMeeting,
  body: schema.ResolutionChange,
  response: Revised,
})

export const writeNumber = endpoint({
  method: 'put',
  path: '/meetings/{id}/minutes/number',
  summary: '填写纪要文号',
  permission: 'decisions.run',
  audit: 'minutes.number-written',
  params: Id,
  body: schema.NumberChange,
  response: Revised,
})

export const addMinutesTask = endpoint({
  method: 'post',
  path: '/meetings/{id}/minutes/items/{itemId}/tasks',
  summary: '给一项决定定任务、责任人和期限',
  permission: 'decisions.run',
  audit: 'minutes.task-added',
  params: ItemOfMeeting,
  body: schema.TaskInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const removeMinutesTask = endpoint({
  method: 'delete',
  path: '/meetings/{id}/minutes/tasks/{taskId}',
  summary: '删去定稿之前定错的任务',
  permission: 'decisions.run',
  audit: 'minutes.task-removed',
  params: Id.extend({ taskId: z.uuid() }),
  response: Done,
})

export const lockMinutes = endpoint({
  method: 'post',
  path: '/meetings/{id}/minutes/lock',
  summary: '定稿归档：此后只能补记',
  permission: 'decisions.run',
  audit: 'minutes.locked',
  params: Id,
  body: schema.LockInput,
  response: z.strictObject({ recordHash: z.string() }),
})

export const addAddendum = endpoint({
  method: 'post',
  path: '/meetings/{id}/minutes/addenda',
  summary: '在归档的会议记录后补记',
  permission: 'decisions.run',
  audit: 'minutes.addendum-added',
  params: Id,
  body: schema.AddendumInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const verifyRecord = endpoint({
  method: 'get',
  path: '/meetings/{id}/minutes/verify',
  summary: '重新计算归档会议记录的校验码，看有没有被改动',
  permission: 'decisions.read',
  audit: null,
  params: Id,
  response: schema.RecordVerdict,
})
