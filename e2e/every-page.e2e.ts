import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits } from '../src/app/web/limits.ts'
import { MOST_SCRIPT } from '../tools/trials/first-page.trial.ts'
import { type Bureau, DESKTOP, openBureau, PHONE, settled } from './bureau.ts'
import { measureFirstPage } from './first-page.ts'
import { listen, markupOf, plantMarkup } from './hostile-text.ts'

let bureau: Bureau

beforeAll(async () => {
  bureau = await openBureau()
})

afterAll(() => bureau.close())

/** Every page of the menu and those reached from them, by who uses them. */
const PAGES: Record<string, string[]> = {
  xuqingru: [
    '/',
    '/people',
    '/people/{person}',
    '/people/{person}/edit',
    '/people/new',
    '/import',
    '/proposals',
    '/establishment',
    '/checkup',
    '/checkup/ahead',
    '/checkup/runs',
    '/checkup/over-time',
    '/checkup/people/{person}',
    '/rules',
    '/rules/zj-min-years',
    '/rules/instruments',
    '/rules/local',
    '/calendar',
    '/training',
    '/training/people/{person}',
    '/training/activities',
    '/training/activities/new',
    '/training/imports',
    '/training/doubts',
    '/training/speakers',
    '/training/speakers/unnamed',
    '/training/speakers/{speaker}',
    '/training/plans',
    '/training/plans/{year}',
    '/training/plans/{year}/items/new',
    '/training/plans/{year}/items/{item}',
    '/training/plans/{year}/items/{item}/edit',
    '/training/plans/{year}/paste',
    '/learning/uses',
  ],
  chenkun: [
    '/agenda',
    '/learning',
    '/learning/uses',
    '/learning/reflections',
    '/learning/evaluations',
    '/learning/evaluations/{evaluation}',
    '/sign-in',
    '/',
    '/me/dossier',
    '/me/dossier/correction',
    '/me/standing',
    '/account',
    '/about',
  ],
  qinmuchuan: [
    '/',
    '/agenda?scope=wide',
    '/agenda?scope=wide&view=week',
    '/people',
    '/people/{person}',
    '/establishment',
    '/structure',
    '/structure/headcount',
    '/structure/retirements',
    '/structure/snapshots',
    '/what-if',
    '/topics',
    '/topics/new',
    '/meetings',
    '/decisions/tasks',
    '/decisions/escaped',
    '/decisions/statistics',
    '/decisions/own',
    '/party-group',
    '/interests',
    '/portfolio',
    '/voices',
    '/voices/statistics',
    '/ratings',
    '/surveys',
    '/satisfaction',
    '/satisfaction/suspicions',
    '/public-door',
    '/public-door/posters',
    '/public-door/queue',
  ],
  gaoyi: [
    '/voices',
    '/voices/new',
    '/voices/batch',
    '/voices/call-backs',
    '/voices/{voice}',
    '/surveys',
    '/surveys/new',
    '/satisfaction',
    '/satisfaction/suspicions',
    '/problems',
    '/problems/new',
    '/problems/batch',
    '/problems/statistics',
    '/research',
    '/research/plans/new',
    '/research/plans/{plan}',
    '/research/trips/new?plan={plan}',
    '/research/trips/{trip}',
    '/research/advice',
    '/research/helps',
    '/research/ideas',
    '/research/coverage',
    '/research/days',
    '/research/places',
    '/research/field',
    '/learning/time',
    '/reports',
    '/reports/{report}',
    '/reports/promises',
    '/reports/outlines/annual',
  ],
  xiechanggeng: ['/conduct-reports', '/voices/call-backs'],
  songyuhe: [
    '/party-life',
    '/party-life/new',
    '/party-life/matrix',
    '/party-life/make-ups',
    '/party-life/organisations',
    '/party-life/organisations/{committee}',
    '/sign-in/{sign}',
    '/sign-in/{sign}/board',
  ],
  mengfanxing: ['/people', '/problems', '/problems/own'],
  xitong: ['/', '/accounts', '/accounts/batch', '/account', '/about', '/backups', '/backups/drills/{drill}'],
  anquan: ['/', '/accounts'],
  shenji: ['/', '/audit', '/audit/head'],
}

const cases = Object.entries(PAGES).flatMap(([username, paths]) =>
  [DESKTOP, PHONE].map((viewport) => ({ username, paths, viewport, width: viewport.width })),
)

