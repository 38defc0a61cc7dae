import type { Reader, Writer } from '../../../../platform/db.ts'

type Key = { unitId: string; id: string }

export type ProposalRow = {
  id: string
  personId: string
  field: string
  proposedSealed: Buffer
  previousSealed: Buffer
  reason: string
  state: 'open' | 'accepted' | 'refused' | 'withdrawn'
  proposedBy: string
  proposedAt: Date
  decidedAt: Date | null
  answer: string
  personName: string
}

export async function insertProposal(
  tx: Writer,
  unitId: string,
  row: Pick<
    ProposalRow,
    'id' | 'personId' | 'field' | 'proposedSealed' | 'previousSealed' | 'reason' | 'proposedBy' | 'proposedAt'
  >,
): Promise<void> {
  await tx
    .insertInto('proposal')
    .values({ unitId, ...row, state: 'open' })
    .execute()
}

/** Proposals of a unit, or of one person; open ones first, then the newest. */
export async function proposals(
  db: Reader,
  unitId: string,
  asked: { personId?: string; state?: string; id?: string },
): Promise<ProposalRow[]> {
  let found = db
    .selectFrom('proposal')
    .innerJoin('person', (join) =>
      join.onRef('person.unitId', '=', 'proposal.unitId').onRef('person.id', '=', 'proposal.personId'),
    )
    .select(['proposal.id', 'proposal.personId', 'proposal.field', 'proposedSealed', 'previousSealed'])
    .select(['proposal.reason', 'proposal.state', 'proposedBy', 'proposedAt', 'decidedAt', 'answer'])
    .select('person.name as personName')
    .where('proposal.unitId', '=', unitId)
  if (asked.personId) found = found.where('proposal.personId', '=', asked.personId)
  if (asked.state) found = found.where('proposal.state', '=', asked.state)
  if (asked.id) found = found.where('proposal.id', '=', asked.id)
  return (await found.orderBy('proposedAt', 'desc').limit(200).execute()) as ProposalRow[]
}

/** Decides a proposal that is still open; returns whether it was. */
export async function closeProposal(
  tx: Writer,
  { unitId, id }: Key,
  change: { state: 'accepted' | 'refused' | 'withdrawn'; decidedBy: string | null; decidedAt: Date; answer: string },
): Promise<boolean> {
  const done = await tx
    .updateTable('proposal')
    .set(change)
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return done.numUpdatedRows === 1n
}

/** Reads and changes of one dossier, newest first, from the audit trail. */
export async function personTrail(db: Reader, unitId: string, personId: string) {
  return db
    .selectFrom('auditEntry')
    .select(['seq', 'id', 'at', 'actorName', 'actorRoles', 'action', 'detail', 'sealedDetail'])
    .where('unitId', '=', unitId)
    .where('subjectKind', '=', 'person')
    .where('subjectId', '=', personId)
    .orderBy('seq', 'desc')
    .limit(500)
    .execute()
}

export async function views(db: Reader, unitId: string, accountId: string) {
  return db
    .selectFrom('savedView')
    .select(['id', 'name', 'query'])
    .where('unitId', '=', unitId)
    .where('accountId', '=', accountId)
    .orderBy('name')
    .execute()
}

export async function saveView(
  tx: Writer,
  row: { unitId: string; id: string; accountId: string; name: string; query: string },
): Promise<void> {
  await tx
    .insertInto('savedView')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unitId', 'accountId', 'name']).doUpdateSet({ query: row.query }))
    .execute()
}

export async function deleteView(tx: Writer, { unitId, id }: Key, accountId: string): Promise<boolean> {
  const done = await tx
    .deleteFrom('savedView')
    .where('unitId', '=', unitId)
    .where('id', '=', id)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return done.numDeletedRows === 1n
}
