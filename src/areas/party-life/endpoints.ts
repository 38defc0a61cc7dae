import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'
import * as views from './views.ts'

const Id = z.strictObject({ id: z.uuid() })
const File = z.strictObject({ id: z.uuid(), fileId: z.uuid() })
const Made = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})
const UPLOAD = { mostBytes: 60 * 1024 * 1024 }

export const listOrganisations = endpoint({
  method: 'get',
  path: '/party-life/organisations',
  summary: '看得到的党组织，人数、书记、换届',
  permission: 'party-life.read',
  audit: null,
  response: views.OrganisationList,
})

export const addOrganisation = endpoint({
  method: 'post',
  path: '/party-life/organisations',
  summary: '建立一个党组织',
  permission: 'party-life.manage',
  audit: 'party.organisation-added',
  body: schema.OrganisationInput,
  response: Made,
  status: 201,
})

export const readOrganisation = endpoint({
  method: 'get',
  path: '/party-life/organisations/{id}',
  summary: '一个党组织的党员和职务，含以往的',
  permission: 'party-life.read',
  audit: null,
  params: Id,
  response: views.OrganisationRecord,
})

export const changeOrganisation = endpoint({
  method: 'put',
  path: '/party-life/organisations/{id}',
  summary: '更正党组织的情况、登记换届或者撤销',
  permission: 'party-life.manage',
  audit: 'party.organisation-changed',
  params: Id,
  body: schema.ChangedOrganisation,
  response: Done,
})

export const addMember = endpoint({
  method: 'post',
  path: '/party-life/organisations/{id}/members',
  summary: '党员编入支部；在别的支部的，原来的截止到前一天',
  permission: 'party-life.manage',
  audit: 'party.member-added',
  params: Id,
  body: schema.MemberInput,
  response: Made,
  status: 201,
})

export const changeMember = endpoint({
  method: 'put',
  path: '/party-life/members/{id}',
  summary: '更正党员所在党小组、转正日期和起止日期',
  permission: 'party-life.manage',
  audit: 'party.member-changed',
  params: Id,
  body: schema.ChangedMember,
  response: Done,
})

export const readPartyStanding = endpoint({
  method: 'get',
  path: '/party-life/people/{id}/standing',
  summary: '编入支部前，档案里的转正日期',
  permission: 'party-life.manage',
  audit: null,
  params: Id,
  response: z.strictObject({ formalOn: z.string().nullable() }),
})

export const addPosition = endpoint({
  method: 'post',
  path: '/party-life/organisations/{id}/positions',
  summary: '登记党内职务；原来的书记截止到前一天',
  permission: 'party-life.manage',
  audit: 'party.position-added',
  params: Id,
  body: schema.PositionInput,
  response: Made,
  status: 201,
})

export const changePosition = endpoint({
  method: 'put',
  path: '/party-life/positions/{id}',
  summary: '更正党内职务和起止日期',
  permission: 'party-life.manage',
  audit: 'party.position-changed',
  params: Id,
  body: schema.ChangedPosition,
  response: Done,
})

export const readDuePeople = endpoint({
  method: 'get',
  path: '/party-life/organisations/{id}/due',
  summary: '某一天召开某类组织生活，应到会的人',
  permission: 'party-life.record',
  audit: null,
  params: Id,
  query: schema.DueQuery,
  response: views.DuePeople,
})

export const listMeetings = endpoint({
  method: 'get',
  path: '/party-life/meetings',
  summary: '组织生活记录',
  permission: 'party-life.read',
  audit: null,
  query: schema.MeetingQuery,
  response: views.MeetingList,
})

export const exportMeetings = endpoint({
  method: 'get',
  path: '/party-life/meetings.xlsx',
  summary: '导出看到的组织生活记录',
  permission: 'party-life.read',
  audit: 'party.exported',
  query: schema.MeetingQuery,
  response: 'file',
})

export const addMeeting = endpoint({
  method: 'post',
  path: '/party-life/meetings',
  summary: '安排或者记录一次组织生活',
  permission: 'party-life.record',
  audit: 'party.meeting-added',
  body: schema.MeetingInput,
  response: Made,
  status: 201,
})

export const readMeeting = endpoint({
  method: 'get',
  path: '/party-life/meetings/{id}',
  summary: '一次组织生活的到会、内容、表决和规则核对',
  permission: 'party-life.read',
  audit: null,
  params: Id,
  response: views.MeetingView,
})

export const changeMeeting = endpoint({
  method: 'put',
  path: '/party-life/meetings/{id}',
  summary: '修改安排，或者写成记录送审；审核以后不能修改',
  permission: 'party-life.record',
  audit: 'party.meeting-changed',
  params: Id,
  body: schema.ChangedMeeting,
  response: Done,
})

export const noticeMeeting = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/notice',
  summary: '通知应到会的人，出现在各人的今天页',
  permission: 'party-life.record',
  audit: 'party.meeting-noticed',
  params: Id,
  body: schema.AtRevision,
  response: Done,
})

export const openSignIn = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/sign-in',
  summary: '召开当天开始现场签到',
  permission: 'party-life.record',
  audit: 'sign-in.opened',
  params: Id,
  response: Made,
})

