import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau

beforeAll(async () => {
  bureau = await openBureau()
})

afterAll(() => bureau.close())

const mainText = (page: Page) => page.locator('main').innerText()

/** A line of the list that is open. */
const choice = (page: Page, words: string) =>
  page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words })
    .first()

/** What the page itself would ask, with the session of the page. */
const asked = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (from) => (await (await fetch(from)).json()) as never, `/api${path}`)

type Counted = { groups: { group: string; total: number; tables: { dimension: string; rows: Row[] }[] }[] }
type Row = { title: string; count: number }

test('the principal looks at the structure and opens the people behind a number', async () => {
  const page = await bureau.signIn('qinmuchuan')
  await page.goto(`${bureau.address}/structure`)
  await settled(page)
  const { groups } = await asked<Counted>(page, '/structure')
  const shown = groups.find(({ group }) => group === 'leadership')!
  const women = shown.tables.find(({ dimension }) => dimension === 'sex')!.rows.find(({ title }) => title === '女')!
  expect(women.count).toBeGreaterThan(0)
  const text = await mainText(page)
  for (const words of ['年龄', '学历', '政治面貌', '职级']) expect(text).toContain(words)
  await page
    .getByRole('button', { name: /女.*\d|\d.*女/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('link').first().waitFor()
  expect(await drawer.getByRole('link').count()).toBeGreaterThan(0)
  await page.context().close()
})

test('the clerk runs the check-up, opens the article of a finding and exports', async () => {
  const page = await bureau.signIn('xuqingru')
  await page.goto(`${bureau.address}/checkup`)
  await settled(page)
  const { findings } = await asked<{ findings: { subject: { name: string }; rule: string }[] }>(page, '/checkup')
  expect(findings.length).toBeGreaterThan(30)
  const text = await mainText(page)
  expect(text).toContain('夏临风')
  expect(text).toContain('待核对')
  await page
    .getByText(/2026-06-12受记过处分/)
    .first()
    .click()
  const finding = page.getByRole('dialog')
  await finding.getByText('证明的记录').waitFor()
  expect(await finding.innerText()).toContain('公职人员政务处分法')
  await finding.getByRole('link', { name: 'cf-admin' }).click()
  await page.waitForURL(/\/rules\/cf-admin$/)
  await page
    .locator('main')
    .getByText(/公职人员政务处分法/)
    .first()
    .waitFor()
  await page.goto(`${bureau.address}/checkup`)
  await settled(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出Word' }).click()
  const bytes = readFileSync(await (await download).path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: '保存本次体检' }).click()
  await page
    .getByText(/已保存/)
    .first()
    .waitFor()
  await page.goto(`${bureau.address}/checkup/runs`)
  await settled(page)
  expect(await mainText(page)).toContain('许清如')
  await page
    .getByRole('link', { name: /的体检与今天比较/ })
    .first()
    .click()
  await page.locator('main').getByText(/仍在/).first().waitFor()
  await page.context().close()
})

test('a cadre finds the own next rank, its date and why, on a phone', async () => {
  const page = await bureau.signIn('chenkun', PHONE)
  await page.goto(`${bureau.address}/me/standing`)
  await settled(page)
  const text = await mainText(page)
  expect(text).toContain('四级主任科员')
  expect(text).toMatch(/晋升四级主任科员须满2年/)
  expect(text).toContain('公务员职务与职级并行规定')
  expect(text).toContain('满足年限只是具备资格')
  await page.context().close()
})

test('the principal tries an appointment on paper; nothing is stored', async () => {
  const page = await bureau.signIn('qinmuchuan')
  const before = await asked<Counted>(page, '/structure')
  await page.goto(`${bureau.address}/what-if`)
  await settled(page)
  await page.getByRole('combobox', { name: '人员' }).fill('chenghuaiyuan')
  await choice(page, '程怀远').click()
  await page.getByRole('combobox', { name: '拟任职位' }).fill('党组成员、副局长')
  await choice(page, '党组成员、副局长').click()
  await page.getByRole('button', { name: '加入清单' }).click()
  await page.getByRole('heading', { name: '调整清单 1项' }).waitFor()
  await page.getByRole('button', { name: '推演', exact: true }).click()
  const result = page.getByRole('region', { name: '推演结果' })
  await result.waitFor()
  const text = await result.innerText()
  for (const words of ['程怀远', '调整后新出现的问题', '党政领导干部选拔任用工作条例']) expect(text).toContain(words)
  expect(await asked<Counted>(page, '/structure')).toEqual(before)
  expect(await mainText(page)).toContain('没有保存任何改动')
  await page.context().close()
})
