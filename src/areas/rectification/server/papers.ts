import type { Day } from '../../../law/periods.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { sections, unitName } from '../../posts/facts.ts'
import { totalsOf } from '../count.ts'
import type { MeasureView, PaperQuery, ProblemLine } from '../schema.ts'
import { todayOf } from './acting.ts'
import { dutyList, ledger, measureList, problemList } from './documents/listings.ts'
import { listingSheet, listingWord } from './documents/paper.ts'
import { aboutOf, reportListing, reportWord } from './documents/report.ts'
import { lineOf, sightOf, statisticsOf } from './ledger.ts'
import { type LedgerRow, ledgerCells, ledgerRows } from './queries/ledger.ts'
import { entryRows, supportRows } from './queries/remedy.ts'
import { measuresOf } from './view.ts'

/** A problem with everything the papers print of it. */
export type WholeProblem = ProblemLine & {
  description: string
  goal: string
  note: string
  returns: number
  supports: string[]
  verifierName: string
  measures: MeasureView[]
  /** the last word on how it goes */
  progress: string
}

const drawers = { ledger, problems: problemList, measures: measureList, duties: dutyList }

const TOLD = ['progress', 'submitted', 'verified', 'returned', 'answered', 'rebound', 'reopened']
/** Problems read at once, so that a ledger of any length fits into memory and statements. */
const CHUNK = 2000

async function whole(ctx: Ctx, rows: readonly LedgerRow[], today: Day): Promise<WholeProblem[]> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const all: WholeProblem[] = []
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK)
    const ids = chunk.map(({ id }) => id)
    const measures = await measuresOf(db, unitId, ids)
    const supports = Map.groupBy(await supportRows(db, unitId, ids), ({ problemId }) => problemId)
    const told = (await entryRows(db, unitId, ids)).filter(({ act }) => TOLD.includes(act))
    const last = new Map(told.map((one) => [one.problemId, one.text]))
    const verifiers = [...new Set(chunk.map(({ verifierId }) => verifierId).filter((id) => id !== null))]
    const known = verifiers.length ? await namesOfPeople(db, unitId, verifiers) : []
    const names = new Map(known.map(({ id, name }) => [id, name]))
    for (const row of chunk) {
      all.push({
        ...lineOf(row, today),
        ...{ description: row.description, goal: row.goal, note: row.note, returns: row.returns },
        supports: (supports.get(row.id) ?? []).map(({ name }) => name),
        verifierName: (row.verifierId && names.get(row.verifierId)) ?? '',
        measures: measures.get(row.id) ?? [],
        progress: last.get(row.id) ?? '',
      })
    }
  }
  return all
}

/** A paper of exactly what the ledger shows under the same conditions. */
export async function readPaper(ctx: Ctx, scope: Scope, { paper, format, ...query }: PaperQuery): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const sight = sightOf(ctx, scope)
  const cells = await ledgerCells(db, sight, query, on)
  const rows = await ledgerRows(db, sight, query, { today: on })
  const problems = await whole(ctx, rows, on)
  const name = await unitName(db, unitId)
  const file = paper === 'report' ? await report() : await drawn(drawers[paper](problems, totalsOf(cells)))
  const detail = { paper, format, rows: problems.length }
  const audit = [{ action: 'problem.exported', subjectKind: 'unit', subjectId: unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))

  function drawn(listing: Parameters<typeof listingSheet>[0]): Promise<FileOut> {
    return format === 'xlsx' ? listingSheet(listing, on) : listingWord(listing, { on, unitName: name })
  }

  async function report(): Promise<FileOut> {
    const titles = new Map((await sections(db, unitId)).map((one) => [one.id, one.name]))
    const statistics = statisticsOf(cells, { sections: titles })
    const about = aboutOf(query.origin)
    if (format === 'xlsx') return listingSheet(reportListing({ statistics, about }), on)
    return reportWord({ problems, statistics, about, unitName: name, on })
  }
}
