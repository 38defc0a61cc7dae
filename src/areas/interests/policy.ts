import type { PermissionTable } from '../../platform/permission.ts'

export const interestsPermissions: PermissionTable = {
  'interests.read': {
    title: '查看亲属从业和持股情况',
    roles: { principal: 'unit', discipline_inspector: 'unit', everyone: 'self' },
  },
  'interests.manage': { title: '登记和核实亲属从业和持股情况', roles: { discipline_inspector: 'unit' } },
  'interests.declare': {
    title: '填报本人的亲属从业和持股情况',
    roles: { discipline_inspector: 'unit', everyone: 'self' },
  },
}
