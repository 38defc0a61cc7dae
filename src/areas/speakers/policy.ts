import type { PermissionTable } from '../../platform/permission.ts'

/** The personnel side keeps the pool and alone sees what came of evaluations; the party side records its check. */
export const speakersPermissions: PermissionTable = {
  'speakers.read': {
    title: '查看师资库（没有联系方式和评课结果）',
    roles: {
      principal: 'unit',
      group_member: 'unit',
      personnel_clerk: 'unit',
      party_clerk: 'unit',
      section_head: 'unit',
    },
  },
  'speakers.manage': {
    title: '登记师资、对应主讲人、查看联系方式和评课结果',
    roles: { personnel_clerk: 'unit' },
  },
  'speakers.check': { title: '登记对主讲人的政治把关', roles: { party_clerk: 'unit' } },
  'speakers.evaluate': { title: '匿名评价参加过的课程；本局主讲人看自己的结果', roles: { everyone: 'self' } },
}
