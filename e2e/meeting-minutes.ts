import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { unpacked } from '../src/testing/unpacked.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What the clerk does with the minutes of a closed meeting: decisions, tasks, number, lock. */
export async function writeUp(clerk: Page, number: string): Promise<void> {
  // Drafts are there already; the clerk makes the first more exact and keeps the other.
  await clerk.getByLabel('决定内容').first().fill('会议同意采购非遗展演灯光音响设备，由文化馆按程序组织实施。')
  // While a button works, its icon is part of its name; so the name is looked for in part.
  const save = clerk.getByRole('button', { name: '保存决定内容' })
  for (const left of [1, 0]) {
    await save.first().click()
    await expect.poll(() => save.count()).toBe(left)
  }
  await giveTask(clerk, '采购非遗展演灯光音响设备', '沈砚秋')
  await giveTask(clerk, '田野任办公室副主任', '许清如')
  await clerk.getByLabel('纪要文号').fill(number)
  await button(clerk, '保存').click()
  await clerk.getByText('已保存。').first().waitFor()
  await button(clerk, '定稿归档').click()
  await clerk.getByRole('dialog').getByRole('button', { name: '定稿归档' }).click()
}

async function giveTask(clerk: Page, title: string, owner: string): Promise<void> {
  await button(clerk, `给“${title}”增加任务`).click()
  const form = clerk.getByRole('dialog')
  await form.getByLabel('责任人').fill(owner)
  // The people are fetched once the form is open; before they are there, nobody can be chosen.
  await clerk.locator('.ant-select-item-option', { hasText: owner }).first().click()
  await form.getByLabel('完成期限').fill('2027-03-31')
  await button(clerk, '增加').click()
  await form.waitFor({ state: 'detached' })
}

/** The text of a paper as Word would open it, downloaded through the menu. */
export async function paperText(clerk: Page, name: string): Promise<string> {
  await button(clerk, '下载文稿').click()
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('menuitem', { name, exact: true }).click(),
  ])
  const xml = String(await unpacked(await readFile(await download.path()), 'word/document.xml'))
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}
