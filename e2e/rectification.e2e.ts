import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpacked } from '../src/testing/unpacked.ts'
import { type Bureau, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau

beforeAll(async () => {
  bureau = await openBureau()
})

afterAll(() => bureau.close())

const TITLE = '少儿阅览区灯光偏暗'

async function filled(page: Page, act: string, label: string, text: string, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: act, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(label).fill(text)
  await dialog.getByRole('button', { name: button }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Enters the problem as the office does, through the same interface its page uses. */
const entered = (clerk: Page) =>
  clerk.evaluate(async (title) => {
    const json = async (path: string) => (await fetch(path)).json()
    const { sections } = (await json('/api/sections')) as { sections: { id: string; name: string }[] }
    const day = (ahead: number) => new Date(Date.now() + (8 + ahead * 24) * 3600_000).toISOString().slice(0, 10)
    const body = {
      ...{ title, kind: 'theory', leadSectionId: sections.find(({ name }) => name === '图书馆')!.id },
      ...{ foundOn: day(-1), dueOn: day(30), originKind: 'duty-check', originLabel: '开放服务督查' },
    }
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/rectification/problems', { method: 'POST', headers, body: JSON.stringify(body) })
    return ((await answer.json()) as { id: string }).id
  }, TITLE)

test('a section head answers, the owner puts right, another person verifies, the ledger prints', async () => {
  const clerk = await bureau.signIn('gaoyi')
  const id = await entered(clerk)
  const at = `${bureau.address}/problems/${id}`

  const head = await bureau.signIn('gunanqiao', PHONE)
  await head.goto(at)
  await head.getByText('下一步：请定责任人和整改时限').waitFor()
  await head.getByRole('button', { name: '分派', exact: true }).click()
  await head.getByLabel('责任人', { exact: true }).click()
  await head.keyboard.type('gunanqiao')
  await head.getByText('顾南乔　图书馆').first().click()
  await head.getByRole('button', { name: /^确\s?定$/ }).click()
  await head.getByRole('dialog').waitFor({ state: 'hidden' })
  await filled(head, '增加措施', '整改措施', '更换阅览区灯具并检测照度', /^增\s?加$/)
  await head.getByLabel('选择佐证文件').setInputFiles({
    ...{ name: '照度检测报告.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('三百勒克斯') },
  })
  await head.getByRole('button', { name: '照度检测报告.docx' }).waitFor()
  await settled(head)
  await filled(head, '报完成', '完成情况', '灯具已经更换，照度达标', '报完成')
  await head.getByText('待核实').first().waitFor()
  expect(await head.getByRole('button', { name: '核实', exact: true }).count()).toBe(0)

  await clerk.goto(at)
  await filled(clerk, '核实', '核实意见', '看过检测报告，现场也看了', /^确\s?定$/)
  await clerk.getByText('已销号').first().waitFor()
  await clerk.goto(`${bureau.address}/problems?search=${encodeURIComponent(TITLE)}`)
  await settled(clerk)
  const saving = clerk.waitForEvent('download')
  await clerk.getByRole('button', { name: /^导\s?出$/ }).click()
  await clerk.getByText('问题整改台账（Word）').click()
  const file = await (await saving).path()
  const text = String(await unpacked(await readFile(file), 'word/document.xml')).replace(/<[^>]+>/g, '')
  expect(text).toContain(TITLE)
  expect(text).toContain('照度检测报告.docx')
  expect(text).toContain('已完成')
})
