import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, spawnDoor } from '../tools/trials/program.ts'
import { type Bureau, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau
let door: Serving

beforeAll(async () => {
  bureau = await openBureau()
  // The public pages as the bureau puts them on the internet: a process of its own with the restricted role.
  door = await spawnDoor({ TOUYAN_DATA: bureau.folder })
})

afterAll(async () => {
  door.kill('SIGTERM')
  await door.ended
  await bureau.close()
})

const SAID = 'The reading room was closed at seven although the sign says nine.'
const REPLY = 'Since today the reading room is open until nine in the evening.'

/** Asks the interface as whoever is signed in on the page does. */
const asked = <T>(page: Page, method: string, path: string, body?: object) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      return answer.json()
    },
    [method, path, body] as const,
  ) as Promise<T>

const dayAhead = (days: number) => new Date(Date.now() + (8 + days * 24) * 3600_000).toISOString().slice(0, 10)

/** Near the end of a year the usual sixty days lead into one whose holidays are not announced. */
async function shortenTerm(): Promise<void> {
  const personnel = await bureau.signIn('xuqingru')
  const body = { validFrom: dayAhead(0), value: 1, document: '局办〔2026〕9号' }
  await asked(personnel, 'PUT', '/local-settings/suggestionDays', body)
  await personnel.context().close()
}

async function act(page: Page, name: string, fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>) {
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: new RegExp(`^${[...name].join('\\s?')}$`) }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Types into a long list, as people do: only the lines in view are in the page. */
async function chosen(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true })
  await field.click()
  if (await field.isEditable()) await field.fill(option)
  await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click()
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  const faults = violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes[0]?.target.join(' ')}`)
  return wide > 0 ? [...faults, `${page.url()}: ${wide} px wider than the screen`] : faults
}

async function lookUp(tourist: Page, code: string): Promise<void> {
  await tourist.goto(`${door.address}/follow?lang=en`)
  await tourist.getByLabel('Your code').fill(code)
  await tourist.getByRole('button', { name: 'Look up' }).click()
  await tourist.getByRole('heading', { level: 1, name: 'Where it stands' }).waitFor()
}

/** The queue is read every other second in the demo; what was sent appears by itself. */
async function arrived(page: Page, path: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const { rows } = await asked<{ rows: { id: string }[] }>(page, 'GET', path)
    if (rows[0]) return rows[0].id
    await page.waitForTimeout(250)
  }
  throw new Error(`nothing at ${path}`)
}

test('a tourist writes in English, is answered, is not satisfied, and it is worked on again', async () => {
  const clerk = await bureau.signIn('gaoyi')
  await shortenTerm()
  const { rows: places } = await asked<{ rows: { key: string; title: string }[] }>(clerk, 'GET', '/door/places')
  const { key } = places.find(({ title }) => title === '云栖市图书馆')!
  const context = await bureau.browser.newContext({ viewport: PHONE, locale: 'en-GB' })
  const tourist = await context.newPage()
  await tourist.goto(`${door.address}/p/${key}`)
  await tourist.getByRole('link', { name: 'Give an opinion' }).click()
  await tourist.getByLabel('Visitor or tourist').check()
  await tourist.getByLabel('What you want to tell us').fill(SAID)
  await tourist.getByRole('button', { name: 'Send' }).click()
  const code = (await tourist.locator('#code').textContent())!

  const search = encodeURIComponent('reading room')
  const id = await arrived(clerk, `/voices?search=${search}`)
  const at = `${bureau.address}/voices/${id}`
  await clerk.goto(at)
  await act(clerk, '受理', (dialog) => dialog.getByLabel(/^归并条目/).fill('阅览室按公示时间开放'))
  await act(clerk, '交办', async () => {
    await chosen(clerk, '责任科室', '图书馆')
  })
  await clerk.getByText('责任科室：图书馆').waitFor()

  const head = await bureau.signIn('gunanqiao')
  await head.goto(at)
  await act(head, '提交答复', async (dialog) => {
    await dialog.getByLabel(/^答复/).fill(REPLY)
    await chosen(head, '办理结果', '已解决')
  })
  const leader = await bureau.signIn('qinmuchuan')
  await leader.goto(at)
  await act(leader, '审核通过并答复', async () => {})
  await clerk.reload()
  await act(clerk, '公开答复', async (dialog) => {
    await dialog.getByLabel('业务类别').fill('公共图书馆')
  })

  await lookUp(tourist, code)
  await tourist.getByText(REPLY).waitFor()
  await tourist.getByLabel('Not satisfied, please look again').check()
  await tourist.getByRole('button', { name: 'Send' }).click()
  await tourist.getByRole('heading', { level: 1, name: 'Sent' }).waitFor()
  expect(await arrived(clerk, `/voices?search=${search}&state=reopened`)).toBe(id)
  await clerk.goto(bureau.address)
  await clerk.getByText(/意见建议提出人仍不满意，正在重新办理/).waitFor()
  await clerk.goto(at)
  await clerk.getByText('提出人不满意，已列入整改台账').waitFor()
  await lookUp(tourist, code)
  await tourist.getByText('Being looked at again').waitFor()
  expect(await tourist.getByText('阅览室按公示时间开放').count()).toBe(0)
  await context.close()
}, 90_000)

test('the public pages on a phone, in both languages', async () => {
  const context = await bureau.browser.newContext({ viewport: PHONE })
  const page = await context.newPage()
  const faults: string[] = []
  for (const language of ['zh', 'en']) {
    for (const path of ['/', '/opinion', '/rate', '/report', '/follow', '/answered']) {
      await page.goto(`${door.address}${path}?lang=${language}`)
      await settled(page)
      faults.push(...(await faultsOf(page)))
    }
  }
  expect(faults).toEqual([])
  expect(await page.locator('body').innerText()).toContain(REPLY)
  await context.close()
}, 60_000)
