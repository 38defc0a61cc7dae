import type { PermissionTable } from '../../platform/permission.ts'

const leading = { principal: 'unit', group_member: 'unit' } as const
const writing = { personnel_clerk: 'unit', office_clerk: 'unit', party_clerk: 'unit' } as const

/** `self` reaches one's own 述职 material. */
export const reportPermissions: PermissionTable = {
  'reports.read': {
    title: '查看报告、数据口径和版本（干部职工只看到本人的述职素材）',
    roles: { ...leading, ...writing, discipline_inspector: 'unit', everyone: 'self' },
  },
  'reports.write': {
    title: '起草、修改、送审报告（干部职工限本人的述职素材）',
    roles: { ...writing, everyone: 'self' },
  },
  'reports.comment': {
    title: '对报告提出审核意见、退回',
    roles: { ...leading, ...writing, discipline_inspector: 'unit' },
  },
  'reports.outline': { title: '调整报告提纲，把签发的措施列为承诺', roles: writing },
  'reports.sign': { title: '签发报告', roles: { principal: 'unit' } },
  'reports.promises': {
    title: '查看和答复上年报告的承诺',
    roles: { ...leading, ...writing, discipline_inspector: 'unit' },
  },
}
