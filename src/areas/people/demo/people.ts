import { ageOnForm, monthAt, monthIndex, type PartialDate } from '../../../law/dates.ts'
import type { Basic, Dossier, YearlyGrade } from '../schema.ts'
import { demoUnit } from './bureau.ts'
import { monthsAfter, retirementMonthOf } from './calendar.ts'
import { type Career, careerOf } from './careers.ts'
import { citizenNumberOf } from './citizen-number.ts'
import { familyOf } from './families.ts'
import { assessmentsText, awardsText, gradesOf, rewardsOf, sanctionsOf } from './honours.ts'
import { drawPortrait } from './photo-draw.ts'
import { plant } from './planted.ts'
import { ranksOf, titlesOf } from './ranks.ts'
import { demoSeats, lastMonthOf, type Seat } from './roster.ts'
import { hashText, seeded } from './seeded.ts'

export type DemoRole =
  | 'personnel_clerk'
  | 'office_clerk'
  | 'party_clerk'
  | 'discipline_inspector'
  | 'accountant'
  | 'section_head'
  | 'group_member'
  | 'principal'
  | 'cadre'

export type DemoPerson = {
  key: string
  dossier: Dossier
  sectionKey: string
  /** null for those who left */
  postKey: string | null
  /** JPEG, 413 × 579 pixels */
  photo: Uint8Array
  account?: { username: string; role: DemoRole }
}

const accounts: Record<string, DemoRole> = {
  qinmuchuan: 'principal',
  shenyanqiu: 'group_member',
  fanglizhi: 'group_member',
  xiechanggeng: 'discipline_inspector',
  xuqingru: 'personnel_clerk',
  zhengshuyao: 'personnel_clerk',
  gaoyi: 'office_clerk',
  songyuhe: 'party_clerk',
  caoyingxue: 'accountant',
  mengfanxing: 'section_head',
  gunanqiao: 'section_head',
  chenkun: 'cadre',
  yanruyu: 'cadre',
}

const places = ['青岚省云栖市', '青岚省云栖市', '青岚省云栖市', '青岚省澄江县', '青岚省霁河县', '海澜省望潮市']
type Party = Pick<Basic, 'partyJoined' | 'partyRegular' | 'otherParty' | 'politics'>

const always = new Set(['leadership', 'party', 'personnel'])
const members = new Set(['longzaitian', 'mengfanxing', 'mazhixing', 'jinmantang'])
const outside: Record<string, string> = { gunanqiao: '民盟', liaoxinghe: '民进' }

function partyOf(seat: Seat, year: number, today: PartialDate): Party {
  const other = outside[seat.key]
  if (other)
    return {
      partyJoined: '',
      partyRegular: '',
      otherParty: other,
      politics: `${other}${other === '民盟' ? '盟员' : '会员'}`,
    }
  if (seat.key === 'lvsiqi') {
    return { partyJoined: monthsAfter(today, -5), partyRegular: '', otherParty: '', politics: '中共预备党员' }
  }
  const choices = seeded(`party ${seat.key}`)
  const share = seat.staffKind === '行政' || seat.staffKind === '参公' ? 0.74 : 0.42
  const joins = always.has(seat.sectionKey) || members.has(seat.key) || choices.chance(share)
  const joined = monthIndex(seat.born) + 20 * 12 + choices.whole(0, 90)
  const latest = lastMonthOf(seat, year) - 14
  if (!joins) {
    const young = year - Number(seat.born.slice(0, 4)) <= 27
    return { partyJoined: '', partyRegular: '', otherParty: '', politics: young ? '共青团员' : '群众' }
  }
  const month = Math.min(joined, latest)
  return { partyJoined: monthAt(month), partyRegular: monthAt(month + 12), otherParty: '', politics: '中共党员' }
}

function postText({ seat, postsHeld }: Career): string {
  if (seat.state !== '在职') return ''
  return postsHeld
    .filter(({ endedOn }) => endedOn === '')
    .map(({ title }) => title)
    .join('，')
}

function placesOf(seat: Seat): Pick<Basic, 'nativePlace' | 'birthplace'> {
  const choices = seeded(`places ${seat.key}`)
  const nativePlace = choices.pick(places)
  return { nativePlace, birthplace: choices.chance(0.75) ? nativePlace : choices.pick(places) }
}

