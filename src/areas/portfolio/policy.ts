import type { PermissionTable } from '../../platform/permission.ts'

export const portfolioPermissions: PermissionTable = {
  'portfolio.read': { title: '查看领导分工', roles: { everyone: 'unit' } },
  'portfolio.manage': { title: '维护领导分工', roles: { personnel_clerk: 'unit', office_clerk: 'unit' } },
}
