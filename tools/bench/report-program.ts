import type { CompiledQuery } from 'kysely'
import { readConfig } from '../../src/app/config.ts'
import { operatorOf } from '../../src/app/operator.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { tellReport } from '../../src/areas/reports/server/told.ts'
import { dayOf } from '../../src/platform/clock.ts'
import { openDatabase } from '../../src/platform/db.ts'
import { answerOrders, timed } from './answering.ts'
import { overheard } from './captured.ts'
import { memoryPeak } from './memory.ts'
import type { ReportOrder, ReportReport } from './protocol.ts'
import { fillYear } from './report-rows.ts'

/** Writes the yearly report of one unit. One process a unit, so that the peak of its memory is this unit's alone. */
const { platform, owner } = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
// Rows and statistics of the bench are written by the owner.
const filler = openDatabase(owner).db
const { db, keys, clock } = platform
const today = dayOf(clock.now())
const asked = { kind: 'annual', year: Number(today.slice(0, 4)) } as const

answerOrders(measure)

async function measure({ unitId, rounds, budget }: ReportOrder): Promise<ReportReport> {
  const { seconds: filling } = await timed(() => fillYear({ db: filler, keys, unitId, today }))
  const statements = await statementsOf(unitId)
  const ctx = operatorOf(platform, unitId)
  const { rss: before } = memoryPeak()
  const [writing, bare, word]: number[][] = [[], [], []]
  const peaks = { writing: 0, bare: 0, word: 0 }
  let [sentences, red, bytes] = [0, 0, 0]
  const until = performance.now() + budget * 1000
  // Interleaved, so that whatever else the machine does falls on all alike.
  for (let round = 0; round < rounds && (!round || performance.now() < until); round++) {
    memoryPeak()
    bare!.push((await timed(() => askAll(statements))).seconds)
    peaks.bare = Math.max(peaks.bare, memoryPeak().peak)
    const { seconds, result } = await timed(() => tellReport(ctx, asked))
    writing!.push(seconds)
    peaks.writing = Math.max(peaks.writing, memoryPeak().peak)
    const file = await timed(result.word)
    word!.push(file.seconds)
    peaks.word = Math.max(peaks.word, memoryPeak().peak)
    sentences = result.told.sections.reduce((sum, section) => sum + section.sentences.length, 0)
    ;[red, bytes] = [result.told.red.length, file.result.bytes.length]
  }
  const times = { filling, writing: writing!, bare: bare!, word: word! }
  return { ...times, statements: statements.length, sentences, red, bytes, before, peaks }
}

/** Every statement the report sends, in order. */
async function statementsOf(unitId: string): Promise<CompiledQuery[]> {
  const heard = overheard(db)
  await tellReport(operatorOf({ ...platform, db: heard.db }, unitId), asked)
  const executor = db.getExecutor()
  return heard.sent.map((node) => executor.compileQuery(node, { queryId: crypto.randomUUID() }))
}

/** The same statements on the same pool, all at once, their rows thrown away. */
async function askAll(statements: readonly CompiledQuery[]): Promise<void> {
  await Promise.all(statements.map((one) => db.executeQuery(one)))
}
