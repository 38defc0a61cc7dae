import type { Reader } from '../../../platform/db.ts'
import type { Keys } from '../../../platform/keys.ts'
import { problemsOfOrigin } from '../../rectification/facts.ts'
import type { MarkUse, Note } from '../schema.ts'
import { type MarkRow, markRows } from './queries/uses.ts'

export const quotePlace = (id: string) => `research_mark.quote_sealed.${id}`

type MarkLine = Note['marks'][number]
type Told = Pick<MarkLine, 'title' | 'path' | 'state'>

/** What was made of the notes of a trip, by note. */
export async function marksOfTrip(
  db: Reader,
  keys: Keys,
  unitId: string,
  tripId: string,
): Promise<Map<string, MarkLine[]>> {
  const rows = (await markRows(db, unitId)).filter((row) => row.tripId === tripId)
  const problems = await problemsOfOrigin(
    db,
    unitId,
    'research',
    rows.map(({ id }) => id),
  )
  const byMark = new Map(problems.map((problem) => [problem.originId, problem]))
  const tell = (row: MarkRow): Told => {
    const problem = byMark.get(row.id)
    if (problem) return { title: problem.title, path: `/problems/${problem.id}`, state: problem.state }
    if (row.helpId) return { title: row.helpTitle!, path: '/research/helps', state: row.helpState! }
    return { title: row.ideaTitle!, path: '/research/ideas', state: row.ideaState! }
  }
  const lines = rows.map((row): MarkLine & { noteId: string } => ({
    ...{ noteId: row.noteId, id: row.id, use: row.use as MarkUse, from: row.startAt, until: row.endAt },
    quote: keys.open(row.quoteSealed, quotePlace(row.id)),
    ...tell(row),
  }))
  const byNote = Map.groupBy(lines, ({ noteId }) => noteId)
  return new Map([...byNote].map(([noteId, marks]) => [noteId, marks.map(({ noteId: _, ...mark }) => mark)]))
}
