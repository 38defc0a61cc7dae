// Prints a digest of everything the pages are built from.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const digest = createHash('sha256')
const folders = ['src', 'public']
const files = folders
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  .filter((file) => !/[\\/](server|platform|samples|files)[\\/]/.test(file))
for (const file of [...files.sort(), join(root, 'vite.config.ts'), join(root, 'package-lock.json')]) {
  digest.update(file.slice(root.length)).update('\0').update(readFileSync(file))
}
console.log(digest.digest('hex'))
