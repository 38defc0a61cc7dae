import type { PermissionTable } from '../../platform/permission.ts'

/** `unit` only opens the choice: what is seen of each kind the permission of its own area decides. */
export const agendaPermissions: PermissionTable = {
  'agenda.read': {
    title: '查看日程（干部职工只看到本人的）',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      personnel_clerk: 'unit',
      office_clerk: 'unit',
      party_clerk: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
      everyone: 'self',
    },
  },
  'agenda.own': { title: '生成和停用本人的日历订阅地址', roles: { everyone: 'self' } },
}
