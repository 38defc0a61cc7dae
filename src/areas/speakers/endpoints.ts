import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Made = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const listSpeakers = endpoint({
  method: 'get',
  path: '/speakers',
  summary: '师资库',
  permission: 'speakers.read',
  audit: null,
  query: schema.SpeakerQuery,
  response: schema.SpeakerList,
})

export const exportSpeakers = endpoint({
  method: 'get',
  path: '/speakers/export',
  summary: '师资名册，Excel',
  permission: 'speakers.read',
  audit: 'speakers.exported',
  query: schema.SpeakerQuery,
  response: 'file',
})

export const findSimilar = endpoint({
  method: 'get',
  path: '/speakers/similar',
  summary: '师资库里、本局里已有的同名的人',
  permission: 'speakers.manage',
  audit: null,
  query: schema.SimilarQuery,
  response: schema.Similar,
})

export const listUnnamed = endpoint({
  method: 'get',
  path: '/speakers/unnamed',
  summary: '培训登记里还没有对应师资库的主讲人',
  permission: 'speakers.manage',
  audit: null,
  response: schema.UnnamedLecturers,
})

export const nameLessons = endpoint({
  method: 'put',
  path: '/speakers/lessons',
  summary: '写明这些课是师资库里的谁讲的，或者取消',
  permission: 'speakers.manage',
  audit: 'speakers.lessons-named',
  body: schema.NamedLessons,
  response: Done,
})

export const addSpeaker = endpoint({
  method: 'post',
  path: '/speakers',
  summary: '登记师资',
  permission: 'speakers.manage',
  audit: 'speakers.added',
  body: schema.NewSpeaker,
  response: Made,
  status: 201,
})

export const readSpeaker = endpoint({
  method: 'get',
  path: '/speakers/{id}',
  summary: '一位主讲人和讲过的课',
  permission: 'speakers.read',
  audit: null,
  params: Id,
  response: schema.Speaker,
})

export const changeSpeaker = endpoint({
  method: 'put',
  path: '/speakers/{id}',
  summary: '修改师资登记',
  permission: 'speakers.manage',
  audit: 'speakers.changed',
  params: Id,
  body: schema.ChangedSpeaker,
  response: Done,
})

export const removeSpeaker = endpoint({
  method: 'delete',
  path: '/speakers/{id}',
  summary: '删除误登记、没有讲过课的',
  permission: 'speakers.manage',
  audit: 'speakers.removed',
  params: Id,
  response: Done,
})

export const checkSpeaker = endpoint({
  method: 'post',
  path: '/speakers/{id}/check',
  summary: '登记政治把关',
  permission: 'speakers.check',
  audit: 'speakers.checked',
  params: Id,
  body: schema.Revision,
  response: Done,
})

export const uncheckSpeaker = endpoint({
  method: 'post',
  path: '/speakers/{id}/uncheck',
  summary: '撤回政治把关',
  permission: 'speakers.check',
  audit: 'speakers.unchecked',
  params: Id,
  body: schema.Revision,
  response: Done,
})

export const retireSpeaker = endpoint({
  method: 'post',
  path: '/speakers/{id}/retire',
  summary: '写明原因，不再聘请',
  permission: 'speakers.manage',
  audit: 'speakers.retired',
  params: Id,
  body: schema.Retirement,
  response: Done,
})

export const returnSpeaker = endpoint({
  method: 'post',
  path: '/speakers/{id}/return',
  summary: '恢复聘请',
  permission: 'speakers.manage',
  audit: 'speakers.returned',
  params: Id,
  body: schema.Revision,
  response: Done,
})

export const readResults = endpoint({
  method: 'get',
  path: '/speakers/{id}/results',
  summary: '评课结果，人数太少的不显示',
  permission: 'speakers.manage',
  audit: null,
  params: Id,
  response: schema.LessonResults,
})

export const listOpen = endpoint({
  method: 'get',
  path: '/evaluations',
  summary: '本人可以评课的培训',
  permission: 'speakers.evaluate',
  audit: null,
  response: schema.OpenEvaluations,
})

export const readOwnResults = endpoint({
  method: 'get',
  path: '/evaluations/own',
  summary: '本人讲的课的评课结果，人数太少的不显示',
  permission: 'speakers.evaluate',
  audit: null,
  response: schema.LessonResults,
})

export const readForm = endpoint({
  method: 'get',
  path: '/evaluations/{id}',
  summary: '一次培训可以评的课',
  permission: 'speakers.evaluate',
  audit: null,
  params: Id,
  response: schema.EvaluationForm,
})

// The training stands in the body, so that no address tells which one somebody answers on.
export const evaluate = endpoint({
  method: 'post',
  path: '/evaluations',
  summary: '匿名评课，一次培训一次',
  permission: 'speakers.evaluate',
  audit: 'speakers.evaluated',
  body: schema.Evaluation,
  response: Done,
})
