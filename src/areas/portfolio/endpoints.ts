import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { ChangedPortfolio, NewPortfolio, PortfolioList } from './schema.ts'

const Id = z.strictObject({ id: z.uuid() })
const Done = z.strictObject({})

export const listPortfolio = endpoint({
  method: 'get',
  path: '/portfolio',
  summary: '领导分工，含以往的',
  permission: 'portfolio.read',
  audit: null,
  response: PortfolioList,
})

export const addPortfolio = endpoint({
  method: 'post',
  path: '/portfolio',
  summary: '写明一个科室由谁分管；原来的分管截止到前一天',
  permission: 'portfolio.manage',
  audit: 'portfolio.added',
  body: NewPortfolio,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const changePortfolio = endpoint({
  method: 'put',
  path: '/portfolio/{id}',
  summary: '更正一条分工',
  permission: 'portfolio.manage',
  audit: 'portfolio.changed',
  params: Id,
  body: ChangedPortfolio,
  response: Done,
})

export const removePortfolio = endpoint({
  method: 'delete',
  path: '/portfolio/{id}',
  summary: '删除录错的一条分工',
  permission: 'portfolio.manage',
  audit: 'portfolio.removed',
  params: Id,
  response: Done,
})
