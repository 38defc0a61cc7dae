import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { dayOf } from '../../../platform/clock.ts'
import { type PublicationOf, SurveyPublication } from '../schema.ts'
import { lookUp, published, publishedOf, searchAnswered } from '../server/queries/public.ts'
import { codeHash, typedCode } from './code.ts'
import { type Filled, followPage, opinionPage, ratingPage, reportPage } from './forms.ts'
import { addressOf, allPlaces, type Outside, Turned, visitOf } from './outside.ts'
import { type Html, sayIn, type Visit } from './page.ts'
import { ANSWERED_PER_PAGE, answeredPage, answerPage, indexPage, plainPage, startPage, surveyPage } from './pages.ts'
import { readForm } from './reading.ts'
import { formOf, receive } from './receive.ts'

const STATIC = join(import.meta.dirname, 'static')
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; form-action 'self'; " +
  "base-uri 'none'; frame-ancestors 'none'"
const empty: Filled = { values: {}, faults: [] }

/** The pages of the door. `note` hears of what went wrong: a name and a code, never who or what. */
export function makeDoorApp(outside: Outside, note: (what: { name: string; code: string }) => void): Hono {
  const app = new Hono()
  app.use('*', async (http, next) => {
    await next()
    const { headers } = http.res
    headers.set('Content-Security-Policy', POLICY)
    headers.set('X-Content-Type-Options', 'nosniff')
    headers.set('Referrer-Policy', 'no-referrer')
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  })
  for (const [name, type] of [
    ['door.css', 'text/css; charset=utf-8'],
    ['door.js', 'text/javascript; charset=utf-8'],
  ] as const) {
    const text = readFileSync(join(STATIC, name), 'utf8')
    app.get(`/${name}`, (http) =>
      http.body(text, 200, { 'Content-Type': type, 'Cache-Control': 'public, max-age=3600' }),
    )
  }
  reading(app, outside)
  sending(app, outside)
  following(app, outside)
  app.notFound((http) => turned(outside, http, 404))
  app.onError((error, http) => {
    if (error instanceof Turned) return turned(outside, http, error.status)
    const { name, code = '' } = error as Error & { code?: string }
    note({ name, code })
    return turned(outside, http, 503)
  })
  return app
}

/** A page of its own even where the database is away. */
async function turned(outside: Outside, http: Context, status: Turned['status']): Promise<Response> {
  const found = await visitOf(outside, http).catch(() => null)
  const door = { unitName: '群众之声', titleEn: 'Your voice', phone: '', isOpen: false, sealingKey: '' }
  const say = found?.visit.say ?? sayIn('zh')
  const visit: Visit = found?.visit ?? { base: outside.base, language: 'zh', door, place: null, say }
  const texts: Record<Turned['status'], [string, string]> = {
    400: [say('没有收到', 'Not received'), say('提交的内容不完整，请重新填写。', 'Please fill in the form again.')],
    404: [say('没有这一页', 'No such page'), say('网址可能不对，或者已经停用。', 'The address may be out of date.')],
    413: [say('太大了', 'Too large'), say('照片合计太大，请少传几张。', 'Please send fewer photos.')],
    429: [
      say('请稍等', 'Please wait'),
      say('提交得太快，请过十分钟再试。', 'Too many at once; please wait ten minutes.'),
    ],
    503: [
      say('现在不能接收', 'Not available'),
      say('现在暂时不能接收，请过一会儿再来，或者打电话。', 'Please come back later, or call.'),
    ],
  }
  http.status(status)
  return http.html(await plainPage(visit, ...texts[status]))
}

const formPages = { opinion: opinionPage, rate: ratingPage, report: reportPage }

function reading(app: Hono, outside: Outside): void {
  const { db } = outside
  const issued = (http: Context) =>
    outside.challenges.issue(outside.bits + outside.limits.extraBits(addressOf(outside, http)))
  const start = async (http: Context, placeKey?: string) => {
    const { visit, unitId } = await visitOf(outside, http, placeKey)
    if (placeKey && !visit.place) throw new Turned(404)
    const notices = (await publishedOf(db, unitId, 'notice')).map(({ body }) => body)
    const surveys = await openSurveys(outside, unitId)
    return http.html(await startPage(visit, { notices, surveys, today: today(outside) }))
  }
  app.get('/', (http) => start(http))
  app.get('/p/:key', (http) => start(http, http.req.param('key')))
  for (const [path, page] of Object.entries(formPages)) {
    app.get(`/${path}`, async (http) => {
      const { visit, unitId } = await visitOf(outside, http)
      const places = visit.place ? [] : await allPlaces(outside, unitId)
      return http.html(await page({ visit, filled: empty, challenge: issued(http), places }))
    })
  }
  app.get('/follow', async (http) => {
    const { visit } = await visitOf(outside, http)
    return http.html(await followPage({ visit, filled: empty, challenge: issued(http) }))
  })
  app.get('/answered', async (http) => {
    const { visit, unitId } = await visitOf(outside, http)
    const words = (http.req.query('q') ?? '')
      .replace(/[\u0000-\u001f]/g, '')
      .toWellFormed()
      .trim()
      .slice(0, 60)
    const asked = Number(http.req.query('page') ?? 1)
    const page = Number.isInteger(asked) && asked >= 1 && asked <= 1000 ? asked - 1 : 0
    const found = await searchAnswered(db, { unitId, words, page, size: ANSWERED_PER_PAGE })
    return http.html(await answeredPage(visit, { words, page, ...found }))
  })
  app.get('/index', async (http) => {
    const { visit, unitId } = await visitOf(outside, http)
    const bodies = (await publishedOf(db, unitId, 'index')).map(({ body }) => body)
    return http.html(await indexPage(visit, bodies))
  })
  app.get('/survey/:key', async (http) => {
    const { visit, unitId } = await visitOf(outside, http)
    const key = http.req.param('key')
    const survey = await surveyOf(outside, unitId, key)
    return http.html(await surveyPage(visit, { key, survey, challenge: issued(http), filled: empty }))
  })
}

