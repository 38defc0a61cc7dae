import type { PermissionTable } from '../../platform/permission.ts'

/** Who may do what with dossiers. The three administrators appear nowhere: they cannot read a single person. */
export const peoplePermissions: PermissionTable = {
  'people.list': {
    title: '查看人员名册',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      section_head: 'section',
      personnel_clerk: 'unit',
      office_clerk: 'unit',
      party_clerk: 'unit',
      discipline_inspector: 'unit',
      accountant: 'unit',
    },
  },
  'people.read': {
    title: '查看完整档案（每次查看都留记录，本人可见）',
    roles: { principal: 'unit', personnel_clerk: 'unit', discipline_inspector: 'unit', everyone: 'self' },
  },
  'people.read-secret': {
    title: '查看身份证号和家庭成员',
    roles: { personnel_clerk: 'unit', discipline_inspector: 'unit', everyone: 'self' },
  },
  'people.edit': { title: '建立和修改档案', roles: { personnel_clerk: 'unit' } },
  'people.import': { title: '导入任免审批表和名册', roles: { personnel_clerk: 'unit' } },
  'people.export': { title: '导出名册', roles: { personnel_clerk: 'unit' } },
  'people.print': { title: '打印任免审批表', roles: { personnel_clerk: 'unit', everyone: 'self' } },
  'people.propose': { title: '对本人档案提出更正', roles: { everyone: 'self' } },
  'people.decide': { title: '审核本人提出的更正', roles: { personnel_clerk: 'unit' } },
  'people.history': {
    title: '查看档案的查阅与修改记录',
    roles: { personnel_clerk: 'unit', discipline_inspector: 'unit', everyone: 'self' },
  },
  'people.establishment': {
    title: '查看编制、职数与空缺',
    roles: { principal: 'unit', group_member: 'unit', personnel_clerk: 'unit', office_clerk: 'unit' },
  },
}
