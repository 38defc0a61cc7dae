import type { PermissionTable } from '../../platform/permission.ts'

export const todayPermissions: PermissionTable = {
  'today.read': {
    title: '查看今天的待办',
    roles: { everyone: 'unit', system_admin: 'unit', security_admin: 'unit', audit_admin: 'unit' },
  },
}
