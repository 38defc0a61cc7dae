import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { BulkReason } from './bulk.ts'
import { PeopleQuery } from './list.ts'
import { DossierPatch } from './patch.ts'
import { Dossier } from './schema.ts'
import * as views from './views.ts'

const Key = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const Created = z.strictObject({ id: z.uuid() })
const Counts = z.record(z.string(), z.number().int())
const MB = 1024 * 1024

export const listPeople = endpoint({
  method: 'get',
  path: '/people',
  summary: '人员名册：搜索、筛选、排序、分页',
  permission: 'people.list',
  audit: null,
  query: PeopleQuery,
  response: views.PeoplePage,
})

export const createPerson = endpoint({
  method: 'post',
  path: '/people',
  summary: '建立档案',
  permission: 'people.edit',
  audit: 'person.created',
  body: Dossier,
  response: Created,
  status: 201,
})

export const exportPeople = endpoint({
  method: 'get',
  path: '/people/export',
  summary: '把当前筛选的名册导出为Excel',
  permission: 'people.export',
  audit: 'people.exported',
  query: PeopleQuery.omit({ page: true, size: true }).extend({
    style: z.enum(['organisation', 'plain']).default('plain').meta({ title: '样式' }),
    columns: z.string().max(600).default('').meta({ title: '列' }),
    reason: BulkReason,
  }),
  response: 'file',
})

export const sampleSheet = endpoint({
  method: 'get',
  path: '/people/sample-sheet',
  summary: '空白名册样表',
  permission: 'people.import',
  audit: null,
  response: 'file',
})

export const listViews = endpoint({
  method: 'get',
  path: '/people/views',
  summary: '我保存的筛选',
  permission: 'people.list',
  audit: null,
  response: z.strictObject({ views: z.array(views.SavedView) }),
})

export const saveView = endpoint({
  method: 'post',
  path: '/people/views',
  summary: '保存筛选；同名的替换',
  permission: 'people.list',
  audit: 'view.saved',
  body: z.strictObject({ name: z.string().trim().min(1, '请填写名称').max(40), query: z.string().max(2000) }),
  response: Done,
})

export const deleteView = endpoint({
  method: 'delete',
  path: '/people/views/{id}',
  summary: '删除保存的筛选',
  permission: 'people.list',
  audit: 'view.deleted',
  params: Key,
  response: Done,
})

export const readPerson = endpoint({
  method: 'get',
  path: '/people/{id}',
  summary: '查看完整档案',
  permission: 'people.read',
  audit: 'person.read',
  params: Key,
  response: views.DossierAnswer,
})

export const changePerson = endpoint({
  method: 'patch',
  path: '/people/{id}',
  summary: '修改档案',
  permission: 'people.edit',
  audit: 'person.changed',
  params: Key,
  body: z.strictObject({ revision: z.number().int().min(1), changes: DossierPatch }),
  response: z.strictObject({ revision: z.number().int(), doubts: z.array(views.DoubtView) }),
})

export const removePerson = endpoint({
  method: 'post',
  path: '/people/{id}/removal',
  summary: '删除误建的档案',
  permission: 'people.edit',
  audit: 'person.removed',
  params: Key,
  body: z.strictObject({ reason: z.string().trim().min(2, '请写明删除原因').max(200) }),
  response: Done,
})

export const readPhoto = endpoint({
  method: 'get',
  path: '/people/{id}/photo',
  summary: '照片',
  permission: 'people.list',
  audit: null,
  params: Key,
  response: 'file',
})

export const readOwnPhoto = endpoint({
  method: 'get',
  path: '/people/{id}/dossier-photo',
  summary: '档案照片',
  permission: 'people.read',
  audit: null,
  params: Key,
  response: 'file',
})

export const setPhoto = endpoint({
  method: 'post',
  path: '/people/{id}/photo',
  summary: '更换照片',
  permission: 'people.edit',
  audit: 'person.photo-changed',
  params: Key,
  upload: { mostBytes: 6 * MB },
  response: z.strictObject({ photoId: z.uuid() }),
})

export const readHistory = endpoint({
  method: 'get',
  path: '/people/{id}/history',
  summary: '谁看过、谁改过这份档案',
  permission: 'people.history',
  audit: null,
  params: Key,
  response: z.strictObject({ entries: z.array(views.TrailEntry) }),
})

