import { expect, test } from 'vitest'
import { insistOnKnownAnswers, knownAnswers } from './known-answers.ts'

test('this machine computes what is published', () => {
  expect(knownAnswers.map(({ name }) => name)).toEqual(['SM3', 'HMAC-SM3', 'SM4', 'AES-256-GCM', 'HMAC-SHA-256'])
  expect(() => insistOnKnownAnswers()).not.toThrow()
})

test.each(knownAnswers.map(({ name }, at) => [name, at] as const))(
  'another result of %s, a shorter one or none stops the start with words',
  (name, at) => {
    const instead = (compute: () => Buffer) => knownAnswers.map((one, n) => (n === at ? { ...one, compute } : one))
    const right = knownAnswers[at]!.compute()
    const wrong = Buffer.from(right)
    wrong[0]! ^= 1
    const words = `密码算法自检没有通过：${name}`
    expect(() => insistOnKnownAnswers(instead(() => right))).not.toThrow()
    expect(() => insistOnKnownAnswers(instead(() => wrong))).toThrow(words)
    expect(() => insistOnKnownAnswers(instead(() => right.subarray(1)))).toThrow(words)
    expect(() =>
      insistOnKnownAnswers(
        instead(() => {
          throw new Error('Unknown cipher')
        }),
      ),
    ).toThrow(words)
  },
)
