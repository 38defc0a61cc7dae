import type { Screen } from '../../../ui/screen.ts'

export const researchScreens: Screen[] = []
