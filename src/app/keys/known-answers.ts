import { createCipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { StartRefused } from '../../platform/errors.ts'

/** One algorithm of the machine's own cryptography with a published example. */
type KnownAnswer = { name: string; source: string; answer: string; compute: () => Buffer }

const bytes = (hex: string) => Buffer.from(hex, 'hex')
const NESTED = 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'
const SM4 = bytes('0123456789abcdeffedcba9876543210')
const COUNTING = bytes('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20')

export const knownAnswers: readonly KnownAnswer[] = [
  {
    ...{ name: 'SM3', source: 'GB/T 32905-2016 附录A' },
    answer: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    compute: () => createHash('sm3').update('abc').digest(),
  },
  {
    ...{ name: 'HMAC-SM3', source: 'GM/T 0042-2015 附录D' },
    answer: 'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    compute: () => createHmac('sm3', COUNTING).update(NESTED).update(NESTED).digest(),
  },
  {
    // The first block of the counter mode over zeros is the counter's own encryption.
    ...{ name: 'SM4', source: 'GB/T 32907-2016 附录A' },
    answer: '681edf34d206965e86b3e94f536e4246',
    compute: () => createCipheriv('sm4-ctr', SM4, SM4).update(Buffer.alloc(16)),
  },
  {
    ...{ name: 'AES-256-GCM', source: 'GCM规范附录B例14' },
    answer: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
    compute() {
      const cipher = createCipheriv('aes-256-gcm', Buffer.alloc(32), Buffer.alloc(12))
      return Buffer.concat([cipher.update(Buffer.alloc(16)), cipher.final(), cipher.getAuthTag()])
    },
  },
  {
    ...{ name: 'HMAC-SHA-256', source: 'RFC 4231例1' },
    answer: 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
    compute: () => createHmac('sha256', Buffer.alloc(20, 0x0b)).update('Hi There').digest(),
  },
]

/** Refuses to start where the machine's cryptography computes something else than what is published. */
export function insistOnKnownAnswers(all: readonly KnownAnswer[] = knownAnswers): void {
  const wrong = all.find(({ answer, compute }) => !isRight(bytes(answer), compute))
  if (!wrong) return
  throw new StartRefused(
    `密码算法自检没有通过：${wrong.name}（${wrong.source}）的结果与公布的例子不一致，或者这台机器不支持。` +
      '为了不写坏数据，程序没有启动。请用 npm start 启动（使用随程序锁定的 Node），仍然不行的请更换机器。',
  )
}

function isRight(answer: Buffer, compute: () => Buffer): boolean {
  try {
    const found = compute()
    return found.length === answer.length && timingSafeEqual(found, answer)
  } catch {
    return false
  }
}
