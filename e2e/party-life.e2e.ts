import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bureau, emptyFields, openBureau, PHONE, settled } from './bureau.ts'

let bureau: Bureau
/** what the secretary had to do */
const effort = { fields: 0, taps: 0, characters: 0 }
const TITLE = '学习党员教育管理条例'
const CONTENT = '学习条例第四章，对照检查本支部学习计划，议定三项改进。'
let meeting = ''

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

const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)

async function tap(what: Locator): Promise<void> {
  effort.taps += 1
  await what.click()
}

async function write(field: Locator, text: string): Promise<void> {
  await tap(field)
  effort.fields += 1
  effort.characters += [...text].length
  await field.fill(text)
}

beforeAll(async () => {
  bureau = await openBureau()
  // A leader of the branch is out on a research trip today.
  const clerk = await bureau.signIn('gaoyi')
  const { rows } = await ask<{ rows: { id: string }[] }>(clerk, 'GET', '/people?search=shenyanqiu')
  const leaderId = rows[0]!.id
  const span = { fromOn: today(), untilOn: today() }
  const { id: placeId } = await ask<{ id: string }>(clerk, 'POST', '/research/places', {
    ...{ title: '石门坳乡', kind: 'town' },
  })
  const { id: planId } = await ask<{ id: string }>(clerk, 'POST', '/research/plans', {
    ...{ theme: '山区公共文化点位', question: '山区的文化点位有没有人用', leaderId, ...span },
    ...{ placeIds: [placeId], memberIds: [leaderId] },
  })
  const visits = [{ placeId, onDay: today() }]
  await ask(clerk, 'POST', '/research/trips', { planId, ...span, memberIds: [leaderId], visits, crowdReason: '' })
  await clerk.context().close()
})
afterAll(() => bureau?.close())

test('a branch secretary writes down a theme day on the phone; what is known is there already', async () => {
  const page = await bureau.signIn('xuqingru', PHONE)
  await tap(page.getByRole('button', { name: '菜单' }))
  await tap(page.getByRole('dialog').getByText('组织生活', { exact: true }))
  await tap(page.getByRole('link', { name: '记录组织生活' }))
  const known = page.locator('.party-known summary')
  await known.getByText('三楼会议室').waitFor()
  const [, month, day] = today().split('-').map(Number)
  const said = await known.innerText()
  expect(said).toContain('机关第一党支部　主题党日')
  expect(said).toContain(`${month}月${day}日 15:00`)
  expect(said).toMatch(/应到\d+人，其中有表决权\d+人/)
  const people = page.getByRole('group', { name: /没有到会的人/ })
  expect(await people.getByRole('button', { name: '沈砚秋' }).getAttribute('aria-pressed')).toBe('true')
  expect(await page.getByLabel('沈砚秋的原因').inputValue()).toBe('下乡调研')

  expect(await emptyFields(page)).toEqual(['主题', '内容', '决定事项', '讲课人'])

  await write(page.getByLabel('主题', { exact: true }), TITLE)
  await write(page.getByLabel('内容', { exact: true }), CONTENT)
  await tap(people.getByRole('button', { name: '郑书瑶' }))
  await tap(page.getByLabel('郑书瑶的原因'))
  effort.fields += 1
  await tap(page.locator('.ant-select-item-option', { hasText: '业务培训' }))
  await settled(page)
  await tap(page.getByRole('button', { name: '已经召开，送审' }))
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  meeting = new URL(page.url()).pathname
  const record = await page.locator('main').innerText()
  expect(record).toContain('三楼会议室')
  expect(record).toContain('沈砚秋：请假，下乡调研')
  expect(record).toContain('郑书瑶：请假，业务培训')

  // The guide says these numbers; three seconds a tap and one a character are a slow hand.
  expect(effort).toEqual({ fields: 3, taps: 9, characters: 37 })
  expect(effort.taps * 3 + effort.characters).toBeLessThan(120)
  await page.context().close()
})

test('the organisation’s year shows it, and so does the study of those who were there', async () => {
  const page = await bureau.signIn('xuqingru', PHONE)
  await page.goto(`${bureau.address}/party-life/matrix`)
  await page.locator(`a[href="${meeting}"]`).first().waitFor()
  await page.context().close()
  const recordsOf = async (username: string) => {
    const own = await bureau.signIn(username, PHONE)
    await own.goto(`${bureau.address}/learning`)
    await own.getByRole('link', { name: '学习日程' }).waitFor()
    await settled(own)
    const records = own.locator('section', { has: own.getByRole('heading', { name: '培训记录' }) })
    const text = await records.innerText()
    await own.context().close()
    return text
  }
  const [present, away] = await Promise.all([recordsOf('caoyingxue'), recordsOf('zhengshuyao')])
  expect(present).toMatch(new RegExp(`主题党日：${TITLE}[\\s\\S]*?${today()}[\\s\\S]*?2`))
  expect(away).not.toContain(TITLE)
})

test('people sign on the spot with one tap; the record opens with who was there', async () => {
  const secretary = await bureau.signIn('xuqingru')
  await secretary.goto(`${bureau.address}/party-life/new`)
  await secretary.locator('.party-known summary').getByText('三楼会议室').waitFor()
  await secretary.getByLabel('主题', { exact: true }).fill('签到的一次')
  await secretary.getByRole('button', { name: '还没有召开，先安排' }).click()
  await secretary.getByRole('heading', { level: 1, name: '签到的一次' }).waitFor()
  const record = new URL(secretary.url()).pathname
  await secretary.getByRole('button', { name: '现场签到' }).click()
  const digits = secretary.locator('.sign-digits')
  await digits.waitFor()
  const code = (await digits.innerText()).replace(' ', '')
  const scanned = `${new URL(secretary.url()).pathname.replace('/board', '')}?c=${code}`

  const member = await bureau.signIn('caoyingxue', PHONE)
  await member.goto(bureau.address + scanned)
  await member.getByRole('button', { name: '曹映雪，我到了' }).click()
  await member.getByText('曹映雪，已签到').waitFor()
  await secretary.getByText(/已签到1人/).waitFor()
  await secretary.locator('.sign-list summary').click()
  await secretary.getByRole('button', { name: '登记郑书瑶到场' }).click()
  await secretary.getByText('许清如代登记').waitFor()

  await secretary.goto(`${bureau.address}${record}/edit`)
  const people = secretary.getByRole('group', { name: /没有到会的人/ })
  const isAway = (name: string) => people.getByRole('button', { name }).getAttribute('aria-pressed')
  await expect.poll(() => isAway('丁鹤鸣')).toBe('true')
  expect([await isAway('曹映雪'), await isAway('郑书瑶')]).toEqual(['false', 'false'])
  expect(await secretary.getByLabel('丁鹤鸣的原因').inputValue()).toBe('没有签到')
  expect(await secretary.getByLabel('沈砚秋的原因').inputValue()).toBe('下乡调研')
})
