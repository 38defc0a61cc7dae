import { Basic, blankDossier, type Dossier, type Doubt, type Education } from '../../schema.ts'
import type { CellReading } from './cell.ts'
import type { EducationMode, EducationPart, Meaning } from './columns.ts'
import { type CellDoubtCode, cellDoubt } from './doubt-words.ts'
import type { HeadColumn } from './header.ts'
import * as words from './person-text.ts'
import type { RawRow } from './row-kinds.ts'
import { readSheetDate } from './sheet-date.ts'

export type PersonReading = { dossier: Dossier; section: string; refused: boolean; doubts: Doubt[] }

type Found = { label: string; cell: CellReading }

/** One row on its way to a dossier: finds cells by meaning and collects the doubts. */
type Work = {
  dossier: Dossier
  doubts: Doubt[]
  find(meaning: Meaning): Found | null
  doubt(code: CellDoubtCode, field: string, found: Found): void
}

/**
 * Builds the dossier of one row. What a cell says beyond doubt goes in; what it may say is left out and asked about;
 * the row is refused only when its ID number is damaged.
 */
export function readPerson(row: RawRow, columns: HeadColumn[]): PersonReading {
  const work = startWork(row, columns)
  readIdentity(work)
  readDates(work)
  readTexts(work)
  readKinds(work)
  const refused = readIdNumber(work)
  readPost(work)
  readRank(work)
  for (const mode of ['full_time', 'in_service', 'unknown'] as const) readEducation(work, mode)
  const section = words.fieldText(work.find('section')?.cell.text ?? '')
  return { dossier: work.dossier, section, refused, doubts: work.doubts }
}

function startWork(row: RawRow, columns: HeadColumn[]): Work {
  const doubts: Doubt[] = []
  return {
    dossier: blankDossier(''),
    doubts,
    find(meaning) {
      const column = columns.find((candidate) => candidate.meaning === meaning)
      const cell = column && row.cells.get(column.column)
      return column && cell ? { label: column.label, cell } : null
    },
    doubt(code, field, found) {
      doubts.push(cellDoubt(code, { field, ...found }))
    },
  }
}

/** The text of a cell; a formula without result or an error value gives nothing and a doubt. */
function textOf(work: Work, meaning: Meaning, field: string): { text: string; found: Found } | null {
  const found = work.find(meaning)
  if (found === null) return null
  if (found.cell.formula !== null) work.doubt('formula-without-value', field, found)
  else if (found.cell.error) work.doubt('cell-error', field, found)
  else return { text: found.cell.text, found }
  return null
}

function readIdentity(work: Work): void {
  const basic = work.dossier.basic
  const name = words.readName(work.find('name')?.cell.text ?? '')
  basic.name = name.name
  basic.sex = name.sex
  basic.nation = name.nation
  if (name.lostCharacter) {
    const message = `姓名“${name.name}”里有一个字没能保存下来，请用能显示生僻字的输入法改正。`
    work.doubts.push({ code: 'rare-character-lost', field: 'basic.name', message })
  }
  if (name.remark !== '') {
    const message = `姓名后面的“（${name.remark}）”没有记入，请核对。`
    work.doubts.push({ code: 'name-remark', field: 'basic.name', message })
  }
  const nation = textOf(work, 'nation', 'basic.nation')
  if (nation && nation.text !== '') put(work, 'nation', words.nationName(words.fieldText(nation.text)), nation.found)
}

const dateFields = ['birth', 'partyRegular', 'workStarted', 'retirementMonth'] as const

function readDates(work: Work): void {
  for (const field of dateFields) work.dossier.basic[field] = dateOf(work, field, `basic.${field}`)
  const party = work.find('partyJoined')
  const isWords = party && party.cell.number === null && party.cell.day === null && party.cell.formula === null
  const other = isWords ? words.readPartyWords(party.cell.text) : null
  if (!other) {
    work.dossier.basic.partyJoined = dateOf(work, 'partyJoined', 'basic.partyJoined')
    return
  }
  work.dossier.basic.otherParty = other.otherParty
  work.dossier.basic.politics = other.politics
}

function dateOf(work: Work, meaning: Meaning, field: string): string {
  const found = work.find(meaning)
  if (found === null) return ''
  const { date, problem } = readSheetDate(found.cell)
  if (problem !== null) work.doubt(problem, field, found)
  return date
}

const textFields = [
  'nativePlace',
  'birthplace',
  'otherParty',
  'politics',
  'health',
  'technicalTitle',
  'specialty',
  'currentPost',
  'phone',
] as const

type TextField = (typeof textFields)[number] | 'nation'

function readTexts(work: Work): void {
  for (const field of textFields) {
    const reading = textOf(work, field, `basic.${field}`)
    const text = reading ? words.fieldText(reading.text) : ''
    if (reading && text !== '') put(work, field, text, reading.found)
  }
  put(work, 'name', work.dossier.basic.name, work.find('name')!)
}

function put(work: Work, field: TextField | 'name', text: string, found: Found): void {
  const isAccepted = Basic.shape[field].safeParse(text).success
  if (isAccepted) work.dossier.basic[field] = text
  else work.doubt('value-not-accepted', `basic.${field}`, found)
}

