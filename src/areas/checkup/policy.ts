import type { PermissionTable } from '../../platform/permission.ts'

/** Findings name sanctions and grades: beyond oneself they are for those who may read every dossier. */
export const checkupPermissions: PermissionTable = {
  'checkup.read': {
    title: '查看制度体检结果（本人只看到与自己有关的）',
    roles: { principal: 'unit', personnel_clerk: 'unit', discipline_inspector: 'unit', everyone: 'self' },
  },
  'checkup.run': {
    title: '保存、比较和导出体检结果',
    roles: { principal: 'unit', personnel_clerk: 'unit', discipline_inspector: 'unit' },
  },
  'checkup.eligibility': {
    title: '对照任职资格',
    roles: { principal: 'unit', personnel_clerk: 'unit' },
  },
}
