import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../tools/browser.ts'
import { makeFolder, type Serving, startProgram } from '../tools/trials/program.ts'

export const DESKTOP = { width: 1440, height: 900 }
export const PHONE = { width: 390, height: 844 }

/** The whole program with the demo bureau in it, and a browser to go there. */
export type Bureau = {
  address: string
  /** its data */
  folder: string
  browser: Browser
  /** a page of a fresh browser profile, signed in as one of the demo's accounts */
  signIn(username: string, viewport?: { width: number; height: number }): Promise<Page>
  close(): Promise<void>
}

export async function openBureau(): Promise<Bureau> {
  const { folder, remove } = makeFolder()
  const program: Serving = await startProgram({ TOUYAN_DATA: folder, TOUYAN_DEMO: '1', TOUYAN_LOG: 'warn' })
  const browser = await launchBrowser()
  const start = (await (await fetch(`${program.address}/api/bootstrap`)).json()) as { demoPassword: string }
  return {
    address: program.address,
    folder,
    browser,
    async signIn(username, viewport = DESKTOP) {
      // A page behind another is drawn too seldom for a movement to end.
      const context = await browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
      // Many pages share two cores where the journeys are run together.
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      await page.goto(program.address)
      await page.getByLabel('用户名').fill(username)
      await page.getByLabel('密码', { exact: true }).fill(start.demoPassword)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
      return page
    },
    async close() {
      await browser.close()
      program.kill('SIGTERM')
      await program.ended
      remove()
    },
  }
}

/** The labels of form fields that are shown empty: what somebody has to fill in. */
export async function emptyFields(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  return page.evaluate(() =>
    [...document.querySelectorAll('.ant-form-item')].flatMap((item) => {
      const field = item.querySelector<HTMLInputElement>('input:not([type=checkbox]), textarea')
      const isEmpty = field?.value === '' && !item.querySelector('[title]:not(label, .ant-form-item-label *)')
      return isEmpty ? [item.querySelector('label')?.textContent ?? ''] : []
    }),
  )
}

/** Waits until nothing is being fetched and nothing moves. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
}
