import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const listInterests = endpoint({
  method: 'get',
  path: '/interests',
  summary: '亲属从业和持股情况，以及当年谁已填报',
  permission: 'interests.read',
  audit: 'interests.read',
  query: schema.InterestQuery,
  response: schema.InterestList,
})

export const addInterest = endpoint({
  method: 'post',
  path: '/interests',
  summary: '登记一条亲属从业情况：本人填自己的，纪检干部可以填任何人的',
  permission: 'interests.declare',
  audit: 'interests.added',
  body: schema.NewInterest,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const changeInterest = endpoint({
  method: 'put',
  path: '/interests/{id}',
  summary: '更正或者核实一条亲属从业情况',
  permission: 'interests.declare',
  audit: 'interests.changed',
  params: Id,
  body: schema.ChangedInterest,
  response: Done,
})

export const endInterest = endpoint({
  method: 'post',
  path: '/interests/{id}/end',
  summary: '写明一条亲属从业情况到哪一天为止',
  permission: 'interests.declare',
  audit: 'interests.ended',
  params: Id,
  body: schema.EndedInterest,
  response: Done,
})

export const declareYear = endpoint({
  method: 'post',
  path: '/interests/declarations',
  summary: '本人确认当年填报完毕',
  permission: 'interests.declare',
  audit: 'interests.declared',
  body: schema.Declaration,
  response: Done,
})
