import pg from 'pg'
import type { Page } from 'playwright-core'
import { plantEverywhere } from '../tools/attack/plant.ts'
import { chooseSocket } from '../tools/trials/database-socket.ts'
import type { Bureau } from './bureau.ts'

const PAYLOADS = [
  '<img src=x onerror=__xss(1)>',
  '"><svg/onload=__xss(2)>',
  "'-__xss(3)-'",
  '{{__xss(4)}}',
  'javascript:__xss(5)//',
  ']]><script>__xss(6)</script>',
  '＜script＞__xss(7)＜/script＞',
  '<a href="javascript:__xss(8)" style="position:fixed">',
]

/** Puts markup before everything that was ever written in this bureau. Answers in how many fields. */
export async function plantMarkup({ folder }: Bureau): Promise<number> {
  const client = new pg.Client(chooseSocket(folder))
  await client.connect()
  try {
    return (await plantEverywhere(client, PAYLOADS)).fields.length
  } finally {
    await client.end()
  }
}

/** Notes whenever something that was planted is run. */
export async function listen(page: Page, called: string[]): Promise<void> {
  await page.exposeFunction('__xss', (which: number) => called.push(`${page.url()}: ${which} was run`))
}

/** What of the planted texts became part of the page, and how often one is shown as the text it is. */
export async function markupOf(page: Page): Promise<{ made: string[]; shown: number }> {
  return page.evaluate(() => {
    const made = document.querySelectorAll('img[src="x"], svg[onload], script:not([src]), a[href^="javascript:" i]')
    return {
      made: [...made].map((element) => element.outerHTML.slice(0, 200)),
      shown: document.body.innerText.split('__xss(').length - 1,
    }
  })
}
