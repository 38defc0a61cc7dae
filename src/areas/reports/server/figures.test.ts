import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedDemo } from '../../../app/demo.ts'
import { operatorOf } from '../../../app/operator.ts'
import { screens } from '../../../app/screens.tsx'
import type { Database } from '../../../platform/db.ts'
import { counts } from '../../../testing/report-counts.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import { compose, type Figures } from '../compose.ts'
import { printed } from '../figure.ts'
import { figuresIn } from '../outline.ts'
import { outlines } from '../outlines/index.ts'
import { workAll } from './facts/all.ts'

const period = { year: 2026, from: '2026-01-01', until: '2026-11-23' } as const

/** Worked out by rules that have tests of their own, or by the index; not by counting rows. */
const byRule = [
  ...['training.bound', 'training.on-time', 'training.on-time-share', 'training.short'],
  ...['checkup.rules', 'checkup.findings', 'checkup.violations', 'checkup.warnings', 'checkup.notices'],
  ...['checkup.fresh', 'checkup.gone', 'checkup.gone-days', 'checkup.by-rule', 'checkup.by-section'],
  ...['party-life.gaps', 'voices.index'],
  ...['structure.leaders', 'structure.leaders-age', 'structure.leaders-graduates', 'structure.middle'],
  ...['structure.middle-age', 'structure.grassroots', 'structure.middle-grassroots'],
]

/** The demo year has no such record: nobody was appointed in it, and it has no report of the year before. */
const withoutRows = [
  ...['people.appointed', 'people.appointed-young', 'people.promoted', 'decisions.postponed'],
  ...['interests.declarations', 'interests.declared-none', 'training.online', 'training.practice'],
  // Organisation life meetings and reviews come in the first months of the next year; nobody has told a use yet.
  ...['party-life.life-meetings', 'party-life.reviews', 'party-life.judged', 'party-life.excellent'],
  ...['training.uses-told', 'training.hours-none'],
  ...['reports.promises', 'reports.kept', 'reports.broken', 'reports.unanswered'],
]

let world: World
let unitId: string
let figures: Figures
let claims: Map<string, string>

beforeAll(async () => {
  world = await makeWorld()
  await world.db.updateTable('installation').set({ setUpAt: null }).execute()
  await seedDemo(world.platform)
  const unit = await world.db.selectFrom('unit').select('id').where('id', '<>', world.unitId).executeTakeFirstOrThrow()
  unitId = unit.id
  figures = await work(world.db)
  claims = said(figures)
}, 120_000)
afterAll(() => world.close())

const work = (db: Database, personId: string | null = null) =>
  workAll(operatorOf({ ...world.platform, db }, unitId), period, personId)

const annual = outlines.annual.sections.flatMap((section) =>
  section.paragraphs.flat().map((claim) => ({ section, claim })),
)

/** What each claim of the yearly report says. */
const said = (known: Figures) =>
  new Map(
    annual.map(({ section, claim }) => {
      const alone = { title: '报告', sections: [{ ...section, paragraphs: [[claim]] }] }
      const parts = compose(alone, known).document.sections[0]!.paragraphs.flat()
      return [claim.id, parts.map((part) => (typeof part === 'string' ? part : part.value)).join('')]
    }),
  )

/** Each figure as the database alone counts it. */
async function bySql(db: Database): Promise<Record<string, string>> {
  const selects = Object.entries(counts).map(([id, query]) => `select '${id}' as id, (${query})::float8 as value`)
  const text = selects.join(' union all ').replaceAll(':unit', `'${unitId}'`)
  const { rows } = await sql.raw<{ id: string; value: number | null }>(text).execute(db)
  return Object.fromEntries(rows.map(({ id, value }) => [id, value === null ? '—' : printed(value)]))
}

const told = (known: Figures) =>
  Object.fromEntries(
    [...known.values()]
      .filter(({ id }) => id in counts)
      .map(({ id, value }) => [id, value === null ? '—' : printed(value)]),
  )

class Undo extends Error {}

