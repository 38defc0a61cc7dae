import { createHash } from 'node:crypto'
import type * as z from 'zod'
import { bodyOf, MOST_ATTACHMENTS, MOST_TEXT, type PublicationOf, type SubmissionKind } from '../schema.ts'
import type { Proof } from './challenge.ts'
import type { Fault, Visit } from './page.ts'

export const MOST_BODY_BYTES = 16 * 1024 * 1024

export type Form = { values: Record<string, string[]>; files: Buffer[]; proof: Proof; digest: string }

const PROOF_FIELDS = ['token', 'nonce', 'sum']

/** Takes the fields we asked for out of what was sent; everything else is as if it had not been there. */
export async function readForm(sent: FormData, names: readonly string[]): Promise<Form> {
  const hash = createHash('sha256')
  const values: Record<string, string[]> = Object.create(null)
  for (const name of names) {
    const texts = sent.getAll(name).filter((value) => typeof value === 'string')
    values[name] = texts.slice(0, 50).map((text) => text.replace(/\r\n/g, '\n'))
    hash.update(JSON.stringify([name, values[name]]))
  }
  const files: Buffer[] = []
  for (const file of sent.getAll('files')) {
    if (typeof file === 'string' || file.size === 0) continue
    const bytes = Buffer.from(await file.arrayBuffer())
    hash.update(createHash('sha256').update(bytes).digest())
    files.push(bytes)
  }
  const proof = Object.fromEntries(
    PROOF_FIELDS.map((name) => {
      const value = sent.get(name)
      return [name, typeof value === 'string' ? value.slice(0, 200) : '']
    }),
  )
  return { values, files, proof: proof as Proof, digest: hash.digest('hex') }
}

const one = ({ values }: Form, name: string) => values[name]?.[0] ?? ''

function contactOf(form: Form): { name: string; phone: string } | null {
  const contact = { name: one(form, 'contactName').trim(), phone: one(form, 'contactPhone').trim() }
  return contact.name || contact.phone ? contact : null
}

const number = (text: string): number | null => (/^\d{1,3}$/.test(text) ? Number(text) : null)

/** The fields of each form. */
export const fieldsOf = {
  opinion: ['place', 'sourceKind', 'text', 'contactName', 'contactPhone'],
  rating: ['place', 'result', 'attitude', 'text', 'caseNumber'],
  report: ['about', 'text', 'contactName', 'contactPhone'],
  'follow-up': ['code', 'isSatisfied', 'text'],
} as const

const drafts: Record<keyof typeof fieldsOf, (form: Form) => unknown> = {
  opinion: (form) => ({ sourceKind: one(form, 'sourceKind'), text: one(form, 'text'), contact: contactOf(form) }),
  rating: (form) => ({
    result: number(one(form, 'result')),
    attitude: number(one(form, 'attitude')),
    text: one(form, 'text'),
    caseNumber: one(form, 'caseNumber'),
  }),
  report: (form) => ({ text: one(form, 'text'), about: one(form, 'about'), contact: contactOf(form) }),
  'follow-up': (form) => ({
    isSatisfied: { yes: true, no: false }[one(form, 'isSatisfied')] ?? null,
    text: one(form, 'text'),
  }),
}

/** What is wrong with a field, in the visitor's language and with what to do. */
function advice({ say }: Visit, kind: keyof typeof fieldsOf, field: string): string {
  const least = { opinion: 5, report: 10, rating: 0, 'follow-up': 0 }[kind]
  const known: Record<string, string> = {
    sourceKind: say('请选择您的身份', 'Please say who you are'),
    result: say('请给办事结果打分', 'Please rate how your matter was settled'),
    attitude: say('请给服务态度打分', 'Please rate how you were treated'),
    about: say('请写明举报的人或者单位（120字以内，一行）', 'Please name the person or office (one line)'),
    text: say(
      `请写明内容，${least ? `至少${least}个字，` : ''}不超过${MOST_TEXT}个字，不含特殊的控制字符`,
      `Please write ${least ? `at least ${least} and ` : ''}at most ${MOST_TEXT} characters, no control characters`,
    ),
    caseNumber: say('办件编号不超过40个字', 'The case number is too long'),
    contactPhone: say('请写电话或者邮箱，一行，60字以内', 'Please give a phone number or e-mail in one line'),
    contactName: say('称呼请写一行，60字以内', 'The name should be one line'),
    isSatisfied: say('请选择是否满意', 'Please choose one'),
  }
  return known[field] ?? say('请核对这一项', 'Please check this')
}

type Checked = { body: object; faults: [] } | { body: null; faults: Fault[] }

export function checkBody(visit: Visit, kind: keyof typeof fieldsOf, form: Form): Checked {
  const checked = (bodyOf(kind) as z.ZodType<object>).safeParse(drafts[kind](form))
  if (checked.success) return { body: checked.data, faults: [] }
  const fields = checked.error.issues.map(({ path }) => {
    if (path[0] !== 'contact') return String(path[0])
    return path[1] === 'name' ? 'contactName' : 'contactPhone'
  })
  return { body: null, faults: [...new Set(fields)].map((field) => ({ field, text: advice(visit, kind, field) })) }
}

export const tooManyFiles = ({ say }: Visit, count: number): Fault[] =>
  count <= MOST_ATTACHMENTS
    ? []
    : [{ field: 'files', text: say(`最多${MOST_ATTACHMENTS}张照片`, `At most ${MOST_ATTACHMENTS} photos`) }]

type Survey = PublicationOf<'survey'>

export const surveyFields = (survey: Survey): string[] => survey.questions.map(({ key }) => `q-${key}`)

/** Answers that fit the questions as they were published. */
export function checkSurvey(visit: Visit, surveyKey: string, survey: Survey, form: Form): Checked {
  const answers: Record<string, string | number | string[]> = {}
  const faults: Fault[] = []
  for (const question of survey.questions) {
    const field = `q-${question.key}`
    const given = (form.values[field] ?? []).filter((text) => text.trim() !== '')
    const wrong = () => faults.push({ field, text: visit.say(`请核对：${question.title}`, 'Please check this answer') })
    if (!given.length) {
      if (question.isRequired) wrong()
      continue
    }
    const isOption = (key: string) => question.options.some((option) => option.key === key)
    if (question.kind === 'text') answers[question.key] = given[0]!
    else if (question.kind === 'multi') {
      if (given.every(isOption)) answers[question.key] = [...new Set(given)]
      else wrong()
    } else if (question.kind === 'single') {
      if (given.length === 1 && isOption(given[0]!)) answers[question.key] = given[0]!
      else wrong()
    } else {
      const grade = number(given[0]!)
      if (grade !== null && grade >= 1 && grade <= (question.most ?? 5)) answers[question.key] = grade
      else wrong()
    }
  }
  if (faults.length) return { body: null, faults }
  const checked = bodyOf('survey' satisfies SubmissionKind).safeParse({ surveyKey, answers })
  if (checked.success) return { body: checked.data, faults: [] }
  const field = `q-${String(checked.error.issues[0]!.path[1] ?? survey.questions[0]!.key)}`
  return { body: null, faults: [{ field, text: visit.say('请核对这一项', 'Please check this') }] }
}