export const appointmentForm = endpoint({
  method: 'get',
  path: '/people/{id}/appointment-form',
  summary: '任免审批表',
  permission: 'people.print',
  audit: 'form.printed',
  params: Key,
  query: z.strictObject({ format: z.enum(['docx', 'lrmx']).default('docx') }),
  response: 'file',
})

export const appointmentForms = endpoint({
  method: 'post',
  path: '/people/appointment-forms',
  summary: '批量导出任免审批表（压缩包）',
  permission: 'people.export',
  audit: 'form.printed',
  body: z.strictObject({
    ids: z.array(z.uuid()).min(1, '请先选择人员').max(300, '一次最多300人'),
    format: z.enum(['docx', 'lrmx']),
    reason: BulkReason,
  }),
  response: 'file',
})

export const proposeChange = endpoint({
  method: 'post',
  path: '/people/{id}/proposals',
  summary: '对本人档案提出更正',
  permission: 'people.propose',
  audit: 'proposal.made',
  params: Key,
  body: z.strictObject({ changes: DossierPatch, reason: z.string().trim().min(1, '请说明依据').max(500) }),
  response: z.strictObject({ ids: z.array(z.uuid()) }),
  status: 201,
})

export const ownProposals = endpoint({
  method: 'get',
  path: '/people/{id}/proposals',
  summary: '本人提出的更正',
  permission: 'people.read',
  audit: null,
  params: Key,
  response: z.strictObject({ proposals: z.array(views.ProposalView) }),
})

export const listProposals = endpoint({
  method: 'get',
  path: '/proposals',
  summary: '待审核的更正',
  permission: 'people.decide',
  audit: null,
  query: z.strictObject({ state: z.enum(['open', 'accepted', 'refused', 'withdrawn']).default('open') }),
  response: z.strictObject({ proposals: z.array(views.ProposalView) }),
})

export const decideProposal = endpoint({
  method: 'post',
  path: '/proposals/{id}/decision',
  summary: '采纳或不采纳更正',
  permission: 'people.decide',
  audit: 'proposal.decided',
  params: Key,
  body: z.strictObject({ accept: z.boolean(), answer: z.string().trim().max(500).default('') }),
  response: Done,
})

export const withdrawProposal = endpoint({
  method: 'post',
  path: '/proposals/{id}/withdrawal',
  summary: '撤回更正',
  permission: 'people.propose',
  audit: 'proposal.withdrawn',
  params: Key,
  response: Done,
})

export const uploadImport = endpoint({
  method: 'post',
  path: '/imports',
  summary: '上传要导入的文件并预览',
  permission: 'people.import',
  audit: 'import.previewed',
  upload: { mostBytes: 100 * MB },
  response: views.ImportPreview,
  status: 201,
})

export const listImports = endpoint({
  method: 'get',
  path: '/imports',
  summary: '导入记录',
  permission: 'people.import',
  audit: null,
  response: z.strictObject({ batches: z.array(views.ImportBatch) }),
})

export const readImport = endpoint({
  method: 'get',
  path: '/imports/{id}',
  summary: '一次导入的内容',
  permission: 'people.import',
  audit: null,
  params: Key,
  response: views.ImportPreview,
})

export const applyImport = endpoint({
  method: 'post',
  path: '/imports/{id}/application',
  summary: '确认导入',
  permission: 'people.import',
  audit: 'import.applied',
  params: Key,
  body: z.strictObject({
    skip: z.array(z.number().int().min(0)).max(20_000).default([]),
    keep: z
      .array(z.strictObject({ position: z.number().int().min(0), fields: z.array(z.string().max(60)).max(60) }))
      .max(20_000)
      .default([]),
  }),
  response: Counts,
})

export const undoImport = endpoint({
  method: 'post',
  path: '/imports/{id}/undo',
  summary: '撤销整批导入',
  permission: 'people.import',
  audit: 'import.undone',
  params: Key,
  response: Counts,
})

export const discardImport = endpoint({
  method: 'post',
  path: '/imports/{id}/discard',
  summary: '放弃预览',
  permission: 'people.import',
  audit: 'import.discarded',
  params: Key,
  response: Done,
})

export const readEstablishment = endpoint({
  method: 'get',
  path: '/establishment',
  summary: '编制、职数与空缺',
  permission: 'people.establishment',
  audit: null,
  response: views.EstablishmentView,
})
