import type { PermissionTable } from '../../platform/permission.ts'

/** Accounts are made by one administrator and given rights by another; neither can do both. */
export const accountPermissions: PermissionTable = {
  'accounts.read': { title: '查看账号清单', roles: { system_admin: 'unit', security_admin: 'unit' } },
  'accounts.manage': { title: '建立、重置和停用账号，设置启用的模块', roles: { system_admin: 'unit' } },
  'accounts.grant': { title: '授权、解锁和结束会话', roles: { security_admin: 'unit' } },
}
