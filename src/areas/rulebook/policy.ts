import type { PermissionTable } from '../../platform/permission.ts'

export const rulebookPermissions: PermissionTable = {
  'rulebook.read': { title: '查看规则与依据、试算', roles: { everyone: 'unit' } },
  'rulebook.manage': {
    title: '维护本地规定',
    roles: { personnel_clerk: 'unit', discipline_inspector: 'unit' },
  },
}
