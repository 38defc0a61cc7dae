import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Lock, licenceFaults, readLock, secretsIn } from './supply.ts'
import { filesBelow } from './tree.ts'

const root = join(import.meta.dirname, '..')
const lock = readLock(root)

test('every shipped part has a licence that is agreed to', () => {
  expect(licenceFaults(lock)).toEqual([])
  const planted: Lock = {
    packages: {
      'node_modules/copyleft': { version: '1.0.0', license: 'AGPL-3.0' },
      'node_modules/silent': { version: '1.0.0' },
      'node_modules/jszip': { version: '9.9.9', license: '(MIT OR GPL-3.0-or-later)' },
      'node_modules/only-for-tests': { version: '1.0.0', license: 'AGPL-3.0', dev: true },
    },
  }
  expect(licenceFaults(planted)).toEqual([
    'copyleft@1.0.0: AGPL-3.0',
    'silent@1.0.0: no licence',
    'jszip@9.9.9: (MIT OR GPL-3.0-or-later)',
  ])
})

test('every part is pinned by its content, and none may run a script at installation', () => {
  const parts = Object.entries(lock.packages).filter(([path]) => path)
  expect(parts.length).toBeGreaterThan(300)
  expect(parts.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([])
  expect(readFileSync(join(root, '.npmrc'), 'utf8')).toMatch(/^ignore-scripts=true$/m)
})

test('no secret is committed, and a planted one is found', () => {
  const paths = filesBelow(root, ['src', 'tools', 'bin', 'db', 'e2e', 'docs', '.ci', 'README.md', 'package.json'])
  const texts = paths
    .filter((path) => /\.(ts|tsx|mjs|js|json|md|sh|css|html|csv|sql)$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  expect(texts.length).toBeGreaterThan(500)
  expect(secretsIn(texts)).toEqual([])
  const canaries = [
    ['-----BEGIN', 'PRIVATE KEY-----'].join(' '),
    `token = "ghp_${'a1B2'.repeat(9)}"`,
    `key: AKIA${'ABCD'.repeat(4)}`,
    ['postgresql://touyan', 'geheim-123@db.example.org/x'].join(':'),
  ]
  for (const text of canaries) expect(secretsIn([{ path: 'planted', text }])).toHaveLength(1)
})
