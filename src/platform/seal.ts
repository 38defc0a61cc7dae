import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { CHUNK, type Entry, genuine } from './audit.ts'
import type { Clock } from './clock.ts'
import type { Database, Reader, Writer } from './db.ts'
import type { Keys } from './keys.ts'
import { inTransaction } from './write.ts'

export type BadEntry = { seq: number; what: string; message: string }
export type AuditVerdict = { ok: boolean; entries: number; sealed: number; firstBad: BadEntry | null; head: string }

const START = Buffer.alloc(32)

function sealHash(previous: Buffer, entry: Entry): Buffer {
  const seq = Buffer.alloc(8)
  seq.writeBigUInt64BE(BigInt(entry.seq))
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(previous)
    .update(seq)
    .update(entry.mac)
    .digest()
}

/**
 * Chains what has been committed since the last pass, in order. Writers never wait for it; entries that do not carry
 * our authentication are left out and named by `verifyAudit`. `from` limits the search to entries after that number.
 */
export async function sealPending(db: Database, keys: Keys, clock: Clock, from = 0): Promise<number> {
  return inTransaction(db, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('touyan.audit'))`.execute(tx)
    const last = await tx.selectFrom('auditSeal').selectAll().orderBy('position', 'desc').limit(1).executeTakeFirst()
    const pending = (await tx
      .selectFrom('auditEntry')
      .selectAll()
      .where('seq', '>', from)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('auditSeal').select('position').whereRef('auditSeal.seq', '=', 'auditEntry.seq'))),
      )
      .orderBy('seq')
      .limit(CHUNK)
      .execute()) as Entry[]
    let position = last?.position ?? 0
    let previous = last?.hash ?? START
    const seals = pending
      .filter((entry) => genuine(keys, entry))
      .map((entry) => {
        const hash = sealHash(previous, entry)
        const seal = { position: ++position, seq: entry.seq, previous, hash, sealedAt: clock.now() }
        previous = hash
        return seal
      })
    if (seals.length) await tx.insertInto('auditSeal').values(seals).execute()
    return seals.length
  })
}

/** Seals shortly after each change and keeps the chain's head in a file outside the database. */
export function startSealer(db: Database, keys: Keys, clock: Clock, anchorFile: string) {
  let highest = 0
  let running: Promise<void> | null = null
  let again = false
  async function pass(all: boolean): Promise<void> {
    // A slow transaction may commit numbers far behind the newest ones; a pass over everything runs at start and stop.
    const from = all ? 0 : Math.max(0, highest - 20_000)
    while ((await sealPending(db, keys, clock, from)) === CHUNK);
    highest = await inTransaction(db, (tx) => keepHead(tx, anchorFile))
  }
  function soon(): void {
    if (running) {
      again = true
      return
    }
    running = new Promise<void>((resolve) => setTimeout(resolve, 50))
      .then(() => pass(false))
      .catch(() => {})
      .finally(() => {
        running = null
        if (again) {
          again = false
          soon()
        }
      })
  }
  return {
    soon,
    async settle() {
      while (running) await running
      await pass(true)
    },
  }
}

export type Sealer = ReturnType<typeof startSealer>
type Anchor = { chainId: string; position: number; seq: number; hash: string }

/** Writes the chain's head into the file; processes take turns, so that it is never torn and never goes back. */
async function keepHead(tx: Writer, file: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('touyan.audit'))`.execute(tx)
  const head = await tx.selectFrom('auditSeal').selectAll().orderBy('position', 'desc').limit(1).executeTakeFirst()
  if (!head) return 0
  const { chainId } = await tx.selectFrom('installation').select('chainId').executeTakeFirstOrThrow()
  if (!(await stillHolds(tx, chainId, readAnchor(file)))) return head.seq
  const anchor: Anchor = { chainId, position: head.position, seq: head.seq, hash: head.hash.toString('hex') }
  writeFileSync(`${file}.new`, JSON.stringify(anchor), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return head.seq
}

/** A head that the chain no longer contains is evidence: it is kept, never replaced by what is there now. */
async function stillHolds(db: Reader, chainId: string, anchor: Anchor | null): Promise<boolean> {
  if (!anchor) return true
  if (anchor.chainId !== chainId) return false
  const seal = await db
    .selectFrom('auditSeal')
    .select('hash')
    .where('position', '=', anchor.position)
    .executeTakeFirst()
  return seal?.hash.toString('hex') === anchor.hash
}

function readAnchor(file: string): Anchor | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Anchor) : null
}

/**
 * Walks the whole chain and names the first entry that was altered, deleted, inserted or cut off, in constant memory.
 * `anchorFile` is the head kept outside the database: without it a cut tail cannot be seen.
 */
