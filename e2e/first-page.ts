import type { Browser } from 'playwright-core'

/** What came over the line until the sign-in form could be used, in bytes as sent, and how long it took. */
export type FirstPage = { script: number; all: number; requests: number; seconds: number }

/** A slow line as phones have at the edge of a county: 1.6 Mbit/s down, 150 ms to and fro. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 }

/** Opens the program as somebody who was never there and waits for the field of the user name. */
export async function measureFirstPage(browser: Browser, address: string, isSlow: boolean): Promise<FirstPage> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
  try {
    const page = await context.newPage()
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    if (isSlow) await line.send('Network.emulateNetworkConditions', SLOW)
    const kinds = new Map<string, string>()
    const sizes = new Map<string, number>()
    line.on('Network.requestWillBeSent', ({ requestId, type }) => kinds.set(requestId, type ?? 'Other'))
    line.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength))
    const began = performance.now()
    await page.goto(address, { waitUntil: 'commit' })
    await page.getByLabel('用户名').fill('somebody')
    const seconds = (performance.now() - began) / 1000
    const sum = (wanted: (kind: string) => boolean) =>
      [...sizes].reduce((total, [id, size]) => total + (wanted(kinds.get(id) ?? 'Other') ? size : 0), 0)
    return { script: sum((kind) => kind === 'Script'), all: sum(() => true), requests: kinds.size, seconds }
  } finally {
    await context.close()
  }
}
