import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { write } from '../../../platform/write.ts'
import { makeRectificationBureau, type RectificationBureau } from '../../../testing/rectification-bureau.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import type { Client } from '../../../testing/world.ts'
import { raiseProblem, raiserAnswered } from '../facts.ts'
import { totalWords } from './documents/listings.ts'

/** The same few orders every time; others, and more of them, with `LEDGER_RUNS=400`. */
const asked = process.env.LEDGER_RUNS
const RUNS = Number(asked ?? 12)
const AT = '/api/rectification/problems'
const text = '已经核对，情况属实'

let bureau: RectificationBureau
const people: Record<Who, Client> = {} as never
const ids: Record<string, string> = {}
beforeAll(async () => {
  bureau = await makeRectificationBureau()
  const { world, otherSectionId, clerk, owner, head, inspector, principal } = bureau
  const supporter = await world.as('section_head', { sectionId: otherSectionId })
  Object.assign(people, { clerk, owner, head, inspector, principal, supporter, outsider: await world.as('cadre') })
  for (const who of ['clerk', 'owner', 'head'] as const) {
    const account = world.db.selectFrom('account').select('personId').where('id', '=', people[who].accountId)
    ids[who] = (await account.executeTakeFirstOrThrow()).personId!
  }
})
afterAll(() => bureau?.world.close())

const everybody = ['owner', 'head', 'supporter', 'clerk', 'inspector', 'principal', 'outsider'] as const
type Who = (typeof everybody)[number]

/** What nobody's mistake may open: told apart from the tables of the program. */
const never: Record<Who, readonly Step['do'][]> = {
  owner: ['assign', 'close', 'back', 'answer', 'reopen', 'withdraw', 'decide'],
  head: ['close', 'back', 'answer', 'reopen', 'decide'],
  supporter: ['assign', 'submit', 'close', 'back', 'answer', 'reopen', 'withdraw', 'ask', 'decide'],
  clerk: ['submit', 'decide'],
  inspector: ['submit', 'decide'],
  principal: ['assign', 'measure', 'proof', 'unproof', 'submit', 'withdraw', 'ask'],
  outsider: [
    ...(['assign', 'measure', 'proof', 'unproof', 'submit', 'close', 'back', 'answer'] as const),
    ...(['reopen', 'withdraw', 'ask', 'decide', 'progress', 'stale'] as const),
  ],
}

type Step =
  | { do: 'assign'; to: 'owner' | 'clerk' | 'head' }
  | { do: 'measure'; isRule: boolean }
  | { do: 'proof'; isPhoto: boolean }
  | { do: 'answer' | 'raiser'; isSatisfied: boolean }
  | { do: 'ask'; day: number }
  | { do: 'decide'; agrees: boolean }
  | { do: 'unproof' | 'submit' | 'close' | 'back' | 'reopen' | 'withdraw' | 'progress' | 'stale' }
type Call = { who: Who; step: Step }

const yes = fc.boolean()
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('assign' as const), to: fc.constantFrom('owner', 'clerk', 'head') }),
  fc.record({ do: fc.constant('measure' as const), isRule: yes }),
  fc.record({ do: fc.constant('proof' as const), isPhoto: yes }),
  fc.record({ do: fc.constantFrom('answer', 'raiser'), isSatisfied: yes }),
  fc.record({ do: fc.constant('ask' as const), day: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ do: fc.constant('decide' as const), agrees: yes }),
  fc.record({
    do: fc.constantFrom('unproof', 'submit', 'close', 'back', 'reopen', 'withdraw', 'progress', 'stale'),
  }),
)
const call: fc.Arbitrary<Call> = fc.record({ who: fc.constantFrom(...everybody), step })
const usual: Call[] = [
  { who: 'head', step: { do: 'assign', to: 'owner' } },
  { who: 'owner', step: { do: 'measure', isRule: false } },
  { who: 'owner', step: { do: 'proof', isPhoto: false } },
  { who: 'owner', step: { do: 'submit' } },
  { who: 'clerk', step: { do: 'close' } },
  { who: 'clerk', step: { do: 'raiser', isSatisfied: true } },
]
/** The usual way with anything in between and after it, so that much gets done. */
const order = fc
  .tuple(
    ...usual.map((one) => fc.tuple(fc.array(call, { maxLength: 3 }), fc.constant(one))),
    fc.array(call, { maxLength: 8 }),
  )
  .map((parts) => parts.flat(2) as Call[])

