import * as z from 'zod'
import { endpoint } from '../../platform/endpoint.ts'
import * as schema from './schema.ts'

const Done = z.strictObject({})
const { AccountKey, GrantKey } = schema
const InitialPassword = z.strictObject({ initialPassword: z.string() })

export const getBootstrap = endpoint({
  method: 'get',
  path: '/bootstrap',
  summary: '登录页所需',
  permission: 'public',
  audit: null,
  response: schema.Bootstrap,
})

export const setUp = endpoint({
  method: 'post',
  path: '/setup',
  summary: '首次启用：单位和三个管理员',
  permission: 'public',
  audit: 'installation.set-up',
  body: schema.SetUp,
  response: Done,
})

export const signIn = endpoint({
  method: 'post',
  path: '/sign-in',
  summary: '登录',
  permission: 'public',
  audit: 'account.signed-in',
  body: schema.SignIn,
  response: schema.SignedIn,
})

export const signInCode = endpoint({
  method: 'post',
  path: '/sign-in/code',
  summary: '登录第二步：动态验证码',
  permission: 'public',
  audit: 'account.signed-in',
  body: schema.OneCode,
  response: schema.SignedIn,
})

export const signOut = endpoint({
  method: 'post',
  path: '/sign-out',
  summary: '退出登录',
  permission: 'signed-in',
  audit: 'account.signed-out',
  response: Done,
  beforePasswordChange: true,
})

export const getMe = endpoint({
  method: 'get',
  path: '/me',
  summary: '本人与本人的权限',
  permission: 'signed-in',
  audit: null,
  response: schema.Me,
  beforePasswordChange: true,
})

export const changePassword = endpoint({
  method: 'post',
  path: '/me/password',
  summary: '修改密码',
  permission: 'signed-in',
  audit: 'account.password-changed',
  body: schema.PasswordChange,
  response: Done,
  beforePasswordChange: true,
})

export const beginTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor/begin',
  summary: '开始绑定动态验证码',
  permission: 'signed-in',
  audit: 'account.two-factor-begun',
  body: schema.OnePassword,
  response: z.strictObject({ uri: z.string(), secret: z.string() }),
})

export const confirmTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor/confirm',
  summary: '确认绑定动态验证码',
  permission: 'signed-in',
  audit: 'account.two-factor-enabled',
  body: schema.OneCode,
  response: Done,
})

export const removeTwoFactor = endpoint({
  method: 'post',
  path: '/me/two-factor/remove',
  summary: '解除动态验证码',
  permission: 'signed-in',
  audit: 'account.two-factor-removed',
  body: schema.OnePassword,
  response: Done,
})

export const listOwnSessions = endpoint({
  method: 'get',
  path: '/me/sessions',
  summary: '本人的登录会话',
  permission: 'signed-in',
  audit: null,
  response: schema.OwnSessions,
})

export const endOwnSession = endpoint({
  method: 'delete',
  path: '/me/sessions/{id}',
  summary: '结束本人的一个会话',
  permission: 'signed-in',
  audit: 'account.sessions-ended',
  params: AccountKey,
  response: Done,
})

export const endOtherSessions = endpoint({
  method: 'post',
  path: '/me/sessions/end-others',
  summary: '结束本人的其他会话',
  permission: 'signed-in',
  audit: 'account.sessions-ended',
  response: Done,
})

export const listAccounts = endpoint({
  method: 'get',
  path: '/accounts',
  summary: '账号清单',
  permission: 'accounts.read',
  audit: null,
  query: schema.AccountQuery,
  response: schema.AccountPage,
})

export const createAccount = endpoint({
  method: 'post',
  path: '/accounts',
  summary: '建立账号',
  permission: 'accounts.manage',
  audit: 'account.created',
  body: schema.NewAccount,
  response: InitialPassword.extend({ id: z.string() }),
  status: 201,
})