// Both widths at once: a page spends most of its time waiting.
test.concurrent.for(cases)(
  'no serious fault and no sideways scroll for $username at $width px',
  { timeout: 300_000 },
  async ({ username, paths, viewport }, { expect }) => {
    const page = await bureau.signIn(username, viewport)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
    for (const path of paths) {
      await follow(page, await filled(page, path))
      faults.push(...(await faultsOf(page, path)))
    }
    expect(faults).toEqual([])
    await page.context().close()
  },
)

test.each([DESKTOP, PHONE])('the sign-in page at $width px', async (viewport) => {
  const context = await bureau.browser.newContext({ viewport, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(bureau.address)
  await page.getByLabel('用户名').waitFor()
  expect(await page.locator('body').innerText()).toContain('严禁存储、处理、传输国家秘密')
  expect(await faultsOf(page, 'sign-in')).toEqual([])
  await context.close()
})

test.each([DESKTOP, PHONE])('everybody finds what the program does not do, at $width px', async (viewport) => {
  const page = await bureau.signIn('chenkun', viewport)
  if (viewport === PHONE) await page.getByRole('button', { name: '菜单' }).click()
  await page.getByRole('link', { name: '关于本系统' }).click()
  await page.getByRole('heading', { level: 1, name: '关于本系统' }).waitFor()
  await page.getByText(/^头雁 \d+\.\d+\.\d+，/).waitFor()
  const text = await page.locator('main').innerText()
  for (const { title, items } of limits) for (const words of [title, ...items]) expect(text).toContain(words)
  await page.context().close()
})

test('the first page asks for no more script than a slow line can bear', async () => {
  const { script } = await measureFirstPage(bureau.browser, bureau.address, false)
  expect(script).toBeGreaterThan(50_000)
  expect(script).toBeLessThan(MOST_SCRIPT)
})

/** Every page once, by the first who has it. */
const once = Object.entries(PAGES).map(([username, paths], index, all) => {
  const earlier = new Set(all.slice(0, index).flatMap(([, others]) => others))
  return { username, paths: paths.filter((path) => !earlier.has(path)) }
})

// Last: everything that was written is another text afterwards.
test('markup in every field that was ever written stays text on every page', { timeout: 300_000 }, async () => {
  expect(await plantMarkup(bureau)).toBeGreaterThan(200)
  const faults: string[] = []
  const shown = await Promise.all(
    once.map(async ({ username, paths }) => {
      const page = await bureau.signIn(username)
      await listen(page, faults)
      let count = 0
      for (const path of paths) {
        await follow(page, await filled(page, path))
        const found = await markupOf(page)
        faults.push(...found.made.map((element) => `${path}: ${element}`))
        if (found.shown) count += 1
      }
      await page.context().close()
      return count
    }),
  )
  expect(faults).toEqual([])
  expect(shown.reduce((sum, count) => sum + count)).toBeGreaterThan(60)
})

/** Goes to an address of the program as its own links do, without loading the program again. */
async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await settled(page, 120)
}

async function filled(page: Page, path: string): Promise<string> {
  if (path.includes('{voice}')) return path.replace('{voice}', await someVoice(page))
  if (path.includes('{sign}')) return path.replace('{sign}', await someSignIn(page))
  if (path.includes('{report}')) return path.replace('{report}', await someReport(page))
  if (path.includes('{drill}')) return path.replace('{drill}', await someDrill(page))
  if (path.includes('{committee}')) return path.replace('{committee}', await theCommittee(page))
  if (path.includes('{speaker}')) return path.replace('{speaker}', await someSpeaker(page))
  if (path.includes('{evaluation}')) return path.replace('{evaluation}', await someEvaluation(page))
  if (path.includes('{year}')) return somePlan(page, path)
  if (path.includes('{person}')) return path.replace('{person}', await somebody(page))
  if (!/\{(plan|trip)\}/.test(path)) return path
  const known = await someResearch(page)
  return path.replace(/\{(plan|trip)\}/g, (_, name: string) => known[name] ?? 'none')
}

/** An opinion with a contact, entered as the clerk does; the same text again is folded into it. */
async function someVoice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const receivedOn = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
    const said = { sourceKind: 'public', channel: 'letter', kind: 'suggestion', text: '文化馆的夜校再多开几个班' }
    const rows = [{ ...said, receivedOn, contactName: '吴女士' }]
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch('/api/voices', { method: 'POST', headers, body: JSON.stringify({ rows }) })
    return ((await answer.json()) as { ids: string[] }).ids[0]!
  })
}

