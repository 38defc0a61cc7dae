import type { Insertable, Selectable } from 'kysely'
import type { Reader, Writer } from '../../../../platform/db.ts'
import type { Keys } from '../../../../platform/keys.ts'
import { forPurpose } from '../../../../platform/purpose.ts'
import type { DecisionTask, MinutesAddendum, MinutesWords } from '../../../../platform/tables.ts'

export type WordsRow = Omit<Selectable<MinutesWords>, 'textSealed' | 'unitId'> & { text: string }

const place = (itemId: string, personId: string, version: number) =>
  `minutes_words.text.${itemId}.${personId}.${version}`

/** The newest version of every member's words that has been touched since the meeting. */
export async function latestWords(db: Reader, keys: Keys, unitId: string, meetingId: string): Promise<WordsRow[]> {
  const rows = await db
    .selectFrom('minutesWords')
    .selectAll()
    .distinctOn(['itemId', 'personId'])
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('itemId')
    .orderBy('personId')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ textSealed, unitId: _, ...row }) => {
    return { ...row, text: keys.open(textSealed, place(row.itemId, row.personId, row.version)) }
  })
}

export async function insertWords(
  tx: Writer,
  keys: Keys,
  { text, ...row }: Omit<Insertable<MinutesWords>, 'textSealed'> & { text: string },
): Promise<void> {
  const textSealed = keys.seal(text, place(row.itemId, row.personId, row.version))
  await tx
    .insertInto('minutesWords')
    .values({ ...row, textSealed })
    .execute()
}

type WordsKey = { unitId: string; itemId: string; personId: string; version: number }

export async function markConfirmed(
  tx: Writer,
  { unitId, itemId, personId, version }: WordsKey,
  confirmedAt: Date,
): Promise<void> {
  await tx
    .updateTable('minutesWords')
    .set({ confirmedAt })
    .where('unitId', '=', unitId)
    .where('itemId', '=', itemId)
    .where('personId', '=', personId)
    .where('version', '=', version)
    .execute()
}

export type TaskRow = {
  id: string
  itemId: string
  title: string
  ownerId: string
  owner: string
  section: string
  supporting: string[]
  /** as the meeting set it */
  dueOn: string
}

/** Tasks the meeting set, by their first date, in the order they were typed. */
export async function tasksOfItems(db: Reader, unitId: string, itemIds: string[]): Promise<TaskRow[]> {
  if (!itemIds.length) return []
  const rows = await db
    .selectFrom('decisionTask as task')
    .innerJoin('person as owner', (join) =>
      join.onRef('owner.unitId', '=', 'task.unitId').onRef('owner.id', '=', 'task.ownerId'),
    )
    .leftJoin('section', (join) =>
      join.onRef('section.unitId', '=', 'task.unitId').onRef('section.id', '=', 'task.leadSectionId'),
    )
    .select(['task.id', 'task.itemId', 'task.title', 'task.ownerId', 'owner.name as owner'])
    .select(['section.name as section', 'task.supportingIds', 'task.firstDueOn as dueOn'])
    .where('task.unitId', '=', unitId)
    .where('task.itemId', 'in', itemIds)
    .orderBy('task.createdAt')
    .orderBy('task.firstDueOn')
    .orderBy('task.id')
    .execute()
  const names = await sectionNames(db, unitId)
  return rows.map(({ supportingIds, section, ...task }) => ({
    ...task,
    section: section ?? '',
    supporting: (supportingIds as string[]).map((id) => names.get(id) ?? ''),
  }))
}

async function sectionNames(db: Reader, unitId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('section').select(['id', 'name']).where('unitId', '=', unitId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Adds a task to a decision; its first date is kept for good. */
export async function insertTask(
  tx: Writer,
  task: Omit<Insertable<DecisionTask>, 'firstDueOn' | 'supportingIds'> & { supportingIds: string[] },
): Promise<void> {
  const supportingIds = JSON.stringify(task.supportingIds)
  await tx
    .insertInto('decisionTask')
    .values({ ...task, supportingIds, firstDueOn: task.dueOn })
    .execute()
}

/** Removes a task of a meeting nobody has worked on; says whether there was one. */
export async function deleteTask(
  tx: Writer,
  { unitId, meetingId, id }: { unitId: string; meetingId: string; id: string },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom('decisionTask')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('taskReport').select('id').whereRef('taskReport.taskId', '=', 'decisionTask.id'))),
    )
    .where('itemId', 'in', (eb) =>
      eb.selectFrom('agendaItem').select('id').where('unitId', '=', unitId).where('meetingId', '=', meetingId),
    )
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

export async function insertAddendum(tx: Writer, row: Insertable<MinutesAddendum>): Promise<void> {
  await tx.insertInto('minutesAddendum').values(row).execute()
}

/** What was added to a locked record, in order. */
export async function addendaOf(db: Reader, unitId: string, meetingId: string): Promise<Selectable<MinutesAddendum>[]> {
  return await db
    .selectFrom('minutesAddendum')
    .selectAll()
    .where('unitId', '=', unitId)
    .where('meetingId', '=', meetingId)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()
}

/** The receipts' hashes of the secret rounds of these items. */
export async function receiptsOf(
  db: Reader,
  unitId: string,
  itemIds: string[],
): Promise<{ itemId: string; round: number; receipts: string[] }[]> {
  if (!itemIds.length) return []
  const rows = await forPurpose(db, 'ballots', (tx) =>
    tx
      .selectFrom('secretBox')
      .select(['itemId', 'round', 'receipts'])
      .where('unitId', '=', unitId)
      .where('itemId', 'in', itemIds)
      .where('receipts', 'is not', null)
      .execute(),
  )
  return rows.map((row) => ({ ...row, receipts: row.receipts as string[] }))
}
