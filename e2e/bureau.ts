import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page, Request } from 'playwright-core'
import { inject } from 'vitest'
import { launchBrowser } from '../tools/browser.ts'
import { removeFolder, type Serving, startProgram } from '../tools/trials/program.ts'
import { demoFolder } from './demo-setup.ts'

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
  /** fails where a page was kept by its policy from something, or anything was asked of another machine */
  close(): Promise<void>
}

/** What each page is fetching at the moment; streams that stay open are no waiting. */
const fetching = new WeakMap<Page, Set<Request>>()

function noteFetching(page: Page): void {
  const open = new Set<Request>()
  fetching.set(page, open)
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
}

const WATCH = new URL('./watch-outbound.mjs', import.meta.url)

/** Where the program wanted to go besides its own database and its own machine. */
function leavingFor(written: string): string[] {
  const noted = written
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { kind: string; to: string })
  const connected = noted.filter(({ kind }) => kind === 'connect').length
  if (!noted.some(({ kind }) => kind === 'watching') || !connected)
    return ['nobody watched what the program connects to']
  const isHere = ({ kind, to }: { kind: string; to: string }) =>
    kind === 'watching' || /^(\/|(127\.0\.0\.1|\[?::1\]?|localhost)(:\d+)?$)/.test(to)
  return noted.filter((one) => !isHere(one)).map(({ kind, to }) => `the program wants to ${kind} ${to}`)
}

/** Every profile of the browser reports what the policy of its pages kept them from, and what leads elsewhere. */
function noteViolations(browser: Browser, address: string, faults: string[]): void {
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    await context.exposeBinding('policyViolation', ({ page }, what: string) => {
      faults.push(`${page.url()}: kept from ${what}`)
    })
    context.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      const isElsewhere = /^https?:/.test(protocol) && hostname !== new URL(address).hostname
      if (isElsewhere) faults.push(`a page asks ${request.url()}`)
    })
    await context.addInitScript(() => {
      const { policyViolation } = window as unknown as { policyViolation(what: string): void }
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile }) =>
        policyViolation(`${effectiveDirective} ${blockedURI} ${sourceFile}`),
      )
    })
    return context
  }
}

export async function openBureau(): Promise<Bureau> {
  const folder = demoFolder(inject('demo'))
  const outbound = join(folder, 'outbound.jsonl')
  const watching = { NODE_OPTIONS: `--import=${WATCH.href}`, OUTBOUND_FILE: outbound }
  const data = { TOUYAN_DATA: folder, TOUYAN_DEMO: '1', TOUYAN_LOG: 'warn' }
  const program: Serving = await startProgram({ ...data, ...watching })
  const browser = await launchBrowser()
  const faults: string[] = []
  noteViolations(browser, program.address, faults)
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
      noteFetching(page)
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
      faults.push(...leavingFor(readFileSync(outbound, 'utf8')))
      removeFolder(folder)
      if (faults.length) throw new Error([...new Set(faults)].join('\n'))
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

/** Longer than a busy machine takes from code that has arrived to the question it asks. */
const STILL_MS = 400
/** A page is without its heading until its code has arrived; one that never has any is taken as it is. */
const MOST_EMPTY_MS = 3000

/** Waits until nothing is being fetched, no place says that it is reading, and nothing moves. */
export async function settled(page: Page, stillMs = STILL_MS): Promise<void> {
  await page.waitForLoadState('load')
  const open = fetching.get(page)
  const begun = Date.now()
  for (let since = begun; Date.now() - since < stillMs; await page.waitForTimeout(40)) {
    const isReading = open?.size || (await page.locator('.ant-spin-spinning').count())
    const isEmpty = Date.now() - begun < MOST_EMPTY_MS && !(await page.locator('h1').count())
    if (isReading || isEmpty) since = Date.now()
  }
  await page.evaluate(() => document.fonts.ready)
}
