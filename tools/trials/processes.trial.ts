import * as fc from 'fast-check'
import type { By, Command } from '../../src/areas/decisions/meeting/state.ts'
import type { RoomView } from '../../src/areas/decisions/schema/room.ts'
import type { Choice, Kind } from '../../src/areas/decisions/schema/words.ts'
import { loadRoom } from '../../src/areas/decisions/server/room-state.ts'
import { verifyAudit } from '../../src/platform/seal.ts'
import { type MeetingBureau, makeMeeting } from '../../src/testing/meeting-bureau.ts'
import { NaiveRoom } from '../../src/testing/naive-room.ts'
import { commandOf, step } from '../../src/testing/room-steps.ts'
import { PASSWORD } from '../../src/testing/world.ts'
import { startScratch } from '../scratch-database.ts'
import { Browser } from './browser.ts'
import type { Chance } from './chance.ts'
import type { Outcome, Trial } from './outcome.ts'
import { type Several, serverOf, startSeveral } from './several.ts'

const PROCESSES = 4
const CONNECTIONS = 6
/** A screen that learns later than this of a change waited for it in vain. */
const MOST_LAG_MS = 2000
const KINDS: Kind[] = ['ordinary', 'cadre', 'sanction', 'report', 'ordinary']
const MEETINGS = [
  { members: 3, settings: { recusedCountInBase: true, quorumHalfStrict: false, sealedStatements: false } },
  { members: 4, settings: { recusedCountInBase: false, quorumHalfStrict: true, sealedStatements: true } },
  { members: 7, settings: { recusedCountInBase: false, quorumHalfStrict: false, sealedStatements: false } },
  { members: 8, settings: { recusedCountInBase: true, quorumHalfStrict: true, sealedStatements: true } },
]

type Seen = { commands: number; accepted: number; killed: number; lags: number[]; faults: string[] }

/**
 * The model of the meeting room over HTTP against four processes: a process drawn by chance takes each command, now
 * and then one of them is killed and another takes its place, and a screen waits at each.
 */
export const processes: Trial = {
  title: '四个进程、一个数据库：会议室的每个命令随机发给其中一个，不时误杀一个；答复与另写的规则一致，屏幕都看得到',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const scratch = await startScratch()
    const seen: Seen = { commands: 0, accepted: 0, killed: 0, lags: [], faults: [] }
    try {
      for (const meeting of isSmall ? MEETINGS.slice(0, 1) : MEETINGS) {
        const topics = isSmall ? 20 : 100
        const items = Array.from({ length: topics }, (_, index) => {
          return { title: `第${index + 1}项`, kind: KINDS[index % KINDS.length]! }
        })
        const bureau = await makeMeeting({ ...meeting, items, server: serverOf(scratch.connection) })
        const several = await startSeveral(scratch, bureau.world, { count: PROCESSES, connections: CONNECTIONS })
        try {
          await hold(bureau, several, {
            chance,
            seen,
            settings: meeting.settings,
            kinds: items.map(({ kind }) => kind),
          })
          say(`${meeting.members} 名成员：累计 ${seen.commands} 个命令，接受 ${seen.accepted} 个`)
        } finally {
          await several.stop()
          await bureau.world.close()
        }
      }
    } finally {
      await scratch.stop()
    }
    return outcomeOf(seen)
  },
}

type Held = { chance: Chance; seen: Seen; settings: (typeof MEETINGS)[number]['settings']; kinds: Kind[] }

async function hold(bureau: MeetingBureau, several: Several, held: Held): Promise<void> {
  const { chance, seen, settings, kinds } = held
  const browsers = await browsersOf(bureau, several)
  const place = `/meetings/${bureau.meetingId}`
  const any = () => chance.pick(several.addresses)
  await browsers.clerk.send(any(), 'POST', `${place}/open`)
  const ids = bureau.members.map(({ id }) => id)
  const itemIds = bureau.items.map(({ id }) => id)
  const cast = { memberIds: ids, itemIds, observerId: bureau.observerId, strangerId: bureau.observerId }
  const naive = new NaiveRoom(
    settings,
    ids,
    itemIds.map((id, index) => [id, kinds[index]!]),
  )
  const screens = several.addresses.map((_, index) => watch(several, index, browsers.clerk, `${place}/room`))
  let left = 50
  for (const taken of fc.sample(step, { numRuns: 5000, seed: chance.whole(0, 2 ** 31) })) {
    const { db, platform, unitId } = bureau.world
    const { state } = (await loadRoom(db, platform.keys, unitId, bureau.meetingId))!
    const { command, by } = commandOf(taken, state, cast)
    const isLawful = naive.admits(command, by)
    const { status, body } = await give(browsers, any(), { place, command, by, choice: taken.choice, chance })
    seen.commands += 1
    const expected = isLawful ? [200] : [400, 403, 409]
    if (!expected.includes(status)) seen.faults.push(`${JSON.stringify(command)}：${status}`)
    if (isLawful) {
      seen.accepted += 1
      naive.carryOut(command, taken.choice)
      for (const screen of screens) screen.expect((body as { seq: number }).seq)
    }
    if (seen.commands % 400 === 0) {
      await several.replace(chance.whole(0, several.addresses.length - 1))
      seen.killed += 1
    }
    if (naive.isOver && left-- === 0) break
  }
  for (const screen of screens) seen.lags.push(...(await screen.end()))
  await compare(bureau, several, browsers.clerk, { naive, faults: seen.faults })
}