/** What the figures, the sentences and the database say once a record is gone; then it is back. */
async function without(statements: readonly string[]) {
  let found: { figures: Figures; counted: Record<string, string> } | null = null
  await world.db
    .transaction()
    .execute(async (trx) => {
      // Nothing is ever deleted by the program; here the guards of the tables stand aside.
      await sql`set local session_replication_role = replica`.execute(trx)
      for (const statement of statements) await sql.raw(statement).execute(trx)
      found = { figures: await work(trx), counted: await bySql(trx) }
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  return found!
}

const gone = {
  'party-life': (id: string) => [`delete from party_meeting where id = '${id}'`],
  training: (id: string) => [
    `delete from training_share where claim_id in (select id from training_claim where activity_id = '${id}')`,
    `delete from training_claim where activity_id = '${id}'`,
    `delete from training_activity where id = '${id}'`,
  ],
  rectification: (id: string) => [`delete from problem where id = '${id}'`],
  decisions: (id: string) => [`delete from decision_task where id = '${id}'`],
  meetings: (id: string) => [
    `delete from decision_task where item_id in (select id from agenda_item where meeting_id = '${id}')`,
    `delete from agenda_item where meeting_id = '${id}'`,
    `delete from meeting_event where meeting_id = '${id}'`,
    `delete from meeting where id = '${id}'`,
  ],
}
const records = {
  'party-life': 'party-life.meetings',
  training: 'training.activities',
  rectification: 'rectification.problems',
  decisions: 'decisions.tasks',
  meetings: 'decisions.meetings',
} as const

/** Hours of study are learnt at meetings of party life too; the check-up asks every record. */
const elsewhere: Record<string, readonly string[]> = {
  'party-life': ['party-life', 'training', 'checkup'],
  training: ['training', 'checkup'],
  rectification: ['rectification'],
  decisions: ['decisions'],
  // What was handed to the party group and answered by it goes with the meeting.
  meetings: ['decisions'],
}

describe('the figures of a year', () => {
  it('are each equal to what the database counts on its own, and every one is named here', async () => {
    expect(told(figures)).toEqual(await bySql(world.db))
    expect([...figures.keys()].toSorted()).toEqual([...Object.keys(counts), ...byRule].toSorted())
  })

  it('rest on records whose pages exist; those without a record in the demo year are named', () => {
    const empty = [...figures.values()].filter(({ rows }) => rows.length === 0).map(({ id }) => id)
    expect(empty.toSorted()).toEqual(withoutRows.toSorted())
    const pages = screens.map(({ path }) => new RegExp(`^/${path.replace(/:\w+/g, '[^/]+')}$`))
    for (const { id, rows } of figures.values()) {
      expect(new Set(rows.map((row) => row.id)).size, id).toBe(rows.length)
      for (const { path } of rows)
        expect(
          pages.some((page) => page.test(path.split('?')[0]!)),
          path,
        ).toBe(true)
    }
  })

  it('change with a record that goes exactly where they rest on it, and so do the sentences', async () => {
    const areas = Object.keys(gone) as (keyof typeof gone)[]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...areas), fc.nat(), async (area, n) => {
        const rows = figures.get(records[area])!.rows
        const { id } = rows[n % rows.length]!
        const after = await without(gone[area](id))
        expect(told(after.figures)).toEqual(after.counted)
        const isSame = (name: string) => {
          const [one, other] = [figures.get(name)!, after.figures.get(name)!]
          return one.value === other.value && JSON.stringify(one.rows) === JSON.stringify(other.rows)
        }
        const changed = [...figures.keys()].filter((name) => !isSame(name))
        expect(changed).toContain(records[area])
        for (const name of changed) expect(elsewhere[area], name).toContain(name.split('.')[0])
        for (const [name, { rows: before }] of figures) {
          if (!before.some((row) => row.id === id)) continue
          expect(changed, name).toContain(name)
          expect(after.figures.get(name)!.rows.some((row) => row.id === id)).toBe(false)
        }
        const sentences = said(after.figures)
        for (const { claim } of annual) {
          if (sentences.get(claim.id) === claims.get(claim.id)) continue
          const named = claim.variants.flatMap(({ text, when = [] }) => [...figuresIn(text), ...when.map(([of]) => of)])
          expect(
            [...named, claim.each].some((name) => name !== undefined && changed.includes(name)),
            claim.id,
          ).toBe(true)
        }
      }),
      { numRuns: 8, seed: 20261123, examples: areas.map((area) => [area, 1]) },
    )
  }, 120_000)

  it('of one person are that person’s alone', async () => {
    const task = await world.db
      .selectFrom('decisionTask')
      .select('ownerId')
      .where('unitId', '=', unitId)
      .where('state', '=', 'done')
      .executeTakeFirstOrThrow()
    const own = await work(world.db, task.ownerId)
    const count = await sql<{ n: number }>`select count(*)::int as n from decision_task
      where unit_id = ${unitId} and owner_id = ${task.ownerId} and state <> 'dropped'
      and (done_on is null or done_on >= '2026-01-01')`.execute(world.db)
    expect(own.get('decisions.tasks')!.value).toBe(count.rows[0]!.n)
    expect(own.get('training.people')!.rows.every(({ id }) => id === task.ownerId)).toBe(true)
    expect(own.get('decisions.recusals')!.rows.every(({ id }) => id.endsWith(task.ownerId))).toBe(true)
    expect(own.has('people.staff')).toBe(false)
    expect(own.has('voices.ratings')).toBe(false)
  })
})

