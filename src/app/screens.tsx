import type { Screen } from '../ui/screen.ts'

/** The areas, browser side: one line each. */
export const screens: Screen[] = []
