import { accountsArea } from '../areas/accounts/server/routes.ts'
import { agendaArea } from '../areas/agenda/server/routes.ts'
import { auditTrailArea } from '../areas/audit-trail/server/routes.ts'
import { backupsArea } from '../areas/backups/server/routes.ts'
import { calendarArea } from '../areas/calendar/server/routes.ts'
import { checkupArea } from '../areas/checkup/server/routes.ts'
import { decisionsArea } from '../areas/decisions/server/routes.ts'
import { doorArea } from '../areas/door/server/routes.ts'
import { feedbackArea } from '../areas/feedback/server/routes.ts'
import { interestsArea } from '../areas/interests/server/routes.ts'
import { partyLifeArea } from '../areas/party-life/server/routes.ts'
import { peopleArea } from '../areas/people/server/routes.ts'
import { portfolioArea } from '../areas/portfolio/server/routes.ts'
import { postsArea } from '../areas/posts/server/routes.ts'
import { rectificationArea } from '../areas/rectification/server/routes.ts'
import { reportsArea } from '../areas/reports/server/routes.ts'
import { researchArea } from '../areas/research/server/routes.ts'
import { rulebookArea } from '../areas/rulebook/server/routes.ts'
import { satisfactionArea } from '../areas/satisfaction/server/routes.ts'
import { signInArea } from '../areas/sign-in/server/routes.ts'
import { speakersArea } from '../areas/speakers/server/routes.ts'
import { structureArea } from '../areas/structure/server/routes.ts'
import { surveysArea } from '../areas/surveys/server/routes.ts'
import { todayArea } from '../areas/today/server/routes.ts'
import { trainingArea } from '../areas/training/server/routes.ts'
import type { Area } from '../platform/area.ts'
import type { Bound, Switchable } from '../platform/endpoint.ts'
import type { PermissionTable } from '../platform/permission.ts'
import { doorQueueBounds } from './door-queue.ts'
import { setUpBounds } from './setup.ts'

/** The areas, server side: one line each. */
export const areas: Area[] = [
  todayArea,
  accountsArea,
  agendaArea,
  postsArea,
  peopleArea,
  portfolioArea,
  auditTrailArea,
  backupsArea,
  rulebookArea,
  calendarArea,
  structureArea,
  surveysArea,
  satisfactionArea,
  checkupArea,
  decisionsArea,
  doorArea,
  interestsArea,
  feedbackArea,
  signInArea,
  partyLifeArea,
  trainingArea,
  speakersArea,
  rectificationArea,
  researchArea,
  reportsArea,
]

export const permissions: PermissionTable = Object.assign({}, ...areas.map((area) => area.permissions))

export const bounds: Bound[] = [...setUpBounds, ...doorQueueBounds, ...areas.flatMap((area) => area.routes)]

/** Endpoints of areas that an installation may switch off, with the area's name. */
export const switchable: Switchable = new Map(
  areas.filter((area) => area.optional).flatMap((area) => area.routes.map(({ endpoint }) => [endpoint, area.name])),
)
