import { type Kysely, sql } from 'kysely'

const indexes = [
  // The order the ledger opens in: what is closed comes last, then by the day it is due.
  `create index problem_in_order on problem
     (unit_id, (state in ('closed', 'withdrawn')), due_on, year desc, number desc)`,
  'create index problem_by_finding on problem (unit_id, found_on desc, year desc, number desc)',
  // All that the totals above the ledger ask of a problem, so that counting does not read the problems themselves.
  `create index problem_for_totals on problem (unit_id, state, due_on)
     include (begun_on, timing, is_rebound, is_confined, owner_id, leader_id, lead_section_id, kind, line, year)`,
  'drop index problem_by_due',
]

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of indexes) await sql.raw(statement).execute(db)
}
