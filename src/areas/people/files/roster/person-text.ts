import { type PartialDate, readPartialDate } from '../../../../law/dates.ts'
import type { Education, RankHeld } from '../../schema.ts'

const NOTHING = /^(?:无|暂无|[/\\\-—－]+)$/
const NATIONS =
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 ' +
  '柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 ' +
  '塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
const nationStems = new Set(NATIONS.split(' '))

/** Joins lines that were broken only to fit the cell: without a blank between Chinese characters. */
export function joinLines(text: string): string {
  return text
    .replace(/\s*\n\s*/g, '\n')
    .replace(/([^\x00-\x7f])\n|\n(?=[^\x00-\x7f])/g, '$1')
    .replace(/\n/g, ' ')
    .trim()
}

/** As {@link joinLines}; a dash or `无` standing for nothing gives the empty string. */
export function fieldText(text: string): string {
  return NOTHING.test(text.trim()) ? '' : joinLines(text)
}

/** `汉` → `汉族`; names that are not one of the 56 stay as written. */
export function nationName(text: string): string {
  return nationStems.has(text) ? `${text}族` : text
}

export type NameReading = {
  name: string
  sex: '' | '男' | '女'
  nation: string
  remark: string
  lostCharacter: boolean
}

/** Reads a name cell: padding out, `（女）` and `（满族）` behind the name understood, other brackets kept as remark. */
export function readName(text: string): NameReading {
  const bracket = /[（(]([^）)]*)[）)]$/.exec(text)
  const remarks = (bracket?.[1] ?? '').split(/[，,、\s]+/).filter((part) => part !== '')
  const bare = bracket ? text.slice(0, bracket.index) : text
  const reading: NameReading = { name: '', sex: '', nation: '', remark: '', lostCharacter: false }
  const others: string[] = []
  for (const part of remarks) {
    if (part === '男' || part === '女') reading.sex = part
    else if (part.endsWith('族') && nationStems.has(part.slice(0, -1))) reading.nation = part
    else others.push(part)
  }
  const isLatin = /[A-Za-z]/.test(bare)
  const dots = bare.replace(/[•‧・･]/g, '·')
  reading.name = isLatin ? dots.replace(/\s+/g, ' ').trim() : dots.replace(/\s+/g, '')
  reading.remark = others.join('、')
  reading.lostCharacter = /[\p{Co}?？□�]/u.test(reading.name)
  return reading
}

const DEGREE = /(?:学士|博士|硕士)(?:学位)?$/
const DIPLOMAS = '研究生|硕士研究生|博士研究生|大学本科|大学普通班|大学专科|大学|本科|大专|专科|中专|中技|高中|初中'
const DIPLOMA = new RegExp(
  `^((?:中央党校|[^、]{0,6}党校|在职)?(?:${DIPLOMAS})(?:学历|毕业|肄业|结业)?)(.*(?:学士|硕士|博士)(?:学位)?)$`,
)

/** `大学\n文学学士`, `大学、管理学学士`, `大学文学学士` → diploma and degree. */
export function readDegrees(text: string): { diploma: string; degree: string } {
  const pieces = text.split(/[\n、，,;；/\s]+/).filter((piece) => piece !== '' && !NOTHING.test(piece))
  const diplomas: string[] = []
  const degrees: string[] = []
  for (const piece of pieces) {
    const joined = DIPLOMA.exec(piece)
    if (joined) {
      diplomas.push(joined[1]!)
      degrees.push(joined[2]!)
    } else if (DEGREE.test(piece)) degrees.push(piece)
    else diplomas.push(piece)
  }
  return { diploma: diplomas.join('、'), degree: degrees.join('、') }
}

const SCHOOL = /大学|学院|学校|党校|中学|一中|二中|三中|职校|技校|中专|师范/

