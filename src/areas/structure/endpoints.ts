import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { Day } from '../posts/schema.ts'
import * as schema from './schema.ts'

const On = z.strictObject({ on: Day.optional() })

export const readStructure = endpoint({
  method: 'get',
  path: '/structure',
  summary: '某一天的队伍结构：各类人员的人数、占比和平均年龄',
  permission: 'structure.read',
  audit: null,
  query: schema.StructureQuery,
  response: schema.Structure,
})

export const readPeopleOfCell = endpoint({
  method: 'get',
  path: '/structure/people',
  summary: '结构表一格里的人员',
  permission: 'structure.read',
  audit: null,
  query: schema.PeopleOfCellQuery,
  response: z.strictObject({ rows: z.array(schema.PersonInCell) }),
})

export const readRetirements = endpoint({
  method: 'get',
  path: '/structure/retirements',
  summary: '今后若干个月到龄的人员和空出的职位',
  permission: 'structure.read',
  audit: null,
  query: On.extend({ months: z.coerce.number().int().min(1).max(120).default(36) }),
  response: schema.Retirements,
})

export const readHeadcount = endpoint({
  method: 'get',
  path: '/structure/headcount',
  summary: '某一天的编制、实有、空缺、超编和职数',
  permission: 'structure.read',
  audit: null,
  query: On,
  response: schema.Headcount,
})

export const exportStructure = endpoint({
  method: 'get',
  path: '/structure/export.xlsx',
  summary: '把队伍结构表导出为Excel',
  permission: 'structure.read',
  audit: 'structure.exported',
  query: schema.StructureQuery.omit({ cross: true }),
  response: 'file',
})

export const listSnapshots = endpoint({
  method: 'get',
  path: '/structure/snapshots',
  summary: '每月留存的队伍结构',
  permission: 'structure.read',
  audit: null,
  response: schema.SnapshotList,
})

export const compareSnapshots = endpoint({
  method: 'get',
  path: '/structure/snapshots/compare',
  summary: '比较两个月留存的队伍结构',
  permission: 'structure.read',
  audit: null,
  query: schema.ComparisonQuery,
  response: schema.SnapshotComparison,
})
