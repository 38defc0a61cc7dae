import type { PermissionTable } from '../../platform/permission.ts'

export const postPermissions: PermissionTable = {
  // Names of sections are no personal data; the security administrator gives section heads their section.
  'posts.read': { title: '查看机构与职位', roles: { everyone: 'unit', system_admin: 'unit', security_admin: 'unit' } },
  'posts.manage': { title: '维护机构、编制与职位', roles: { personnel_clerk: 'unit' } },
}
