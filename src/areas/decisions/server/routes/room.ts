import type { Bound } from '../../../../platform/endpoint.ts'

export const roomRoutes: Bound[] = []
