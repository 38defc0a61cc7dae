import { join } from 'node:path'
import { expect, test } from 'vitest'
import { areaCycle, readBorders, ruleNames } from './borders.ts'
import { type Files, withTree } from './planted.ts'

/** A program of three areas in which nothing is wrong. */
const sound: Files = {
  'node_modules/kysely/package.json': '{"name":"kysely","version":"1.0.0","type":"module","main":"index.js"}',
  'node_modules/kysely/index.js': 'export const sql = 1',
  'package.json': '{"name":"planted","type":"module","dependencies":{"kysely":"1"}}',
  'src/law/dates.ts': 'export const day = 1',
  'src/platform/tables.ts': 'export type DB = { a: 1 }',
  'src/platform/permission.ts': 'export type PermissionTable = object\nexport const roles = {}',
  'src/platform/write.ts': 'export const inTransaction = (db: any) => db.transaction()',
  'src/ui/api.ts': 'export const get = 1',
  'src/areas/posts/schema.ts': "import { day } from '../../law/dates.ts'\nexport const Post = day",
  'src/areas/posts/facts.ts': "export { all } from './server/queries.ts'",
  'src/areas/posts/endpoints.ts': 'export const list = 1',
  'src/areas/posts/policy.ts':
    "import type { PermissionTable } from '../../platform/permission.ts'\nexport const p: PermissionTable = {}",
  'src/areas/posts/server/queries.ts': "import { sql } from 'kysely'\nexport const all = sql",
  'src/areas/people/schema.ts': 'export const Person = 1',
  'src/areas/people/rules.ts': "import { day } from '../../law/dates.ts'\nexport const rule = day",
  'src/areas/people/views.ts': "import { Post } from '../posts/schema.ts'\nexport const view = Post",
  'src/areas/people/endpoints.ts': 'export const read = 1',
  'src/areas/people/server/service.ts': "import { all } from '../../posts/facts.ts'\nexport const list = all",
  'src/areas/people/web/page.tsx':
    "import { get } from '../../../ui/api.ts'\n" +
    "import type { read } from '../endpoints.ts'\nexport const page: typeof read = get",
  'src/areas/people/demo/people.ts': 'export const demo = 1',
  'src/areas/leave/schema.ts': 'export const Leave = 1',
  'src/app/demo.ts': "import { demo } from '../areas/people/demo/people.ts'\nexport const seed = demo",
  'src/testing/world.ts': "import { seed } from '../app/demo.ts'\nexport const world = seed",
  'src/areas/people/rules.test.ts':
    "import { world } from '../../testing/world.ts'\n" +
    "import { rule } from './rules.ts'\nexport const used = [world, rule]",
  'db/migrations/0001-ground.ts': "import { sql } from 'kysely'\nexport const up = sql",
}

const take = (from: string) => `import * as taken from '${from}'\nexport const used = taken\n`

const planted: Record<string, Files> = {
  'law-imports-nothing': { 'src/law/clock.ts': take('node:util') },
  'rules-are-pure': { 'src/areas/people/rules.ts': take('./views.ts') },
  'policy-is-data': { 'src/areas/people/policy.ts': take('./views.ts') },
  'policy-takes-only-types': { 'src/areas/people/policy.ts': take('../../platform/permission.ts') },
  'sql-in-queries': { 'src/areas/people/server/routes.ts': take('kysely') },
  'areas-by-the-front-door': { 'src/areas/people/server/routes.ts': take('../../posts/server/queries.ts') },
  'no-file-cycles': {
    'src/platform/one.ts': take('./two.ts'),
    'src/platform/two.ts': take('./one.ts'),
  },
  'no-area-cycles': {
    'src/areas/people/facts.ts': 'export const namesOf = 1',
    'src/areas/posts/server/service.ts': take('../../people/facts.ts'),
  },
  'pages-stay-in-the-browser': { 'src/areas/people/web/other.tsx': take('../../../platform/permission.ts') },
  'pages-without-node': { 'src/areas/leave/views.ts': take('node:path') },
  'endpoints-as-type': { 'src/areas/people/web/other.tsx': take('../endpoints.ts') },
  'kernel-knows-no-area': { 'src/platform/area.ts': take('../areas/people/schema.ts') },
  'areas-know-no-app': { 'src/areas/people/server/routes.ts': take('../../../app/demo.ts') },
  'nobody-imports-tests': { 'src/areas/people/server/routes.ts': take('../../../testing/world.ts') },
  'demo-from-app-demo': { 'src/app/setup.ts': take('../areas/people/demo/people.ts') },
  'migrations-stand-alone': { 'db/migrations/0002-more.ts': take('../../src/law/dates.ts') },
  'everything-resolves': { 'src/areas/people/server/routes.ts': take('./nowhere.ts') },
  'transactions-in-write': { 'src/areas/people/server/routes.ts': 'export const go = (db: any) => db.transaction()' },
  'no-clock-no-chance': { 'src/areas/people/rules.ts': 'export const now = () => new Date()' },
}