/** One school, or two lines that both name a school: that of the diploma and that of the degree. */
export function readSchools(text: string): Pick<Education, 'diplomaSchool' | 'degreeSchool'> {
  const lines = text.split('\n').map((line) => line.trim())
  const filled = lines.filter((line) => line !== '')
  const [first = '', second = ''] = filled
  if (filled.length === 2 && SCHOOL.test(first) && /^[^专业]*(?:大学|学院|学校|党校)/.test(second)) {
    return { diplomaSchool: first, degreeSchool: second }
  }
  return { diplomaSchool: fieldText(text), degreeSchool: '' }
}

const RANK_DATE =
  /[（(]?\s*((?:19|20)\d{2}(?:[.\-/年]\d{1,2}(?:[.\-/月]\d{1,2}日?|月)?|\d{2}(?:\d{2})?))(?!\d)\s*(?:任|起)?\s*[）)]?/g

/** `一级主任科员 2021.03` or `正科级2015.03\n一级主任科员2021.05` → the ranks with their months. */
export function readRanks(text: string): { ranks: RankHeld[]; unreadable: string[] } {
  const ranks: RankHeld[] = []
  const unreadable: string[] = []
  const push = (words: string, startedOn: PartialDate) => {
    const rank = fieldText(words.replace(/^[\s、，,;；]+|[\s、，,;；]+$/g, ''))
    if (rank !== '') ranks.push({ rank, startedOn, endedOn: '', document: '' })
    else if (startedOn !== '') unreadable.push(startedOn)
  }
  let from = 0
  for (const match of text.matchAll(RANK_DATE)) {
    const date = readPartialDate(match[1]!)
    if (date === null) unreadable.push(match[1]!)
    push(text.slice(from, match.index), date ?? '')
    from = match.index + match[0].length
  }
  push(text.slice(from), '')
  return { ranks, unreadable }
}

/** True for 职务层次 such as 正科级, which are often written where a 职级 belongs. */
export function isPostLevel(rank: string): boolean {
  return /^(?:正|副)?(?:国|部|省|厅|局|司|处|县|科|股|乡)(?:级|局级|部级|处级)?(?:正职|副职)?$|^[县乡厅处科]+级[正副]职$/.test(
    rank,
  )
}

const PARTIES =
  /民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|国民党革命委员会|民主同盟|民主建国会|民主促进会|台湾民主自治同盟/
const POLITICS = new Set(
  '中共党员 中共预备党员 预备党员 党员 共青团员 团员 群众 无党派 无党派人士 无党派民主人士'.split(' '),
)

/** Words where the month of joining the Party is expected: another party, or a political status. */
export function readPartyWords(text: string): { otherParty: string; politics: string } | null {
  const bare = text.replace(/\s+/g, '')
  if (PARTIES.test(bare)) return { otherParty: bare, politics: '' }
  return POLITICS.has(bare) ? { otherParty: '', politics: bare } : null
}

export type IdReading = { idNumber: string; problem: 'id-precision-lost' | 'id-old' | 'id-shape' | null }

/** Reads an ID cell. Excel keeps 15 digits of a number, so an 18-digit ID kept as a number has lost its end. */
export function readId(cell: { text: string; number: number | null }): IdReading {
  const lost: IdReading = { idNumber: '', problem: 'id-precision-lost' }
  if (cell.number !== null && Math.abs(cell.number) >= 1e15) return lost
  const text = cell.number === null ? cell.text : String(cell.number)
  const id = text
    .normalize('NFKC')
    .replace(/[\s'‘’"-]/g, '')
    .toUpperCase()
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(id)) return lost
  if (id === '' || NOTHING.test(id)) return { idNumber: '', problem: null }
  if (/^\d{17}[\dX]$/.test(id)) return { idNumber: id, problem: null }
  if (/^\d{15}$/.test(id)) return { idNumber: id, problem: 'id-old' }
  return { idNumber: id.length <= 18 ? id : '', problem: 'id-shape' }
}
