import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau
let page: Page
let context: BrowserContext
let trip: string

type Shown = { id: string; text: string; photos: unknown[]; isMine: boolean }

const ask = <T>(on: Page, method: string, path: string, body?: object): Promise<T> =>
  on.evaluate(
    async ([how, where, what]) => {
      const headers = { 'Content-Type': 'application/json' }
      const answer = await fetch(`/api${where}`, { method: how, headers, ...(what ? { body: what } : {}) })
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    [method, path, body ? JSON.stringify(body) : ''] as const,
  )

/** What the server has of the leader's notes, by text. */
async function arrived(): Promise<Record<string, number>> {
  const { notes } = await ask<{ notes: Shown[] }>(page, 'GET', `/research/notes?tripId=${trip}`)
  return Object.fromEntries(notes.map(({ text, photos }) => [text, photos.length]))
}

beforeAll(async () => {
  bureau = await openBureau()
  const clerk = await bureau.signIn('gaoyi')
  const leader = await ask<{ rows: { id: string }[] }>(clerk, 'GET', '/people?search=shenyanqiu')
  const leaderId = leader.rows[0]!.id
  const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
  const place = await ask<{ id: string }>(clerk, 'POST', '/research/places', { title: '石门坳乡', kind: 'town' })
  const plan = await ask<{ id: string }>(clerk, 'POST', '/research/plans', {
    ...{ theme: '山区公共文化点位', question: '山区的文化点位有没有人用', leaderId, fromOn: today, untilOn: today },
    ...{ placeIds: [place.id], memberIds: [leaderId] },
  })
  const made = await ask<{ id: string }>(clerk, 'POST', '/research/trips', {
    ...{ planId: plan.id, fromOn: today, untilOn: today, memberIds: [leaderId] },
    ...{ visits: [{ placeId: place.id, onDay: today }], crowdReason: '' },
  })
  trip = made.id
  await clerk.context().close()
  page = await bureau.signIn('shenyanqiu', PHONE)
  context = page.context()
})
afterAll(() => bureau?.close())

const status = (of: Page, word: string) => of.locator('.cards').getByText(word)

async function write(text: string, on = page): Promise<void> {
  await on.getByLabel('内容').fill(text)
  await on.getByRole('button', { name: '保存', exact: true }).click()
  await on.locator('.cards').getByText(text).waitFor()
}

test('the page is kept on the phone when it is first opened', async () => {
  await page.goto(`${bureau.address}/research/field`)
  await page.getByText('没有网络也能打开').waitFor()
  await settled(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  await write('有网络时记的')
  await status(page, '已上传').first().waitFor()
  expect(await arrived()).toEqual({ 有网络时记的: 0 })
})

test('without a network notes are taken, changed and deleted, and survive a reload', async () => {
  await context.setOffline(true)
  await page.getByRole('radiogroup', { name: '类别' }).getByText('意见建议').click()
  await page.getByRole('radiogroup', { name: '来自谁' }).getByText('群众').click()
  await write('文化站周末不开门𠮷')
  await page.locator('input[type=file]').setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: picture() })
  await page.locator('.field-form .field-thumb').waitFor()
  await page.getByRole('radiogroup', { name: '类别' }).getByText('所见所闻').click()
  await write('图书流动车三个月没来')
  await write('写错了的一条')
  await page.getByLabel('内容').fill('正写到一半')
  await page.waitForTimeout(600)
  await page.reload()
  await page.getByText('现在没有网络').waitFor()
  expect(await page.getByLabel('内容').inputValue()).toBe('正写到一半')
  await page.getByRole('button', { name: '清空' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '清空' }).click()

  await page.locator('.cards li', { hasText: '写错了的一条' }).getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await page.locator('.cards li', { hasText: '文化站周末' }).getByRole('button', { name: '修改' }).click()
  await page.getByRole('button', { name: '保存修改' }).waitFor()
  await page.getByLabel('内容').fill('文化站周末不开门，晚上也不开𠮷')
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.getByText('还在手机里（2条）').waitFor()
})

test('signing out names what is only here; somebody else on this phone sees none of it', async () => {
  await context.route('**/api/research/**', (route) => route.abort())
  await context.setOffline(false)
  await page.reload()
  await page.getByRole('heading', { name: '下乡记录' }).waitFor()
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('button', { name: '退出', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '还有2条记录没有上传' })
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await context.unroute('**/api/research/**')
  await signInHere('chenkun')
  await page.goto(`${bureau.address}/research/field`)
  await page.getByRole('heading', { name: '下乡记录' }).waitFor()
  await settled(page)
  expect(await page.locator('body').innerText()).not.toContain('晚上也不开')
})

test('back in the network everything arrives once, though an answer is lost and two tabs send', async () => {
  await signInHere('shenyanqiu')
  let isLost = false
  await context.route('**/api/research/notes/*', async (route) => {
    if (isLost || route.request().method() !== 'PUT') return route.fallback()
    isLost = true
    await route.fetch()
    await route.abort()
  })
  const second = await context.newPage()
  await Promise.all([page, second].map((tab) => tab.goto(`${bureau.address}/research/field`)))
  await page.getByRole('heading', { name: '下乡记录' }).waitFor()
  await expect.poll(() => isLost, { timeout: 15_000 }).toBe(true)
  await expect.poll(arrived, { timeout: 20_000 }).toEqual({
    有网络时记的: 0,
    '文化站周末不开门，晚上也不开𠮷': 0,
    图书流动车三个月没来: 1,
  })
  await page.getByText('已上传（3条）').waitFor()
  expect(await page.getByText('还在手机里').count()).toBe(0)
  await second.close()
})

test('signing out leaves nothing on the phone', async () => {
  await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('button', { name: '退出', exact: true }).click()
  await page.getByLabel('用户名').waitFor()
  const left = await page.evaluate(async () => [
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
    localStorage.getItem('touyan.remembered'),
  ])
  expect(left).toEqual([0, 0, 0, null])
})

/** Signs in on the same phone. */
async function signInHere(username: string): Promise<void> {
  await context.clearCookies()
  await page.goto(bureau.address)
  const { demoPassword } = await ask<{ demoPassword: string }>(page, 'GET', '/bootstrap')
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '今天' }).waitFor()
}

/** A grey picture of 40 × 30 pixels. */
const picture = () => PNG.sync.write({ width: 40, height: 30, data: Buffer.alloc(4800, 128) })
