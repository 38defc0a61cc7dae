import { ageOnForm, type PartialDate, readPartialDate } from '../../law/dates.ts'
import { checkIdNumber } from '../../law/id-number.ts'
import { looksLikeStudy, resumeGaps, resumeOverlaps } from './resume.ts'
import {
  Basic,
  Dossier,
  type Doubt,
  Education,
  FamilyMember,
  PostHeld,
  RankHeld,
  ResumePeriod,
  Reward,
  Sanction,
  TechnicalTitle,
  YearlyGrade,
} from './schema.ts'

/** Rows for relatives on the printed form. */
const FAMILY_ROWS = 7

/**
 * Everything doubtful about a dossier that can be seen from the dossier alone. A doubt is a hint to check the paper; it
 * never stands in the way of saving.
 */
export function dossierDoubts(dossier: Dossier): Doubt[] {
  return [
    ...dateDoubts(dossier.basic),
    ...idDoubts(dossier.basic),
    ...resumeDoubts(dossier),
    ...familyDoubts(dossier.family),
    ...lostCharacterDoubts(dossier),
  ]
}

/**
 * True when 工作单位及职务 of a relative says that this person has died. 已退休 is alive, and so are widows and children
 * of the dead (已故职工遗属, 丈夫已去世) and those who work where the dead are honoured.
 */
export function isDeceased(work: string): boolean {
  if (/(?:^|[（(，,。；])(?:革命)?烈士(?:$|[）)，,。；])/.test(work)) return true
  const died = '(?:去世|已故|病故|病逝|逝世|牺牲|过世|亡故)'
  const ofAnother = new RegExp(
    `${died}[^，,。；、（()）]{0,6}(?:子女|遗属|家属|遗孀|后代|之子|之女|抚恤|优抚|褒扬|纪念)|` +
      `(?:其|父|母|父亲|母亲|父母|丈夫|妻子|老伴|爱人|配偶|儿子|女儿)(?:已|均|都|早年|因病|于?\\d{4}年){0,3}${died}`,
    'g',
  )
  return new RegExp(died).test(work.replace(ofAnother, ''))
}

const GRADE_WORDS: Record<string, YearlyGrade['grade']> = {
  优秀: '优秀',
  不称职: '不称职',
  基本称职: '基本称职',
  称职: '称职',
  不合格: '不合格',
  基本合格: '基本合格',
  合格: '合格',
  不确定等次: '不确定等次',
  未确定等次: '不确定等次',
  不定等次: '不确定等次',
}

const YEAR = String.raw`(?:19|20)\d{2}`
const YEARS = new RegExp(
  `(${YEAR}(?:\\s*(?:年度?)?\\s*(?:[、，,和及]|[-—–~～]{1,2}|至)\\s*${YEAR})*)\\s*(?:年度?)?` +
    '((?:\\s|年度|考核|结果|等次|个人|工作|连续|均|都|被|评|定|确|为|是|获得?|[:：（(“"])*)' +
    `(${Object.keys(GRADE_WORDS).join('|')})(?:等次|等级)?(?=$|[\\s，,；;。、）)”"])`,
  'g',
)

/**
 * The yearly grades a 年度考核结果 text states plainly: `2023年年度考核优秀`, `2021、2022年度均为称职`, `2021—2023年称职`.
 * Nothing is guessed from texts that name no year (近三年均为称职); a year told twice with different grades is left out.
 */
export function parseGrades(text: string): YearlyGrade[] {
  const grades = new Map<number, YearlyGrade['grade'] | null>()
  for (const [, years, , word] of text.normalize('NFKC').matchAll(YEARS)) {
    const grade = GRADE_WORDS[word!]!
    for (const year of yearsNamed(years!)) {
      const known = grades.get(year)
      grades.set(year, known === undefined || known === grade ? grade : null)
    }
  }
  return [...grades]
    .flatMap(([year, grade]) => (grade === null ? [] : [{ year, grade, note: '' }]))
    .sort((one, other) => one.year - other.year)
}

function yearsNamed(text: string): number[] {
  const named: number[] = []
  for (const match of text.matchAll(/(\D*)(\d{4})/g)) {
    const year = Number(match[2])
    const last = named.at(-1)
    const isRange = /[-—–~～至]/.test(match[1]!)
    if (isRange && last !== undefined && year > last && year - last <= 20) {
      for (let between = last + 1; between < year; between += 1) named.push(between)
    }
    named.push(year)
  }
  return named.filter((year) => year >= 1950 && year <= 2099)
}

