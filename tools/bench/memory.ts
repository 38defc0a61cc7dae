import { readFileSync, writeFileSync } from 'node:fs'

/** What this process holds now, and the most it held since this was last asked, as the kernel counts it (Linux). */
export function memoryPeak(): { peak: number; rss: number } {
  const status = readFileSync('/proc/self/status', 'utf8')
  const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024
  writeFileSync('/proc/self/clear_refs', '5')
  return { peak, rss: process.memoryUsage.rss() }
}
