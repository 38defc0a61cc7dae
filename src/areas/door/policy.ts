import type { PermissionTable } from '../../platform/permission.ts'

export const doorPermissions: PermissionTable = {
  'door.read': {
    title: '查看群众入口的二维码和收件情况',
    roles: { principal: 'unit', group_member: 'unit', office_clerk: 'unit', discipline_inspector: 'unit' },
  },
  'door.manage': { title: '设置群众入口、处理搁置的来件', roles: { office_clerk: 'unit' } },
}
