import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import { WhatIfBody } from '../structure/schema.ts'
import {
  AheadAnswer,
  CheckupAnswer,
  CheckupRun,
  Comparison,
  Eligibility,
  FindingProblem,
  OverTimeAnswer,
  PersonStanding,
  Trial,
} from './schema.ts'

const Key = z.strictObject({ id: z.uuid() })
const Day = z.iso.date().refine((day) => day >= '1950-01-01' && day <= '2098-12-31', '日期应在1950年至2098年之间')

const On = z.strictObject({ on: Day.optional() })

export const readCheckup = endpoint({
  method: 'get',
  path: '/checkup',
  summary: '某一天的制度体检：哪些不符合、依据哪一条',
  permission: 'checkup.read',
  audit: 'checkup.read',
  query: On,
  response: CheckupAnswer,
})

export const readAhead = endpoint({
  method: 'get',
  path: '/checkup/ahead',
  summary: '今后十二个月将出现的问题',
  permission: 'checkup.read',
  audit: 'checkup.read',
  query: On,
  response: AheadAnswer,
})

export const listRuns = endpoint({
  method: 'get',
  path: '/checkup/runs',
  summary: '保存过的体检',
  permission: 'checkup.run',
  audit: null,
  response: z.strictObject({ runs: z.array(CheckupRun) }),
})

export const saveRun = endpoint({
  method: 'post',
  path: '/checkup/runs',
  summary: '保存一次体检结果',
  permission: 'checkup.run',
  audit: 'checkup.saved',
  body: z.strictObject({ on: Day }),
  response: CheckupRun,
  status: 201,
})

export const compareRun = endpoint({
  method: 'get',
  path: '/checkup/runs/{id}/comparison',
  summary: '与以前的体检比较：新增、消除、仍在',
  permission: 'checkup.run',
  audit: 'checkup.read',
  params: Key,
  query: z.strictObject({ with: z.uuid().optional().meta({ title: '后一次体检' }) }),
  response: Comparison,
})

export const exportCheckup = endpoint({
  method: 'get',
  path: '/checkup/export',
  summary: '导出体检结果',
  permission: 'checkup.run',
  audit: 'checkup.exported',
  query: z.strictObject({ on: Day.optional(), format: z.enum(['xlsx', 'docx']).meta({ title: '文件格式' }) }),
  response: 'file',
})

const InYear = z.strictObject({
  year: z.coerce.number('请填写年度').int().min(2000, '年度应在2000年以后').max(2099, '年度应在2099年以前').optional(),
})

export const readOverTime = endpoint({
  method: 'get',
  path: '/checkup/over-time',
  summary: '一年里制度体检的变化：每月末还有哪些、新增、消除、从查出到消除的天数',
  permission: 'checkup.run',
  audit: 'checkup.read',
  query: InYear,
  response: OverTimeAnswer,
})

export const exportOverTime = endpoint({
  method: 'get',
  path: '/checkup/over-time/export',
  summary: '导出一年里制度体检的变化',
  permission: 'checkup.run',
  audit: 'checkup.exported',
  query: InYear,
  response: 'file',
})

export const findingProblems = endpoint({
  method: 'get',
  path: '/checkup/finding-problems',
  summary: '一条体检结果已经登记成的问题',
  permission: 'checkup.run',
  audit: null,
  query: z.strictObject({ key: z.string().min(1).max(400) }),
  response: z.strictObject({ problems: z.array(FindingProblem) }),
})

export const raiseFinding = endpoint({
  method: 'post',
  path: '/checkup/finding-problems',
  summary: '把一条体检结果登记为要整改的问题',
  permission: 'checkup.run',
  audit: 'problem.raised',
  body: z.strictObject({ key: z.string().min(1).max(400) }),
  response: FindingProblem,
  status: 201,
})

export const readStanding = endpoint({
  method: 'get',
  path: '/checkup/people/{id}',
  summary: '一个人的年龄、工龄、职级晋升、到龄时间和与其有关的问题',
  permission: 'checkup.read',
  audit: null,
  params: Key,
  query: On,
  response: PersonStanding,
})

export const readEligibility = endpoint({
  method: 'get',
  path: '/checkup/people/{id}/eligibility',
  summary: '一个人对照一个职位的任职资格',
  permission: 'checkup.eligibility',
  audit: null,
  params: Key,
  query: z.strictObject({ postId: z.uuid().meta({ title: '拟任职位' }), on: Day.optional() }),
  response: Eligibility,
})

export const tryMoves = endpoint({
  method: 'post',
  path: '/checkup/what-if',
  summary: '调整推演：任命或离任以后的结构、职数、资格和体检结果，不保存',
  permission: 'checkup.eligibility',
  audit: null,
  body: WhatIfBody,
  response: Trial,
})