export const resetPassword = endpoint({
  method: 'post',
  path: '/accounts/{id}/password-reset',
  summary: '重置密码',
  permission: 'accounts.manage',
  audit: 'account.password-reset',
  params: AccountKey,
  response: InitialPassword,
})

export const disableAccount = endpoint({
  method: 'post',
  path: '/accounts/{id}/disable',
  summary: '停用账号',
  permission: 'accounts.manage',
  audit: 'account.disabled',
  params: AccountKey,
  response: Done,
})

export const enableAccount = endpoint({
  method: 'post',
  path: '/accounts/{id}/enable',
  summary: '启用账号',
  permission: 'accounts.manage',
  audit: 'account.enabled',
  params: AccountKey,
  response: Done,
})

export const listPeopleWithoutAccount = endpoint({
  method: 'get',
  path: '/accounts/people',
  summary: '尚无账号的人员',
  permission: 'accounts.manage',
  audit: null,
  response: schema.PeopleWithoutAccount,
})

export const createAccounts = endpoint({
  method: 'post',
  path: '/accounts/batch',
  summary: '为人员批量建立账号',
  permission: 'accounts.manage',
  audit: 'account.created',
  body: schema.AccountBatch,
  response: schema.NewAccounts,
  status: 201,
})

export const getAreasOff = endpoint({
  method: 'get',
  path: '/settings/areas',
  summary: '停用的模块',
  permission: 'accounts.manage',
  audit: null,
  response: schema.AreasOff,
})

export const setAreasOff = endpoint({
  method: 'put',
  path: '/settings/areas',
  summary: '设置停用的模块',
  permission: 'accounts.manage',
  audit: 'settings.areas-changed',
  body: schema.AreasOff,
  response: Done,
})

export const getUnusedDays = endpoint({
  method: 'get',
  path: '/settings/unused-accounts',
  summary: '多少天没有使用的账号自动停用',
  permission: 'accounts.read',
  audit: null,
  response: schema.UnusedDays,
})

export const setUnusedDays = endpoint({
  method: 'put',
  path: '/settings/unused-accounts',
  summary: '设置多少天没有使用的账号自动停用',
  permission: 'accounts.manage',
  audit: 'settings.unused-changed',
  body: schema.UnusedDays,
  response: Done,
})

export const grantRole = endpoint({
  method: 'post',
  path: '/accounts/{id}/grants',
  summary: '授予角色',
  permission: 'accounts.grant',
  audit: 'account.role-granted',
  params: AccountKey,
  body: schema.NewGrant,
  response: z.strictObject({ id: z.uuid() }),
  status: 201,
})

export const revokeGrant = endpoint({
  method: 'delete',
  path: '/grants/{id}',
  summary: '撤销授权',
  permission: 'accounts.grant',
  audit: 'account.role-revoked',
  params: GrantKey,
  response: Done,
})

export const grantCadres = endpoint({
  method: 'post',
  path: '/grants/batch',
  summary: '批量授予干部职工角色',
  permission: 'accounts.grant',
  audit: 'account.role-granted',
  body: schema.GrantBatch,
  response: z.strictObject({ granted: z.number().int() }),
})

export const unlockAccount = endpoint({
  method: 'post',
  path: '/accounts/{id}/unlock',
  summary: '解除锁定',
  permission: 'accounts.grant',
  audit: 'account.unlocked',
  params: AccountKey,
  response: Done,
})

export const endSessions = endpoint({
  method: 'post',
  path: '/accounts/{id}/end-sessions',
  summary: '结束账号的全部会话',
  permission: 'accounts.grant',
  audit: 'account.sessions-ended',
  params: AccountKey,
  response: Done,
})

export const clearTwoFactor = endpoint({
  method: 'post',
  path: '/accounts/{id}/two-factor/remove',
  summary: '为遗失设备的人解除动态验证码',
  permission: 'accounts.grant',
  audit: 'account.two-factor-removed',
  params: AccountKey,
  response: Done,
})