describe('the outlines', () => {
  const texts = Object.values(outlines).flatMap(({ sections }) =>
    sections.flatMap(({ paragraphs }) =>
      paragraphs
        .flat()
        .flatMap((claim) => claim.variants.map(({ text }) => ({ id: claim.id, each: claim.each, text }))),
    ),
  )

  it('name no figure that does not exist, and no word that no record has', () => {
    for (const { id, each, text } of texts) {
      for (const name of figuresIn(text)) expect(figures.has(name), `${id}: ${name}`).toBe(true)
      if (each === undefined) continue
      const list = figures.get(each)
      expect(list, `${id}: ${each}`).toBeDefined()
      for (const row of list!.rows) {
        for (const [, word] of text.matchAll(/\{\.([^{}]+)\}/g))
          expect(row.words, `${id}: ${word}`).toHaveProperty(word!)
      }
    }
  })

  it('say no number outside a figure', () => {
    // Names with numerals in them; everything else that counts must be a figure.
    const names = /三会一课|三重一大|八项规定|一岗双责|第一责任人|一本台账|一盘棋/g
    const number =
      /[0-9０-９]|[一二三四五六七八九十百千两几]+(?:余|多)?(?:个|次|项|件|条|人|名|期|篇|处|天|份|%|％|成|倍)/
    for (const { id, text } of texts) {
      expect(text.replace(/\{[^{}]+\}/g, '').replace(names, ''), id).not.toMatch(number)
    }
    expect('共有三项').toMatch(number)
    const { document } = compose(outlines.annual, figures)
    const typed = document.sections.flatMap(({ paragraphs }) =>
      paragraphs.flat().filter((part) => typeof part === 'string'),
    )
    for (const text of typed) expect(text.replace(names, '')).not.toMatch(number)
    expect(typed.length).toBeGreaterThan(100)
  })

  it('have the parts of the report every bureau hands in', () => {
    const titles = outlines.annual.sections.filter(({ level }) => level === 1).map(({ title }) => title)
    expect(titles).toEqual(['一、工作开展情况', '二、存在的问题', '三、整改措施'])
    const of = (level: number, stance: string) =>
      outlines.annual.sections.filter((one) => one.level === level && one.stance === stance).length
    expect([of(2, 'done'), of(3, 'done'), of(2, 'problem'), of(3, 'plan')]).toEqual([4, 8, 5, 5])
  })
})

describe('the report a bureau wrote by hand', () => {
  it('is answered sentence by sentence: by what the records say, or by what is to come', async () => {
    const path = join(import.meta.dirname, '../../../../docs/reference/source-report.md')
    const lines = readFileSync(path, 'utf8').split('\n')
    const rows = lines.filter((line) => /^\| (?!原文|---|说法)/.test(line) && !line.startsWith('| `'))
    const known = new Map(outlines.annual.sections.map(({ id, title }) => [id, title]))
    const answered = rows.map((row) => {
      const [, source, by] = row.split('|').map((cell) => cell.trim())
      const named = [...by!.matchAll(/`([^`]+)`/g)].map(([, id]) => id!)
      const isHeading = by!.startsWith('标题')
      for (const id of named) expect(isHeading ? known.has(id) : claims.has(id), id).toBe(true)
      expect(isHeading || named.length > 0 || /待建|不写/.test(by!), source).toBe(true)
      const ours = isHeading ? `**${known.get(named[0]!)}**` : named.map((id) => claims.get(id)).join('')
      return `| ${source} | ${by} | ${ours} |`
    })
    const used = annual.map(({ claim }) => {
      const names = claim.variants.flatMap(({ text, when = [] }) => [...figuresIn(text), ...when.map(([of]) => of)])
      const all = [...new Set([...names, ...(claim.each ? [claim.each] : [])])]
      return `| \`${claim.id}\` | ${claim.about} | ${all.map((name) => `\`${name}\``).join('、')} |`
    })
    const intro = lines.slice(0, lines.findIndex((line) => line.startsWith('| 原文')) + 2)
    const written = [
      ...intro,
      ...answered,
      '',
      '## 每个说法用到的数据',
      '',
      '| 说法 | 关于 | 数据 |',
      '| --- | --- | --- |',
      ...used,
      '',
    ].join('\n')
    expect(rows).toHaveLength(87)
    await expect(written).toMatchFileSnapshot(path)
  })
})