type Browsers = { clerk: Browser; observer: Browser; members: Map<string, Browser> }

async function browsersOf(bureau: MeetingBureau, { addresses }: Several): Promise<Browsers> {
  const signedIn = async ({ username }: { username: string }) => {
    const browser = new Browser()
    await browser.signIn(addresses[0]!, username, PASSWORD)
    return browser
  }
  const members = new Map<string, Browser>()
  for (const { id, client } of bureau.members) members.set(id, await signedIn(client))
  return { clerk: await signedIn(bureau.clerk), observer: await signedIn(bureau.observer), members }
}

type Given = { place: string; command: Command; by: By; choice: Choice; chance: Chance }

function give(browsers: Browsers, address: string, { place, command, by, choice, chance }: Given) {
  const browser = by.role === 'clerk' ? browsers.clerk : (browsers.members.get(by.personId ?? '') ?? browsers.observer)
  if (command.kind !== 'cast') return browser.send(address, 'POST', `${place}/room`, { command })
  const receipt = Array.from({ length: 32 }, () => chance.whole(0, 15).toString(16)).join('')
  const ballot = { memberId: command.memberId, choice, receipt }
  return browser.send(address, 'POST', `${place}/items/${command.itemId}/ballot`, ballot)
}

/** A screen at one of the processes: when did it learn of what was acknowledged elsewhere? */
function watch({ addresses }: Several, index: number, browser: Browser, path: string) {
  const due: { seq: number; at: number }[] = []
  const lags: number[] = []
  let seq = 0
  let isOver = false
  const loop = async () => {
    while (!isOver) {
      // A process that was killed comes back under another address.
      const answer = await browser.send(addresses[index]!, 'GET', `${path}?after=${seq}`).catch(() => null)
      if (answer?.status !== 200) {
        await new Promise((resolve) => setTimeout(resolve, 50))
        due.length = 0
        continue
      }
      seq = (answer.body as RoomView).seq
      const now = performance.now()
      while (due[0] && due[0].seq <= seq) lags.push(Math.max(0, now - due.shift()!.at))
    }
  }
  const running = loop()
  return {
    expect(wanted: number) {
      if (wanted > seq) due.push({ seq: wanted, at: performance.now() })
      else lags.push(0)
    },
    async end(): Promise<number[]> {
      const until = performance.now() + MOST_LAG_MS
      while (due.length && performance.now() < until) await new Promise((resolve) => setTimeout(resolve, 20))
      isOver = true
      if (due.length) lags.push(Number.POSITIVE_INFINITY)
      void running
      return lags
    },
  }
}

/** In the end every process shows the same room, the one the second reading of the rules arrived at. */
async function compare(
  bureau: MeetingBureau,
  { addresses }: Several,
  browser: Browser,
  { naive, faults }: { naive: NaiveRoom; faults: string[] },
): Promise<void> {
  const shown: string[] = []
  for (const address of addresses) {
    const { body } = await browser.send(address, 'GET', `/meetings/${bureau.meetingId}/room`)
    const view = body as RoomView
    shown.push(JSON.stringify(view))
    if ((view.state === 'closed') !== naive.isOver) faults.push(`会议状态 ${view.state} 与规则不同`)
    for (const { id, state, result } of view.items) {
      const plain = naive.items.get(id)!
      const isSame = state === plain.phase && (result?.outcome ?? null) === plain.outcome
      if (!isSame) faults.push(`${id}：${state}/${result?.outcome}，规则说 ${plain.phase}/${plain.outcome}`)
    }
  }
  if (new Set(shown).size !== 1) faults.push('各进程最后显示的会议室不同')
  const { db, keys, anchorFile, sealer } = bureau.world.platform
  await sealer.settle()
  const verdict = await verifyAudit(db, keys, anchorFile)
  if (!verdict.ok) faults.push(`审计：${verdict.firstBad?.message}`)
}

function outcomeOf({ commands, accepted, killed, lags, faults }: Seen): Outcome {
  const sorted = lags.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const late = sorted.filter((lag) => lag > MOST_LAG_MS).length
  return {
    figures: {
      进程: PROCESSES,
      '命令（接受）': `${commands}（${accepted}）`,
      误杀的进程: killed,
      '屏幕晚于答复，中位': `${at(0.5).toFixed(1)} 毫秒`,
      '屏幕晚于答复，99%': `${at(0.99).toFixed(1)} 毫秒`,
      '屏幕晚于答复，最多': `${at(1).toFixed(0)} 毫秒`,
      看到的变化: sorted.length,
    },
    faults: [...faults, ...(late ? [`${late} 次变化超过 ${MOST_LAG_MS} 毫秒才看到`] : [])],
  }
}
