import { dottedMonth, monthIndex, type PartialDate } from '../../../../law/dates.ts'
import type { Dossier, Education, PostHeld, RankHeld } from '../../schema.ts'

export type RosterPerson = { dossier: Dossier; sectionName: string; age: number | null; remarks: string }

export type RosterColumn =
  | 'order'
  | 'name'
  | 'sex'
  | 'nation'
  | 'nativePlace'
  | 'birthplace'
  | 'birth'
  | 'age'
  | 'partyJoined'
  | 'politics'
  | 'workStarted'
  | 'fullTimeDegrees'
  | 'fullTimeSchool'
  | 'inServiceDegrees'
  | 'inServiceSchool'
  | 'highestDegrees'
  | 'highestSchool'
  | 'section'
  | 'unitAndPost'
  | 'currentPost'
  | 'postSince'
  | 'postYears'
  | 'rank'
  | 'rankSince'
  | 'rankYears'
  | 'technicalTitle'
  | 'idNumber'
  | 'phone'
  | 'staffKind'
  | 'state'
  | 'remarks'

type Place = { order: number; asOf: PartialDate }

export type ColumnLayout = {
  /** head as printed, with its line breaks */
  head: string
  /** head over this and the neighbouring column */
  parent?: string
  /** in characters of the standard font */
  width: number
  align: 'center' | 'left'
  value(person: RosterPerson, place: Place): string | number
}

const centred = (head: string, width: number, value: ColumnLayout['value'], parent?: string): ColumnLayout => ({
  head,
  width,
  value,
  align: 'center',
  ...(parent === undefined ? {} : { parent }),
})
const leftward = (head: string, width: number, value: ColumnLayout['value'], parent?: string): ColumnLayout => ({
  ...centred(head, width, value, parent),
  align: 'left',
})

/** Every column a roster can have, by the key under which the choice of columns is kept. */
export const rosterColumns: Record<RosterColumn, ColumnLayout> = {
  order: centred('序号', 4.6, (_, place) => place.order),
  name: centred('姓名', 9, ({ dossier }) => dossier.basic.name),
  sex: centred('性别', 4.6, ({ dossier }) => dossier.basic.sex),
  nation: centred('民族', 6, ({ dossier }) => dossier.basic.nation),
  nativePlace: centred('籍贯', 8, ({ dossier }) => dossier.basic.nativePlace),
  birthplace: centred('出生地', 8, ({ dossier }) => dossier.basic.birthplace),
  birth: centred('出生\n年月', 8.6, ({ dossier }) => dottedMonth(dossier.basic.birth)),
  age: centred('年龄', 4.6, ({ age }) => age ?? ''),
  partyJoined: centred(
    '入党\n时间',
    8.6,
    ({ dossier }) => dottedMonth(dossier.basic.partyJoined) || dossier.basic.otherParty,
  ),
  politics: centred('政治\n面貌', 7, ({ dossier }) => politicsOf(dossier)),
  workStarted: centred('参加工\n作时间', 8.6, ({ dossier }) => dottedMonth(dossier.basic.workStarted)),
  fullTimeDegrees: centred('学历学位', 11.6, ({ dossier }) => degreesOf(onForm(dossier, 'full_time')), '全日制教育'),
  fullTimeSchool: leftward(
    '毕业院校系及专业',
    17,
    ({ dossier }) => schoolsOf(onForm(dossier, 'full_time')),
    '全日制教育',
  ),
  inServiceDegrees: centred('学历学位', 11.6, ({ dossier }) => degreesOf(onForm(dossier, 'in_service')), '在职教育'),
  inServiceSchool: leftward(
    '毕业院校系及专业',
    17,
    ({ dossier }) => schoolsOf(onForm(dossier, 'in_service')),
    '在职教育',
  ),
  highestDegrees: centred('最高学历\n学位', 11.6, ({ dossier }) => degreesOf(highest(dossier))),
  highestSchool: leftward('毕业院校系\n及专业', 18.5, ({ dossier }) => schoolsOf(highest(dossier))),
  section: centred('所在科室', 11, ({ sectionName }) => sectionName),
  unitAndPost: leftward('所在单位及职务', 22.1, ({ dossier }) => dossier.basic.currentPost),
  currentPost: leftward('现任职务', 20, ({ dossier }) => dossier.basic.currentPost),
  postSince: centred('任现职\n时间', 8.6, ({ dossier }) => dottedMonth(currentPostOf(dossier)?.startedOn ?? '')),
  postYears: centred('任现职\n年限', 7, ({ dossier }, { asOf }) =>
    yearsUntil(currentPostOf(dossier)?.startedOn ?? '', asOf),
  ),
  rank: centred('现职级及\n任职时间', 11.5, ({ dossier }) => rankText(currentRankOf(dossier))),
  rankSince: centred('任现职级\n时间', 9.6, ({ dossier }) => dottedMonth(currentRankOf(dossier)?.startedOn ?? '')),
  rankYears: centred('任现职级\n年限', 9, ({ dossier }, { asOf }) =>
    yearsUntil(currentRankOf(dossier)?.startedOn ?? '', asOf),
  ),
  technicalTitle: centred('专业技\n术职务', 9, ({ dossier }) => dossier.basic.technicalTitle),
  idNumber: centred('身份证号码', 20, ({ dossier }) => dossier.basic.idNumber),
  phone: centred('联系电话', 13, ({ dossier }) => dossier.basic.phone),
  staffKind: centred('编制\n类别', 6, ({ dossier }) => dossier.basic.staffKind),
  state: centred('人员\n状态', 6, ({ dossier }) => dossier.basic.state),
  remarks: leftward('备注', 9, ({ remarks }) => remarks),
}

