import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, settled } from './bureau.ts'

const samples = join(import.meta.dirname, '../src/testing/samples')
const sample = (name: string) => join(samples, name)

let bureau: Bureau

beforeAll(async () => {
  bureau = await openBureau()
})

afterAll(() => bureau.close())

test('the personnel clerk takes in forms and a roster, opens a dossier and prints the form', async () => {
  const page = await bureau.signIn('xuqingru')
  await page.goto(`${bureau.address}/import`)
  const files = [
    '02_empty_vs_whitespace.lrmx',
    '03_resume_overlap_wrapped.lrmx',
    '09_photo_jpeg.lrmx',
    '11_malformed.lrmx',
  ]
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files.map(sample), sample('roster_dirty.xlsx')])
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await settled(page)
  const text = await page.locator('main').innerText()
  expect(text).toContain('陆明澈')
  expect(text).toContain('顾长风')
  // The file that is not well-formed is named with its line.
  expect(text).toMatch(/11_malformed[\s\S]*第?41/)

  await page
    .getByRole('button', { name: /确认导入/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: /导入/ }).click()
  await page
    .getByText(/已导入|导入完成/)
    .first()
    .waitFor()

  await page.goto(`${bureau.address}/people?search=guchangfeng`)
  await settled(page)
  await page.getByText('顾长风').first().waitFor()
  const answer = await page.evaluate(async () => {
    const response = await fetch('/api/people?search=gcf')
    return (await response.json()) as { rows: { id: string; name: string }[] }
  })
  const found = answer.rows.find((row) => row.name === '顾长风')
  expect(found).toBeDefined()

  await page.goto(`${bureau.address}/people/${found!.id}`)
  await settled(page)
  const dossier = await page.locator('main').innerText()
  expect(dossier).toContain('云栖市公园管理处技术员')
  expect(dossier).toContain('叶静姝')

  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: /打印任免审批表/ }).click()
  const saved = await waiting
  expect(saved.suggestedFilename()).toMatch(/干部任免审批表 顾长风\.docx$/)
  const bytes = readFileSync(await saved.path())
  expect(bytes.subarray(0, 2).toString()).toBe('PK')
  await page.context().close()
})

test('all forms of an import come in one archive, and the whole import can be undone', async () => {
  const page = await bureau.signIn('xuqingru')
  await page.goto(`${bureau.address}/import`)
  await page.locator('input[type=file]').first().setInputFiles(sample('06_family_deceased.lrmx'))
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await page
    .getByRole('button', { name: /确认导入/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: /导入/ }).click()
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: /打印任免审批表/ }).click()
  expect((await waiting).suggestedFilename()).toMatch(/干部任免审批表/)

  const found = async () =>
    page.evaluate(async () => (await (await fetch('/api/people?search=江有汜')).json()).total as number)
  expect(await found()).toBe(1)
  await page.getByRole('button', { name: /撤销整批/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /撤销/ }).click()
  await page
    .getByText(/已撤销/)
    .first()
    .waitFor()
  expect(await found()).toBe(0)
  await page.context().close()
})

test('a cadre sees his own dossier and who read it, asks for a correction, and the clerk accepts it', async () => {
  const clerk = await bureau.signIn('xuqingru')
  const cadre = await bureau.signIn('chenkun')
  const me = await cadre.evaluate(async () => (await (await fetch('/api/me')).json()) as { personId: string })
  await clerk.goto(`${bureau.address}/people/${me.personId}`)
  await settled(clerk)

  await cadre.goto(`${bureau.address}/me/dossier`)
  await settled(cadre)
  expect(await cadre.locator('main').innerText()).toContain('许清如')

  const proposed = await cadre.evaluate(async (personId) => {
    const body = JSON.stringify({ changes: { basic: { health: '良好' } }, reason: '体检结果' })
    const headers = { 'content-type': 'application/json' }
    return (await fetch(`/api/people/${personId}/proposals`, { method: 'POST', headers, body })).status
  }, me.personId)
  expect(proposed).toBe(201)

  await clerk.goto(`${bureau.address}/proposals`)
  await settled(clerk)
  expect(await clerk.locator('main').innerText()).toContain('体检结果')
  await clerk
    .getByRole('button', { name: /^采\s*纳/ })
    .first()
    .click()
  const dialog = clerk.getByRole('dialog')
  if (await dialog.isVisible().catch(() => false)) await dialog.getByRole('button', { name: /采纳/ }).click()
  await clerk.waitForFunction(
    async (id) => {
      const answer = await (await fetch(`/api/people/${id}`)).json()
      return answer.dossier.basic.health === '良好'
    },
    me.personId,
    { polling: 500 },
  )
  await clerk.context().close()
  await cadre.context().close()
})

test('the three administrators see no person anywhere', async () => {
  for (const username of ['xitong', 'anquan', 'shenji']) {
    const page = await bureau.signIn(username)
    const menu = await page.locator('nav').first().innerText()
    expect(menu).not.toContain('干部名册')
    await page.goto(`${bureau.address}/people`)
    await settled(page)
    expect(await page.locator('body').innerText()).not.toContain('沈砚秋')
    await page.context().close()
  }
})
