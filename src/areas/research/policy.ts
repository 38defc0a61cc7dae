import type { PermissionTable } from '../../platform/permission.ts'

const leading = { principal: 'unit', group_member: 'unit', office_clerk: 'unit' } as const

/** `self` reaches the plans one leads and the trips one takes part in. */
export const researchPermissions: PermissionTable = {
  'research.read': {
    title: '查看调研计划和记录（干部职工只看到本人参加的）',
    roles: { ...leading, everyone: 'self' },
  },
  'research.manage': {
    title: '编制调研计划，安排每次调研，维护地点',
    roles: leading,
  },
  'research.note': {
    title: '写调研记录（干部职工限本人参加的）',
    roles: { ...leading, everyone: 'self' },
  },
  'research.use': {
    title: '从记录中提出问题、求助事项、点子和建议（干部职工限本人参加的）',
    roles: { ...leading, everyone: 'self' },
  },
  'research.answer': {
    title: '答复求助事项、点子和建议（干部职工限由本人负责的）',
    roles: { ...leading, everyone: 'self' },
  },
  'research.survey': {
    title: '查看覆盖情况、调研天数和建议转化，导出表格',
    roles: { ...leading, discipline_inspector: 'unit' },
  },
}
