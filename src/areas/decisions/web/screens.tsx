import type { Screen } from '../../../ui/screen.ts'
import { followScreens } from './follow/screens.tsx'
import { meetingsScreens } from './meetings/screens.tsx'
import { roomScreens } from './room/screens.tsx'
import { topicsScreens } from './topics/screens.tsx'

export const decisionsScreens: Screen[] = [...topicsScreens, ...meetingsScreens, ...roomScreens, ...followScreens]
