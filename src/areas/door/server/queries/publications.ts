import type { Reader, Writer } from '../../../../platform/db.ts'

type Published = { unitId: string; kind: string; key: string }

/** Puts one thing into what everybody may read, or takes it out. */
export async function setPublication(tx: Writer, { unitId, kind, key }: Published, body: object | null): Promise<void> {
  if (!body) {
    await tx
      .deleteFrom('doorPublication')
      .where('unitId', '=', unitId)
      .where('kind', '=', kind)
      .where('key', '=', key)
      .execute()
    return
  }
  const text = JSON.stringify(body)
  await tx
    .insertInto('doorPublication')
    .values({ unitId, kind, key, body: text })
    .onConflict((conflict) => conflict.columns(['unitId', 'kind', 'key']).doUpdateSet({ body: text }))
    .execute()
}

type Status = { state: string; reply: string; asksSatisfaction: boolean; changedOn: string }

export async function setStatus(
  tx: Writer,
  { unitId, codeHash }: { unitId: string; codeHash: Buffer },
  status: Status,
): Promise<void> {
  await tx
    .insertInto('doorStatus')
    .values({ unitId, codeHash, ...status })
    .onConflict((conflict) => conflict.columns(['unitId', 'codeHash']).doUpdateSet(status))
    .execute()
}

export async function publicationBody(db: Reader, { unitId, kind, key }: Published): Promise<unknown> {
  const found = await db
    .selectFrom('doorPublication')
    .select('body')
    .where('unitId', '=', unitId)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst()
  return found?.body ?? null
}
