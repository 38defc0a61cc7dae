import { votesNeeded } from '../../../law/rules/conventions/counting.ts'
import type { Choice, Tally } from '../schema/words.ts'
import type { Result, Vote } from './state.ts'

export const emptyTally: Tally = { agree: 0, disagree: 0, defer: 0, abstain: 0, invalid: 0 }

/** Adds up choices. */
export function tallyOf(choices: Iterable<Choice>): Tally {
  const tally = { ...emptyTally }
  for (const choice of choices) tally[choice] += 1
  return tally
}

export const ballotsIn = ({ agree, disagree, defer, abstain, invalid }: Tally): number =>
  agree + disagree + defer + abstain + invalid

/** The count both tellers agree on. */
export function agreedCount(vote: Vote): Tally | null {
  const [one, other] = Object.values(vote.counts)
  return one && other ? one.tally : null
}

/**
 * The result, computed and never typed: passed with more than half of the base, postponed when as many want it put off,
 * else failed (党组工作条例：赞成票超过应到会成员半数为通过).
 */
export function resultOf(tally: Tally, { base, present }: { base: number; present: number }): Result {
  const needed = votesNeeded(base)
  const outcome = tally.agree >= needed ? 'passed' : tally.defer >= needed ? 'postponed' : 'failed'
  const reason =
    outcome === 'passed'
      ? `同意${tally.agree}票，超过应到会${base}人的半数`
      : outcome === 'postponed'
        ? `缓议${tally.defer}票，超过应到会${base}人的半数`
        : `同意${tally.agree}票，没有超过应到会${base}人的半数`
  return { outcome, tally, base, present, reason, until: null }
}
