import { createHash, createHmac } from 'node:crypto'

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 26

/** A code of 26 letters (130 bits) from a secret and something used once. */
export function codeFrom(secret: Buffer, once: string): string {
  const bytes = createHmac('sha256', secret).update('code\0').update(once).digest()
  return Array.from({ length: CODE_LENGTH }, (_, n) => LETTERS[bytes[n]! & 31]).join('')
}

/** The code as it is shown: in groups that can be read aloud. */
export const groupsOf = (code: string): string => code.match(/.{1,4}/g)!.join(' ')

/** What somebody typed, with the usual mistakes put right. */
export function typedCode(typed: string): string {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-·.]/g, '')
  return plain.replace(/O/g, '0').replace(/[IL]/g, '1').slice(0, 64)
}

export const codeHash = (code: string): Buffer => createHash('sha256').update(code).digest()