function dateDoubts(basic: Basic): Doubt[] {
  const doubts: Doubt[] = []
  const { birth, workStarted, partyJoined, ageAsOf } = basic
  if (birth === '') {
    doubts.push(doubt('birth-missing', 'basic.birth', '没有出生年月，算不出年龄和到龄时间。请补填出生年月。'))
  }
  if (ageAsOf === '') {
    doubts.push(
      doubt('age-date-missing', 'basic.ageAsOf', '没有填计算年龄时间，打印时将按打印当天计算年龄。如需固定，请补填。'),
    )
  }
  const workAge = ageReached(birth, workStarted)
  if (workAge !== null && workAge < 16) {
    const told = `参加工作时间${inChinese(workStarted)}时只有${workAge}岁（${inChinese(birth)}出生），不满16岁。`
    doubts.push(doubt('work-before-16', 'basic.workStarted', `${told}请核对这两个时间。`))
  }
  const partyAge = ageReached(birth, partyJoined)
  if (partyAge !== null && partyAge < 18) {
    const told = `入党时间${inChinese(partyJoined)}时只有${partyAge}岁（${inChinese(birth)}出生），不满18岁。`
    doubts.push(doubt('party-before-18', 'basic.partyJoined', `${told}请核对这两个时间。`))
  }
  return doubts
}

/** Whole years reached; when only years are known, the most that is possible. */
function ageReached(birth: PartialDate, on: PartialDate): number | null {
  if (birth === '' || on === '') return null
  return ageOnForm(birth, on) ?? Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
}

function idDoubts({ idNumber, birth, sex }: Basic): Doubt[] {
  if (idNumber === '') return []
  const field = 'basic.idNumber'
  const check = checkIdNumber(idNumber)
  if (!check.ok) return [doubt('id-invalid', field, `身份证号不对：${check.because}。请对照身份证核对。`)]
  const doubts: Doubt[] = []
  if (birth !== '' && check.birth.slice(0, birth.length) !== birth) {
    const told = `身份证号里的出生日期是${inChinese(check.birth)}，档案里是${inChinese(birth)}。`
    doubts.push(doubt('id-birth-differs', field, `${told}请按干部人事档案认定的出生时间核对。`))
  }
  if (sex !== '' && check.sex !== sex) {
    const told = `身份证号第17位表示${check.sex}性，档案里填的是${sex}。`
    doubts.push(doubt('id-sex-differs', field, `${told}请核对性别和身份证号。`))
  }
  return doubts
}

function resumeDoubts({ basic, resume }: Dossier): Doubt[] {
  const doubts: Doubt[] = []
  for (const [index, period] of resume.entries()) {
    const field = `resume.${index}`
    if (period.start === '') {
      const told = `简历中“${shorten(period.text)}”这一段读不出起止年月，已原样保留。`
      doubts.push(doubt('resume-unreadable-line', field, `${told}请补上起止年月，写成2008.03--2010.02这样。`))
    } else if (period.end && period.end.slice(0, 7) < period.start.slice(0, period.end.length).slice(0, 7)) {
      const told = `简历中“${shorten(period.text)}”的终止年月${inChinese(period.end)}早于起始年月${inChinese(period.start)}。`
      doubts.push(doubt('resume-reversed', field, `${told}请核对。`))
    }
  }
  for (const [end, start] of resumeGaps(resume)) {
    const told = `简历从${inChinese(end)}到${inChinese(start)}之间没有经历，前后不衔接。`
    doubts.push(doubt('resume-gap', 'resume', `${told}请核实后补上，或改正前后两段的年月。`))
  }
  for (const { earlier, later } of resumeOverlaps(resume)) {
    const told =
      `简历中“${shorten(later.text)}”从${inChinese(later.start)}开始，` +
      `而“${shorten(earlier.text)}”${earlier.end ? `到${inChinese(earlier.end)}才结束` : '还没有结束时间'}，两段时间重叠。`
    doubts.push(doubt('resume-overlap', 'resume', `${told}请核对年月；属于兼职、学习的，请改为“其间”。`))
  }
  return [...doubts, ...firstJobDoubts(basic, resume)]
}

