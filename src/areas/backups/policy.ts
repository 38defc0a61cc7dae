import type { PermissionTable } from '../../platform/permission.ts'

export const backupPermissions: PermissionTable = {
  'backups.manage': { title: '备份、演练和下载备份', roles: { system_admin: 'unit' } },
}