const staffKinds: [RegExp, '行政' | '参公' | '事业' | '工勤'][] = [
  [/^(?:参公|参照).*$/, '参公'],
  [/^(?:行政|公务员).*$/, '行政'],
  [/^(?:事业|全额|差额).*$/, '事业'],
  [/^(?:工勤|工人|机关工勤).*$/, '工勤'],
]
const states: [RegExp, '在职' | '退休' | '调出' | '离职' | '去世'][] = [
  [/^(?:在职|在岗)$/, '在职'],
  [/^(?:退休|已退休)$/, '退休'],
  [/^(?:调出|已调出|调离)$/, '调出'],
  [/^(?:离职|辞职|辞去公职|已离职)$/, '离职'],
  [/^(?:去世|已去世|已故|病故)$/, '去世'],
]

function readKinds(work: Work): void {
  const basic = work.dossier.basic
  const sex = textOf(work, 'sex', 'basic.sex')
  const sexWord = /^(男|女)性?$/.exec(sex?.text ?? '')?.[1]
  if (sexWord === '男' || sexWord === '女') basic.sex = sexWord
  else if (sex && words.fieldText(sex.text) !== '') work.doubt('value-not-accepted', 'basic.sex', sex.found)
  const kind = textOf(work, 'staffKind', 'basic.staffKind')
  const staffKind = staffKinds.find(([pattern]) => pattern.test(kind?.text ?? ''))?.[1]
  if (staffKind) basic.staffKind = staffKind
  else if (kind && words.fieldText(kind.text) !== '') work.doubt('value-not-accepted', 'basic.staffKind', kind.found)
  const state = textOf(work, 'state', 'basic.state')
  const stateWord = states.find(([pattern]) => pattern.test(state?.text ?? ''))?.[1]
  if (stateWord) basic.state = stateWord
  else if (state && words.fieldText(state.text) !== '') work.doubt('value-not-accepted', 'basic.state', state.found)
}

function readIdNumber(work: Work): boolean {
  const reading = textOf(work, 'idNumber', 'basic.idNumber')
  if (!reading) return false
  const { idNumber, problem } = words.readId(reading.found.cell)
  work.dossier.basic.idNumber = idNumber
  if (problem !== null) work.doubt(problem, 'basic.idNumber', reading.found)
  return problem === 'id-precision-lost'
}

function readPost(work: Work): void {
  const startedOn = dateOf(work, 'postSince', 'postsHeld')
  const title = work.dossier.basic.currentPost
  if (startedOn === '') return
  if (title !== '' && title.length <= 300) {
    const rest = { level: '', postId: null, endedOn: '', confirmedOn: '', document: '' }
    work.dossier.postsHeld.push({ title, startedOn, kind: '任职', ...rest })
    return
  }
  const found = work.find('postSince')!
  work.doubt('value-not-accepted', 'postsHeld', found)
}

function readRank(work: Work): void {
  const reading = textOf(work, 'rank', 'ranksHeld')
  if (!reading || words.fieldText(reading.text) === '') return
  const { ranks, unreadable } = words.readRanks(reading.text)
  const since = dateOf(work, 'rankSince', 'ranksHeld')
  const last = ranks.at(-1)
  if (last && last.startedOn === '' && since !== '') last.startedOn = since
  const fitting = ranks.filter((rank) => rank.rank.length <= 40)
  work.dossier.ranksHeld.push(...fitting)
  if (unreadable.length > 0 || fitting.length < ranks.length) work.doubt('rank-unreadable', 'ranksHeld', reading.found)
  if (ranks.some((rank) => words.isPostLevel(rank.rank))) work.doubt('rank-is-level', 'ranksHeld', reading.found)
}

function readEducation(work: Work, mode: EducationMode): void {
  const part = (name: EducationPart) => textOf(work, `${mode}.${name}`, 'educations')
  const degrees = words.readDegrees(part('degrees')?.text ?? '')
  const diplomaOnly = words.readDegrees(part('diploma')?.text ?? '')
  const degreeOnly = words.fieldText(part('degree')?.text ?? '')
  const school = part('school')
  const schools = words.readSchools(school?.text ?? '')
  const major = words.fieldText(part('major')?.text ?? '')
  const education: Education = {
    mode: mode === 'in_service' ? 'in_service' : 'full_time',
    diploma: degrees.diploma || diplomaOnly.diploma,
    degree: degrees.degree || degreeOnly || diplomaOnly.degree,
    diplomaSchool: schools.diplomaSchool + (schools.diplomaSchool.includes(major) ? '' : major),
    degreeSchool: schools.degreeSchool,
    endedOn: dateOf(work, `${mode}.endedOn`, 'educations'),
    onForm: true,
  }
  const fields = ['diploma', 'degree', 'diplomaSchool', 'degreeSchool'] as const
  if (fields.every((field) => education[field] === '')) return
  const tooLong = education.diploma.length > 60 || education.degree.length > 60 || education.diplomaSchool.length > 300
  const found = work.find(`${mode}.degrees`) ?? work.find(`${mode}.diploma`) ?? school?.found
  if (tooLong && found) work.doubt('value-not-accepted', 'educations', found)
  else work.dossier.educations.push(education)
}
