import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const OfPerson = z.strictObject({ id: z.uuid(), personId: z.uuid() })
const Done = z.strictObject({})
const permission = 'sign-in.own'

export const readSign = endpoint({
  method: 'get',
  path: '/sign-ins/{id}',
  summary: '一次签到，和本人签了没有',
  permission,
  audit: null,
  params: Id,
  response: schema.SignView,
})

export const sign = endpoint({
  method: 'post',
  path: '/sign-ins/{id}/signs',
  summary: '现场签到',
  permission,
  audit: 'sign-in.signed',
  params: Id,
  body: schema.CodeInput,
  response: z.strictObject({ isGuest: z.boolean() }),
})

export const signTyped = endpoint({
  method: 'post',
  path: '/sign-ins/signs',
  summary: '不扫码，输入屏幕上的签到码',
  permission,
  audit: 'sign-in.signed',
  body: schema.CodeInput,
  response: z.strictObject({ id: z.uuid() }),
})

export const readBoard = endpoint({
  method: 'get',
  path: '/sign-ins/{id}/board',
  summary: '投影的签到码和名单，给办会的人',
  permission,
  audit: null,
  params: Id,
  response: schema.Board,
})

export const tick = endpoint({
  method: 'post',
  path: '/sign-ins/{id}/ticks',
  summary: '照纸质签到表登记或者更正一个人',
  permission,
  audit: 'sign-in.ticked',
  params: Id,
  body: schema.TickInput,
  response: Done,
})

export const answerGuest = endpoint({
  method: 'post',
  path: '/sign-ins/{id}/guests/{personId}',
  summary: '同意不在名单里的人列席，或者不同意',
  permission,
  audit: 'sign-in.guest-answered',
  params: OfPerson,
  body: schema.GuestAnswer,
  response: Done,
})

export const close = endpoint({
  method: 'post',
  path: '/sign-ins/{id}/close',
  summary: '结束签到',
  permission,
  audit: 'sign-in.closed',
  params: Id,
  response: Done,
})

export const reopen = endpoint({
  method: 'post',
  path: '/sign-ins/{id}/reopen',
  summary: '当天重新开始签到',
  permission,
  audit: 'sign-in.reopened',
  params: Id,
  response: Done,
})

export const printSheet = endpoint({
  method: 'get',
  path: '/sign-ins/{id}/sheet.docx',
  summary: '签到表（Word）',
  permission,
  audit: 'sign-in.sheet-printed',
  params: Id,
  response: 'file',
})
