import { randomBytes } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import { NaiveRoom } from '../../../testing/naive-room.ts'
import { commandOf, step } from '../../../testing/room-steps.ts'
import type { By, Command } from '../meeting/state.ts'
import type { RoomView } from '../schema/room.ts'
import type { Choice, Kind, MeetingSettings } from '../schema/words.ts'
import { loadRoom } from './room-state.ts'

let bureau: MeetingBureau

const KINDS: Kind[] = ['ordinary', 'cadre', 'sanction', 'report', 'ordinary']
const AFTER_CLOSING = 200

/** Sends a command of the model to the server as the one who gives it. */
function send(command: Command, by: By, choice: Choice) {
  const { clerk, observer, members, meetingId, act } = bureau
  const member = members.find(({ id }) => id === by.personId)
  const client = by.role === 'clerk' ? clerk : (member?.client ?? observer)
  if (command.kind !== 'cast') return act(client, command)
  const ballot = { memberId: command.memberId, choice, receipt: randomBytes(16).toString('hex') }
  return client.post(`/api/meetings/${meetingId}/items/${command.itemId}/ballot`, ballot)
}

async function stateNow() {
  const { db, platform, unitId } = bureau.world
  return (await loadRoom(db, platform.keys, unitId, bureau.meetingId))!.state
}

/** What the API shows in the end is what the second reading of the rules arrived at. */
function checkView(view: RoomView, naive: NaiveRoom): void {
  for (const { id, kind, state, result, vote } of view.items) {
    const plain = naive.items.get(id)!
    expect([state, result?.outcome ?? null]).toEqual([plain.phase, plain.outcome])
    if (!result?.tally) continue
    const { base, present, tally, outcome } = result
    expect(outcome === 'passed').toBe(2 * tally.agree > base)
    expect((kind === 'cadre' || kind === 'sanction') && 3 * present < 2 * base).toBe(false)
    const cast = vote!.voters.filter(({ hasVoted }) => hasVoted).length
    if (vote!.method !== 'paper') expect(Object.values(tally).reduce((sum, one) => sum + one, 0)).toBe(cast)
  }
}

type Meeting = { members: number; topics: number; seed: number; settings: MeetingSettings }
const loose = { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false }
const strict = { recusedCountInBase: false, quorumHalfStrict: true, sealedStatements: true }
const meetings: Meeting[] = [
  { members: 3, topics: 100, seed: 5, settings: loose },
  { members: 4, topics: 100, seed: 17, settings: strict },
  { members: 7, topics: 100, seed: 29, settings: { ...loose, recusedCountInBase: false } },
  { members: 8, topics: 100, seed: 41, settings: { ...strict, recusedCountInBase: true } },
]
const seen = { commands: 0, accepted: 0, outcomes: new Set<string>() }

describe('any order of commands through the server', () => {
  it.each(meetings)(
    'of $members members is answered as a second reading of the rules says',
    async (meeting) => {
      const { members: count, topics, seed, settings } = meeting
      const items = Array.from({ length: topics }, (_, index) => {
        return { title: `第${index + 1}项`, kind: KINDS[index % KINDS.length]! }
      })
      bureau = await makeMeeting({ members: count, items, settings })
      onTestFinished(() => bureau.world.close())
      await bureau.open()
      const memberIds = bureau.members.map(({ id }) => id)
      const itemIds = bureau.items.map(({ id }) => id)
      const { observerId } = bureau
      const cast = { memberIds, itemIds, observerId, strangerId: observerId }
      const naive = new NaiveRoom(
        settings,
        memberIds,
        itemIds.map((id, index) => [id, items[index]!.kind]),
      )
      let left = AFTER_CLOSING
      for (const taken of fc.sample(step, { numRuns: 5000, seed })) {
        const { command, by } = commandOf(taken, await stateNow(), cast)
        const isLawful = naive.admits(command, by)
        const { status } = await send(command, by, taken.choice)
        const expected = isLawful ? [200] : [400, 403, 409]
        expect(expected, `${JSON.stringify(command)} by ${by.role}: ${status}`).toContain(status)
        seen.commands += 1
        if (isLawful) {
          seen.accepted += 1
          naive.carryOut(command, taken.choice)
        }
        if (naive.isOver && left-- === 0) break
      }
      const view: RoomView = await bureau.room()
      checkView(view, naive)
      expect(view.state).toBe('closed')
      for (const { result } of view.items) seen.outcomes.add(result!.outcome)
    },
    120_000,
  )

  it('has been tried with more than ten thousand commands', () => {
    console.log(`${seen.commands} commands, ${seen.accepted} accepted`)
    expect(seen.commands).toBeGreaterThan(10_000)
    expect(seen.accepted).toBeGreaterThan(seen.commands / 4)
    expect([...seen.outcomes].sort()).toEqual(['failed', 'passed', 'postponed', 'reported'])
  })
})
