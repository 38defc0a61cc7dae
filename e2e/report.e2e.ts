import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpacked } from '../src/testing/unpacked.ts'
import { type Bureau, openBureau, settled } from './bureau.ts'

let bureau: Bureau
let clerk: Page
let principal: Page
let address: string
let id: string

const YEAR = Number(new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 4))
const COMMENT = '这一节请写清楚没有召开党组会议的月份'

type Part = string | { figure: string; value: string }
type Shown = {
  state: string
  hash: string
  document: { sections: { id: string; paragraphs: Part[][] }[] }
  flags: { kind: string; text: string }[]
  accepted: string[]
}

const ask = <T>(on: Page, path: string): Promise<T> =>
  on.evaluate(async (where) => {
    const answer = await fetch(`/api${where}`)
    if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }, path)
const shown = () => ask<Shown>(clerk, `/reports/${id}`)
const press = (on: Page, name: string | RegExp) => on.getByRole('button', { name, exact: true }).click()

beforeAll(async () => {
  bureau = await openBureau()
  ;[clerk, principal] = await Promise.all([bureau.signIn('gaoyi'), bureau.signIn('qinmuchuan')])
  for (const page of [clerk, principal]) page.setDefaultTimeout(10_000)
})
afterAll(() => bureau?.close())

test('the clerk begins the annual report and sees what has no record', async () => {
  await clerk.goto(`${bureau.address}/reports`)
  await clerk.getByRole('button', { name: '起草报告' }).first().click()
  await press(clerk, '按记录起草')
  await clerk.waitForURL(/\/reports\/[0-9a-f-]{36}$/)
  address = clerk.url()
  id = address.split('/').at(-1)!
  await clerk.getByText(/核对清单（\d+条）/).waitFor()
  await clerk.getByRole('heading', { name: /没有记录的内容（\d+）/ }).waitFor()
  expect((await shown()).flags).toEqual([])
  await clerk
    .getByRole('button', { name: /在职干部职工.*查看记录/ })
    .first()
    .click()
  await clerk.getByText('在职的人。').waitFor()
  await clerk.keyboard.press('Escape')
  await clerk.getByRole('dialog').waitFor({ state: 'hidden' })
})

test('a typed number is underlined while it is typed and listed; a figure put in from the records is not', async () => {
  await press(clerk, '修改正文')
  const place = clerk.getByRole('textbox', { name: /坚持标准加强干部选拔任用工作：一段/ })
  await toEnd(place)
  await clerk.keyboard.type('其中女干部7人。')
  await expect.poll(() => underlined('report-number')).toEqual(['7'])
  await press(clerk, '保存')
  await clerk.getByText('第2版').first().waitFor()
  await clerk.getByRole('heading', { name: '手写的数字（1）' }).waitFor()
  expect(await clerk.locator('mark.unsupported-number').allInnerTexts()).toEqual(['7'])

  await press(clerk, '修改正文')
  await toEnd(place)
  for (const _ of '7人。') await clerk.keyboard.press('Backspace')
  await expect.poll(() => underlined('report-number')).toEqual([])
  await clerk.getByRole('button', { name: '插入数据' }).click()
  await clerk
    .getByRole('button', { name: /^女干部职工/ })
    .first()
    .click()
  await clerk.getByRole('dialog').waitFor({ state: 'hidden' })
  await clerk.keyboard.type('人。')
  await press(clerk, '保存')
  await clerk.getByText('第3版').first().waitFor()
  const { document, flags } = await shown()
  const parts = document.sections.find((one) => one.id === 'selection')!.paragraphs[0]!
  expect(parts.slice(-3)).toEqual([
    expect.stringMatching(/其中女干部$/),
    expect.objectContaining({ figure: 'people.women' }),
    '人。',
  ])
  expect(flags).toEqual([])
  await press(clerk, '送审')
  await expect.poll(async () => (await shown()).state).toBe('review')
})

