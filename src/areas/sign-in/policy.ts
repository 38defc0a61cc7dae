import type { PermissionTable } from '../../platform/permission.ts'

export const signInPermissions: PermissionTable = {
  // Whoever opened a sign-in runs it; the service looks.
  'sign-in.own': {
    title: '现场签到；办会的人看名单、确认列席',
    roles: { personnel_clerk: 'unit', party_clerk: 'unit', everyone: 'self' },
  },
}
