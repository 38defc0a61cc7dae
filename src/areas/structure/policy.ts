import type { PermissionTable } from '../../platform/permission.ts'

export const structurePermissions: PermissionTable = {
  'structure.read': {
    title: '查看和推演队伍结构、编制职数与到龄情况',
    roles: { principal: 'unit', group_member: 'unit', personnel_clerk: 'unit', discipline_inspector: 'unit' },
  },
}
