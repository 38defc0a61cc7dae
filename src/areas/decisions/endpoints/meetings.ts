import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { Day } from '../../posts/schema.ts'
import * as schema from '../schema/meetings.ts'

const Id = z.strictObject({ id: z.uuid() })
const ItemOfMeeting = Id.extend({ itemId: z.uuid() })
const MemberOfMeeting = Id.extend({ personId: z.uuid() })
const Revised = z.strictObject({ revision: z.number().int().min(1) })
const Done = z.strictObject({})

export const listGroupMembers = endpoint({
  method: 'get',
  path: '/party-group',
  summary: '党组成员，包括以往的',
  permission: 'decisions.read',
  audit: null,
  response: z.strictObject({
    members: z.array(schema.GroupMember),
    people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), currentPost: z.string() })),
  }),
})

export const addGroupMember = endpoint({
  method: 'post',
  path: '/party-group',
  summary: '增加党组成员',
  permission: 'decisions.prepare',
  audit: 'group-member.added',
  body: schema.GroupMemberInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const endGroupMember = endpoint({
  method: 'post',
  path: '/party-group/{id}/end',
  summary: '登记党组成员免职',
  permission: 'decisions.prepare',
  audit: 'group-member.ended',
  params: Id,
  body: z.strictObject({ validUntil: Day }),
  response: Done,
})

export const orderGroupMembers = endpoint({
  method: 'put',
  path: '/party-group/order',
  summary: '调整党组成员的排序',
  permission: 'decisions.prepare',
  audit: 'group-member.reordered',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(60) }),
  response: Done,
})

export const listMeetings = endpoint({
  method: 'get',
  path: '/meetings',
  summary: '会议列表',
  permission: 'decisions.read',
  audit: null,
  query: schema.MeetingsQuery,
  response: z.strictObject({
    total: z.number().int(),
    years: z.array(z.number().int()),
    rows: z.array(schema.MeetingLine),
  }),
})

export const exportMeetings = endpoint({
  method: 'get',
  path: '/meetings/export.xlsx',
  summary: '会议列表的电子表格',
  permission: 'decisions.read',
  audit: 'meeting.exported',
  query: schema.MeetingsQuery.omit({ page: true, size: true }),
  response: 'file',
})

export const listOwnMeetings = endpoint({
  method: 'get',
  path: '/meetings/mine',
  summary: '要本人参加或者确认发言的会议',
  permission: 'decisions.room',
  audit: null,
  response: z.strictObject({ rows: z.array(schema.OwnMeeting) }),
})

export const createMeeting = endpoint({
  method: 'post',
  path: '/meetings',
  summary: '安排一次会议，名称和编号自动产生',
  permission: 'decisions.prepare',
  audit: 'meeting.created',
  body: schema.MeetingInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const readMeeting = endpoint({
  method: 'get',
  path: '/meetings/{id}',
  summary: '一次会议的议程、人员和答复；列席人员只看到自己列席的事项',
  permission: 'decisions.room',
  audit: null,
  params: Id,
  response: schema.MeetingView,
})

export const changeMeeting = endpoint({
  method: 'patch',
  path: '/meetings/{id}',
  summary: '修改时间、地点、记录人、主持人和会议规则',
  permission: 'decisions.prepare',
  audit: 'meeting.changed',
  params: Id,
  body: schema.MeetingChange,
  response: Revised,
})

export const listTopicsToSchedule = endpoint({
  method: 'get',
  path: '/meetings/{id}/topics',
  summary: '可以列入议程的议题，以及各自还缺什么',
  permission: 'decisions.prepare',
  audit: null,
  params: Id,
  response: z.strictObject({ rows: z.array(schema.TopicToSchedule) }),
})

export const scheduleTopics = endpoint({
  method: 'post',
  path: '/meetings/{id}/agenda/topics',
  summary: '把议题列入议程，人事任免一人一项',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: Id,
  body: schema.AgendaTopics,
  response: Revised,
})

export const addReport = endpoint({
  method: 'post',
  path: '/meetings/{id}/agenda/reports',
  summary: '列入一件听取汇报的事项',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: Id,
  body: schema.AgendaReport,
  response: Revised,
})

export const addEmergencies = endpoint({
  method: 'post',
  path: '/meetings/{id}/agenda/emergencies',
  summary: '补上还没有向党组会汇报的紧急处置决定',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: Id,
  body: Revised,
  response: Revised,
})

export const orderAgenda = endpoint({
  method: 'put',
  path: '/meetings/{id}/agenda/order',
  summary: '调整议程的顺序',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: Id,
  body: schema.AgendaOrder,
  response: Revised,
})

export const changeAgendaItem = endpoint({
  method: 'patch',
  path: '/meetings/{id}/agenda/items/{itemId}',
  summary: '确定一项的表决方式，修改汇报事项的名称',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: ItemOfMeeting,
  body: schema.AgendaItemChange,
  response: Revised,
})

export const removeAgendaItem = endpoint({
  method: 'post',
  path: '/meetings/{id}/agenda/items/{itemId}/remove',
  summary: '从议程中撤下；同一议题的各项一并撤下，议题回到可以上会的状态',
  permission: 'decisions.prepare',
  audit: 'meeting.agenda-changed',
  params: ItemOfMeeting,
  body: Revised,
  response: Revised,
})

export const setObservers = endpoint({
  method: 'put',
  path: '/meetings/{id}/observers',
  summary: '确定列席人员，全程或者只列席某几项',
  permission: 'decisions.prepare',
  audit: 'meeting.observers-changed',
  params: Id,
  body: schema.ObserversInput,
  response: Revised,
})

export const noticeMeeting = endpoint({
  method: 'post',
  path: '/meetings/{id}/notice',
  summary: '发会议通知，参会名单就此固定；再次通知时名单按当天的党组成员更新',
  permission: 'decisions.prepare',
  audit: 'meeting.noticed',
  params: Id,
  body: Revised,
  response: Revised,
})

export const cancelMeeting = endpoint({
  method: 'post',
  path: '/meetings/{id}/cancel',
  summary: '取消会议，议题回到可以上会的状态',
  permission: 'decisions.prepare',
  audit: 'meeting.cancelled',
  params: Id,
  body: Revised.extend({ reason: z.string().trim().min(2, '请写明取消的原因').max(200) }),
  response: Revised,
})

export const replyToMeeting = endpoint({
  method: 'put',
  path: '/meetings/{id}/members/{personId}/reply',
  summary: '答复参加或者请假；办公室人员可以代为登记',
  permission: 'decisions.room',
  audit: 'meeting.replied',
  params: MemberOfMeeting,
  body: schema.Reply,
  response: Done,
})

export const writeAbsentOpinion = endpoint({
  method: 'put',
  path: '/meetings/{id}/items/{itemId}/opinions/{personId}',
  summary: '请假成员对一项的书面意见：会上可见，不计票；内容为空即撤回',
  permission: 'decisions.room',
  audit: 'meeting.opinion-written',
  params: ItemOfMeeting.extend({ personId: z.uuid() }),
  body: z.strictObject({ text: z.string().trim().max(2000, '不能超过2000个字') }),
  response: Done,
})
