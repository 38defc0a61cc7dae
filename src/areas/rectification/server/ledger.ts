import type { Day } from '../../../law/periods.ts'
import { type Scope, scopeOf } from '../../../platform/permission.ts'
import type { Ctx } from '../../../platform/write.ts'
import { sections } from '../../posts/facts.ts'
import { type Cell, totalsBy, totalsOf } from '../count.ts'
import { lampOf, remindersBy } from '../rules.ts'
import {
  type Ledger,
  type LedgerQuery,
  type OriginKind,
  originKinds,
  type ProblemKind,
  type ProblemLine,
  type ProblemState,
  type ProblemStatistics,
  problemKinds,
  type Timing,
} from '../schema.ts'
import { numberOf, todayOf } from './acting.ts'
import { type LedgerRow, ledgerCells, ledgerRows, ledgerTally, type Sight } from './queries/ledger.ts'

type Seer = Pick<Sight, 'unitId' | 'personId' | 'seesConfined'> & { scope: Scope | null }

/** What is in sight of somebody with a scope; without one only what is the person's own. */
export const sightOfPerson = ({ scope, ...seer }: Seer): Sight => ({
  ...seer,
  ...{ isUnit: scope?.unit === true, sections: scope?.sections ?? [] },
})

export function sightOf({ platform, actor }: Ctx, scope: Scope): Sight {
  const seesConfined = scopeOf(platform.permissions, actor, 'rectification.confined')?.unit === true
  return sightOfPerson({ unitId: actor.unitId, personId: actor.personId, scope, seesConfined })
}

export function lineOf(row: LedgerRow, today: Day): ProblemLine {
  const state = row.state as ProblemState
  return {
    ...{ id: row.id, number: numberOf(row), title: row.title, line: row.line, state },
    ...{ kind: row.kind as ProblemKind, timing: row.timing as Timing, lamp: lampOf({ ...row, state }, today) },
    ...{ originKind: row.originKind as OriginKind, originLabel: row.originLabel, originPath: row.originPath },
    ...{ sectionName: row.sectionName ?? '', leaderName: row.leaderName ?? '', ownerName: row.ownerName ?? '' },
    ...{ foundOn: row.foundOn, dueOn: row.dueOn, firstDueOn: row.firstDueOn, closedOn: row.closedOn },
    ...{ isRebound: row.isRebound, reminders: remindersBy({ ...row, state }, today) },
  }
}

export async function readLedger(ctx: Ctx, scope: Scope, query: LedgerQuery): Promise<Ledger> {
  const today = todayOf(ctx)
  const sight = sightOf(ctx, scope)
  const { db } = ctx.platform
  const cells = await ledgerTally(db, sight, query, today)
  const rows = await ledgerRows(db, sight, query, { today, page: query })
  return {
    rows: rows.map((row) => lineOf(row, today)),
    count: cells.reduce((sum, { n }) => sum + n, 0),
    totals: totalsOf(cells),
  }
}

type Titles = { sections: ReadonlyMap<string, string> }

/** The same counts from four sides; the months in their order, the rest by number. */
export function statisticsOf(cells: readonly Cell[], titles: Titles): ProblemStatistics {
  const named = (groups: ReturnType<typeof totalsBy>, title: (key: string) => string) =>
    [...groups]
      .map(([key, totals]) => ({ key, title: title(key), totals }))
      .sort((one, other) => other.totals.total - one.totals.total || one.title.localeCompare(other.title, 'zh'))
  const months = named(
    totalsBy(cells, ({ month }) => month),
    (key) => key,
  )
  return {
    totals: totalsOf(cells),
    byKind: named(
      totalsBy(cells, ({ kind }) => kind),
      (key) => problemKinds[key as ProblemKind],
    ),
    bySection: named(
      totalsBy(cells, ({ sectionId }) => sectionId ?? ''),
      (key) => titles.sections.get(key) ?? '没有定责任科室',
    ),
    byOrigin: named(
      totalsBy(cells, ({ originKind }) => originKind),
      (key) => originKinds[key as OriginKind],
    ),
    byMonth: months.sort((one, other) => one.key.localeCompare(other.key)),
  }
}

export async function readStatistics(ctx: Ctx, scope: Scope, asked: LedgerQuery): Promise<ProblemStatistics> {
  const { db } = ctx.platform
  const cells = await ledgerCells(db, sightOf(ctx, scope), asked, todayOf(ctx))
  const all = await sections(db, ctx.actor.unitId)
  return statisticsOf(cells, { sections: new Map(all.map(({ id, name }) => [id, name])) })
}
