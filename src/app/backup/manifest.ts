import { z } from 'zod'
import { fieldKeyFile, fieldKeyNumbers } from '../keys/files.ts'

/** The version of the archive's own layout; one that is higher was written by a newer program. */
export const FORMAT = 1

const Table = z.object({
  name: z.string(),
  file: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
})

/**
 * The keys that outlive the day and travel with a backup. Those of secret ballots and of evaluations lie beside them
 * and must never be copied: they are destroyed so that nobody can open what they closed.
 */
const ONCE = ['audit.key', 'session.key']

/** Their names in a folder of keys; those that every installation has come whether they lie there or not. */
export const keyFiles = (folder: string): string[] => [...fieldKeyNumbers(folder).map(fieldKeyFile), ...ONCE]

/** The first thing to read of an archive: what is in it, with counts and hashes. No personal data. */
export const Manifest = z.object({
  format: z.literal('touyan-backup'),
  version: z.number().int(),
  program: z.string(),
  /** ISO time of the snapshot */
  madeAt: z.string(),
  /** schema changes in the order in which they were made */
  migrations: z.array(z.string()),
  /** null: not encrypted, and the keys are not inside */
  encryption: z.object({ cipher: z.literal('aes-256-gcm'), kdf: z.literal('scrypt'), salt: z.string() }).nullable(),
  keys: z.array(z.object({ file: z.string(), sha256: z.string() })),
  tables: z.array(Table),
  sequences: z.array(z.object({ name: z.string(), last: z.number(), isCalled: z.boolean() })),
})
export type Manifest = z.infer<typeof Manifest>
export type TableEntry = z.infer<typeof Table>
