import type { AgendaEntry } from '../schema.ts'
import { kindKeys } from '../schema.ts'
import { type Asked, sources } from './sources.ts'

const order = (one: AgendaEntry, other: AgendaEntry) =>
  one.from.localeCompare(other.from) ||
  one.startsAt.localeCompare(other.startsAt) ||
  kindKeys.indexOf(one.kind) - kindKeys.indexOf(other.kind) ||
  one.title.localeCompare(other.title, 'zh') ||
  one.id.localeCompare(other.id)

/** Everything that has a day among those asked for, in order. The page, the sheet and the feed all read this. */
export async function entriesOf(asked: Asked): Promise<AgendaEntry[]> {
  const found = await Promise.all(
    kindKeys.map(async (kind) => (await sources[kind](asked)).map((entry): AgendaEntry => ({ ...entry, kind }))),
  )
  return found.flat().sort(order)
}
