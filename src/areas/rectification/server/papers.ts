import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/permission.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { sections, unitName } from '../../posts/facts.ts'
import { makeTally, totalsOf } from '../count.ts'
import type { MeasureView, PaperQuery, ProblemLine } from '../schema.ts'
import { todayOf } from './acting.ts'
import { dutyList, ledger, measureList, problemList, totalWords } from './documents/listings.ts'
import { all, type Drawer, listingSheet, listingWord, numberedRows } from './documents/paper.ts'
import { aboutOf, reportListing, reportWord } from './documents/report.ts'
import { lineOf, sightOf, statisticsOf } from './ledger.ts'
import { type LedgerRow, ledgerCells, ledgerIds, ledgerRows } from './queries/ledger.ts'
import { lastWords, supportRows } from './queries/remedy.ts'
import { measuresOf } from './view.ts'

/** A problem with everything the papers print of it. */
export type WholeProblem = ProblemLine & {
  description: string
  goal: string
  note: string
  returns: number
  leadSectionId: string | null
  supports: string[]
  verifierName: string
  measures: MeasureView[]
  /** the last word on how it goes */
  progress: string
}

const TOLD = ['progress', 'submitted', 'verified', 'returned', 'answered', 'rebound', 'reopened']
/** Problems read at once: a ledger of any length fits into memory, and others are served in between. */
const CHUNK = 400
/** A Word document is made as a whole; longer ones nobody opens. */
export const MOST_IN_WORD = 1000

/** Problems in the order of their ids, read piece by piece. */
async function* whole(ctx: Ctx, ids: readonly string[], read: (ids: string[]) => Promise<LedgerRow[]>) {
  for (let from = 0; from < ids.length; from += CHUNK) {
    yield* await wholeOf(ctx, await read(ids.slice(from, from + CHUNK)))
  }
}

async function wholeOf(ctx: Ctx, rows: readonly LedgerRow[]): Promise<WholeProblem[]> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const today = todayOf(ctx)
  const ids = rows.map(({ id }) => id)
  const measures = await measuresOf(ctx, ids)
  const supports = Map.groupBy(await supportRows(db, unitId, ids), ({ problemId }) => problemId)
  const last = new Map((await lastWords(db, unitId, ids, TOLD)).map((one) => [one.problemId, one.text]))
  const verifiers = [...new Set(rows.map(({ verifierId }) => verifierId).filter((id) => id !== null))]
  const known = verifiers.length ? await namesOfPeople(db, unitId, verifiers) : []
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    ...lineOf(row, today),
    ...{ description: row.description, goal: row.goal, note: row.note, returns: row.returns },
    leadSectionId: row.leadSectionId,
    supports: (supports.get(row.id) ?? []).map(({ name }) => name),
    verifierName: (row.verifierId && names.get(row.verifierId)) ?? '',
    measures: measures.get(row.id) ?? [],
    progress: last.get(row.id) ?? '',
  }))
}

const drawers = {
  ledger: () => ledger,
  problems: () => problemList,
  measures: (ids: readonly string[]) => measureList(new Set(ids)),
  duties: () => dutyList,
}

/** A paper of exactly what the ledger shows under the same conditions. */
export async function readPaper(ctx: Ctx, scope: Scope, { paper, format, ...query }: PaperQuery): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const sight = sightOf(ctx, scope)
  const ids = await ledgerIds(db, sight, query, on)
  if (format === 'docx' && ids.length > MOST_IN_WORD) {
    const most = `一份Word最多印${MOST_IN_WORD}个问题，现在有${ids.length}个`
    throw new Refusal('too_large', `${most}，请先按年度、来源、科室筛选，或者导出Excel`)
  }
  const problems = whole(ctx, ids, (some) => ledgerRows(db, sight, query, { today: on, ids: some }))
  const file = paper === 'report' ? await report() : await drawn(drawers[paper](ids))
  const detail = { paper, format, rows: ids.length }
  const audit = [{ action: 'problem.exported', subjectKind: 'unit', subjectId: unitId, detail }]
  return write(ctx, async () => ({ result: file, audit }))

  async function drawn(drawer: Drawer): Promise<FileOut> {
    // The total under the table counts what was printed above it, whatever others change meanwhile.
    const tally = makeTally()
    const rows = numberedRows(drawer, problems, (one) => tally.add(cellOf(one)))
    const { title, columns } = drawer
    const note = () => totalWords(totalsOf(tally.cells()))
    if (format === 'xlsx') return listingSheet({ title, columns, rows, note }, on)
    const listing = { title, columns, rows: await all(rows), note }
    return listingWord(listing, { on, unitName: await unitName(db, unitId) })
  }

  async function report(): Promise<FileOut> {
    const titles = new Map((await sections(db, unitId)).map((one) => [one.id, one.name]))
    const about = aboutOf(query.origin)
    if (format === 'xlsx') {
      const statistics = statisticsOf(await ledgerCells(db, sight, query, on), { sections: titles })
      return listingSheet(reportListing({ statistics, about }), on)
    }
    const printed = await all(problems)
    const tally = makeTally()
    for (const one of printed) tally.add(cellOf(one))
    const statistics = statisticsOf(tally.cells(), { sections: titles })
    return reportWord({ problems: printed, statistics, about, unitName: await unitName(db, unitId), on })
  }
}

export const cellOf = ({ state, lamp, kind, timing, isRebound, leadSectionId, originKind, foundOn }: WholeProblem) => ({
  ...{ state, lamp, kind, timing, isRebound, sectionId: leadSectionId, originKind, month: foundOn.slice(0, 7) },
})
