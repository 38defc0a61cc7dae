import { join } from 'node:path'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, startProgram } from './program.ts'

const MOST_SECONDS = 3

/** The time from the command to a sign-in page that can be read, on a data folder that holds the demo bureau. */
export const start: Trial = {
  title: '启动：已有数据的目录，从命令到登录页可以打开',
  async run({ isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const env = { TOUYAN_DATA: join(place.folder, 'data'), TOUYAN_LOG: 'silent', TOUYAN_BACKUP: 'off' }
    try {
      const first = await secondsToSignIn({ ...env, TOUYAN_DEMO: '1' })
      const later: number[] = []
      for (let round = 0; round < (isSmall ? 3 : 10); round++) later.push(await secondsToSignIn(env))
      say(later.map((seconds) => seconds.toFixed(2)).join(' '))
      const sorted = later.toSorted((a, b) => a - b)
      const [middle, worst] = [sorted[Math.floor(sorted.length / 2)]!, sorted.at(-1)!]
      return {
        figures: {
          '第一次（建库并写入示例单位的一年）': `${first.toFixed(1)} 秒`,
          '以后，中位': `${middle.toFixed(2)} 秒`,
          '以后，最慢': `${worst.toFixed(2)} 秒`,
        },
        faults: middle < MOST_SECONDS ? [] : [`启动用了 ${middle.toFixed(2)} 秒，应在 ${MOST_SECONDS} 秒以内`],
      }
    } finally {
      place.remove()
    }
  },
}

async function secondsToSignIn(env: Record<string, string>): Promise<number> {
  const began = performance.now()
  const program = await startProgram(env)
  const page = await fetch(`${program.address}/sign-in`)
  const seconds = (performance.now() - began) / 1000
  if (!page.ok || !(await page.text()).includes('<div id="root"')) throw new Error(`no sign-in page: ${page.status}`)
  program.kill('SIGTERM')
  await program.ended
  return seconds
}
