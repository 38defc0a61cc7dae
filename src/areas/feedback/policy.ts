import type { PermissionTable } from '../../platform/permission.ts'

const leaders = { principal: 'unit', group_member: 'unit' } as const

export const feedbackPermissions: PermissionTable = {
  'feedback.read': {
    title: '查看意见建议的办理情况和服务评价',
    roles: { ...leaders, office_clerk: 'unit', discipline_inspector: 'unit', section_head: 'section' },
  },
  'feedback.intake': {
    title: '登记、受理、归并、交办、公开意见建议',
    roles: { office_clerk: 'unit' },
  },
  'feedback.answer': { title: '拟写答复、申请延期', roles: { office_clerk: 'unit', section_head: 'section' } },
  'feedback.approve': { title: '审核答复、同意延期', roles: leaders },
  // Whoever calls back is neither handler nor approver of that item; the service looks.
  'feedback.call-back': {
    title: '回访提出人、查看联系方式',
    roles: { office_clerk: 'unit', party_clerk: 'unit', discipline_inspector: 'unit' },
  },
  'feedback.reports': { title: '查看和转办问题举报', roles: { discipline_inspector: 'unit' } },
}