type Lists = Omit<Dossier, 'basic'>

function basicOf(career: Career, lists: Lists, today: PartialDate): Basic {
  const { seat } = career
  const choices = seeded(`basic ${seat.key}`)
  return {
    name: seat.name,
    sex: seat.sex,
    birth: choices.chance(0.2) ? seat.born : seat.born.slice(0, 7),
    nation: seat.nation,
    ...placesOf(seat),
    ...partyOf(seat, Number(today.slice(0, 4)), today),
    workStarted: career.workStarted,
    health: choices.chance(0.9) ? '健康' : '良好',
    technicalTitle: lists.titles.at(-1)?.name ?? '',
    specialty: career.specialty,
    currentPost: postText(career),
    proposedPost: '',
    removedPost: '',
    awards: awardsText(lists.rewards, lists.sanctions),
    assessments: assessmentsText(lists.grades),
    appointReason: '',
    reportingUnit: demoUnit.partyGroup,
    ageAsOf: today,
    filledOn: today,
    filledBy: '郑书瑶',
    idNumber: citizenNumberOf(seat, seat.born),
    retirementMonth: retirementMonthOf(seat.born, seat.sex),
    formerAgeLimit: `改革前任职年龄界限为${seat.sex === '男' ? 60 : 55}岁`,
    phone: `1900000${String(hashText(`phone ${seat.key}`) % 10000).padStart(4, '0')}`,
    staffKind: seat.staffKind,
    state: seat.state,
    sectionId: null,
  }
}

/** Puts the contradictions of `demoOddities` into the dossiers they are meant for. */
function makeOdd(seat: Seat, dossier: Dossier): void {
  const beforeLast = dossier.resume.at(-2)
  if (seat.key === 'duruohan' && beforeLast?.end) beforeLast.end = monthsAfter(beforeLast.end, -4)
  if (seat.key === 'fanyichen' && beforeLast?.end) beforeLast.end = monthsAfter(beforeLast.end, 3)
  if (seat.key === 'yuwanqing') dossier.basic.workStarted = monthsAfter(dossier.basic.workStarted, -10)
  if (seat.key === 'penghaoran') {
    const later = `${Number(seat.born.slice(0, 4)) + 1}${seat.born.slice(4)}`
    dossier.basic.idNumber = citizenNumberOf(seat, later)
  }
}

function personOf(career: Career, grades: YearlyGrade[], today: PartialDate): DemoPerson {
  const { seat } = career
  const year = Number(today.slice(0, 4))
  const isMember = partyOf(seat, year, today).politics === '中共党员'
  const sanctions = sanctionsOf(seat.key, today)
  const lists: Lists = {
    educations: career.educations,
    resume: career.resume,
    postsHeld: career.postsHeld,
    ranksHeld: ranksOf(career, sanctions, year),
    family: familyOf(seat, year),
    rewards: rewardsOf(career, grades, isMember, today),
    sanctions,
    grades,
    titles: titlesOf(career, year),
  }
  const dossier: Dossier = { basic: basicOf(career, lists, today), ...lists }
  makeOdd(seat, dossier)
  const role = accounts[seat.key]
  return {
    key: seat.key,
    dossier,
    sectionKey: seat.sectionKey,
    postKey: seat.state === '在职' ? seat.post : null,
    photo: drawPortrait(seat.key, { sex: seat.sex, age: ageOnForm(seat.born, today) ?? 40 }),
    ...(role ? { account: { username: seat.key, role } } : {}),
  }
}

/**
 * Everybody of the demo bureau with a complete dossier and a drawn photo, in the order of the roster.
 *
 * @param today `YYYY-MM-DD`; ages, grades and dates of the demo end here, and equal days give equal people
 */
export function demoPeople(today: PartialDate): DemoPerson[] {
  const year = Number(today.slice(0, 4))
  const careers = demoSeats(year).map((seat) => careerOf(seat, year))
  const grades = gradesOf(careers, today)
  const people = careers.map((career) => personOf(career, grades.get(career.seat.key)!, today))
  plant(people, today)
  return people
}
