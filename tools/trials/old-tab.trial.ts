import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../browser.ts'
import { copyProgram, renameParts, startCopy } from './build-copy.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'

const TYPED = '文化馆夜校报名系统周末打不开，群众反映三次𠮷'

/** A tab that was open while the program was replaced by a newer one. */
export const oldTab: Trial = {
  title: '旧网页：打开着填了一半的表单时系统升级，填的内容还在，平静地说明，刷新以后接着用',
  async run({ isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const faults: string[] = []
    let parts = 0
    const build = join(place.folder, 'program')
    const port = await freePort()
    const env = { TOUYAN_DATA: join(place.folder, 'data'), TOUYAN_LOG: 'silent', TOUYAN_BACKUP: 'off' }
    copyProgram(build)
    let program = await startCopy(build, { ...env, PORT: String(port), TOUYAN_DEMO: '1' })
    const browser = await launchBrowser()
    try {
      const rounds = isSmall ? 1 : 3
      for (let round = 1; round <= rounds; round++) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
        const page = await context.newPage()
        const broken: string[] = []
        page.on('pageerror', (error) => broken.push(error.message))
        await signIn(page, program.address)
        await follow(page, '/problems/new')
        const field = page.locator('main textarea').first()
        await field.fill(TYPED)
        await program.stop()
        parts = renameParts(build)
        program = await startCopy(build, { ...env, PORT: String(port) })
        say(`第${round}次升级`)
        faults.push(...(await afterUpdate(page, { field, broken, round })))
        await context.close()
      }
      return { figures: { 升级次数: rounds, 换了名称的网页部件: parts }, faults }
    } finally {
      await browser.close()
      await program.stop()
      place.remove()
    }
  },
}

type Looked = { field: ReturnType<Page['locator']>; broken: string[]; round: number }

/** The old tab asks the server, is told, keeps what was typed, fails calmly where its code is gone, works after all. */
async function afterUpdate(page: Page, { field, broken, round }: Looked): Promise<string[]> {
  const faults: string[] = []
  const insist = (isSo: boolean, fault: string) => void (isSo || faults.push(`第${round}次：${fault}`))
  // The page looks by itself every two minutes; here it is asked to look now.
  await page.evaluate(() => ['offline', 'online'].map((name) => dispatchEvent(new Event(name))))
  const banner = page.getByText('系统已更新。请先保存手上的内容，再刷新页面。')
  const isTold = await shows(banner, 150_000)
  insist(isTold, '没有说明系统已更新')
  insist((await field.inputValue()) === TYPED, '填写的内容不见了')
  const away = page.locator('aside a[href="/research"]')
  await away.click()
  const leave = page.getByRole('button', { name: '离开', exact: true })
  insist(await shows(leave, 10_000), '有没保存的内容，离开时没有询问')
  await page.getByRole('button', { name: '继续填写' }).click()
  insist((await field.inputValue()) === TYPED, '选择继续填写，内容不见了')
  await away.click()
  await leave.click()
  insist(await shows(page.getByRole('heading', { name: '系统已更新' }), 20_000), '取不到的网页部件没有说明系统已更新')
  insist(!(await page.getByText('页面出错').isVisible()), '说成了页面出错')
  const refresh = page.locator('main').getByRole('button', { name: '刷新' })
  await refresh.click()
  insist(await shows(page.getByRole('heading', { level: 1, name: /调研/ }), 30_000), '刷新以后这一页打不开')
  insist(!(await banner.isVisible()), '刷新以后还说系统已更新')
  insist(broken.length === 0, `网页里有没接住的错误：${broken[0]}`)
  return faults
}

const shows = (what: ReturnType<Page['locator']>, most: number): Promise<boolean> =>
  what
    .first()
    .waitFor({ timeout: most })
    .then(() => true)
    .catch(() => false)

async function signIn(page: Page, address: string): Promise<void> {
  const { demoPassword } = (await (await fetch(`${address}/api/bootstrap`)).json()) as { demoPassword: string }
  await page.goto(address)
  await page.getByLabel('用户名').fill('gaoyi')
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
}

/** Goes to an address as the program's own links do, without loading the program again. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await page.waitForTimeout(800)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
