import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, openBureau, PHONE } from './bureau.ts'

let bureau: Bureau

beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau.close())

test('the system administrator looks in the morning, backs up before an update and prints the drill', async () => {
  const page = await bureau.signIn('xitong')
  await page.getByRole('link', { name: '备份与恢复' }).click()
  await page.getByText('备份正常').waitFor()
  await page.getByRole('button', { name: '立即备份' }).click()
  const file = page.getByRole('row').filter({ hasText: '写完已核对' })
  await file.waitFor()
  expect(readdirSync(join(bureau.folder, 'backups')).filter((name) => name.endsWith('.zip'))).toHaveLength(1)
  // No passphrase is set here, so it does not leave the house.
  expect(await file.getByRole('button', { name: '下载' }).count()).toBe(0)
  await page.getByRole('link', { name: '逐表核对的结果，可以打印' }).last().click()
  await page.getByRole('heading', { name: '逐表核对结果' }).waitFor()
  // Titles that stay in place are a table of their own; on paper it would not fit the rows.
  const apart = page.locator('.data .ant-table-header')
  expect(await apart.count()).toBe(1)
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await apart.count()).toBe(0)
  expect(await page.locator('.data thead th').allInnerTexts()).toContain('备份行数')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await apart.waitFor()
  const paper = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载Word' }).click()
  const saved = await paper
  expect(saved.suggestedFilename()).toContain('备份恢复演练记录.docx')
  // A browser that is closed while it still writes a download may never answer.
  expect(statSync(await saved.path()).size).toBeGreaterThan(0)
  await page.context().close()
})

test('nobody else finds the page, on a phone neither', async () => {
  const page = await bureau.signIn('xuqingru', PHONE)
  await page.goto(`${bureau.address}/backups`)
  await page.getByRole('heading', { name: '没有权限' }).waitFor()
  expect(await page.getByText('立即备份').count()).toBe(0)
  await page.context().close()
})
