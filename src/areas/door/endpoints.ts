import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })

export const listPlaces = endpoint({
  method: 'get',
  path: '/door/places',
  summary: '群众入口：场所、窗口、活动和它们的二维码地址',
  permission: 'door.read',
  audit: null,
  response: schema.PlaceList,
})

export const addPlace = endpoint({
  method: 'post',
  path: '/door/places',
  summary: '增加一个有二维码的场所、窗口或活动',
  permission: 'door.manage',
  audit: 'door.place-added',
  body: schema.PlaceInput,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const changePlace = endpoint({
  method: 'put',
  path: '/door/places/{id}',
  summary: '更正一个场所，或者停用、启用它的二维码',
  permission: 'door.manage',
  audit: 'door.place-changed',
  params: Id,
  body: schema.ChangedPlace,
  response: z.strictObject({}),
})

export const readSettings = endpoint({
  method: 'get',
  path: '/door/settings',
  summary: '群众入口的设置',
  permission: 'door.read',
  audit: null,
  response: schema.DoorSettings,
})

export const changeSettings = endpoint({
  method: 'put',
  path: '/door/settings',
  summary: '设置群众入口：是否开放、对外网址、英文名称、电话',
  permission: 'door.manage',
  audit: 'door.set',
  body: schema.DoorSettings,
  response: z.strictObject({}),
})

export const viewQueue = endpoint({
  method: 'get',
  path: '/door/queue',
  summary: '收件情况：等待收取和搁置的件数，不含内容',
  permission: 'door.read',
  audit: null,
  response: schema.QueueView,
})

export const tryAgain = endpoint({
  method: 'post',
  path: '/door/queue/{id}/return',
  summary: '把搁置的一件放回队列再收一次',
  permission: 'door.manage',
  audit: 'door.returned',
  params: Id,
  response: z.strictObject({}),
})

export const dropAside = endpoint({
  method: 'post',
  path: '/door/queue/{id}/drop',
  summary: '放弃打不开的一件，写明理由',
  permission: 'door.manage',
  audit: 'door.dropped',
  params: Id,
  body: schema.DroppedItem,
  response: z.strictObject({}),
})
