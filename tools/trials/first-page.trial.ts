import { join } from 'node:path'
import { measureFirstPage } from '../../e2e/first-page.ts'
import { launchBrowser } from '../browser.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, startProgram } from './program.ts'

export const MOST_SCRIPT = 250_000

/** What a first visit costs on a slow line, until the sign-in form can be used. */
export const firstPage: Trial = {
  title: '第一次打开：慢网络上从输入地址到登录页可以填写',
  async run({ isSmall }): Promise<Outcome> {
    const place = makeFolder()
    const env = { TOUYAN_DATA: join(place.folder, 'data'), TOUYAN_LOG: 'silent', TOUYAN_BACKUP: 'off' }
    const program = await startProgram({ ...env, TOUYAN_DEMO: '1' })
    const browser = await launchBrowser()
    try {
      const quick = await measureFirstPage(browser, program.address, false)
      const slow = []
      for (let round = 0; round < (isSmall ? 1 : 5); round++) {
        slow.push(await measureFirstPage(browser, program.address, true))
      }
      const seconds = slow.map((one) => one.seconds).toSorted((a, b) => a - b)[Math.floor(slow.length / 2)]!
      const kilo = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`
      return {
        figures: {
          '脚本（压缩后）': `${kilo(quick.script)}，上限 ${kilo(MOST_SCRIPT)}`,
          全部: kilo(quick.all),
          请求: quick.requests,
          '本机网络，可以填写': `${quick.seconds.toFixed(2)} 秒`,
          '1.6 Mbit/s、往返150毫秒，可以填写（中位）': `${seconds.toFixed(2)} 秒`,
        },
        faults: quick.script > MOST_SCRIPT ? [`脚本 ${kilo(quick.script)}，超过 ${kilo(MOST_SCRIPT)}`] : [],
      }
    } finally {
      await browser.close()
      program.kill('SIGTERM')
      await program.ended
      place.remove()
    }
  },
}
