import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })

export const readProblem = endpoint({
  method: 'get',
  path: '/rectification/problems/{id}',
  summary: '一个问题的情况',
  permission: 'rectification.read',
  audit: null,
  params: Id,
  response: schema.ProblemBrief,
})
