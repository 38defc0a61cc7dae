import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { outdated, referenceFiles, root } from './reference.ts'
import { startScratch } from './scratch-database.ts'

const scratch = await startScratch()
try {
  const files = await referenceFiles(scratch.url('touyan'))
  const changed = outdated(files, root)
  for (const path of changed) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), files[path]!)
  }
  console.log(changed.length ? changed.join('\n') : '没有变化')
} finally {
  await scratch.stop()
}
