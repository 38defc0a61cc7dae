import type { PermissionTable } from '../../platform/permission.ts'

const leaders = { principal: 'unit', group_member: 'unit' } as const

export const satisfactionPermissions: PermissionTable = {
  'satisfaction.read': {
    title: '查看群众满意度指数和异常评价',
    // The index is published; what a section head sees of others is what everybody may see.
    roles: {
      ...leaders,
      office_clerk: 'unit',
      party_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'unit',
    },
  },
  // Figures by leader are for those who answer for the work and those who keep the numbers.
  'satisfaction.leaders': {
    title: '查看按分管领导汇总的满意度指数',
    roles: { ...leaders, office_clerk: 'unit', discipline_inspector: 'unit' },
  },
  'satisfaction.decide': {
    title: '核对异常评价、公布满意度指数',
    roles: { office_clerk: 'unit', discipline_inspector: 'unit' },
  },
}