export const cancelMeeting = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/cancel',
  summary: '取消一次还没有召开的组织生活',
  permission: 'party-life.record',
  audit: 'party.meeting-cancelled',
  params: Id,
  body: schema.AtRevision,
  response: Done,
})

export const reviewMeeting = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/review',
  summary: '审核组织生活记录：通过或者退回',
  permission: 'party-life.review',
  audit: 'party.meeting-reviewed',
  params: Id,
  body: schema.Reviewed,
  response: Done,
})

export const addAddition = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/additions',
  summary: '审核以后补记',
  permission: 'party-life.record',
  audit: 'party.meeting-added-to',
  params: Id,
  body: schema.AdditionInput,
  response: Done,
})

export const addVote = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/votes',
  summary: '登记党员大会的表决或者选举，当场按规则判断',
  permission: 'party-life.record',
  audit: 'party.vote-added',
  params: Id,
  body: schema.VoteInput,
  response: Done,
})

export const removeVote = endpoint({
  method: 'delete',
  path: '/party-life/meetings/{id}/votes/{voteId}',
  summary: '删除录错的表决',
  permission: 'party-life.record',
  audit: 'party.vote-removed',
  params: z.strictObject({ id: z.uuid(), voteId: z.uuid() }),
  response: Done,
})

export const addFiles = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/files',
  summary: '上传照片、材料',
  permission: 'party-life.record',
  audit: 'party.file-added',
  params: Id,
  upload: UPLOAD,
  response: z.strictObject({ added: z.number().int() }),
})

export const readFile = endpoint({
  method: 'get',
  path: '/party-life/meetings/{id}/files/{fileId}',
  summary: '打开一份材料',
  permission: 'party-life.read',
  audit: 'party.file-read',
  params: File,
  response: 'file',
})

export const removeFile = endpoint({
  method: 'delete',
  path: '/party-life/meetings/{id}/files/{fileId}',
  summary: '撤下传错的材料，审核以前',
  permission: 'party-life.record',
  audit: 'party.file-removed',
  params: File,
  response: Done,
})

export const exportRecord = endpoint({
  method: 'get',
  path: '/party-life/meetings/{id}/record.docx',
  summary: '组织生活记录（Word）',
  permission: 'party-life.read',
  audit: 'party.exported',
  params: Id,
  response: 'file',
})

export const exportNotice = endpoint({
  method: 'get',
  path: '/party-life/meetings/{id}/notice.docx',
  summary: '组织生活通知（Word）',
  permission: 'party-life.read',
  audit: 'party.exported',
  params: Id,
  response: 'file',
})

export const exportSignIn = endpoint({
  method: 'get',
  path: '/party-life/meetings/{id}/sign-in.docx',
  summary: '组织生活签到表（Word）',
  permission: 'party-life.read',
  audit: 'party.exported',
  params: Id,
  response: 'file',
})

export const readMatrix = endpoint({
  method: 'get',
  path: '/party-life/matrix',
  summary: '各党组织一年应当开展和已经开展的组织生活',
  permission: 'party-life.read',
  audit: null,
  query: schema.YearQuery,
  response: views.Matrix,
})

export const exportShortfalls = endpoint({
  method: 'get',
  path: '/party-life/shortfalls.xlsx',
  summary: '缺项补开计划',
  permission: 'party-life.read',
  audit: 'party.exported',
  query: schema.YearQuery,
  response: 'file',
})

export const exportYearSheet = endpoint({
  method: 'get',
  path: '/party-life/year.xlsx',
  summary: '组织生活年度统计表（Excel）',
  permission: 'party-life.read',
  audit: 'party.exported',
  query: schema.PaperQuery,
  response: 'file',
})

export const exportYearWord = endpoint({
  method: 'get',
  path: '/party-life/year.docx',
  summary: '组织生活年度统计表（Word）',
  permission: 'party-life.read',
  audit: 'party.exported',
  query: schema.PaperQuery,
  response: 'file',
})

export const exportStudyGroup = endpoint({
  method: 'get',
  path: '/party-life/study-group.docx',
  summary: '中心组学习情况表（Word）',
  permission: 'party-life.read',
  audit: 'party.exported',
  query: schema.YearQuery,
  response: 'file',
})

export const askExemption = endpoint({
  method: 'post',
  path: '/party-life/exemptions',
  summary: '申请免除某个月份或者季度',
  permission: 'party-life.record',
  audit: 'party.exemption-asked',
  body: schema.ExemptionInput,
  response: Made,
  status: 201,
})

export const decideExemption = endpoint({
  method: 'post',
  path: '/party-life/exemptions/{id}/decision',
  summary: '答复免除申请；申请人自己不能答复',
  permission: 'party-life.review',
  audit: 'party.exemption-decided',
  params: Id,
  body: schema.Decided,
  response: Done,
})

export const listMakeUps = endpoint({
  method: 'get',
  path: '/party-life/make-ups',
  summary: '补学：本人的，以及本人负责的党组织的',
  permission: 'party-life.own',
  audit: null,
  response: views.MakeUpList,
})

export const finishMakeUp = endpoint({
  method: 'post',
  path: '/party-life/meetings/{id}/make-up',
  summary: '本人写补学笔记，补学即完成',
  permission: 'party-life.own',
  audit: 'party.make-up-finished',
  params: Id,
  body: schema.MakeUpNote,
  response: Done,
})
