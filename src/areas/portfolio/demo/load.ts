import { randomUUID } from 'node:crypto'
import type { Writer } from '../../../platform/db.ts'
import { insertPortfolio } from '../server/queries.ts'

/** Leader, substitute, and the sections the leader answers for; the principal keeps no section of people or money. */
const shared: readonly [leader: string, substitute: string, sections: readonly string[]][] = [
  ['hanyichuan', 'shenyanqiu', ['office', 'personnel', 'finance', 'party']],
  ['shenyanqiu', 'fanglizhi', ['culture', 'art', 'relics', 'culturehall', 'library', 'museum']],
  ['fanglizhi', 'hanyichuan', ['resources', 'industry', 'tourism', 'market', 'approval', 'enforcement']],
]

type Loading = { unitId: string; ids: Map<string, string>; sections: Map<string, string>; today: string }

/** The division of work among the leaders of the demo bureau. */
export async function loadDemoPortfolio(tx: Writer, { unitId, ids, sections, today }: Loading): Promise<void> {
  const year = Number(today.slice(0, 4)) - 1
  for (const [leader, substitute, led] of shared) {
    for (const key of led) {
      await insertPortfolio(tx, {
        unitId,
        id: randomUUID(),
        sectionId: sections.get(key)!,
        leaderId: ids.get(leader)!,
        substituteId: ids.get(substitute)!,
        fromOn: `${year}-03-10`,
        untilOn: null,
        basis: `云文旅党组〔${year}〕6号`,
      })
    }
  }
}
