import { randomUUID } from 'node:crypto'
import { formOf, solved } from '../../../src/testing/visitor.ts'
import type { Chance } from '../chance.ts'
import { type Attempt, LOST } from '../crash-judge.ts'
import type { DemoBureau } from '../demo-bureau.ts'
import type { Kind, Known, Memory } from './kinds.ts'
import { officeChains } from './office.ts'
import { cadreChains, otherChains, personnelChains } from './others.ts'

/** Everybody at work until they are told that it is over; then what each sent and what came back. */
export type Crew = { over(): void; made(): Promise<{ made: Attempt[]; codes: string[] }> }

export type Asked = { known: Known; chance: Chance; round: number }

const GROUPS = [officeChains, officeChains, personnelChains, personnelChains, otherChains, cadreChains]

export function startCrew(bureau: DemoBureau, { known, chance, round }: Asked): Crew {
  const over = { now: false }
  const made: Attempt[] = []
  const turn = { next: round * 60 }
  const writers = GROUPS.map(async (chains) => {
    while (!over.now) await runChain(bureau, { chain: chance.pick(chains), known, over, turn }, made)
  })
  const visitor = visit(bureau, over)
  return {
    over() {
      over.now = true
    },
    async made() {
      await Promise.all(writers)
      return { made, codes: await visitor }
    },
  }
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
