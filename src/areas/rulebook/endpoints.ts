import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Done = z.strictObject({})
const RuleKey = z.strictObject({ id: z.string().max(100) })
const SettingKey = z.strictObject({ key: z.string().max(60) })

export const listRules = endpoint({
  method: 'get',
  path: '/rules',
  summary: '规则目录',
  permission: 'rulebook.read',
  audit: null,
  response: schema.RuleList,
})

export const getRule = endpoint({
  method: 'get',
  path: '/rules/{id}',
  summary: '一条规则：依据、事实、算例、用到的本地规定',
  permission: 'rulebook.read',
  audit: null,
  params: RuleKey,
  response: schema.RuleCard,
})

/** Asks much, so it is a body; it saves nothing and leaves no trace. */
export const tryRule = endpoint({
  method: 'post',
  path: '/rules/{id}/try',
  summary: '按一条规则试算（不保存）',
  permission: 'rulebook.read',
  audit: null,
  params: RuleKey,
  body: schema.TryInput,
  response: schema.TryAnswer,
})

export const listInstruments = endpoint({
  method: 'get',
  path: '/instruments',
  summary: '法规文件与引用它们的规则',
  permission: 'rulebook.read',
  audit: null,
  response: schema.InstrumentList,
})

export const listSettings = endpoint({
  method: 'get',
  path: '/local-settings',
  summary: '本地规定',
  permission: 'rulebook.read',
  audit: null,
  response: schema.SettingList,
})

export const setSetting = endpoint({
  method: 'put',
  path: '/local-settings/{key}',
  summary: '设定一项本地规定，自某日起',
  permission: 'rulebook.manage',
  audit: 'local-setting.changed',
  params: SettingKey,
  body: schema.SettingInput,
  response: Done,
})

export const removeSetting = endpoint({
  method: 'delete',
  path: '/local-settings/{key}/{validFrom}',
  summary: '删除一项本地规定的一个取值',
  permission: 'rulebook.manage',
  audit: 'local-setting.removed',
  params: SettingKey.extend({ validFrom: schema.Day }),
  response: Done,
})
