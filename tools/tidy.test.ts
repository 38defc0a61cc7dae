import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, withTree } from './planted.ts'
import { KERNEL_BUDGET, kernelLines, tidyFaults } from './tidy.ts'
import { requiredPoints } from './tidy-papers.ts'

const decision = (more = '') =>
  `# 0001 标题\n\n状态：采用 · 2026-11-23\n\n${'这里写明背景、决定和后果。'.repeat(10)}${more}\n`

const securityPaper = (answer: string, points = requiredPoints) =>
  points.map((point) => `| ${point} | 要求 | ${answer} |\n`).join('')

const sound: Files = {
  'package-lock.json': '{"packages":{"node_modules/x":{"integrity":"sha512-1"}}}',
  'ARCHITECTURE.md': '# 架构\n\n## 不变的约定\n\n- 数据只有一条路 — tools/borders.test.ts\n\n## 其他\n\n- 不算\n',
  'tools/borders.test.ts': 'export {}\n',
  'docs/security.md': securityPaper('设置'),
  'docs/decisions/0001-first.md': decision(),
  'docs/decisions/0002-second.md': decision('取代 0001，见 [前文](0001-first.md)。'),
  'src/app/areas.ts': "import '../areas/leave/server/routes.ts'\n",
  'src/app/screens.tsx': "import '../areas/leave/web/pages.tsx'\n",
  'src/areas/leave/README.md': '# leave\n',
  'src/areas/leave/policy.ts': 'export {}\n',
  'src/areas/leave/endpoints.ts': 'export {}\n',
  'src/areas/leave/server/routes.ts': 'export {}\n',
  'src/areas/leave/web/pages.tsx': 'export {}\n',
  'src/law/dates.ts': 'export {}\n',
}

const lines = (count: number) => 'x\n'.repeat(count)
const body = (count: number) => `function f() {\n${'  f()\n'.repeat(count - 2)}}\n`

/** [name, files, rule that must fire, alone; null where nothing may fire] */
const cases: [string, Files, string | null][] = [
  ['400 lines', { 'src/a.ts': lines(400) }, null],
  ['401 lines', { 'src/a.ts': lines(401) }, 'long-file'],
  ['generated types of any length', { 'src/platform/tables.ts': lines(900) }, null],
  ['a line of 120', { 'bin/a.mjs': `${'x'.repeat(120)}\n` }, null],
  ['a line of 121', { 'bin/a.mjs': `${'x'.repeat(121)}\n` }, 'long-line'],
  ['a function of 70', { 'db/a.ts': body(70) }, null],
  ['a function of 71', { 'db/a.ts': body(71) }, 'long-function'],
  ['an arrow of 71', { 'db/a.ts': `const f = () => {\n${'  f()\n'.repeat(69)}}\n` }, 'long-function'],
  ['a file named utils', { 'src/ui/utils.ts': 'export {}\n' }, 'says-nothing-name'],
  ['a folder named common', { 'src/common/x.ts': 'export {}\n' }, 'says-nothing-name'],
  ['a name that only contains one', { 'src/ui/database.ts': 'export {}\n' }, null],
  ['a mark', { 'src/a.ts': '// TODO later\n' }, 'unfinished-mark'],
  ['another mark', { 'e2e/a.ts': '// FIXME\n' }, 'unfinished-mark'],
  ['a test alone', { 'src/a.test.ts': "test.only('x', run)\n" }, 'skipped-test'],
  ['a test left out', { 'src/a.test.ts': "describe.skip('x', run)\n" }, 'skipped-test'],
  ['a test to come', { 'e2e/a.ts': "it.todo('x')\n" }, 'skipped-test'],
  ['a kernel too large', { 'src/law/a.ts': lines(399), ...kernel(6) }, 'kernel-budget'],
  ['a kernel with much law', { 'src/law/rules/leave/a.ts': lines(399), ...kernel(6) }, null],
  ['a kernel with long tests', { 'src/law/a.test.ts': lines(399), ...kernel(6) }, null],
  ['an area nobody lists', { 'src/app/areas.ts': '' }, 'area-unlisted'],
  ['pages nobody lists', { 'src/app/screens.tsx': '' }, 'area-unlisted'],
  ['an area of one file', { 'src/areas/x/README.md': '', 'src/app/areas.ts': 'areas/x/ areas/leave/' }, 'area-shape'],
  ['a machine path', { 'tools/a.ts': `const a = '/${'work'}/main'\n` }, 'machine-path'],
  ['a home of root', { 'README.md': `cd /${'root'}/x\n` }, 'machine-path'],
  ['an address that is none', { 'tools/a.ts': "const a = '/homework/main'\n" }, null],
  ['a registry host', { 'package-lock.json': '{"resolved": "https://r.example/x.tgz"}' }, 'registry-host'],
  ['an author', { 'src/a.ts': '// Co-Authored-By: somebody\n' }, 'authorship'],
  ['a number twice', { 'docs/decisions/0002-third.md': decision() }, 'decision'],
  ['no status', { 'docs/decisions/0003-x.md': decision().replace('状态：', '') }, 'decision'],
  ['an empty decision', { 'docs/decisions/0003-x.md': '# x\n\n状态：采用\n' }, 'decision'],
  ['supersedes nothing', { 'docs/decisions/0003-x.md': decision('取代 0009。') }, 'decision'],
  ['a dead link', { 'docs/decisions/0003-x.md': decision('[x](0009-x.md)') }, 'decision'],
  ['an invariant without test', { 'ARCHITECTURE.md': '## 不变的约定\n\n- 数据只有一条路\n' }, 'invariant'],
  ['an invariant with a lost test', { 'ARCHITECTURE.md': '## 不变的约定\n\n- 一条 — src/x.test.ts\n' }, 'invariant'],
  [
    'a point of security without row',
    { 'docs/security.md': securityPaper('设置', requiredPoints.slice(1)) },
    'security-paper',
  ],
  ['a point of security without answer', { 'docs/security.md': securityPaper(' ') }, 'security-paper'],
  ['security by a lost test', { 'docs/security.md': securityPaper('src/x.test.ts') }, 'security-paper'],
  ['no invariants', { 'ARCHITECTURE.md': '# 架构\n' }, 'invariant'],
]

/** Files that fill the kernel's budget up to some hundred lines. */
function kernel(count: number): Files {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`src/platform/${n}.ts`, lines(399)]))
}

test('the project is tidy', () => {
  const root = join(import.meta.dirname, '..')
  const found = tidyFaults(root)
  console.log(`kernel: ${kernelLines(root)} of ${KERNEL_BUDGET} lines`)
  expect(found).toEqual([])
})

test('the sound tree is tidy', async () => {
  expect(await withTree(sound, tidyFaults)).toEqual([])
})

test.each(cases)('%s', async (_name, files, rule) => {
  const found = await withTree({ ...sound, ...files }, tidyFaults)
  expect([...new Set(found.map((fault) => fault.rule))]).toEqual(rule ? [rule] : [])
})

test('the kernel is counted', async () => {
  expect(await withTree({ 'src/law/a.ts': lines(3), 'src/platform/b.ts': lines(4) }, kernelLines)).toBe(7)
  expect(kernelLines(join(import.meta.dirname, '..'))).toBeGreaterThan(500)
})
