import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { verifyAudit } from '../../src/platform/seal.ts'
import { makeForms } from '../../src/testing/make-forms.ts'
import { databasePid, makeFolder, spawnProgram } from './program.ts'

const ROUNDS = Number(process.env.TOUYAN_CRASH_ROUNDS || 12)
const PEOPLE = 500

let place: ReturnType<typeof makeFolder>
let data: string

beforeAll(() => {
  place = makeFolder()
  data = join(place.folder, 'data')
})
afterAll(() => place.remove())

function formsOf(batch: number): string {
  const folder = join(place.folder, `forms-${batch}`)
  mkdirSync(folder)
  for (const { name, text } of makeForms(batch, PEOPLE)) writeFileSync(join(folder, name), text)
  return folder
}

/** What a start after the crash finds. */
async function found() {
  const config = readConfig({ TOUYAN_DATA: data, TOUYAN_LOG: 'silent' })
  const { platform, stop } = await startRuntime(config)
  try {
    const { db } = platform
    const [people, applied, staged, audit] = await Promise.all([
      db
        .selectFrom('person')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
      db.selectFrom('importBatch').select('id').where('appliedAt', 'is not', null).execute(),
      db
        .selectFrom('importBatch')
        .leftJoin('importItem', 'importItem.batchId', 'importBatch.id')
        .select(({ fn }) => ['importBatch.id', fn.count<number>('importItem.position').as('items')])
        .groupBy('importBatch.id')
        .execute(),
      verifyAudit(db, platform.keys, platform.anchorFile),
    ])
    return { people: people.n, applied: applied.length, items: staged.map((batch) => batch.items), audit }
  } finally {
    await stop()
  }
}

/** Starts an import and answers once its database is opening. */
async function startImport(batch: number) {
  const program = spawnProgram(['import', formsOf(batch)], { TOUYAN_DATA: data, TOUYAN_UNIT: '云栖市文化和旅游局' })
  let over = false
  void program.ended.then(() => {
    over = true
  })
  while (!over && databasePid(data) === null) await sleep(5)
  const opened = Date.now()
  return { program, sinceOpen: () => Date.now() - opened, isOver: () => over }
}

it(`survives ${ROUNDS} kills in the middle of an import: all of it or nothing`, { timeout: 600_000 }, async () => {
  let before = 0
  let longest = 0
  for (const batch of [0, 1]) {
    const { program, sinceOpen } = await startImport(batch)
    expect((await program.ended).code).toBe(0)
    longest = sinceOpen()
    before += PEOPLE
  }
  expect(await found()).toMatchObject({ people: before, applied: 2, items: [PEOPLE, PEOPLE], audit: { ok: true } })

  let cut = 0
  for (let round = 1; round <= ROUNDS; round++) {
    const { program, sinceOpen, isOver } = await startImport(round + 1)
    const moment = longest * Math.random()
    while (!isOver() && sinceOpen() < moment) await sleep(5)
    if (isOver()) longest = sinceOpen()
    const server = databasePid(data)
    program.kill('SIGKILL')
    // Every other time the power fails: the database dies in the same moment.
    if (round % 2 && server) killNow(server)
    if ((await program.ended).signal === 'SIGKILL') cut++

    const { people, applied, items, audit } = await found()
    expect(audit, `round ${round}`).toMatchObject({ ok: true, firstBad: null })
    expect([before, before + PEOPLE], `round ${round}: neither nothing nor everything`).toContain(people)
    expect(applied, `round ${round}`).toBe(people / PEOPLE)
    expect(new Set(items), `round ${round}`).toEqual(new Set([PEOPLE]))
    before = people
  }
  expect(cut).toBeGreaterThan(ROUNDS / 3)
})

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