const today = ({ clock }: Outside) => dayOf(clock.now())
type Survey = PublicationOf<'survey'>
const isOpen = (outside: Outside, { closesOn }: Survey) => !closesOn || closesOn >= today(outside)

async function openSurveys(outside: Outside, unitId: string): Promise<{ key: string; survey: Survey }[]> {
  const rows = await publishedOf(outside.db, unitId, 'survey')
  return rows.flatMap(({ key, body }) => {
    const read = SurveyPublication.safeParse(body)
    return read.success && isOpen(outside, read.data) ? [{ key, survey: read.data }] : []
  })
}

async function surveyOf(outside: Outside, unitId: string, key: string): Promise<Survey> {
  if (!/^[a-zA-Z0-9-]{1,80}$/.test(key)) throw new Turned(404)
  const read = SurveyPublication.safeParse(await published(outside.db, unitId, 'survey', key))
  if (!read.success || !isOpen(outside, read.data)) throw new Turned(404)
  return read.data
}

function sending(app: Hono, outside: Outside): void {
  const kinds = { opinion: 'opinion', rate: 'rating', report: 'report' } as const
  for (const [path, kind] of Object.entries(kinds)) {
    const page = formPages[path as keyof typeof formPages]
    app.post(`/${path}`, (http) =>
      receive(outside, http, kind, async (visit, unitId, filled, challenge): Promise<Html> => {
        const places = visit.place ? [] : await allPlaces(outside, unitId)
        return page({ visit, filled, challenge, places })
      }),
    )
  }
  app.post('/survey/:key', async (http) => {
    const { unitId } = await visitOf(outside, http)
    const key = http.req.param('key')
    const survey = await surveyOf(outside, unitId, key)
    return receive(outside, http, { key, survey }, async (visit, _unitId, filled, challenge) =>
      surveyPage(visit, { key, survey, challenge, filled }),
    )
  })
}

function following(app: Hono, outside: Outside): void {
  const { db, limits, challenges, bits } = outside
  app.post('/follow', async (http) => {
    const address = addressOf(outside, http)
    if (limits.isOver('wrongCodes', address)) throw new Turned(429)
    const { visit, unitId } = await visitOf(outside, http)
    const form = await readForm(await formOf(http), ['code'])
    const again = (text: string, status: 400 | 404) => {
      http.status(status)
      const filled: Filled = { values: {}, faults: [{ field: 'code', text }] }
      return followPage({ visit, filled, challenge: challenges.issue(bits) })
    }
    if (limits.codesNeedProof() && challenges.check(form.proof, form.digest).kind !== 'good') {
      const text = visit.say(
        '现在查询的人很多，请再按一次“查询”',
        'Many are looking up codes; please press the button again',
      )
      return http.html(await again(text, 400))
    }
    const code = typedCode(form.values.code?.[0] ?? '')
    const told = await lookUp(db, unitId, codeHash(code))
    if (!told) {
      limits.count('wrongCodes', address)
      const text = visit.say('没有查到，请核对编码', 'Nothing was found; please check the code')
      return http.html(await again(text, 404))
    }
    return http.html(await answerPage(visit, { told, code, challenge: challenges.issue(bits), filled: empty }))
  })
  app.post('/follow-up', async (http) => {
    if (limits.isOver('wrongCodes', addressOf(outside, http))) throw new Turned(429)
    return receive(outside, http, 'follow-up', async (visit, unitId, filled, challenge) => {
      const code = typedCode(filled.values.code?.[0] ?? '')
      const told = await lookUp(db, unitId, codeHash(code))
      if (!told) throw new Turned(404)
      return answerPage(visit, { told, code, challenge, filled })
    })
  })
}
