import type { PermissionTable } from '../../platform/permission.ts'

const everybodyOfTheGroup = { principal: 'unit', group_member: 'unit' } as const

export const decisionsPermissions: PermissionTable = {
  'decisions.prepare': {
    title: '维护三重一大清单、党组成员，安排会议和议程',
    roles: { office_clerk: 'unit' },
  },
  'decisions.propose': {
    title: '提出议题，填写材料和会前沟通情况',
    roles: { ...everybodyOfTheGroup, office_clerk: 'unit', personnel_clerk: 'unit', section_head: 'section' },
  },
  'decisions.topics': {
    title: '查看议题和三重一大清单',
    roles: {
      ...everybodyOfTheGroup,
      office_clerk: 'unit',
      personnel_clerk: 'unit',
      accountant: 'unit',
      discipline_inspector: 'unit',
      section_head: 'section',
    },
  },
  'decisions.advise': {
    title: '对议题提出合法性、财务等意见',
    roles: { ...everybodyOfTheGroup, office_clerk: 'unit', accountant: 'unit', discipline_inspector: 'unit' },
  },
  'decisions.consent': { title: '同意议题上会', roles: { principal: 'unit' } },
  'decisions.read': {
    title: '查看议题、会议和决定',
    roles: {
      ...everybodyOfTheGroup,
      office_clerk: 'unit',
      discipline_inspector: 'unit',
      personnel_clerk: 'unit',
      accountant: 'unit',
    },
  },
  // Who is in a room is known by the meeting's own list; the service looks there.
  'decisions.room': { title: '进入会议室', roles: { everyone: 'self', office_clerk: 'unit' } },
  'decisions.run': { title: '主持会议室的操作、代为录入、整理会议记录', roles: { office_clerk: 'unit' } },
  'decisions.follow': {
    title: '落实决定事项、核查漏议',
    roles: { ...everybodyOfTheGroup, office_clerk: 'unit', discipline_inspector: 'unit', accountant: 'unit' },
  },
  'decisions.own': { title: '查看本人的表态、记名表决和任务，汇报办理情况', roles: { everyone: 'self' } },
}
