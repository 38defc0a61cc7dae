import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/db.ts'
import {
  type AttachmentHead,
  attachmentTypes,
  DoorPublication,
  type Envelope,
  PlacePublication,
  type SubmissionKind,
} from '../schema.ts'
import { doorsOf, hasRoom, insertSubmission, published, publishedOf } from '../server/queries/public.ts'
import { closeBox } from '../server/sealed-box.ts'
import type { Challenges } from './challenge.ts'
import { type Cleaned, cleanPicture, PictureRefused } from './images.ts'
import { type SourceLimits, sourceAddress } from './limits.ts'
import { isInNetworks } from './own-network.ts'
import { type Fault, type Language, sayIn, type Visit } from './page.ts'

/** What the outside works with: a database role that may do next to nothing, and its own memory. */
export type Outside = {
  db: Database
  clock: Clock
  challenges: Challenges
  limits: SourceLimits
  /** in front of every address: '' as a process of its own, '/door' inside the program */
  base: string
  /** the unit whose door this is, where the database serves several */
  unitId: string | null
  /** peers whose X-Forwarded-For is believed */
  proxies: readonly string[]
  /** zeros a proof needs when nothing is going on */
  bits: number
  most: { waiting: number; bytes: number }
}

export const usualRoom = { waiting: 20_000, bytes: 4 * 1024 ** 3 }

/** Said to the visitor as a page with this status. */
export class Turned extends Error {
  readonly status: 400 | 404 | 413 | 429 | 503
  constructor(status: Turned['status']) {
    super(String(status))
    this.status = status
  }
}

export const PLACE_KEY = /^[0-9a-hjkmnp-tv-z]{8}$/

export function addressOf({ proxies }: Outside, http: Context): string {
  const { incoming } = http.env as { incoming?: { socket?: { remoteAddress?: string } } }
  return sourceAddress(incoming?.socket?.remoteAddress ?? '', http.req.header('x-forwarded-for'), proxies)
}

/** Whether whoever asks sits in the bureau's own offices; a proxy that does not say for whom it asks is nobody. */
export const isFromOwnNetwork = ({ proxies }: Outside, { networks = [] }: DoorPublication, address: string): boolean =>
  !proxies.includes(address) && isInNetworks(address, networks)

function languageOf(http: Context): Language {
  const asked = http.req.query('lang')
  if (asked === 'zh' || asked === 'en') return asked
  const accepted = http.req.header('accept-language') ?? 'zh'
  return /^\s*zh|[,\s]zh/i.test(accepted) || accepted === '*' ? 'zh' : 'en'
}

/** The unit's door as published, or the page that says there is none yet. */
export async function doorOf({ db, unitId }: Outside): Promise<{ unitId: string; door: DoorPublication }> {
  const doors = await doorsOf(db)
  const wanted = unitId ? doors.filter((one) => one.unitId === unitId) : doors
  const read = DoorPublication.safeParse(wanted[0]?.body)
  if (wanted.length !== 1 || !read.success) throw new Turned(503)
  return { unitId: wanted[0]!.unitId, door: read.data }
}

export async function placeOf({ db }: Outside, unitId: string, key: string): Promise<Visit['place']> {
  if (!PLACE_KEY.test(key)) return null
  const read = PlacePublication.safeParse(await published(db, unitId, 'place', key))
  return read.success ? { key, title: read.data.title, titleEn: read.data.titleEn } : null
}

export async function allPlaces({ db }: Outside, unitId: string) {
  const rows = await publishedOf(db, unitId, 'place')
  return rows.flatMap(({ key, body }) => {
    const read = PlacePublication.safeParse(body)
    return read.success ? [{ key, title: read.data.title, titleEn: read.data.titleEn }] : []
  })
}

export async function visitOf(
  outside: Outside,
  http: Context,
  placeKey = http.req.query('p') ?? '',
): Promise<{ visit: Visit; unitId: string }> {
  const language = languageOf(http)
  const { unitId, door } = await doorOf(outside)
  const place = await placeOf(outside, unitId, placeKey)
  return { unitId, visit: { base: outside.base, language, door, place, say: sayIn(language) } }
}

/** Pictures without their notes, or what is wrong with them. */
export async function cleaned({ say }: Visit, files: Buffer[]): Promise<{ pictures: Cleaned[]; faults: Fault[] }> {
  try {
    const pictures: Cleaned[] = []
    for (const bytes of files) pictures.push(await cleanPicture(bytes))
    return { pictures, faults: [] }
  } catch (error) {
    if (!(error instanceof PictureRefused) && !(error instanceof RangeError)) throw error
    const text = say(
      '照片应是完好的JPEG或者PNG，每张不超过5MB；其他文件请拍成照片再传',
      'Photos should be sound JPEG or PNG files of at most 5 MB; please photograph other papers',
    )
    return { pictures: [], faults: [{ field: 'files', text }] }
  }
}

export type Dropped = {
  kind: SubmissionKind
  body: object
  placeKey: string | null
  codeHash: Buffer | null
  secondsToFill: number
  series: string
  isOwnNetwork: boolean
  language: Language
  pictures: Cleaned[]
}

const HOUR = 3600_000

/** Seals a submission for the inside and puts it into the queue; afterwards nobody out here can read it. */
export async function dropIn(outside: Outside, unitId: string, door: DoorPublication, dropped: Dropped): Promise<void> {
  const { db, clock } = outside
  if (!(await hasRoom(db, unitId, outside.most))) throw new Turned(503)
  const id = randomUUID()
  const { kind, codeHash, pictures, body, ...known } = dropped
  const heads = pictures.map(
    ({ mime, bytes }, n): AttachmentHead => ({
      id: randomUUID(),
      name: `附件${n + 1}${attachmentTypes[mime]}`,
      mime,
      size: bytes.length,
    }),
  )
  const { placeKey, series, secondsToFill, isOwnNetwork, language } = known
  const seen = { placeKey, series, secondsToFill, isOwnNetwork, language }
  const envelope: Envelope = { ...seen, body, attachments: heads }
  const seal = (content: Uint8Array, place: string) => closeBox(door.sealingKey, content, place)
  const sealed = seal(Buffer.from(JSON.stringify(envelope)), `door_queue.sealed.${id}`)
  const hour = new Date(Math.floor(clock.now().getTime() / HOUR) * HOUR)
  const attachments = heads.map((head, n) => ({
    id: head.id,
    sealed: seal(pictures[n]!.bytes, `door_attachment.bytes.${head.id}`),
  }))
  await insertSubmission(db, { unitId, id, kind, hour, codeHash, sealed }, attachments)
}