test('the principal comments and returns, the clerk settles and submits again', async () => {
  await principal.goto(address)
  await press(principal, '提意见')
  const dialog = principal.getByRole('dialog', { name: '提审核意见' })
  await dialog.getByLabel('审核意见').fill(COMMENT)
  await dialog
    .getByRole('button', { name: '提 出' })
    .or(dialog.getByRole('button', { name: '提出' }))
    .click()
  await principal.getByText(COMMENT).first().waitFor()
  await press(principal, '退回修改')
  await expect.poll(async () => (await shown()).state).toBe('draft')

  await clerk.reload()
  await clerk.getByRole('heading', { name: '没有处理的审核意见（1）' }).waitFor()
  await press(clerk, '标为已处理')
  await clerk
    .getByText(/已处理/)
    .first()
    .waitFor()
  await press(clerk, '送审')
  await expect.poll(async () => (await shown()).state).toBe('review')
})

test('who signs takes over each line by name; the text is locked and its hash holds', async () => {
  await principal.reload()
  await press(principal, '签发')
  const dialog = principal.getByRole('dialog', { name: '签发报告' })
  const boxes = dialog.getByRole('checkbox')
  await boxes.first().waitFor()
  const sign = dialog.getByRole('button', { name: /^签\s?发$/ })
  for (const box of await boxes.all()) {
    expect(await sign.isDisabled()).toBe(true)
    await box.check()
  }
  await sign.click()
  await expect.poll(async () => (await shown()).state, { timeout: 10_000 }).toBe('signed')
  expect(await principal.getByRole('button', { name: '修改正文' }).count()).toBe(0)
  await press(principal, '核对校验码')
  await principal.getByText('与签发时一致').waitFor()
  expect((await shown()).accepted.length).toBeGreaterThan(0)
})

test('Word in both editions: figures, sources and hash in one, nobody by name in the other', async () => {
  await clerk.reload()
  const [full, open] = [await downloaded('正式文本'), await downloaded('公开文本')]
  const { document, hash } = await shown()
  const values = document.sections
    .flatMap(({ paragraphs }) => paragraphs.flat())
    .filter((part) => typeof part !== 'string')
  expect(values.filter(({ value }) => !full.includes(value))).toEqual([])
  expect(full.includes('数据来源')).toBe(true)
  expect(full.includes(`校验码：${hash}`)).toBe(true)
  const { rows } = await ask<{ rows: { name: string }[] }>(clerk, '/people?size=200')
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.filter(({ name }) => open.includes(name))).toEqual([])
  expect(open.includes('附件：')).toBe(false)
  expect(open.includes('记录数')).toBe(false)
})

test('without the right to dossiers a figure is seen, its records are not', async () => {
  const reader = await bureau.signIn('songyuhe')
  await reader.goto(address)
  await reader
    .getByRole('button', { name: /在职干部职工.*查看记录/ })
    .first()
    .click()
  await reader.getByText('您没有查看这些记录的权限').waitFor()
  expect(await reader.locator('.figure-records').count()).toBe(0)
  await reader.context().close()
})

test('measures become promises, which are answered one by one', async () => {
  await press(clerk, '措施列为承诺')
  await press(clerk, '列为承诺')
  await clerk.getByText(`已列为${YEAR + 1}年的承诺`).waitFor()
  await clerk.goto(`${bureau.address}/reports/promises?year=${YEAR + 1}`)
  await clerk
    .getByRole('button', { name: /^答\s?复$/ })
    .first()
    .click()
  const dialog = clerk.getByRole('dialog', { name: '答复承诺' })
  await dialog.getByLabel('依据或者原因').fill('补学计划已经排到人，见学习记录')
  await dialog.getByRole('button', { name: /^答\s?复$/ }).click()
  await clerk.getByText('补学计划已经排到人').first().waitFor()
  await clerk.getByText('已兑现').first().waitFor()
})

/** Puts the caret behind the last letter of a paragraph. */
async function toEnd(place: ReturnType<Page['getByRole']>): Promise<void> {
  await place.focus()
  await place.press('ControlOrMeta+End')
}

/** What stands underlined in the editor. */
const underlined = (name: string) =>
  clerk.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map((range) => String(range)), name)

async function downloaded(edition: string): Promise<string> {
  await settled(clerk)
  await press(clerk, '下载Word')
  const [file] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('menuitem', { name: edition }).click(),
  ])
  const xml = String(await unpacked(await readFile(await file.path()), 'word/document.xml'))
  return xml.replace(/<[^>]+>/g, '')
}