type Row = Awaited<ReturnType<typeof rowOf>>
const rowOf = (id: string) =>
  bureau.world.db.selectFrom('problem').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const tables = [
  ...['problem', 'problem_origin', 'problem_support', 'problem_entry', 'date_change', 'cause', 'problem_cause'],
  ...['measure', 'problem_measure', 'evidence', 'evidence_file', 'measure_evidence'],
]
/** Every row of the area in one number. */
async function everything(): Promise<string> {
  const parts = tables.map(
    (name) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t)`,
  )
  const found = await sql.raw<{ all: string }>(`select concat(${parts.join(', ')}) as all`).execute(bureau.world.db)
  return found.rows[0]!.all
}

let number = 0
/** A problem that the public raised, or an audit; another section helps. */
async function raised(isPublic: boolean): Promise<{ id: string; originId: string }> {
  const { operator, unitId, db } = bureau.world
  const originId = `voice-${++number}`
  const id = await write(operator, async (tx) => {
    const kind = isPublic ? ('opinion' as const) : ('audit' as const)
    const one = await raiseProblem(tx, operator, {
      ...{ title: `窗口排队太久${number}`, description: '', kind: 'service', sectionId: bureau.sectionId },
      ...{ ownerId: null, dueOn: null, needsRaiserAnswer: isPublic, isAnother: true },
      origin: { kind, id: originId, label: '来源', path: null },
    })
    return { result: one.id, audit: one.audit }
  })
  const support = { unitId, problemId: id, sectionId: bureau.otherSectionId }
  await db.insertInto('problemSupport').values(support).execute()
  return { id, originId }
}

async function sent({ who, step: one }: Call, place: { id: string; originId: string }): Promise<number> {
  const { id, originId } = place
  const client = people[who]
  const { revision } = await rowOf(id)
  const post = async (path: string, body: object) => (await client.post(`${AT}/${id}/${path}`, body)).status
  const measures = await bureau.world.db
    .selectFrom('problemMeasure')
    .select('measureId')
    .where('problemId', '=', id)
    .execute()
  const measureId = measures.at(-1)?.measureId ?? ids.owner!
  switch (one.do) {
    case 'assign':
      return post('assignment', { ownerId: ids[one.to], dueOn: revision === 1 ? '2026-12-20' : null, revision })
    case 'measure':
      return post('measures', { text: '建立台账', isRule: one.isRule })
    case 'proof': {
      const name = one.isPhoto ? '现场.jpg' : '台账.docx'
      const files = [
        { name, bytes: one.isPhoto ? new Uint8Array([255, 216, 255, 217]) : new Uint8Array([80, 75, 3, 4]) },
      ]
      return (await client.upload(`${AT}/${id}/measures/${measureId}/files`, files)).status
    }
    case 'unproof': {
      const links = bureau.world.db
        .selectFrom('measureEvidence')
        .select('evidenceId')
        .where('measureId', '=', measureId)
      const evidenceId = (await links.executeTakeFirst())?.evidenceId ?? ids.owner!
      return (await client.delete(`${AT}/${id}/measures/${measureId}/evidence/${evidenceId}`)).status
    }
    case 'raiser':
      await write(bureau.world.operator, async (tx) => {
        const given = { originKind: 'opinion', originId, isSatisfied: one.isSatisfied, text: '' } as const
        // The area that heard the raiser has an entry of its own.
        const heard = { action: 'voice.answered', subjectKind: 'voice', subjectId: id }
        return { result: null, audit: [heard, ...(await raiserAnswered(tx, bureau.world.operator, given))] }
      })
      return 200
    case 'answer':
      return post('answer', { isSatisfied: one.isSatisfied, text, revision })
    case 'ask':
      return post('date-change', {
        toOn: `2027-01-${String(one.day).padStart(2, '0')}`,
        reason: '需要协调外单位',
        revision,
      })
    case 'decide':
      return post('date-change/decision', { agrees: one.agrees, answer: '按此办理', revision })
    case 'reopen':
      return post('reopening', { text, dueOn: null, revision })
    case 'stale':
      return post('progress', { text, revision: revision - 1 })
    case 'close':
    case 'back':
      return post('verification', { verdict: one.do, text, revision })
    default:
      return post({ submit: 'submission', withdraw: 'withdrawal', progress: 'progress' }[one.do], { text, revision })
  }
}

/** What a closed problem must show, read from the rows alone. */
async function insistOnClosing(row: Row, accepted: readonly Call[]): Promise<void> {
  expect([row.ownerId, row.submittedById]).not.toContain(row.verifierId)
  expect(row.needsRaiserAnswer && row.raiserSatisfied !== true).toBe(false)
  const proofs = await sql<{ rule: boolean; photos: boolean[] }>`
    select m.is_rule as rule, array_agg(e.is_photo) filter (where e.id is not null) as photos
    from problem_measure pm join measure m on m.id = pm.measure_id
    left join measure_evidence me on me.measure_id = m.id left join evidence e on e.id = me.evidence_id
    where pm.problem_id = ${row.id} group by m.id, m.is_rule`.execute(bureau.world.db)
  expect(proofs.rows.length).toBeGreaterThan(0)
  for (const { rule, photos } of proofs.rows) expect(photos?.some((isPhoto) => !(rule && isPhoto))).toBe(true)
  const last = (name: Step['do']) => accepted.findLastIndex(({ step: one }) => one.do === name)
  expect(last('close')).toBeGreaterThan(last('submit'))
  expect(last('submit')).toBeGreaterThan(-1)
}

const reached = { closed: 0, reopened: 0, delayed: 0, refused: 0 }

it('no order of calls closes what may not be closed, moves the first date, or changes anything when refused', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(order, yes, async (calls, isPublic) => {
      const place = await raised(isPublic)
      const accepted: Call[] = []
      let before = await rowOf(place.id)
      let all = await everything()
      for (const one of calls) {
        const status = await sent(one, place)
        const row = await rowOf(place.id)
        const now = await everything()
        const told = `${one.who} ${JSON.stringify(one.step)} ${status}`
        expect(status, told).toBeLessThan(500)
        if (status >= 400) {
          expect(now, told).toBe(all)
          reached.refused += 1
        } else {
          if (one.step.do !== 'raiser') expect(never[one.who], told).not.toContain(one.step.do)
          expect(one.step.do, told).not.toBe('stale')
          accepted.push(one)
          if (before.firstDueOn !== null) expect(row.firstDueOn, told).toBe(before.firstDueOn)
          if (before.dueOn !== row.dueOn && before.dueOn !== null) {
            expect(['decide', 'reopen', 'raiser', 'answer'], told).toContain(one.step.do)
            reached.delayed += one.step.do === 'decide' ? 1 : 0
          }
          if (row.state === 'closed' && before.state !== 'closed') {
            await insistOnClosing(row, accepted)
            reached.closed += 1
          }
          reached.reopened += row.reopenings - before.reopenings
        }
        before = row
        all = now
      }
    }),
    { numRuns: RUNS, ...(asked ? {} : { seed: 7 }) },
  )
  // The orders must reach what they are to try.
  expect(reached.closed).toBeGreaterThan(RUNS / 4)
  expect(reached.refused).toBeGreaterThan(RUNS)
  console.log(`${RUNS} orders: ${JSON.stringify(reached)}`)
})

it('ledger, statistics and the report count the same, and as the rows say', async () => {
  const { clerk, world } = bureau
  for (const query of ['', 'state=closed', 'origin=opinion', 'mark=changed', 'lamp=grey']) {
    const ledger = (await clerk.get(`${AT}?${query}`)).body
    expect((await clerk.get(`/api/rectification/statistics?${query}`)).body.totals).toEqual(ledger.totals)
    const report = await clerk.get(`/api/rectification/paper?paper=report&format=docx&${query}`)
    const words = String(await unpacked(report.bytes, 'word/document.xml')).replace(/<[^>]+>/g, '')
    expect(words).toContain(totalWords(ledger.totals))
  }
  const rows = await world.db.selectFrom('problem').select(['state', 'reopenings']).execute()
  const counted = rows.filter(({ state }) => state !== 'withdrawn')
  const closed = counted.filter(({ state }) => state === 'closed').length
  expect((await clerk.get(AT)).body.totals).toMatchObject({ total: counted.length, closed })
})
