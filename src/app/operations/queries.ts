import type pg from 'pg'

/** Writes a heartbeat and reads it again; throws when what was written is not there. */
export async function beat(pool: pg.Pool, now: Date): Promise<void> {
  const { rows: written } = await pool.query<{ beat: number }>(
    `insert into heartbeat (beat, beaten_at) values (1, $1)
     on conflict (single) do update set beat = heartbeat.beat + 1, beaten_at = excluded.beaten_at returning beat`,
    [now],
  )
  const { rows: read } = await pool.query<{ beat: number }>('select beat from heartbeat')
  if (!(read[0]!.beat >= written[0]!.beat)) throw new Error('the heartbeat that was written is not there')
}

/** Changes of the schema the database has had, in their order. */
export async function migrationNames(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map(({ name }) => name)
}

/** Audit entries that wait for their seal; what a slow transaction left far behind is sealed at the next start. */
export async function unsealedCount(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from audit_entry e
    where e.seq > (select coalesce(max(seq), 0) from audit_seal) - 20000
      and not exists (select from audit_seal s where s.seq = e.seq)`)
  return rows[0]!.n
}

/** When the newest good backup was begun. */
export async function backedUpAt(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date }>(
    `select began_at as at from backup_run where kind = 'backup' and state = 'done' order by began_at desc limit 1`,
  )
  return rows[0]?.at ?? null
}

/** Whether the newest attempt at a backup failed, or its copy elsewhere; null when there was none. */
export async function backupFailed(pool: pg.Pool): Promise<boolean | null> {
  const { rows } = await pool.query<{ failed: boolean }>(
    `select state = 'failed' or push_state is not distinct from 'failed' as failed
     from backup_run where kind = 'backup' and state <> 'running' order by began_at desc limit 1`,
  )
  return rows[0]?.failed ?? null
}
