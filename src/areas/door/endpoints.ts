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
