import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import pg from 'pg'
import { insistOnWhole, openArchive, type Part, writeArchive } from './archive.ts'
import { FORMAT, keyFiles, type Manifest, type TableEntry } from './manifest.ts'
import { keyFrom } from './sealing.ts'
import { migrationsOf, PLAIN, quoted, rowsOut, type Shape, sequences, shapes } from './tables.ts'

export type Made = { path: string; madeAt: string; tables: number; rows: number; size: number; hasKeys: boolean }

type Order = {
  connection: pg.ClientConfig
  dataFolder: string
  /** the file to be written; its folder is made */
  path: string
  /** with it everything is encrypted and the keys are inside; without, neither */
  passphrase: string | null
  now: Date
  /** hears after each table how many are done */
  progress?: (done: number, all: number) => void
}

const { version: PROGRAM } = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as {
  version: string
}

/**
 * Writes everything into one archive while people work: one snapshot of the database, one file for each table. Reads
 * the archive through afterwards and holds it against its own manifest.
 */
export async function makeBackup(order: Order): Promise<Made> {
  const { connection, dataFolder, path, passphrase, now, progress } = order
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(PLAIN)
    await client.query('begin isolation level repeatable read read only')
    const head = await headOf(client, { passphrase, now })
    const all = await shapes(client)
    const [migrations, ofSequences] = [await migrationsOf(client), await sequences(client)]
    const entries: TableEntry[] = []
    const keys: Manifest['keys'] = []
    const told = () => progress?.(entries.length, all.length)
    const parts = all.map((shape) => tablePart(client, shape, { entries, told }))
    const folder = join(dataFolder, 'keys')
    if (head.key) parts.push(...keyFiles(folder).map((name) => keyPart(join(folder, name), name, keys)))
    const manifest = (): Manifest => ({ ...head.manifest, migrations, keys, tables: entries, sequences: ofSequences })
    await writeArchive(path, { parts, manifest, key: head.key })
    await client.query('commit')
    await verify(path, passphrase)
    const rows = entries.reduce((sum, entry) => sum + entry.rows, 0)
    const { size } = statSync(path)
    return { path, madeAt: head.manifest.madeAt, tables: entries.length, rows, size, hasKeys: head.key !== null }
  } finally {
    await client.end().catch(() => {})
  }
}

async function headOf(client: pg.Client, { passphrase, now }: Pick<Order, 'passphrase' | 'now'>) {
  const salt = randomBytes(16)
  // The snapshot begins with the first statement of the transaction.
  await client.query('select 1')
  const encryption = { cipher: 'aes-256-gcm', kdf: 'scrypt', salt: salt.toString('hex') } as const
  return {
    key: passphrase === null ? null : keyFrom(passphrase, salt),
    manifest: {
      ...({ format: 'touyan-backup', version: FORMAT, program: PROGRAM } as const),
      ...{ madeAt: now.toISOString(), encryption: passphrase === null ? null : encryption },
    },
  }
}

type Counted = { entries: TableEntry[]; told: () => void }

/** The connection gives one table after the other, in the order in which the archive asks. */
function tablePart(client: pg.Client, shape: Shape, { entries, told }: Counted): Part {
  const { name, columns } = shape
  const file = `tables/${name}.csv`
  let rows = 0
  return {
    file,
    async content() {
      const { rows: counted } = await client.query<{ n: number }>(`select count(*)::int as n from ${quoted(name)}`)
      rows = counted[0]!.n
      return rowsOut(client, shape)
    },
    measured(measure) {
      entries.push({ name, file, columns, rows, ...measure })
      told()
    },
  }
}

function keyPart(path: string, name: string, keys: Manifest['keys']): Part {
  const file = `keys/${name}`
  const bytes = readFileSync(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    file,
    content: async () => Readable.from([bytes]),
    measured: () => void keys.push({ file, sha256 }),
  }
}

/** Reads an archive through. */
async function verify(path: string, passphrase: string | null): Promise<void> {
  const archive = await openArchive(path, passphrase)
  try {
    await insistOnWhole(archive)
  } finally {
    archive.close()
  }
}
