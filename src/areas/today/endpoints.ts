import { endpoint } from '../../platform/endpoint.ts'
import { Today } from './schema.ts'

export const readToday = endpoint({
  method: 'get',
  path: '/today',
  summary: '今天：待办和与本人有关的变动',
  permission: 'today.read',
  audit: null,
  response: Today,
})
