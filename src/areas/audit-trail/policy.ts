import type { PermissionTable } from '../../platform/permission.ts'

export const auditTrailPermissions: PermissionTable = {
  'audit.read': { title: '查看、核验和导出审计记录', roles: { audit_admin: 'unit' } },
}
