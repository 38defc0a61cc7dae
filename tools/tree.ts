import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git', '.cache'])

/** Paths of all files below the given folders (or the files themselves), relative to `root`, with `/`, sorted. */
export function filesBelow(root: string, places: string[]): string[] {
  const found: string[] = []
  const walk = (path: string) => {
    if (statSync(join(root, path)).isFile()) found.push(path)
    else for (const name of readdirSync(join(root, path))) if (!LEFT_OUT.has(name)) walk(`${path}/${name}`)
  }
  for (const place of places) if (existsSync(join(root, place))) walk(place)
  return found.sort()
}
