import type { Bound } from './endpoint.ts'
import type { PermissionTable } from './permission.ts'

/** What the program needs to know of a business area. */
export type Area = {
  name: string
  title: string
  permissions: PermissionTable
  routes: Bound[]
  /** may be switched off per installation */
  optional: boolean
}
