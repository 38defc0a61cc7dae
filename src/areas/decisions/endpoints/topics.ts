import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import * as schema from '../schema/topics.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const Made = z.strictObject({ id: z.uuid() })
const Revised = z.strictObject({ revision: z.number().int().min(1) })
const MB = 1024 * 1024

export const readCatalogue = endpoint({
  method: 'get',
  path: '/matters',
  summary: '三重一大清单和一年的议事清单',
  permission: 'decisions.topics',
  audit: null,
  query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2099).optional() }),
  response: schema.Catalogue,
})

export const addMatter = endpoint({
  method: 'post',
  path: '/matters',
  summary: '在三重一大清单里增加一项',
  permission: 'decisions.prepare',
  audit: 'matter.added',
  body: schema.MatterInput,
  response: Made,
  status: 201,
})

export const changeMatter = endpoint({
  method: 'post',
  path: '/matters/{id}/change',
  summary: '自某日起按新的规定：原来的一项到前一天为止',
  permission: 'decisions.prepare',
  audit: 'matter.changed',
  params: Id,
  body: schema.MatterInput,
  response: Made,
})

export const endMatter = endpoint({
  method: 'post',
  path: '/matters/{id}/end',
  summary: '写明清单里的一项到哪一天为止',
  permission: 'decisions.prepare',
  audit: 'matter.ended',
  params: Id,
  body: z.strictObject({ validUntil: z.iso.date() }),
  response: Done,
})

export const addAnnual = endpoint({
  method: 'post',
  path: '/matters/annual',
  summary: '在年度议事清单里增加一项',
  permission: 'decisions.prepare',
  audit: 'matter.annual-added',
  body: schema.AnnualInput,
  response: Made,
  status: 201,
})

export const copyAnnual = endpoint({
  method: 'post',
  path: '/matters/annual/copy',
  summary: '把上一年的议事清单复制到这一年',
  permission: 'decisions.prepare',
  audit: 'matter.annual-copied',
  body: z.strictObject({ year: z.number().int().min(2001).max(2099) }),
  response: z.strictObject({ copied: z.number().int() }),
})

export const linkAnnual = endpoint({
  method: 'post',
  path: '/matters/annual/{id}/topic',
  summary: '写明年度议事清单里的一项由哪个议题落实',
  permission: 'decisions.prepare',
  audit: 'matter.annual-linked',
  params: Id,
  body: z.strictObject({ topicId: z.uuid().nullable() }),
  response: Done,
})

export const removeAnnual = endpoint({
  method: 'delete',
  path: '/matters/annual/{id}',
  summary: '从年度议事清单里删去一项',
  permission: 'decisions.prepare',
  audit: 'matter.annual-removed',
  params: Id,
  response: Done,
})

export const listTopics = endpoint({
  method: 'get',
  path: '/topics',
  summary: '议题',
  permission: 'decisions.topics',
  audit: null,
  query: schema.TopicQuery,
  response: schema.TopicList,
})

export const exportTopics = endpoint({
  method: 'get',
  path: '/topics/export.xlsx',
  summary: '把议题导出为Excel',
  permission: 'decisions.topics',
  audit: 'topic.exported',
  query: schema.TopicQuery,
  response: 'file',
})

export const createTopic = endpoint({
  method: 'post',
  path: '/topics',
  summary: '提出议题',
  permission: 'decisions.propose',
  audit: 'topic.created',
  body: schema.TopicInput,
  response: Made,
  status: 201,
})

export const readTopic = endpoint({
  method: 'get',
  path: '/topics/{id}',
  summary: '一个议题：内容、材料、意见和还缺什么',
  permission: 'decisions.topics',
  audit: null,
  params: Id,
  response: schema.TopicView,
})

export const changeTopic = endpoint({
  method: 'put',
  path: '/topics/{id}',
  summary: '修改议题；已经同意上会的要重新审定',
  permission: 'decisions.propose',
  audit: 'topic.changed',
  params: Id,
  body: schema.TopicChange,
  response: Revised,
})

export const submitTopic = endpoint({
  method: 'post',
  path: '/topics/{id}/submit',
  summary: '送党组书记审定',
  permission: 'decisions.propose',
  audit: 'topic.submitted',
  params: Id,
  body: Revised,
  response: Revised,
})

export const withdrawTopic = endpoint({
  method: 'post',
  path: '/topics/{id}/withdraw',
  summary: '撤回议题',
  permission: 'decisions.propose',
  audit: 'topic.withdrawn',
  params: Id,
  body: Revised,
  response: Revised,
})

export const consentTopic = endpoint({
  method: 'post',
  path: '/topics/{id}/consent',
  summary: '党组书记同意上会，或者退回',
  permission: 'decisions.consent',
  audit: 'topic.settled',
  params: Id,
  body: schema.Consent,
  response: Revised,
})

export const repeatTopic = endpoint({
  method: 'post',
  path: '/topics/{id}/repeat',
  summary: '把缓议或者没有通过的议题重新提出，或者对已经决定的提出复议',
  permission: 'decisions.propose',
  audit: 'topic.created',
  params: Id,
  body: z.strictObject({ as: z.enum(['resubmission', 'reconsideration']) }),
  response: Made,
  status: 201,
})

export const consentReconsidering = endpoint({
  method: 'post',
  path: '/topics/{id}/reconsider-consents',
  summary: '党组成员同意复议；办公室可以代为登记书面的同意',
  permission: 'decisions.room',
  audit: 'topic.reconsidering-consented',
  params: Id,
  body: z.strictObject({ personId: z.uuid() }),
  response: Done,
})

export const addOpinion = endpoint({
  method: 'post',
  path: '/topics/{id}/opinions',
  summary: '对议题提出合法性、财务等意见',
  permission: 'decisions.advise',
  audit: 'topic.advised',
  params: Id,
  body: schema.Opinion,
  response: Made,
  status: 201,
})

export const addMaterial = endpoint({
  method: 'post',
  path: '/topics/{id}/materials',
  summary: '上传会议材料；同名文件成为新的版本',
  permission: 'decisions.propose',
  audit: 'topic.material-added',
  params: Id,
  upload: { mostBytes: 21 * MB },
  response: z.strictObject({ added: z.number().int() }),
  status: 201,
})

export const readMaterial = endpoint({
  method: 'get',
  path: '/topics/{id}/materials/{materialId}',
  summary: '下载会议材料',
  permission: 'decisions.room',
  audit: 'topic.material-read',
  params: Id.extend({ materialId: z.uuid() }),
  response: 'file',
})

export const removeMaterial = endpoint({
  method: 'delete',
  path: '/topics/{id}/materials/{materialId}',
  summary: '撤下会议材料，留下记录',
  permission: 'decisions.propose',
  audit: 'topic.material-removed',
  params: Id.extend({ materialId: z.uuid() }),
  response: Done,
})
