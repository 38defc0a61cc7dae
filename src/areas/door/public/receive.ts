import type { Context } from 'hono'
import type { PublicationOf } from '../schema.ts'
import { lookUp } from '../server/queries/public.ts'
import type { Challenge, Verdict } from './challenge.ts'
import { codeFrom, codeHash, typedCode } from './code.ts'
import type { Filled } from './forms.ts'
import { addressOf, cleaned, dropIn, isFromOwnNetwork, type Outside, PLACE_KEY, Turned, visitOf } from './outside.ts'
import type { Fault, Html, Visit } from './page.ts'
import { sentPage } from './pages.ts'
import {
  checkBody,
  checkSurvey,
  type Form,
  fieldsOf,
  MOST_BODY_BYTES,
  readForm,
  surveyFields,
  tooManyFiles,
} from './reading.ts'

/** Forms being read at the same time; each may hold its photos in memory. */
const MOST_AT_ONCE = 24
let atOnce = 0

/** Reads what was sent, cut off at the limit whatever its headers say. */
export async function formOf(http: Context): Promise<FormData> {
  const type = http.req.header('content-type') ?? ''
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type)) throw new Turned(400)
  if (atOnce >= MOST_AT_ONCE) throw new Turned(503)
  atOnce += 1
  try {
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of http.req.raw.body ?? []) {
      size += piece.length
      if (size > MOST_BODY_BYTES) throw new Turned(413)
      pieces.push(piece)
    }
    return await new Response(Buffer.concat(pieces), { headers: { 'content-type': type } }).formData().catch(() => {
      throw new Turned(400)
    })
  } finally {
    atOnce -= 1
  }
}

type Kind = keyof typeof fieldsOf | { key: string; survey: PublicationOf<'survey'> }
type Again = (visit: Visit, unitId: string, filled: Filled, challenge: Challenge) => Promise<Html>

/** Takes one form: proof, fields, photos, queue. Whatever is wrong comes back as the same form with what to do. */
export async function receive(outside: Outside, http: Context, kind: Kind, again: Again): Promise<Response> {
  const { limits, challenges } = outside
  const address = addressOf(outside, http)
  if (!limits.count('submissions', address) || !limits.countAll()) throw new Turned(429)
  const { visit, unitId } = await visitOf(outside, http)
  if (!visit.door.isOpen) throw new Turned(503)
  const form = await readForm(await formOf(http), typeof kind === 'string' ? fieldsOf[kind] : surveyFields(kind.survey))
  const back = async (faults: Fault[], status: 400 | 409) => {
    const challenge = challenges.issue(outside.bits + limits.extraBits(address))
    http.status(status)
    return http.html(await again(visit, unitId, { values: form.values, faults }, challenge))
  }
  const verdict = challenges.check(form.proof, form.digest)
  if (verdict.kind === 'repeated') return http.html(await sentPage(visit, codeOf(outside, kind, verdict.once)))
  if (verdict.kind === 'refused') return back([proofFault(visit, verdict)], verdict.why === 'spent' ? 409 : 400)
  if (verdict.bySum && !limits.count('bySum', address)) throw new Turned(429)
  const checked =
    typeof kind === 'string' ? checkBody(visit, kind, form) : checkSurvey(visit, kind.key, kind.survey, form)
  if (!checked.body) return back(checked.faults, 400)
  const files = kind === 'opinion' || kind === 'report' ? form.files : []
  const faults = tooManyFiles(visit, files.length)
  const photos = faults.length ? { pictures: [], faults } : await cleaned(visit, files)
  if (photos.faults.length) return back(photos.faults, 400)
  const code = codeOf(outside, kind, verdict.once)
  const hash = kind === 'follow-up' ? await knownHash(outside, { unitId, address }, form) : code && codeHash(code)
  if (!challenges.spend(verdict.once, form.digest)) return http.html(await sentPage(visit, code))
  try {
    await dropIn(outside, unitId, visit.door, {
      kind: typeof kind === 'string' ? kind : 'survey',
      body: checked.body,
      placeKey: placeKey(visit, form),
      codeHash: hash || null,
      secondsToFill: verdict.seconds,
      series: limits.series(address, deviceOf(http)),
      // Whoever gives an opinion or reports conduct from an office must not be narrowed down to the staff.
      isOwnNetwork: kind === 'rating' && isFromOwnNetwork(outside, visit.door, address),
      language: visit.language,
      pictures: photos.pictures,
    })
  } catch (error) {
    challenges.unspend(verdict.once)
    throw error
  }
  return http.html(await sentPage(visit, code))
}

const codeOf = ({ challenges }: Outside, kind: Kind, once: string) =>
  kind === 'opinion' || kind === 'rating' || kind === 'report' ? codeFrom(challenges.secret, once) : null

function placeKey({ place }: Visit, { values }: Form): string | null {
  const chosen = values.place?.[0] ?? ''
  return place?.key ?? (PLACE_KEY.test(chosen) ? chosen : null)
}

const deviceOf = (http: Context) =>
  ['user-agent', 'accept-language', 'sec-ch-ua-model'].map((name) => http.req.header(name) ?? '').join('\0')

/** A raiser who is asked may answer; anybody else has no code that leads here. */
async function knownHash(
  { db, limits }: Outside,
  { unitId, address }: { unitId: string; address: string },
  form: Form,
): Promise<Buffer> {
  const hash = codeHash(typedCode(form.values.code?.[0] ?? ''))
  const told = await lookUp(db, unitId, hash)
  if (told?.asksSatisfaction) return hash
  limits.count('wrongCodes', address)
  throw new Turned(404)
}

function proofFault({ say }: Visit, { why }: Extract<Verdict, { kind: 'refused' }>): Fault {
  const texts: Record<typeof why, string> = {
    forged: say('请再按一次提交', 'Please press the button once more'),
    expired: say('页面打开太久了，请再按一次提交', 'The page was open for too long; please press the button once more'),
    spent: say(
      '这一页已经提交过，要再提一件请再按一次',
      'This page has been sent already; to send another press once more',
    ),
    unsolved: say('请算一算，或者打开脚本后再按一次提交', 'Please do the sum, or allow scripts and press once more'),
    hurried: say('请过15秒再按一次提交', 'Please wait 15 seconds and press once more'),
  }
  return { field: 'sum', text: texts[why] }
}
