import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { formOf, solved } from '../../src/testing/visitor.ts'
import type { Chance } from './chance.ts'
import { type Attempt, Judge, LOST } from './crash-judge.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'
import { readKnown } from './writes/bureau.ts'
import type { Kind, Known, Memory } from './writes/kinds.ts'
import { officeChains } from './writes/office.ts'
import { cadreChains, otherChains, personnelChains } from './writes/others.ts'

/** Kills the program while everybody writes; whatever was acknowledged must be there once. */
export const crash: Trial = {
  title: '误杀：各业务的人同时办理，程序（有一半连同数据库）在随机时刻被误杀，重新启动后逐件核对',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const bureau = new DemoBureau(inside(place.folder))
    const judge = new Judge()
    try {
      await bureau.start()
      const known = await readKnown(bureau)
      await bureau.signIn('shenji')
      const rounds = isSmall ? 6 : 200
      for (let round = 1; round <= rounds; round += 1) {
        await oneRound(bureau, { known, chance, round }, judge)
        if (round % 10 === 0) say(`${round}/${rounds} ${judge.line()}`)
      }
      await judge.control(bureau)
      await bureau.stop()
      return { figures: judge.figures(rounds), faults: judge.faults }
    } finally {
      bureau.program?.kill('SIGKILL')
      place.remove()
    }
  },
}

type Round = { known: Known; chance: Chance; round: number }

async function oneRound(bureau: DemoBureau, { known, chance, round }: Round, judge: Judge): Promise<void> {
  const over = { now: false }
  const made: Attempt[] = []
  const turn = { next: round * 60 }
  const groups = [officeChains, officeChains, personnelChains, personnelChains, otherChains, cadreChains]
  const writers = groups.map(async (chains) => {
    while (!over.now) await runChain(bureau, { chain: chance.pick(chains), known, over, turn }, made)
  })
  const visitor = visit(bureau, over)
  await sleep(chance.whole(150, 2200))
  const withDatabase = round % 2 === 0
  over.now = true
  await bureau.kill(withDatabase)
  await Promise.all(writers)
  const codes = await visitor
  judge.started(await bureau.start(), round)
  await judge.judge(bureau, { made, codes, round, withDatabase })
}

type Running = { chain: Kind[]; known: Known; over: { now: boolean }; turn: { next: number } }

async function runChain(bureau: DemoBureau, { chain, known, over, turn }: Running, made: Attempt[]): Promise<void> {
  const memory: Memory = { known, mark: '', markBefore: '', turn: 0 }
  for (const kind of chain) {
    memory.markBefore = memory.mark
    memory.mark = `试验${randomUUID().slice(0, 13)}`
    memory.turn = turn.next++
    try {
      await kind.finds?.(bureau, memory)
    } catch {
      return
    }
    if (over.now) return
    const [sent, name] = [kind.sends(memory), randomUUID()]
    const attempt: Attempt = { kind, sent, name, memory: { ...memory }, answer: LOST, isFollowed: false }
    if (sent.method === 'DELETE') {
      const isIt = (one: Attempt) => one.memory.id === memory.id || one.memory.mark === memory.markBefore
      for (const one of made) if (isIt(one)) one.isFollowed = true
    }
    made.push(attempt)
    attempt.answer = await bureau.send(kind.who, { ...sent, name })
    if (attempt.answer.status < 200 || attempt.answer.status >= 300) return
    kind.learns?.(attempt.answer.body as Record<string, unknown>, memory)
    attempt.memory = { ...memory }
  }
}

/** Somebody at the public door, until the program is gone; the codes that were shown. */
async function visit(bureau: DemoBureau, over: { now: boolean }): Promise<string[]> {
  const codes: string[] = []
  const address = bureau.program!.address
  while (!over.now) {
    try {
      const page = await (await fetch(`${address}/door/opinion`)).text()
      const token = /name="token" value="([^"]+)"/.exec(page)?.[1]
      if (!token) return codes
      const nonce = solved(token, Number(/data-bits="(\d+)"/.exec(page)?.[1] ?? 0))
      const body = formOf({
        sourceKind: 'public',
        text: `展厅的灯太暗 ${randomUUID()}`,
        contactPhone: '',
        token,
        nonce,
      })
      const answer = await fetch(`${address}/door/opinion`, { method: 'POST', body })
      const code = /id="code"[^>]*>([^<]+)</
        .exec(await answer.text())?.[1]
        ?.replaceAll(' ', '')
        .trim()
      if (answer.status === 200 && code) codes.push(code)
      else return codes
    } catch {
      return codes
    }
  }
  return codes
}
