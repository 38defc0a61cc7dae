import { createHmac, createSecretKey } from 'node:crypto'
import { type Algorithm, algorithms, ciphersOf } from './cipher.ts'
import { Refusal } from './errors.ts'

/**
 * Secrets of one installation. They live outside the database, so that a dump of the database alone gives away neither
 * identity numbers nor family data, and an audit entry cannot be forged with SQL.
 */
export type Keys = {
  /** Encrypts a text for one place; the same text gives another result each time. `place` is `table.column.id`. */
  seal(text: string, place: string): Buffer
  /** Opens what `seal` closed for the same place; refuses what was altered or moved to another row. */
  open(sealed: Buffer, place: string): string
  /** A keyed fingerprint for finding equal values without storing them. */
  fingerprint(text: string): Buffer
  /** Authenticates an audit entry. */
  auditMac(content: Buffer): Buffer
  sessionSecret: string
  /** What seals from now on. */
  newest: SealedBy
  /** The numbers of the field keys, lowest first. */
  numbers: number[]
  /** Tells one field key from another without giving it away. */
  checkOf(number: number): Buffer
}

/** Which key closed a value, by which algorithm. */
export type SealedBy = { number: number; algorithm: Algorithm }

/** Before the nonce of what is sealed; see docs/decisions/0034. */
export const SEAL_MARK = Buffer.from('TYS1')
const HEAD = SEAL_MARK.length + 3
/** What is sealed without a head, and all fingerprints. */
export const FIRST_KEY = 1
/** Sealed parts of audit entries: authenticated as they are, they are never sealed again. */
export const AUDIT_KEY = 0

type Raw = { fields: Map<number, Buffer>; audit: Buffer; session: Buffer }

/** Builds the operations from raw 32-byte keys. */
export function keysFrom({ fields, audit, session }: Raw, algorithm: Algorithm = 'aes'): Keys {
  const mac = (key: Buffer, what: string) => createHmac('sha256', key).update(what).digest()
  const first = createSecretKey(fields.get(FIRST_KEY)!)
  const ring = new Map([...fields].map(([number, raw]) => [number, ciphersOf(raw)]))
  ring.set(AUDIT_KEY, ciphersOf(mac(audit, 'touyan.audit-detail')))
  const numbers = [...fields.keys()]
  const newest: SealedBy = { number: numbers.at(-1)!, algorithm }
  return {
    seal(text, place) {
      const by = place.startsWith('audit_entry.') ? { ...newest, number: AUDIT_KEY } : newest
      const head = headFor(by)
      const bound = Buffer.concat([head, Buffer.from(place)])
      return Buffer.concat([head, ring.get(by.number)![algorithm].close(Buffer.from(text), bound)])
    },
    open(sealed, place) {
      const by = readHead(sealed)
      const [head, closed] = [sealed.subarray(0, HEAD), sealed.subarray(HEAD)]
      const bound = Buffer.from(place)
      const opened = by && ring.get(by.number)?.[by.algorithm].open(closed, Buffer.concat([head, bound]))
      // One in four thousand million values without a head begins as if it had one.
      const bytes = opened ?? ring.get(FIRST_KEY)!.aes.open(sealed, bound)
      if (bytes) return bytes.toString('utf8')
      throw new Refusal('damaged', undefined, [], { cause: place })
    },
    fingerprint: (text) => createHmac('sha256', first).update('fingerprint\0').update(text).digest(),
    auditMac: (content) => createHmac('sha256', audit).update(content).digest(),
    sessionSecret: session.toString('hex'),
    ...{ newest, numbers, checkOf: (number) => mac(fields.get(number)!, 'touyan.field-key-check') },
  }
}

/** The bytes before everything that `by` seals. */
export function headFor({ number, algorithm }: SealedBy): Buffer {
  return Buffer.concat([SEAL_MARK, Buffer.from([algorithms.indexOf(algorithm), number >> 8, number & 255])])
}

function readHead(sealed: Buffer): SealedBy | null {
  if (sealed.length < HEAD || !sealed.subarray(0, SEAL_MARK.length).equals(SEAL_MARK)) return null
  const algorithm = algorithms[sealed[SEAL_MARK.length]!]
  return algorithm ? { number: sealed.readUInt16BE(SEAL_MARK.length + 1), algorithm } : null
}