/** A sign-in of a meeting planned for today, opened as the party clerk does. */
async function someSignIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const heldOn = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)
    const { rows } = await (await fetch('/api/party-life/organisations')).json()
    const organisationId = rows.find((one: { kind: string }) => one.kind === 'branch').id
    const meeting = {
      ...{
        organisationId,
        kind: 'theme-day',
        also: [],
        title: '今天的签到',
        heldOn,
        startsAt: '15:00',
        place: '会议室',
      },
      ...{ hostId: null, recorderId: null, lecturerId: null, hours: 2, days: 0, content: '', decisions: '' },
      ...{ forYear: null, isApproved: false, grades: null, absences: [], isHeld: false, isAnother: true },
    }
    const headers = { 'content-type': 'application/json' }
    const send = async (path: string, body: object) =>
      (await fetch(`/api/party-life/${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json()
    const { id } = await send('meetings', meeting)
    return (await send(`meetings/${id}/sign-in`, {})).id as string
  })
}

/** The drill of the last quarter. */
async function someDrill(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { rows } = await (await fetch('/api/backups/runs?kind=drill')).json()
    return rows[0].id as string
  })
}

/** The committee with the approval of its size. */
async function theCommittee(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { rows } = await (await fetch('/api/party-life/organisations')).json()
    return rows.find((one: { kind: string }) => one.kind === 'committee').id as string
  })
}

async function somebody(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = await (await fetch('/api/people?search=shenyanqiu')).json()
    return (answer.rows?.[0]?.id ?? 'none') as string
  })
}

/** A speaker whose lessons were evaluated. */
async function someSpeaker(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { rows } = await (await fetch('/api/speakers?sort=lastOn&order=desc&side=outside')).json()
    return rows[0].id as string
  })
}

/** A training that whoever is signed in may evaluate. */
async function someEvaluation(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const { rows } = await (await fetch('/api/evaluations')).json()
    return rows[0].activityId as string
  })
}

/** The path with this year and an item of its training plan. */
async function somePlan(page: Page, path: string): Promise<string> {
  const { year, item } = await page.evaluate(async () => {
    const { rows } = await (await fetch('/api/training/plans')).json()
    const { itemList } = await (await fetch(`/api/training/plans/${rows[0].year}`)).json()
    return { year: String(rows[0].year), item: itemList.at(-1).id as string }
  })
  return path.replace('{year}', year).replace('{item}', item)
}

/** The report of this year; the width that comes second finds it begun. */
async function someReport(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const year = new Date(Date.now() + 8 * 3600_000).getUTCFullYear()
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ kind: 'annual', year, personId: null })
    // An answer that nobody reads to its end counts as one that is still coming.
    await (await fetch('/api/reports', { method: 'POST', headers, body })).text()
    const { rows } = await (await fetch(`/api/reports?year=${year}`)).json()
    return rows[0].id as string
  })
}

/** A plan of research with notes, and its first trip. */
async function someResearch(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const { rows } = await (await fetch('/api/research/plans')).json()
    const plan = rows.at(-1).id as string
    const { tripLines } = await (await fetch(`/api/research/plans/${plan}`)).json()
    return { plan, trip: tripLines.at(-1).id as string }
  })
}

async function faultsOf(page: Page, path: string): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await shortened(page, true)
  const { violations } = await new AxeBuilder({ page })
    // Looking into style sheets writes styles of its own, and no rule that is asked here needs it.
    .options({ resultTypes: ['violations'], preload: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  await shortened(page, false)
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return [
    ...serious.map(
      ({ id, nodes }) =>
        `${path}: ${id} ${nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(' | ')}`,
    ),
    ...(wide > 0 ? [`${path}: ${wide} px wider than the screen`] : []),
  ]
}

/** The rows of a long list are drawn by the same code: the first ten stand for them, the rest is three minutes. */
async function shortened(page: Page, isShort: boolean): Promise<void> {
  await page.evaluate((short) => {
    const rest = 'main tbody > tr:nth-child(n+11), main ul > li:nth-child(n+11), main ol > li:nth-child(n+11)'
    const sheet = new CSSStyleSheet()
    // The mark over a page is a picture, behind which contrast cannot be measured.
    sheet.replaceSync(`:is(${rest}), .watermark { display: none !important }`)
    document.adoptedStyleSheets = short ? [sheet] : []
  }, isShort)
}
