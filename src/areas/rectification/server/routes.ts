import type { Area } from '../../../platform/area.ts'
import { serve } from '../../../platform/endpoint.ts'
import * as endpoints from '../endpoints.ts'
import { rectificationPermissions } from '../policy.ts'
import { readProblem } from './view.ts'

export const rectificationArea: Area = {
  name: 'rectification',
  title: '问题与整改',
  optional: false,
  permissions: rectificationPermissions,
  routes: [serve(endpoints.readProblem, (ctx, { params, scope }) => readProblem(ctx, scope, params.id))],
}
