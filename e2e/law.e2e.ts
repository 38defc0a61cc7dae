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
  await page.goto(`${bureau.address}/rules/cf-admin`)
  await settled(page)
  expect(await mainText(page)).toContain('公职人员政务处分法')
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
  const people = await asked<{ rows: { id: string; name: string }[] }>(page, '/people?search=chenghuaiyuan')
  const { posts } = await asked<{ posts: { id: string; title: string }[] }>(page, '/sections')
  const post = posts.find(({ title }) => title === '党组成员、副局长')!
  const before = await asked<Counted>(page, '/structure')
  const moves = [{ kind: 'appoint', personId: people.rows[0]!.id, postId: post.id }]
  const trial = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch('/api/checkup/what-if', { method: 'POST', headers, body: JSON.stringify(body) })
      return (await answer.json()) as { eligibility: { lines: { rule: string; verdict: string }[] }[] }
    },
    { on: '2026-12-01', moves },
  )
  expect(trial.eligibility[0]!.lines.map(({ rule }) => rule)).toContain('ry-elig-fuke')
  expect(await asked<Counted>(page, '/structure')).toEqual(before)
  await page.goto(`${bureau.address}/what-if`)
  await settled(page)
  expect(await mainText(page)).toContain('没有保存任何改动')
  await page.context().close()
})