export async function verifyAudit(db: Reader, keys: Keys, anchorFile: string): Promise<AuditVerdict> {
  const chain = await db.selectFrom('installation').select('chainId').executeTakeFirst()
  const anchor = readAnchor(anchorFile)
  const counted = await db
    .selectFrom('auditEntry')
    .select(({ fn }) => fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  let position = 0
  let previous: Buffer = START
  let firstBad: BadEntry | null = null
  while (!firstBad) {
    const seals = await nextSeals(db, position)
    if (!seals.length) break
    for (const { seal, entry } of seals) {
      firstBad = judgeSeal(keys, { position, previous, seal, entry, anchor })
      if (firstBad) break
      position = seal.position
      previous = seal.hash
    }
  }
  if (!firstBad && anchor && anchor.position > position) {
    firstBad = bad(anchor.seq, 'cut-off', `链的末尾被截去：应有 ${anchor.position} 条，现存 ${position} 条`)
  }
  if (!firstBad && anchor && anchor.chainId !== chain?.chainId) {
    firstBad = bad(
      anchor.seq,
      'foreign',
      '库外保存的链头属于另一个数据库。确系更换数据库的，请移走数据目录中的链头文件',
    )
  }
  if (firstBad?.what === 'seal-deleted') firstBad.seq = await seqWithoutSeal(db, position, firstBad.seq)
  firstBad ??= await firstStranger(db, keys)
  return { ok: !firstBad, entries: Number(counted.n), sealed: position, firstBad, head: previous.toString('hex') }
}

type Link = { position: number; seq: number; previous: Buffer; hash: Buffer }

async function nextSeals(db: Reader, after: number): Promise<{ seal: Link; entry: Entry | null }[]> {
  const seals = await db
    .selectFrom('auditSeal')
    .selectAll()
    .where('position', '>', after)
    .orderBy('position')
    .limit(CHUNK)
    .execute()
  if (!seals.length) return []
  const wanted = seals.map((seal) => seal.seq)
  const entries = (await db.selectFrom('auditEntry').selectAll().where('seq', 'in', wanted).execute()) as Entry[]
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return seals.map((seal) => ({ seal, entry: bySeq.get(seal.seq) ?? null }))
}

function judgeSeal(
  keys: Keys,
  link: { position: number; previous: Buffer; seal: Link; entry: Entry | null; anchor: Anchor | null },
): BadEntry | null {
  const { seal, entry, anchor } = link
  if (seal.position !== link.position + 1) {
    return bad(seal.seq, 'seal-deleted', `第 ${link.position + 1} 号封记被删除`)
  }
  if (!entry) return bad(seal.seq, 'deleted', `第 ${seal.seq} 条记录被删除`)
  if (!genuine(keys, entry)) return bad(seal.seq, 'altered', `第 ${seal.seq} 条记录被改动`)
  if (!seal.previous.equals(link.previous) || !seal.hash.equals(sealHash(link.previous, entry))) {
    return bad(seal.seq, 'seal-altered', `第 ${seal.seq} 条记录的封记被改动`)
  }
  if (anchor?.position === seal.position && anchor.hash !== seal.hash.toString('hex')) {
    return bad(seal.seq, 'rewritten', `第 ${seal.seq} 条记录与库外保存的链头不符，整条链被重算过`)
  }
  return null
}

/** The entry whose seal is missing after `position`: unsealed now, or sealed again at the end of the chain. */
async function seqWithoutSeal(db: Reader, position: number, next: number): Promise<number> {
  const before = await db.selectFrom('auditSeal').select('seq').where('position', '=', position).executeTakeFirst()
  const found = await db
    .selectFrom('auditEntry')
    .select('seq')
    .where('seq', '>', before?.seq ?? 0)
    .where('seq', '<', next)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst()
  return found?.seq ?? next
}

/** Entries that no seal covers must at least be our own; one written straight into the database is not. */
async function firstStranger(db: Reader, keys: Keys): Promise<BadEntry | null> {
  let after = 0
  for (;;) {
    const rows = (await db
      .selectFrom('auditEntry')
      .selectAll()
      .where('seq', '>', after)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('auditSeal').select('position').whereRef('auditSeal.seq', '=', 'auditEntry.seq'))),
      )
      .orderBy('seq')
      .limit(CHUNK)
      .execute()) as Entry[]
    const stranger = rows.find((entry) => !genuine(keys, entry))
    if (stranger) return bad(stranger.seq, 'inserted', `第 ${stranger.seq} 条记录不是本系统写入的`)
    if (rows.length < CHUNK) return null
    after = rows.at(-1)!.seq
  }
}

const bad = (seq: number, what: string, message: string): BadEntry => ({ seq, what, message })
