import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Writer } from '../../../platform/db.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Platform } from '../../../platform/write.ts'
import type { Box } from '../rules.ts'
import { insertRound, openRounds, type Round } from './queries/evaluations.ts'

/**
 * All answers on one training lie summed up in one encrypted box, whose size tells nothing. Its key is a file of its
 * own that is destroyed when the answering ends: what a dump, a log or an old row version still holds, of the box and
 * of who has answered, can then be read by nobody.
 */
const folderOf = (platform: Pick<Platform, 'anchorFile'>) => join(dirname(platform.anchorFile), 'keys', 'evaluations')
const nameOf = ({ unitId, activityId }: Round) => `${unitId}-${activityId}.key`

/** Boxes grow by whole steps, each far more than one answer takes. */
const STEP = 32_768
const LENGTH_BYTES = 4

function padded(content: Box): Buffer {
  const packed = deflateRawSync(JSON.stringify(content))
  const room = Buffer.alloc(Math.ceil((packed.length + LENGTH_BYTES) / STEP) * STEP)
  room.writeUInt32BE(packed.length)
  packed.copy(room, LENGTH_BYTES)
  return room
}

function seal(key: Buffer, content: Box, round: Round): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(nameOf(round)))
  return Buffer.concat([nonce, cipher.update(padded(content)), cipher.final(), cipher.getAuthTag()])
}

/** What lies in a box; null where it and the key do not belong together. */
function open(key: Buffer, box: Buffer, round: Round): Box | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12))
    decipher.setAAD(Buffer.from(nameOf(round))).setAuthTag(box.subarray(-16))
    const room = Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
    const packed = room.subarray(LENGTH_BYTES, LENGTH_BYTES + room.readUInt32BE())
    return JSON.parse(inflateRawSync(packed).toString()) as Box
  } catch {
    return null
  }
}

/** Words in an order that tells nothing (Fisher and Yates). */
function shuffled<T>(list: readonly T[]): T[] {
  const mixed = [...list]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const moved = mixed[last]!
    mixed[last] = mixed[other]!
    mixed[other] = moved
  }
  return mixed
}

const withoutOrder = (box: Box): Box =>
  Object.fromEntries(Object.entries(box).map(([id, one]) => [id, { ...one, texts: shuffled(one.texts) }]))

function keyOf(platform: Pick<Platform, 'anchorFile'>, round: Round): Buffer | null {
  const path = join(folderOf(platform), nameOf(round))
  return existsSync(path) ? readFileSync(path) : null
}

/** Makes the round with its empty box, where nobody has. The key is on the disk before the first answer can count. */
export async function prepareRound(platform: Platform, tx: Writer, round: Round, closesOn: string): Promise<void> {
  const key = randomBytes(32)
  // The row comes first: a round that has its box keeps its key.
  if (!(await insertRound(tx, { ...round, closesOn, box: seal(key, {}, round) }))) return
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

/** The box after something was put in. */
export function changedBox(platform: Platform, round: Round, box: Buffer, change: (content: Box) => Box): Buffer {
  const key = keyOf(platform, round)
  const content = key && open(key, box, round)
  if (!content) throw new Refusal('rule_broken', '这次培训的评课打不开，不能再评。已经评过的不受影响，请告诉人事干部')
  return seal(key, withoutOrder(change(content)), round)
}

/** What lies in the box; null where its key is gone. */
export function openedBox(platform: Platform, round: Round, box: Buffer): Box | null {
  const key = keyOf(platform, round)
  const content = key && open(key, box, round)
  return content && withoutOrder(content)
}

/** By what a person is known in one round and nowhere else, as long as the key is there; null where it is gone. */
export function markOf(platform: Platform, round: Round, personId: string): string | null {
  const key = keyOf(platform, round)
  return key && createHmac('sha256', key).update(`mark\0${personId}`).digest('hex')
}

/** Destroys the key of a round that has ended. Called after the commit. */
export function destroyKey(platform: Pick<Platform, 'anchorFile'>, round: Round): void {
  rmSync(join(folderOf(platform), nameOf(round)), { force: true })
}

/** A round that is being made has its key before others see its row; no transaction lasts as long as this. */
const SETTLED_MS = 3600_000

/** Destroys keys that are left behind: by a stop between commit and destruction, or because a training was removed. */
export async function destroyOldKeys(platform: Pick<Platform, 'anchorFile' | 'db' | 'clock'>): Promise<void> {
  const folder = folderOf(platform)
  if (!existsSync(folder)) return
  const before = platform.clock.now().getTime() - SETTLED_MS
  const there = readdirSync(folder).filter((name) => statSync(join(folder, name)).mtimeMs < before)
  const needed = new Set((await openRounds(platform.db)).map(nameOf))
  for (const name of there) if (!needed.has(name)) rmSync(join(folder, name), { force: true })
}
