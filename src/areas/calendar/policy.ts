import type { PermissionTable } from '../../platform/permission.ts'

export const calendarPermissions: PermissionTable = {
  'calendar.read': { title: '查看工作日历', roles: { everyone: 'unit' } },
  'calendar.manage': { title: '导入和删除放假安排', roles: { office_clerk: 'unit', personnel_clerk: 'unit' } },
}