/** The two layouts in use: that of organisation departments with both educations, and the plain list. */
export const rosterLayouts: Record<'organisation' | 'plain', RosterColumn[]> = {
  organisation: [
    ...(['order', 'name', 'sex', 'nation', 'nativePlace', 'birth', 'partyJoined', 'workStarted'] as const),
    ...(['fullTimeDegrees', 'fullTimeSchool', 'inServiceDegrees', 'inServiceSchool'] as const),
    ...(['currentPost', 'postSince', 'rank', 'technicalTitle', 'idNumber', 'remarks'] as const),
  ],
  plain: [
    ...(['order', 'name', 'unitAndPost', 'sex', 'nation', 'birth', 'age', 'politics'] as const),
    ...(['highestDegrees', 'highestSchool', 'technicalTitle', 'postSince', 'postYears'] as const),
    ...(['rank', 'rankYears', 'remarks'] as const),
  ],
}

function politicsOf(dossier: Dossier): string {
  const { politics, partyJoined, otherParty } = dossier.basic
  return politics || (partyJoined === '' ? otherParty : '中共党员')
}

function onForm(dossier: Dossier, mode: Education['mode']): Education[] {
  return dossier.educations.filter((education) => education.mode === mode && education.onForm)
}

const DIPLOMA_ORDER = ['初中', '高中', '中专', '中技', '大专', '专科', '本科', '大学', '研究生']

/** The education with the highest diploma; of equals the full-time one, as it stands first on the form. */
function highest(dossier: Dossier): Education[] {
  const order = (education: Education) => DIPLOMA_ORDER.findLastIndex((word) => education.diploma.includes(word))
  const all = [...onForm(dossier, 'full_time'), ...onForm(dossier, 'in_service')]
  const best = Math.max(...all.map(order))
  return all.filter((education) => order(education) === best).slice(0, 1)
}

function degreesOf(educations: Education[]): string {
  const diplomas = educations.map((education) => education.diploma)
  return lines([...diplomas, ...educations.map((education) => education.degree)])
}

function schoolsOf(educations: Education[]): string {
  return lines(educations.flatMap((education) => [education.diplomaSchool, education.degreeSchool]))
}

function lines(texts: string[]): string {
  return [...new Set(texts.filter((text) => text !== ''))].join('\n')
}

/** The post whose start the roster shows: the one named as current, else the latest that has not ended. */
function currentPostOf(dossier: Dossier): PostHeld | undefined {
  const held = dossier.postsHeld.filter((post) => post.endedOn === '' && post.kind !== '挂职')
  return held.find((post) => post.title === dossier.basic.currentPost) ?? latest(held)
}

function currentRankOf(dossier: Dossier): RankHeld | undefined {
  return latest(dossier.ranksHeld.filter((rank) => rank.endedOn === ''))
}

function latest<T extends { startedOn: PartialDate }>(held: T[]): T | undefined {
  return held.toSorted((a, b) => a.startedOn.localeCompare(b.startedOn)).at(-1)
}

function rankText(rank: RankHeld | undefined): string {
  return rank ? lines([rank.rank, dottedMonth(rank.startedOn)]) : ''
}

function yearsUntil(start: PartialDate, asOf: PartialDate): number | '' {
  if (start === '' || asOf === '') return ''
  return Math.max(0, Math.floor((monthIndex(asOf) - monthIndex(start)) / 12))
}