test('the program crosses no border, and the check has seen the program', async () => {
  const { modules, broken } = await readBorders(join(import.meta.dirname, '..'))
  expect(broken).toEqual([])
  expect(modules.length).toBeGreaterThan(100)
})

test('the sound skeleton crosses no border', async () => {
  const { broken, modules } = await withTree(sound, readBorders)
  expect(broken).toEqual([])
  expect(modules.length).toBeGreaterThan(20)
})

test('every rule has a planted violation', () => {
  const byText = ['no-area-cycles', 'transactions-in-write', 'no-clock-no-chance']
  expect(Object.keys(planted).sort()).toEqual([...ruleNames, ...byText].sort())
})

test.each(Object.keys(planted))('%s is broken by its planted violation, and it alone', async (name) => {
  const { broken } = await withTree({ ...sound, ...planted[name] }, readBorders)
  expect([...new Set(broken.map(({ rule }) => rule))]).toEqual([name])
})

test.each([
  'export const late = () => Date.now()',
  'export const luck = Math.random()',
  'export const now = new Date( )',
])('chance and clock are seen in pure files: %s', async (code) => {
  const places = ['src/law/x.ts', 'src/areas/a/resume.ts', 'src/areas/a/files/x.ts', 'src/areas/a/merge.ts']
  const files = Object.fromEntries(places.map((path) => [path, code]))
  const { broken } = await withTree(files, readBorders)
  expect(broken.map(({ from }) => from).sort()).toEqual(places.sort())
})

test.each([
  ['a clock', '../../../platform/clock.ts'],
  ['a database', 'kysely'],
  ['the file system', 'node:fs'],
  ['an area', '../../../areas/people/schema.ts'],
])('a rule that takes %s crosses a border', async (_what, from) => {
  const clock = { 'src/platform/clock.ts': 'export const now = 1' }
  const { broken } = await withTree({ ...sound, ...clock, 'src/law/rules/ranks/x.ts': take(from) }, readBorders)
  expect(broken.map((border) => border.rule)).toContain('law-imports-nothing')
})

test('a rule may take Zod for its facts', async () => {
  const zod = {
    'node_modules/zod/package.json': '{"name":"zod","version":"4.0.0","type":"module","main":"index.js"}',
    'node_modules/zod/index.js': 'export const string = 1',
    'package.json': '{"name":"planted","type":"module","dependencies":{"kysely":"1","zod":"4"}}',
  }
  const { broken } = await withTree({ ...sound, ...zod, 'src/law/rules/ranks/x.ts': take('zod') }, readBorders)
  expect(broken).toEqual([])
})

test('an instant that is given is no clock', async () => {
  const { broken } = await withTree({ 'src/law/x.ts': 'export const at = new Date(0)' }, readBorders)
  expect(broken).toEqual([])
})

test('a circle of three areas is found, a tree is none', () => {
  const tree: [string, string][] = [
    ['a', 'b'],
    ['a', 'c'],
    ['b', 'c'],
  ]
  expect(areaCycle(tree)).toBeNull()
  expect(areaCycle([...tree, ['c', 'a']])).toEqual(['a', 'b', 'c', 'a'])
})
