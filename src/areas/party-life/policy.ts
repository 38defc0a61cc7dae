import type { PermissionTable } from '../../platform/permission.ts'

export const partyLifePermissions: PermissionTable = {
  // Of which organisation somebody is a member, secretary or committee member is known by the day; the service looks.
  'party-life.read': {
    title: '查看党组织、组织生活和完成情况',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      party_clerk: 'unit',
      discipline_inspector: 'unit',
      everyone: 'self',
    },
  },
  'party-life.record': {
    title: '安排和记录组织生活（书记、委员、组长办本组织的）',
    roles: { party_clerk: 'unit', everyone: 'self' },
  },
  'party-life.review': {
    title: '审核组织生活记录、答复免除（机关党委委员）',
    roles: { party_clerk: 'unit', everyone: 'self' },
  },
  'party-life.manage': { title: '维护党组织、党员和党内职务', roles: { party_clerk: 'unit' } },
  'party-life.own': { title: '查看本人的到会和补学，提交补学笔记', roles: { everyone: 'self' } },
}
