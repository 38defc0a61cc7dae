import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import type { Database } from '../../../platform/db.ts'
import type { Ctx } from '../../../platform/write.ts'
import { countByHand } from '../../../testing/report-counts.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import type { Figures } from '../compose.ts'
import { printed } from '../figure.ts'
import { figuresIn } from '../outline.ts'
import { outlines } from '../outlines/index.ts'
import { sentencesOf } from '../scan.ts'
import type { Document, Kind } from '../schema.ts'
import { typedNumbers } from '../typed-numbers.ts'
import { drafted } from './reports.ts'

const YEAR = 2026
let world: World
let ctx: Ctx
let person: string

beforeAll(async () => {
  world = await makeWorld()
  await world.db.deleteFrom('unit').execute()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const { id: unitId } = await world.db.selectFrom('unit').select('id').executeTakeFirstOrThrow()
  ctx = { ...world.operator, actor: { ...world.operator.actor, unitId } }
  const { personId } = await world.db
    .selectFrom('decisionTask')
    .select('ownerId as personId')
    .limit(1)
    .executeTakeFirstOrThrow()
  person = personId
}, 120_000)
afterAll(() => world.close())

const told = (asked: Ctx, kind: Kind) => {
  const isPerson = kind === 'person'
  const who = { personId: isPerson ? person : null, personName: isPerson ? '某人' : null }
  return drafted(asked.platform.db, asked, { kind, year: YEAR, ...who })
}

const byHand = (db: Database) => countByHand(db as unknown as Kysely<never>)

async function insistOnCounts(figures: Figures, db: Database) {
  for (const [id, number] of await byHand(db)) {
    expect(`${id} ${printed(figures.get(id)!.value!)}`).toBe(`${id} ${printed(number)}`)
  }
}

test('figures of the demo year equal what the raw tables count', async () => {
  const { figures } = await told(ctx, 'annual')
  await insistOnCounts(figures, world.db)
  const counted = [...figures.values()].filter(({ value }) => value !== null && value > 0)
  expect(counted.length).toBeGreaterThan(60)
  for (const { id, rows } of figures.values()) {
    expect(new Set(rows.map((row) => row.id)).size, id).toBe(rows.length)
    for (const { label, path } of rows) expect(label && path.startsWith('/'), id).toBeTruthy()
  }
})

test.each(Object.keys(outlines) as Kind[])('no number of the report %s stands outside a figure', async (kind) => {
  const { document } = await told(ctx, kind)
  const sentences = document.sections.flatMap(({ paragraphs }) => paragraphs)
  expect(sentences.length).toBeGreaterThan(1)
  for (const parts of sentences) {
    for (const part of parts) if (typeof part === 'string') expect(typedNumbers(part), part).toEqual([])
    for (const { text, figures } of sentencesOf(parts)) expect(figures.length, text).toBeGreaterThan(0)
  }
  for (const section of document.sections) expect(typedNumbers(section.title)).toEqual([])
})

test('every figure an outline names exists, and claims have names of their own', async () => {
  const { figures } = await told(ctx, 'annual')
  for (const [kind, { sections }] of Object.entries(outlines)) {
    const claims = sections.flatMap(({ paragraphs }) => paragraphs.flat())
    expect(new Set(claims.map(({ id }) => id)).size, kind).toBe(claims.length)
    for (const { each, variants } of claims) {
      const named = variants.flatMap(({ text, when = [] }) => [
        ...figuresIn(text),
        ...when.flatMap(([figure, , than]) => (typeof than === 'string' ? [figure, than] : [figure])),
      ])
      for (const name of [...named, ...(each ? [each] : [])]) expect(figures.has(name), name).toBe(true)
    }
  }
})

const texts = (document: Document) =>
  document.sections.flatMap(({ id, paragraphs }) =>
    paragraphs.flatMap((parts) =>
      sentencesOf(parts).map(({ text, figures }) => ({
        text: `${id}：${text}`,
        names: figures.map((one) => one.figure),
      })),
    ),
  )

/** What may change when such a record goes: figures of these areas, for the rest rests on other records. */
const removals = {
  'party meeting': {
    areas: ['party-life', 'training', 'checkup'],
    ids: `select id from party_meeting where state = 'reviewed'
      and held_on between '2026-01-01' and '2026-11-23' order by id`,
    remove: ['delete from party_meeting where id = $1'],
  },
  'meeting of the party group': {
    areas: ['decisions', 'checkup'],
    ids: `select id from meeting where state = 'locked' and opened_at >= '2026-01-01' order by id`,
    remove: [
      'delete from decision_task where item_id in (select id from agenda_item where meeting_id = $1)',
      'delete from agenda_item where meeting_id = $1',
      'delete from meeting_member where meeting_id = $1',
      'delete from meeting where id = $1',
    ],
  },
  'closed problem': {
    areas: ['rectification', 'checkup'],
    ids: `select id from problem where state = 'closed' and closed_on >= '2026-01-01' and not is_confined order by id`,
    remove: ['delete from problem_origin where problem_id = $1', 'delete from problem where id = $1'],
  },
  training: {
    areas: ['training', 'checkup'],
    ids: 'select id from training_activity where is_held order by id',
    remove: [
      'delete from training_share where claim_id in (select id from training_claim where activity_id = $1)',
      'delete from training_claim where activity_id = $1',
      'delete from training_activity where id = $1',
    ],
  },
}

class TakenBack extends Error {}

test.each(Object.entries(removals))('a %s that goes changes what rests on it and nothing else', async (_, removal) => {
  const before = await told(ctx, 'annual')
  const { rows } = await sql.raw<{ id: string }>(removal.ids).execute(world.db)
  expect(rows.length).toBeGreaterThan(2)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...rows.map(({ id }) => id)), async (id) => {
      const gone = world.db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        for (const statement of removal.remove) await sql.raw(statement.replaceAll('$1', `'${id}'`)).execute(tx)
        const platform = { ...ctx.platform, db: tx as unknown as Database }
        const after = await told({ ...ctx, platform }, 'annual')
        await insistOnCounts(after.figures, platform.db)
        const changed = [...before.figures.values()].filter(({ id: name, value, rows: old }) => {
          const now = after.figures.get(name)!
          return now.value !== value || now.rows.map((row) => row.id).join() !== old.map((row) => row.id).join()
        })
        expect(changed.length).toBeGreaterThan(0)
        for (const { id: name } of changed) expect(removal.areas, name).toContain(name.split('.')[0])
        const names = new Set(changed.map((one) => one.id))
        const still = new Set(texts(after.document).map(({ text }) => text))
        for (const { text, names: cites } of texts(before.document)) {
          if (!cites.some((name) => names.has(name.split('#')[0]!))) expect(still).toContain(text)
        }
        throw new TakenBack()
      })
      await expect(gone).rejects.toBeInstanceOf(TakenBack)
    }),
    { numRuns: 2 },
  )
})
