import { readFileSync } from 'node:fs'
import { readConfig } from '../../src/app/config.ts'
import { startRuntime } from '../../src/app/runtime.ts'
import { checkUnit, ruleIds } from '../../src/areas/checkup/checks/run.ts'
import { worldOn } from '../../src/areas/checkup/server/world.ts'
import { type CadreRecord, cadreRecords } from '../../src/areas/people/facts.ts'
import { answerOrders, timed } from './answering.ts'
import type { RulesOrder, RulesReport } from './protocol.ts'

/** Runs all rules over one unit. One process a unit, so that the peak of its memory is this unit's alone. */
const { platform } = await startRuntime(readConfig({ ...process.env, TOUYAN_LOG: 'silent' }))
const { db, keys } = platform

answerOrders(measure)

async function measure({ unitId, on, rounds, budget }: RulesOrder): Promise<RulesReport> {
  const world = await worldOn(db, unitId, on)
  const readAll = async () => {
    for await (const _ of cadreRecords(db, keys, { unitId }));
  }
  const checkAll = () => checkUnit(cadreRecords(db, keys, { unitId }), world)
  const [reading, checking, judging]: number[][] = [[], [], []]
  let [findings, peakReading] = [0, 0]
  const until = performance.now() + budget * 1000
  // Interleaved, so that whatever else the machine does falls on both alike.
  for (let round = 0; round < rounds && (!round || performance.now() < until); round++) {
    reading!.push((await timed(readAll)).seconds)
    peakReading ||= peakMemory()
    const { seconds, result } = await timed(checkAll)
    checking!.push(seconds)
    findings = result.length
  }
  const peakChecking = peakMemory()
  const records: CadreRecord[] = []
  for await (const chunk of cadreRecords(db, keys, { unitId })) records.push(...chunk)
  for (const _ of checking!) judging!.push((await timed(() => checkUnit([records], world))).seconds)
  return {
    ...{ rules: ruleIds.length, findings, reading: reading!, checking: checking!, judging: judging! },
    ...{ peakReading, peakChecking, peakJudging: peakMemory() },
  }
}

/** The most memory this process has held, as the kernel counts it: no sample falls between two others (Linux). */
function peakMemory(): number {
  const match = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))
  return Number(match?.[1] ?? 0) * 1024
}
