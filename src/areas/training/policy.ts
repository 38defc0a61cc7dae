import type { PermissionTable } from '../../platform/permission.ts'

/** The personnel side keeps the records; everybody sees his own; what somebody writes belongs to the author alone. */
export const trainingPermissions: PermissionTable = {
  'training.read': {
    title: '查看培训记录和完成情况（干部职工只看到本人）',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      personnel_clerk: 'unit',
      party_clerk: 'unit',
      section_head: 'section',
      everyone: 'self',
    },
  },
  'training.survey': {
    title: '查看全员或者本科室的培训完成情况',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      personnel_clerk: 'unit',
      party_clerk: 'unit',
      section_head: 'section',
    },
  },
  'training.manage': { title: '登记培训、导入清单、处理疑问、年度归档', roles: { personnel_clerk: 'unit' } },
  'training.plans': {
    title: '查看年度培训计划（干部职工只看到已经批准的）',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      personnel_clerk: 'unit',
      party_clerk: 'unit',
      office_clerk: 'unit',
      everyone: 'self',
    },
  },
  'training.plans-write': { title: '编制年度培训计划、提出调整', roles: { personnel_clerk: 'unit' } },
  'training.plans-approve': { title: '批准或者退回培训计划和调整', roles: { principal: 'unit' } },
  'training.plans-record': { title: '登记党组会议批准的培训计划和调整', roles: { office_clerk: 'unit' } },
  'training.own': { title: '我的学习：心得、日历订阅、学用结合的结果', roles: { everyone: 'self' } },
  'training.time': {
    title: '查看学习和组织生活占用的时间（平均数，没有姓名）',
    roles: { principal: 'unit', office_clerk: 'unit' },
  },
  'training.uses': {
    title: '布置学用结合事项',
    roles: { principal: 'unit', group_member: 'unit', personnel_clerk: 'unit', party_clerk: 'unit' },
  },
}