function firstJobDoubts({ workStarted }: Basic, resume: ResumePeriod[]): Doubt[] {
  const jobs = resume.filter(({ start, text }) => start !== '' && !looksLikeStudy(text))
  const first = jobs.reduce<ResumePeriod | null>((best, job) => (best && best.start <= job.start ? best : job), null)
  if (first === null || workStarted === '') return []
  const precision = Math.min(first.start.length, workStarted.length, 7)
  if (first.start.slice(0, precision) === workStarted.slice(0, precision)) return []
  const told = `参加工作时间是${inChinese(workStarted)}，简历中第一份工作“${shorten(first.text)}”从${inChinese(first.start)}开始。`
  return [doubt('work-differs-from-resume', 'basic.workStarted', `${told}两者不一致，请核对。`)]
}

function familyDoubts(family: FamilyMember[]): Doubt[] {
  const doubts: Doubt[] = []
  if (family.length > FAMILY_ROWS) {
    const told = `家庭成员和社会关系有${family.length}人，任免审批表上只有${FAMILY_ROWS}行。`
    doubts.push(doubt('family-more-than-seven', 'family', `${told}请把必须印在表上的人排在前${FAMILY_ROWS}位。`))
  }
  for (const [index, { relation, name, birth }] of family.entries()) {
    if (birth === '' || readPartialDate(birth) !== null) continue
    const told = `${relation}${name}的出生年月“${shorten(birth)}”读不成日期，将照原样打印，不计算年龄。`
    doubts.push(doubt('date-unreadable', `family.${index}.birth`, `${told}如能查清，请改成1980.06这样。`))
  }
  return doubts
}

const LISTS = {
  educations: Education,
  resume: ResumePeriod,
  postsHeld: PostHeld,
  ranksHeld: RankHeld,
  family: FamilyMember,
  rewards: Reward,
  sanctions: Sanction,
  grades: YearlyGrade,
  titles: TechnicalTitle,
} as const

function lostCharacterDoubts(dossier: Dossier): Doubt[] {
  const doubts: Doubt[] = []
  const look = (value: unknown, field: string, title: string, isName: boolean) => {
    if (typeof value !== 'string' || !hasLostCharacter(value, isName)) return
    const told = `${title}“${shorten(visible(value))}”里有丢失或看不见的字，可能是生僻字或转换时出了乱码。`
    doubts.push(doubt('lost-character', field, `${told}请对照原件重新输入。`))
  }
  for (const [key, value] of Object.entries(dossier.basic)) {
    look(value, `basic.${key}`, titleOf(Basic, key), key === 'name')
  }
  for (const [list, schema] of Object.entries(LISTS)) {
    for (const [index, row] of dossier[list as keyof typeof LISTS].entries()) {
      for (const [key, value] of Object.entries(row)) {
        const title = `${titleOf(Dossier, list)}第${index + 1}项的${titleOf(schema, key)}`
        look(value, `${list}.${index}.${key}`, title, key === 'name' && list === 'family')
      }
    }
  }
  for (const [index, { during }] of dossier.resume.entries()) {
    for (const side of during) look(side.text, `resume.${index}.during`, `简历第${index + 1}项的其间内容`, false)
  }
  return doubts
}

/** Signs of a character that did not survive: replacement marks, private use, zero width, half pairs, runs of `?`. */
function hasLostCharacter(value: string, isName: boolean): boolean {
  if (!value.isWellFormed() || UNSEEN.test(value)) return true
  if (/锟斤拷|\?{2,}|\p{Script=Han}\?\p{Script=Han}/u.test(value)) return true
  return isName && /[?？□■]/.test(value)
}

const UNSEEN = /[\u0080-\u009f\u200b\u200c\u2060\ufeff\ufffd\ue000-\uf8ff\u{f0000}-\u{10fffd}]|\u200d/u

function visible(value: string): string {
  return value.toWellFormed().replace(new RegExp(UNSEEN.source, 'gu'), '□')
}

function titleOf(schema: { shape: Record<string, { meta(): { title?: string } | undefined }> }, key: string): string {
  return schema.shape[key]?.meta()?.title ?? key
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text
}

function inChinese(date: PartialDate): string {
  const [year, month, day] = date.split('-')
  return `${year}年${month ? `${Number(month)}月` : ''}${day ? `${Number(day)}日` : ''}`
}

function doubt(code: string, field: string, message: string): Doubt {
  return { code, field, message }
}
