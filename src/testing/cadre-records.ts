import fc from 'fast-check'
import type { World } from '../areas/checkup/checks/check.ts'
import { checkUnit } from '../areas/checkup/checks/run.ts'
import type { FindingView } from '../areas/checkup/schema.ts'
import type { CadreRecord, HeldPost } from '../areas/people/facts.ts'
import { daysInMonth } from '../law/dates.ts'
import { standardSettings } from '../law/rules/local.ts'

/** Somebody in service about whom no rule has anything to say, but for what is given. */
export const person = (id: string, given: Partial<CadreRecord> = {}): CadreRecord => ({
  ...{ id, name: `干部${id}`, sex: '男', birth: '1985-03', nation: '汉族', idBirth: '' },
  ...{ partyJoined: '2007-06', partyRegular: '2008-06', otherParty: '', workStarted: '2008-07', currentPost: '' },
  ...{ retirementMonth: '', staffKind: '行政', state: '在职', sectionId: null },
  ...{ posts: [], ranks: [], grades: [], sanctions: [], rewards: [], educations: [], resume: [], relatives: [] },
  ...given,
})

export const held = (level: string, startedOn: string, endedOn = '', more: Partial<HeldPost> = {}): HeldPost => ({
  ...{ title: `${level}职务`, level, kind: '任职', postId: null, startedOn, endedOn, confirmedOn: '' },
  ...more,
})

export const ranked = (rank: string, startedOn: string, endedOn = '') => ({ rank, startedOn, endedOn })

export const sanctioned = (kind: string, decidedOn: string, effectUntil = '') => ({
  ...{ kind, decidedOn, effectUntil, document: '' },
})

export const graded = (year: number, grade: CadreRecord['grades'][number]['grade']) => ({ year, grade, note: '' })

const section = (id: string, name: string, kind: 'leadership' | 'section') => ({
  ...{ id, name, kind, position: 1, adminHeadcount: 9, institutionHeadcount: 0, closedOn: null, revision: 1 },
})

const post = (id: string, sectionId: string, level: '乡科级副职' | '股级正职' | '科员') => ({
  ...{ id, sectionId, title: id, level, isPrincipal: level === '股级正职', countsQuota: level !== '科员', seats: 9 },
  ...{ position: 1, abolishedOn: null, revision: 1 },
})

const byId = <One extends { id: string }>(...all: One[]) => new Map(all.map((one) => [one.id, one]))

/** A bureau of a leading group, a finance section and an office with a head and staff, on a day. */
export const worldOn = (on: string, leaders: World['leaders'] = new Map()): World => ({
  ...{ on, unit: { id: 'unit', name: '云栖市文化和旅游局' }, settings: standardSettings, calendar: [] },
  leaders,
  organisations: [],
  sections: byId(
    section('leadership', '局领导', 'leadership'),
    section('finance', '财务科', 'section'),
    section('office', '办公室', 'section'),
    section('culture', '公共文化科', 'section'),
  ),
  posts: byId(
    post('deputy director', 'leadership', '乡科级副职'),
    post('accountant', 'finance', '科员'),
    post('head of office', 'office', '股级正职'),
    post('clerk', 'office', '科员'),
    post('head of culture', 'culture', '股级正职'),
  ),
})

/** What the check-up finds about these people in the bureau of `worldOn`; the missing calendar of a year left out. */
export async function findingsOn(on: string, ...chunks: CadreRecord[][]): Promise<FindingView[]> {
  return (await checkUnit(chunks, worldOn(on))).filter(({ rule }) => rule !== 'conv-workday')
}

/** `rule subject severity since` of findings, sorted. */
export const briefly = (findings: readonly FindingView[]): string[] =>
  findings.map(({ rule, subject, severity, since }) => `${rule} ${subject.id} ${severity} ${since}`).sort()

const two = (number: number) => String(number).padStart(2, '0')

/** A day between 2012 and 2030. */
export const anyDay: fc.Arbitrary<string> = fc
  .record({ year: fc.integer({ min: 2012, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), day: fc.nat(30) })
  .map(({ year, month, day }) => `${year}-${two(month)}-${two((day % daysInMonth(year, month)) + 1)}`)

/** A day, a month, a year or nothing, as dossiers have them. */
const anyDate = fc.tuple(anyDay, fc.constantFrom(0, 4, 7, 7, 10)).map(([day, length]) => day.slice(0, length))
const span = fc
  .tuple(anyDate, anyDate)
  .map(([one, other]) => (other === '' || one <= other ? [one, other] : [other, one]) as [string, string])

const few = <One>(one: fc.Arbitrary<One>) => fc.array(one, { maxLength: 4 })
const oneOf = fc.constantFrom

const levels = ['', '科员', '股级副职', '股级正职', '乡科级副职', '乡科级正职', '县处级副职', '不明']
const ranks = ['二级科员', '一级科员', '四级主任科员', '三级主任科员', '一级主任科员', '四级调研员', '科员']
const grades = ['优秀', '称职', '基本称职', '不称职', '合格', '不合格', '不确定等次'] as const
const kinds = ['警告', '记过', '降级', '党内警告', '留党察看一年', '诫勉', '免职', '立案审查', '批评教育', '免予处分']

/** Any record a bureau may hold, odd ones too. */
export const anyRecord: fc.Arbitrary<CadreRecord> = fc
  .record({
    ...{ birth: anyDate, workStarted: anyDate, partyRegular: anyDate, retirementMonth: anyDate },
    ...{ idBirth: oneOf('', '1985-03-20', '1986-03-20'), sex: oneOf('男' as const, '女' as const, '' as const) },
    staffKind: oneOf('行政' as const, '参公' as const, '事业' as const, '工勤' as const, '' as const),
    posts: few(
      fc
        .tuple(span, oneOf(...levels), oneOf('任职', '兼任', '挂职'), oneOf(null, 'deputy director', 'clerk'), anyDate)
        .map(([[start, end], level, kind, postId, confirmedOn]) =>
          held(level, start, end, { kind, postId, confirmedOn, title: `${level}党组成员` }),
        ),
    ),
    ranks: few(fc.tuple(span, oneOf(...ranks)).map(([[start, end], rank]) => ranked(rank, start, end))),
    grades: few(fc.tuple(fc.integer({ min: 2010, max: 2030 }), oneOf(...grades)).map((one) => graded(...one))),
    sanctions: few(fc.tuple(oneOf(...kinds), span).map(([kind, [start, end]]) => sanctioned(kind, start, end))),
    rewards: few(fc.record({ on: anyDate, title: oneOf('嘉奖', '三等功', '') })),
    educations: few(
      fc.record({ mode: oneOf('full_time'), diploma: oneOf('大学', '中专', ''), degree: oneOf(''), endedOn: anyDate }),
    ),
    relatives: few(
      fc.record({
        ...{ relation: oneOf('妻子', '前妻', '表妹', '友'), name: oneOf('干部a', '干部b'), birth: anyDate },
        work: oneOf(''),
      }),
    ),
  })
  .map((given) => person('x', given))
