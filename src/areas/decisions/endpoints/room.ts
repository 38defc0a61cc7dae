import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'
import { RoomCommand, RoomView, SecretBallot } from '../schema/room.ts'

const Id = z.strictObject({ id: z.uuid() })
const ItemOfMeeting = Id.extend({ itemId: z.uuid() })

export const readRoom = endpoint({
  method: 'get',
  path: '/meetings/{id}/room',
  summary: '会议室现在的情形；带上 after 时等到有变化再答，最多等20秒',
  permission: 'decisions.room',
  audit: null,
  params: Id,
  query: z.strictObject({ after: z.coerce.number().int().min(0).optional() }),
  response: RoomView,
})

export const openMeeting = endpoint({
  method: 'post',
  path: '/meetings/{id}/open',
  summary: '宣布开会',
  permission: 'decisions.run',
  audit: 'meeting.opened',
  params: Id,
  response: z.strictObject({ seq: z.number().int() }),
})

export const commandRoom = endpoint({
  method: 'post',
  path: '/meetings/{id}/room',
  summary: '在会议室办一件事：签到、离席、回避、表态、开始和结束表决等',
  permission: 'decisions.room',
  audit: 'meeting.acted',
  params: Id,
  body: z.strictObject({ command: RoomCommand }),
  response: z.strictObject({ seq: z.number().int() }),
})

export const castBallot = endpoint({
  method: 'post',
  path: '/meetings/{id}/items/{itemId}/ballot',
  summary: '投一张无记名票',
  permission: 'decisions.room',
  audit: 'meeting.ballot-cast',
  params: ItemOfMeeting,
  body: SecretBallot,
  response: z.strictObject({ seq: z.number().int() }),
})

export const dismissHint = endpoint({
  method: 'post',
  path: '/meetings/{id}/items/{itemId}/hints/dismiss',
  summary: '说明一条回避提示不成立',
  permission: 'decisions.run',
  audit: 'meeting.hint-dismissed',
  params: ItemOfMeeting,
  body: z.strictObject({
    memberId: z.uuid(),
    key: z.string().min(1).max(200),
    reason: z.string().trim().min(5, '请写明理由，至少5个字').max(500),
  }),
  response: z.strictObject({ seq: z.number().int() }),
})
