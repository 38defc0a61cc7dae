import { InfoCircleOutlined } from '@ant-design/icons'
import { accountScreens } from '../areas/accounts/web/screens.tsx'
import { agendaScreens } from '../areas/agenda/web/screens.tsx'
import { auditTrailScreens } from '../areas/audit-trail/web/screens.tsx'
import { backupScreens } from '../areas/backups/web/screens.tsx'
import { calendarScreens } from '../areas/calendar/web/screens.tsx'
import { checkupScreens } from '../areas/checkup/web/screens.tsx'
import { decisionsScreens } from '../areas/decisions/web/screens.tsx'
import { doorScreens } from '../areas/door/web/screens.tsx'
import { feedbackScreens } from '../areas/feedback/web/screens.tsx'
import { interestsScreens } from '../areas/interests/web/screens.tsx'
import { partyLifeScreens } from '../areas/party-life/web/screens.tsx'
import { peopleScreens } from '../areas/people/web/screens.tsx'
import { portfolioScreens } from '../areas/portfolio/web/screens.tsx'
import { rectificationScreens } from '../areas/rectification/web/screens.tsx'
import { reportsScreens } from '../areas/reports/web/screens.tsx'
import { researchScreens } from '../areas/research/web/screens.tsx'
import { rulebookScreens } from '../areas/rulebook/web/screens.tsx'
import { satisfactionScreens } from '../areas/satisfaction/web/screens.tsx'
import { signInScreens } from '../areas/sign-in/web/screens.tsx'
import { speakersScreens } from '../areas/speakers/web/screens.tsx'
import { structureScreens } from '../areas/structure/web/screens.tsx'
import { surveysScreens } from '../areas/surveys/web/screens.tsx'
import { todayScreens } from '../areas/today/web/screens.tsx'
import { trainingScreens } from '../areas/training/web/screens.tsx'
import type { Screen } from '../ui/screen.ts'

/** The areas, browser side: one line each, and what belongs to the program as a whole. */
export const screens: Screen[] = [
  ...todayScreens,
  ...accountScreens,
  ...agendaScreens,
  ...auditTrailScreens,
  ...backupScreens,
  ...peopleScreens,
  ...portfolioScreens,
  ...calendarScreens,
  ...rulebookScreens,
  ...researchScreens,
  ...reportsScreens,
  ...checkupScreens,
  ...structureScreens,
  ...surveysScreens,
  ...satisfactionScreens,
  ...decisionsScreens,
  ...signInScreens,
  ...partyLifeScreens,
  ...interestsScreens,
  ...doorScreens,
  ...rectificationScreens,
  ...feedbackScreens,
  ...trainingScreens,
  ...speakersScreens,
  {
    path: 'about',
    load: () => import('./web/AboutPage.tsx'),
    permissions: [],
    menu: { group: '设置', title: '关于本系统', icon: <InfoCircleOutlined />, position: 99 },
  },
]
