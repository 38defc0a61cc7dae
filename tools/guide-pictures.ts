import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Bureau, openBureau, PHONE, settled } from '../e2e/bureau.ts'

/** Takes the pictures of docs/guide anew from the demo bureau: node bin/tool.mjs tools/guide-pictures.ts */
const IMAGES = join(import.meta.dirname, '../docs/guide/images')
const SAMPLES = join(import.meta.dirname, '../src/testing/samples')
const SCREEN = { width: 1280, height: 800 }
const FILES = ['01_bom_crlf_baseline.lrmx', '03_resume_overlap_wrapped.lrmx', '09_photo_jpeg.lrmx', '11_malformed.lrmx']

mkdirSync(IMAGES, { recursive: true })
const bureau = await openBureau()
try {
  await signInPage(bureau)
  await clerk(bureau)
  await others(bureau)
  await law(bureau)
  await problems(bureau)
  await voices(bureau)
  await report(bureau)
} finally {
  await bureau.close()
}
process.exit(0)

async function shoot(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.screenshot({ path: join(IMAGES, `${name}.png`) })
}

async function signInPage({ browser, address }: Bureau): Promise<void> {
  const context = await browser.newContext({ viewport: SCREEN, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(address)
  await page.getByLabel('用户名').waitFor()
  await shoot(page, 'sign-in')
  await context.close()
}

async function clerk({ signIn, address }: Bureau): Promise<void> {
  const page = await signIn('xuqingru', SCREEN)
  await shoot(page, 'today')
  await page.goto(`${address}/import`)
  await shoot(page, 'import')
  const files = [...FILES, 'roster_dirty.xlsx'].map((name) => join(SAMPLES, name))
  await page.locator('input[type=file]').first().setInputFiles(files)
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await shoot(page, 'preview')
  await page
    .getByRole('button', { name: /确认导入/ })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
  await shoot(page, 'confirm')
  await page.getByRole('dialog').getByRole('button', { name: /导入/ }).click()
  await page
    .getByText(/已导入|导入完成/)
    .first()
    .waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await shoot(page, 'imported')
  await page.goto(`${address}/people`)
  await shoot(page, 'roster')
  await page.goto(`${address}/people/${await idOf(page, 'guchangfeng')}`)
  await shoot(page, 'dossier')
  await page.goto(`${address}/establishment`)
  await shoot(page, 'establishment')
  await page.context().close()
}

async function others({ signIn, address }: Bureau): Promise<void> {
  const cadre = await signIn('chenkun', PHONE)
  await cadre.goto(`${address}/me/dossier`)
  await shoot(cadre, 'own-dossier')
  await cadre.context().close()
  const security = await signIn('anquan', SCREEN)
  await security.goto(`${address}/accounts`)
  await shoot(security, 'accounts')
  await security.context().close()
  const audit = await signIn('shenji', SCREEN)
  await audit.goto(`${address}/audit`)
  await shoot(audit, 'audit')
  await audit.context().close()
}

/** Structure, check-up and rules; Chromium's own date fields follow the language of the machine. */
async function law({ signIn, address }: Bureau): Promise<void> {
  const principal = await signIn('qinmuchuan', SCREEN)
  for (const [path, name] of [
    ['/structure', 'structure'],
    ['/structure/retirements', 'retirements'],
    ['/checkup', 'checkup'],
    ['/rules/zj-excellent-shorten', 'rule'],
  ] as const) {
    await principal.goto(address + path)
    await shoot(principal, name)
  }
  await principal.context().close()
  const cadre = await signIn('chenkun', PHONE)
  await cadre.goto(`${address}/me/standing`)
  await shoot(cadre, 'own-standing')
  await cadre.context().close()
}

async function problems({ signIn, address }: Bureau): Promise<void> {
  const page = await signIn('gaoyi', SCREEN)
  await page.goto(`${address}/problems?mark=changed&state=closed`)
  await page.locator('.row-opens').first().click()
  await page.waitForURL(/\/problems\/[0-9a-f-]{36}/)
  await shoot(page, 'problem')
  await page.context().close()
}

async function voices({ signIn, address }: Bureau): Promise<void> {
  const page = await signIn('gaoyi', SCREEN)
  for (const [path, name] of [
    ['/voices', 'voices'],
    ['/satisfaction', 'satisfaction'],
    ['/satisfaction/suspicions', 'suspicions'],
  ] as const) {
    await page.goto(address + path)
    await shoot(page, name)
  }
  await page.context().close()
}

async function idOf(page: Page, letters: string): Promise<string> {
  return page.evaluate(async (search) => {
    const answer = (await (await fetch(`/api/people?search=${search}`)).json()) as { rows: { id: string }[] }
    return answer.rows[0]?.id ?? ''
  }, letters)
}

async function report({ signIn, address }: Bureau): Promise<void> {
  const page = await signIn('xuqingru', SCREEN)
  await page.goto(`${address}/reports`)
  await page.getByRole('button', { name: '起草报告' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '按记录起草' }).click()
  await page.waitForURL(/\/reports\/[0-9a-f-]{36}/)
  await shoot(page, 'report')
  const chart = page.locator('.report-chart').first()
  await chart.scrollIntoViewIfNeeded()
  await settled(page)
  await chart.screenshot({ path: join(IMAGES, 'report-chart.png') })
  await page.context().close()
}
