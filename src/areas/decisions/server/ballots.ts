import { createCipheriv, createDecipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import { inTransaction, type Platform } from '../../../platform/write.ts'
import { tallyOf } from '../meeting/result.ts'
import type { Choice, Tally } from '../schema/words.ts'
import { insertBox, lockBox, openRounds, setBox } from './queries/room.ts'

/**
 * Secret ballots of one round lie together in one encrypted box, shuffled at each cast and always of the same size. The
 * key of a round is a file of its own that is destroyed when the round ends: what a dump, a log or an old row version
 * still holds can then be read by nobody.
 */
export type Round = { unitId: string; itemId: string; round: number }
type Ballot = { choice: Choice; receipt: string }

const folderOf = (platform: Pick<Platform, 'anchorFile'>) => join(dirname(platform.anchorFile), 'keys', 'ballots')
const nameOf = ({ itemId, round }: Pick<Round, 'itemId' | 'round'>) => `${itemId}-${round}.key`

/** More than any ballot takes, so that the size tells nothing. */
const BYTES_PER_BALLOT = 80
const MOST_VOTERS = 99
const SIZE = BYTES_PER_BALLOT * MOST_VOTERS

function seal(key: Buffer, ballots: readonly Ballot[], round: Round): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(nameOf(round)))
  const text = JSON.stringify(ballots).padEnd(SIZE)
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function open(key: Buffer, box: Buffer, round: Round): Ballot[] {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
    decipher.setAAD(Buffer.from(nameOf(round))).setAuthTag(box.subarray(-16))
    return JSON.parse(decipher.update(box.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')) as Ballot[]
  } catch {
    throw new Refusal('rule_broken', '这一轮无记名投票的票箱与密钥对不上，打不开。请宣布表决作废，重新投票')
  }
}

function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
  }
  return mixed
}

function keyOf(platform: Platform, round: Round): Buffer {
  const path = join(folderOf(platform), nameOf(round))
  if (existsSync(path)) return readFileSync(path)
  throw new Refusal('rule_broken', '这一轮无记名投票的密钥不在了，票箱打不开。请宣布表决作废，重新投票')
}

/** Makes the key of a round and its empty box. The key is on the disk before the first ballot can be acknowledged. */
export async function prepareBox(platform: Platform, tx: Writer, round: Round): Promise<void> {
  const key = randomBytes(32)
  // The row comes first: a round that already has its box keeps its key.
  await insertBox(tx, { ...round, box: seal(key, [], round) })
  const folder = folderOf(platform)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, nameOf(round)), key, { mode: 0o600, flush: true })
  flushFolder(folder)
}

/** Makes the name of a new file last as its content does; Windows does so by itself and opens no folders. */
function flushFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Puts one ballot into the box; the caller records in the same transaction that this voter has voted. */
export async function putBallot(platform: Platform, tx: Writer, round: Round, ballot: Ballot): Promise<void> {
  const box = await lockBox(tx, round)
  if (!box) throw new Refusal('rule_broken', '没有正在进行的无记名投票')
  const key = keyOf(platform, round)
  const ballots = shuffled([...open(key, box, round), ballot])
  await setBox(tx, round, { box: seal(key, ballots, round) })
}

export const receiptHash = (receipt: string): string => createHash('sha256').update(receipt).digest('hex')
export const listHash = (receipts: readonly string[]): string =>
  createHash('sha256').update(receipts.join('\n')).digest('hex')

/** Counts the box and empties it for good; the receipts' hashes stay, in their own order. */
export async function countBox(
  platform: Platform,
  tx: Writer,
  round: Round,
): Promise<{ tally: Tally; receipts: string[] }> {
  const box = await lockBox(tx, round)
  if (!box) throw new Refusal('rule_broken', '没有正在进行的无记名投票')
  const ballots = open(keyOf(platform, round), box, round)
  const receipts = ballots.map(({ receipt }) => receiptHash(receipt)).sort()
  await setBox(tx, round, { receipts })
  return { tally: tallyOf(ballots.map(({ choice }) => choice)), receipts }
}

/** A round that was voided: nothing of it is counted or kept. */
export async function dropBox(tx: Writer, round: Round): Promise<void> {
  await setBox(tx, round, { receipts: [] })
}

/** Destroys the key of a round that has ended. Called after the commit. */
export function destroyKey(platform: Pick<Platform, 'anchorFile'>, round: Pick<Round, 'itemId' | 'round'>): void {
  rmSync(join(folderOf(platform), nameOf(round)), { force: true })
}

/** Keys that a stop between commit and destruction has left behind. */
export async function destroyOldKeys(platform: Pick<Platform, 'anchorFile' | 'db'>): Promise<void> {
  const folder = folderOf(platform)
  if (!existsSync(folder)) return
  // Listed first: a key that is made while we look is not among them, and the round of a listed one is waited for.
  const there = readdirSync(folder)
  const needed = new Set((await inTransaction(platform.db, openRounds)).map(nameOf))
  for (const name of there) if (!needed.has(name)) rmSync(join(folder, name), { force: true })
}
