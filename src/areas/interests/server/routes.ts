import type { Area } from '../../../platform/area.ts'
import { interestsPermissions } from '../policy.ts'

export const interestsArea: Area = {
  name: 'interests',
  title: '亲属从业与回避',
  optional: false,
  permissions: interestsPermissions,
  routes: [],
}
