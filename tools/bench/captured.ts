import {
  CamelCasePlugin,
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RootOperationNode,
} from 'kysely'
import type { Database } from '../../src/platform/db.ts'
import type { DB } from '../../src/platform/tables.ts'

/** The last statement that some reading sends, caught on its way to the database. */
export async function captured(reading: (db: Kysely<DB>) => Promise<unknown>): Promise<CompiledQuery> {
  let seen: CompiledQuery | null = null
  const catching: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createDriver: () =>
      new (class extends DummyDriver {
        override async acquireConnection() {
          return {
            executeQuery: async (query: CompiledQuery) => {
              seen = query
              return { rows: [] }
            },
            streamQuery: () => {
              throw new Error('nothing measured is streamed')
            },
          } as never
        }
      })(),
  }
  await reading(new Kysely<DB>({ dialect: catching, plugins: [new CamelCasePlugin()] }))
  return seen!
}

/** A database that does its work and notes every statement that goes through it, in order. */
export function overheard(db: Database): { db: Database; sent: RootOperationNode[] } {
  const sent: RootOperationNode[] = []
  const listening: KyselyPlugin = {
    transformQuery: ({ node }) => {
      sent.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(listening) as Database, sent }
}
