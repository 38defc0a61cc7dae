import { join } from 'node:path'
import { expect, test } from 'vitest'
import { patternsOf, slowOn } from './regular-expressions.ts'
import { filesBelow } from './tree.ts'

const root = join(import.meta.dirname, '..')

test('no expression of the program takes long, whatever it is given', () => {
  const files = filesBelow(root, ['src', 'public']).filter((file) => /(?<!\.test)\.(tsx?|js)$/.test(file))
  const patterns = patternsOf(root, files)
  expect(patterns.length).toBeGreaterThan(300)
  const slow = patterns.flatMap((pattern) => {
    const text = slowOn(pattern)
    return text ? [`${pattern.at} ${pattern.regex} on ${text}`] : []
  })
  expect(slow).toEqual([])
})

test.each([/^(a+)+$/, /(x|x)*y/])('%s is found out', (regex) => {
  expect(slowOn({ regex, at: '' })).not.toBeNull()
})
