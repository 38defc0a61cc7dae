import ExcelJS from '@protobi/exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, emptyFields, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau
let clerk: Page
let own: string

type Line = { days: number; hours: number; requirements: { missing: string }[] }
type Archive = { line: Line; records: { hours: number; isRecognised: boolean }[] }
type Person = { id: string; name: string; sectionName: string }

const ask = <T>(on: Page, path: string): Promise<T> =>
  on.evaluate(async (where) => (await fetch(`/api${where}`)).json(), path) as Promise<T>

const hoursOf = async (personId: string): Promise<number> =>
  (await ask<Archive>(clerk, `/training/archives/${personId}`)).line.hours

const day = `${new Date(Date.now() + 8 * 3600_000).getUTCFullYear()}-01-01`

const HEAD = ['姓名', '课程名称', '完成时间', '学时', '积分']
async function workbook(rows: (string | number)[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  book.addWorksheet('学时').addRows([['2026年学时明细'], HEAD, ...rows])
  return Buffer.from(await book.xlsx.writeBuffer())
}
const csv = (rows: (string | number)[][]) => Buffer.from([HEAD, ...rows].map((row) => row.join(',')).join('\r\n'))

beforeAll(async () => {
  bureau = await openBureau()
})
afterAll(() => bureau?.close())

test('a cadre sees on the phone what is missing, why, by which article, and which records count', async () => {
  const page = await bureau.signIn('yanruyu', PHONE)
  await page.goto(`${bureau.address}/learning`)
  await page.getByRole('heading', { name: '培训记录' }).waitFor()
  await settled(page)
  own = (await ask<{ personId: string }>(page, '/me')).personId
  const { line, records: all } = await ask<Archive>(page, `/training/archives/${own}`)
  const counted = all.filter(({ isRecognised }) => isRecognised)
  const [main] = line.requirements
  const section = page.locator('section', { has: page.getByRole('heading', { name: /年完成情况/ }) })
  const said = await section.innerText()
  expect(main!.missing).not.toBe('')
  expect(said).toContain(`年度培训量　还差${main!.missing}`)
  expect(said).toContain(`已有${line.days}天、${line.hours}学时`)
  expect(said).toContain('依据：《事业单位工作人员培训规定》年度培训')
  const records = page.locator('section', { has: page.getByRole('heading', { name: '培训记录' }) })
  const shown = await records.locator('.cards > li').allInnerTexts()
  expect(shown.filter((text) => /计入\s+计入/.test(text)).length).toBe(counted.length)
  expect(counted.reduce((sum, { hours }) => sum + hours, 0)).toBe(line.hours)
  await section.getByRole('link', { name: /^《事业单位/ }).click()
  await page.waitForURL(/\/rules\/px-institution$/)
  await page.getByText('事业单位工作人员培训规定').first().waitFor()
  await page.context().close()
})

/** Chooses a file as the clerk does, looks at what it would do, takes it in. */
async function take(source: string, name: string, buffer: Buffer): Promise<string> {
  await clerk.goto(`${bureau.address}/training/imports`)
  await clerk.getByLabel('清单来源').click()
  await clerk.locator('.ant-select-item-option', { hasText: source }).click()
  await clerk.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  const told = clerk.getByText(/^共\d+行：/)
  await told.waitFor()
  const text = await told.innerText()
  await clerk.getByRole('button', { name: /^导入\d+行$/ }).click()
  await clerk.getByText('已导入。').waitFor()
  await settled(clerk)
  return text
}

test('the clerk takes in two lists that overlap, settles the doubts, and takes one back', async () => {
  clerk = await bureau.signIn('xuqingru')
  await clerk.goto(`${bureau.address}/training/activities/new`)
  await clerk.getByText('还没有选人。').waitFor()
  expect(await emptyFields(clerk)).toEqual(['培训名称', '主讲人', '培训地点', '对应的计划项目', '主要内容'])
  const { rows } = await ask<{ rows: Person[] }>(clerk, '/training/people')
  const idOf = (name: string) => rows.find((one) => one.name === name)!.id
  const [fang] = rows.filter(({ name }) => name === '王芳')
  const people = { chen: idOf('陈堃'), yan: own, zhou: idOf('周䶮'), fang: fang!.id }
  const sums = async () => {
    const found = Object.entries(people).map(async ([key, id]) => [key, await hoursOf(id)] as const)
    return Object.fromEntries(await Promise.all(found))
  }
  const before = await sums()
  const grown = async () => {
    const now = await sums()
    return Object.fromEntries(Object.entries(now).map(([key, hours]) => [key, hours - before[key]!]))
  }

  const network = [
    ['陈堃', '文物普查方法', day, 6, 100],
    ['严如玉', '文物普查方法', day, 6, 90],
    ['周䶮', '文物普查方法', day, 6, 80],
    ['王芳', '文物普查方法', day, 4, 70],
  ]
  expect(await take('干部网络学院', '网络学院.xlsx', await workbook(network))).toBe(
    '共4行：对上人的3行，需要确认的1行；其中0行与已有的或者本清单里的重复，只计一次。',
  )
  expect(await grown()).toEqual({ chen: 6, yan: 6, zhou: 6, fang: 0 })

  // Two people of one name: the list does not say which, so the clerk does.
  await clerk.goto(`${bureau.address}/training/doubts`)
  const namesakes = clerk.locator('section', { has: clerk.getByRole('heading', { name: '王芳：有同名的人' }) })
  await namesakes.getByLabel('王芳是哪一位').click()
  await clerk.locator('.ant-select-item-option', { hasText: fang!.sectionName }).click()
  await namesakes.getByRole('button', { name: '计入这个人（1行）' }).click()
  await namesakes.waitFor({ state: 'detached' })
  expect(await grown()).toEqual({ chen: 6, yan: 6, zhou: 6, fang: 4 })

  const app = [
    ['陈堃', '《文物普查方法》', day, 6, 30],
    ['严如玉', '文物普查方法', day, 5, 20],
    ['周䶮', '讲解词写作', day, 3, 10],
  ]
  expect(await take('学习平台', '学习平台.csv', csv(app))).toContain('其中2行与已有的')
  expect(await grown()).toEqual({ chen: 6, yan: 6, zhou: 9, fang: 4 })

  // The two lists do not agree on one course: the first counts until the clerk says otherwise.
  await clerk.goto(`${bureau.address}/training/doubts`)
  await clerk.getByRole('button', { name: /严如玉以学习平台.*为准/ }).click()
  await expect.poll(grown).toEqual({ chen: 6, yan: 5, zhou: 9, fang: 4 })

  await clerk.goto(`${bureau.address}/training/imports`)
  const row = clerk.locator('tr', { hasText: '学习平台.csv' })
  await row.getByRole('button', { name: '撤销' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await row.getByText('已撤销').waitFor()
  expect(await grown()).toEqual({ chen: 6, yan: 6, zhou: 6, fang: 4 })
})
