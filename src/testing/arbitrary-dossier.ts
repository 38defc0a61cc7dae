import fc from 'fast-check'
import { type Basic, blankBasic, type Dossier } from '../areas/people/schema.ts'
import { daysInMonth } from '../law/dates.ts'

const character = fc.constantFrom(...'沈砚秋局长aZ9 ·、，（）"\'\\\n\t%_<&>𠮷é'.split(''), '𠮷', '\u{2ebf0}')
const text = (most: number) =>
  fc.array(character, { maxLength: 12 }).map((all) => all.join('').toWellFormed().slice(0, most).toWellFormed())

/** A day, month, year or nothing, between 1950 and 2049. */
const date = fc
  .record({ year: fc.integer({ min: 1950, max: 2049 }), month: fc.integer({ min: 1, max: 12 }), day: fc.nat(30) })
  .chain(({ year, month, day }) => {
    const two = (n: number) => String(n).padStart(2, '0')
    const days = (day % daysInMonth(year, month)) + 1
    return fc.constantFrom('', `${year}`, `${year}-${two(month)}`, `${year}-${two(month)}-${two(days)}`)
  })

/** Two dates of which the second is not the earlier one, as the database insists. */
const span = fc.tuple(date, date).map(([a, b]) => (b === '' || b >= a ? [a, b] : [b, a]) as [string, string])

const side = fc.record({ start: date, end: fc.option(date), text: text(2000) })

const basic = fc.record({
  ...Object.fromEntries(Object.keys(blankBasic).map((key) => [key, text(18)])),
  ...Object.fromEntries(
    ['birth', 'partyJoined', 'partyRegular', 'workStarted', 'ageAsOf', 'filledOn', 'retirementMonth'].map((key) => [
      key,
      date,
    ]),
  ),
  name: text(40).map((one) => `名${one}`),
  sex: fc.constantFrom('男', '女', ''),
  staffKind: fc.constantFrom('行政', '参公', '事业', '工勤', ''),
  state: fc.constantFrom('在职', '退休', '调出', '离职', '去世'),
  // Two people must not share a number.
  idNumber: fc.oneof(
    fc.constant(''),
    fc.uuid().map((one) => one.slice(0, 18)),
  ),
  sectionId: fc.constant(null),
}) as fc.Arbitrary<Basic>

const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 })

/** Any dossier the schema and the database allow. */
export const anyDossier: fc.Arbitrary<Dossier> = fc.record({
  basic,
  educations: fc.uniqueArray(
    fc.record({
      mode: fc.constantFrom('full_time' as const, 'in_service' as const),
      diploma: text(60),
      degree: text(60),
      diplomaSchool: text(300),
      degreeSchool: text(300),
      endedOn: date,
      onForm: fc.boolean(),
    }),
    { maxLength: 4, comparator: (a, b) => a.onForm && b.onForm && a.mode === b.mode },
  ),
  resume: few(
    fc.record({ start: date, end: fc.option(date), text: text(2000), secondment: fc.boolean(), during: few(side) }),
  ),
  postsHeld: few(
    fc.record({
      title: text(300),
      level: text(40),
      kind: fc.constantFrom('任职', '兼任', '挂职'),
      at: span,
      confirmedOn: date,
      document: text(120),
    }),
  ).map((all) =>
    all.map(({ at: [startedOn, endedOn], confirmedOn, title, level, kind, document }) => ({
      ...{ title, level, kind: kind as '任职', postId: null },
      ...{ startedOn, endedOn, confirmedOn, document },
    })),
  ),
  ranksHeld: few(fc.record({ rank: text(40), at: span, document: text(120) })).map((all) =>
    all.map(({ rank, at: [startedOn, endedOn], document }) => ({ rank, startedOn, endedOn, document })),
  ),
  family: few(fc.record({ relation: text(40), name: text(60), birth: text(40), politics: text(40), work: text(600) })),
  rewards: few(fc.record({ on: date, title: text(300), issuer: text(200), document: text(120) })),
  sanctions: few(
    fc.record({ kind: text(60), at: span, issuer: text(200), document: text(120), reason: text(1000) }),
  ).map((all) =>
    all.map(({ kind, at: [decidedOn, effectUntil], issuer, document, reason }) => ({
      ...{ kind, decidedOn, effectUntil },
      ...{ issuer, document, reason },
    })),
  ),
  grades: fc.uniqueArray(
    fc.record({
      year: fc.integer({ min: 1950, max: 2099 }),
      grade: fc.constantFrom('优秀', '称职', '不合格', '不确定等次'),
      note: text(200),
    }),
    { maxLength: 4, selector: (one) => one.year },
  ),
  titles: few(
    fc.record({
      name: text(100),
      level: fc.constantFrom('正高级', '中级', ''),
      obtainedOn: date,
      appointedOn: date,
    }),
  ),
}) as fc.Arbitrary<Dossier>
