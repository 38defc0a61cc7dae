import {
  CamelCasePlugin,
  type CompiledQuery,
  type Dialect,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
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
