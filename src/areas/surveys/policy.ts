import type { PermissionTable } from '../../platform/permission.ts'

export const surveysPermissions: PermissionTable = {
  'surveys.read': {
    title: '查看问卷和结果',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      office_clerk: 'unit',
      party_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
    },
  },
  'surveys.manage': {
    title: '编写、发布和结束问卷',
    roles: { office_clerk: 'unit', party_clerk: 'unit', section_head: 'section' },
  },
}
