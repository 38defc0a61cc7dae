import type { PartialDate } from '../../../law/dates.ts'
import { addDays, addYears } from '../../../law/periods.ts'
import type { Dossier, FamilyMember, RankHeld, Sanction, YearlyGrade } from '../schema.ts'
import { demoUnit } from './bureau.ts'
import { monthsAfter } from './calendar.ts'
import { documentOf } from './careers.ts'
import { assessmentsText, awardsText } from './honours.ts'

type Planted = { key: string; dossier: Dossier }

/** What changes one dossier; texts that repeat the lists are written anew afterwards. */
type Change = (dossier: Dossier, today: PartialDate, dossierOf: (key: string) => Dossier) => void

const yearOf = (date: PartialDate) => Number(date.slice(0, 4))

function grade(dossier: Dossier, year: number, word: YearlyGrade['grade'], note = ''): void {
  dossier.grades = dossier.grades.map((one) => (one.year === year ? { year, grade: word, note } : one))
  // Who was not 优秀 was not commended for it either.
  if (word !== '优秀') {
    dossier.rewards = dossier.rewards.filter(({ on, title }) => yearOf(on) !== year + 1 || !/嘉奖|三等功/.test(title))
  }
}

function sanction(dossier: Dossier, made: Pick<Sanction, 'kind' | 'decidedOn' | 'effectUntil' | 'reason'>): void {
  const isParty = made.kind.startsWith('党内')
  const issuer = isParty ? '中共云栖市纪律检查委员会' : demoUnit.name
  const document = documentOf(isParty ? '云纪处' : '云文旅处', made.decidedOn.slice(0, 7))
  dossier.sanctions = [...dossier.sanctions, { ...made, issuer, document }]
}

/** Ranks with their first months, each ending where the next begins. */
function ranks(dossier: Dossier, ladder: readonly [rank: string, startedOn: PartialDate][]): void {
  dossier.ranksHeld = ladder.map(
    ([rank, startedOn], index): RankHeld => ({
      rank,
      startedOn,
      endedOn: ladder[index + 1]?.[1] ?? '',
      document: documentOf('云组职', startedOn.slice(0, 7)),
    }),
  )
}

/** Moves the month in which one post followed another, in the lists and in the résumé. */
function moveStart(dossier: Dossier, from: PartialDate, to: PartialDate): void {
  const month = to.slice(0, 7)
  dossier.postsHeld = dossier.postsHeld.map((post) => ({
    ...post,
    startedOn: post.startedOn === from ? to : post.startedOn,
    endedOn: post.endedOn === from ? to : post.endedOn,
    document: post.startedOn === from ? documentOf('云组任', month) : post.document,
    confirmedOn: post.startedOn === from && post.confirmedOn ? monthsAfter(month, 12) : post.confirmedOn,
  }))
  dossier.resume = dossier.resume.map((period) => ({
    ...period,
    start: period.start === from ? month : period.start,
    end: period.end === from ? month : period.end,
  }))
}

const presentStart = (dossier: Dossier): PartialDate =>
  dossier.postsHeld.find(({ endedOn, kind }) => endedOn === '' && kind === '任职')!.startedOn

/** Puts a post without a level between the present one and the one before, which then ends at `from`. */
function addPostBefore(dossier: Dossier, title: string, from: PartialDate): void {
  const [before, present] = dossier.postsHeld.filter(({ kind }) => kind === '任职').slice(-2)
  const until = present!.startedOn
  const paper = documentOf('云人录', from)
  const added = { ...present!, title, level: '', startedOn: from, endedOn: until, confirmedOn: '', document: paper }
  const job = { start: from, end: until, text: title, secondment: false, during: [] }
  const presentJob = dossier.resume.findIndex(({ end }) => end === null)
  dossier.resume[presentJob - 1]!.end = from
  dossier.resume.splice(presentJob, 0, job)
  before!.endedOn = from
  dossier.postsHeld.splice(dossier.postsHeld.indexOf(present!), 0, added)
}

/** A colleague as a line of the family table. */
const asRelative = ({ basic }: Dossier, relation: string): FamilyMember => ({
  ...{ relation, name: basic.name, birth: basic.birth.slice(0, 7) },
  ...{ politics: basic.politics, work: basic.currentPost },
})

/** Makes two people husband and wife: her children are theirs, and each one's parents are the other's in-laws. */
function marry(husband: Dossier, wife: Dossier): void {
  const children = wife.family
    .filter(({ relation }) => relation === '儿子' || relation === '女儿')
    .map((child) => ({ ...child, name: husband.basic.name.slice(0, 1) + child.name.slice(1) }))
  const parents = ({ family }: Dossier) => family.filter(({ relation }) => relation === '父亲' || relation === '母亲')
  const inLaws = (of: Dossier, father: string, mother: string) =>
    parents(of).map((one) => ({ ...one, relation: one.relation === '父亲' ? father : mother }))
  const his = [asRelative(wife, '妻子'), ...children, ...parents(husband), ...inLaws(wife, '岳父', '岳母')]
  const hers = [asRelative(husband, '丈夫'), ...children, ...parents(wife), ...inLaws(husband, '公公', '婆婆')]
  husband.family = his
  wife.family = hers
}

const firstRank = ({ ranksHeld }: Dossier): PartialDate => ranksHeld[0]!.startedOn

const reason = '工作履职不到位，经组织调查属实。'

/**
 * Cases that make the rules of the check-up speak, by person. County posts and ranks of city organs do not exist in a
 * county bureau: ry-elig-level-years, ry-elig-two-posts and zj-quota-city stay silent.
 */
const changes: Record<string, Change> = {
  // 上一年度基本称职，没有诫勉
  tianye: (dossier, today) => grade(dossier, yearOf(today) - 1, '基本称职'),
  // 一级科员一年八个月就晋升四级主任科员
  weiyiming: (dossier) => {
    const first = firstRank(dossier)
    ranks(dossier, [
      ['一级科员', first],
      ['四级主任科员', monthsAfter(first, 20)],
    ])
  },
  // 基本称职的一年没有扣除就晋升
  fanyichen: (dossier) => {
    grade(dossier, 2023, '基本称职')
    ranks(dossier, [
      ['一级科员', '2019-06'],
      ['四级主任科员', '2022-03'],
      ['三级主任科员', '2024-04'],
    ])
  },
  // 按年限晋升，但全局主任科员因此超过核定职数
  cuiruolin: (dossier) => {
    ranks(dossier, [
      ['一级科员', firstRank(dossier)],
      ['四级主任科员', '2023-05'],
    ])
  },
  // 从四级主任科员直接到二级主任科员
  luqingdai: (dossier) => {
    ranks(dossier, [
      ['四级主任科员', '2019-06'],
      ['二级主任科员', '2023-07'],
    ])
  },
  // 警告处分期内晋升职级；受处分当年评了优秀，全局优秀因此超过比例，也没有嘉奖
  mazhixing: (dossier, today) => {
    const decided = dossier.sanctions[0]!.decidedOn
    ranks(dossier, [
      ['四级主任科员', '2019-06'],
      ['三级主任科员', monthsAfter(decided, 5)],
    ])
    dossier.grades = dossier.grades.map((one) =>
      one.year === yearOf(today) - 5 ? { ...one, grade: '优秀' as const } : one,
    )
  },
  // 立案期间晋升职级
  luoqiming: (dossier) => {
    const promoted = dossier.ranksHeld.at(-1)!.startedOn
    const dates = { decidedOn: `${monthsAfter(promoted, -2)}-08`, effectUntil: `${monthsAfter(promoted, 2)}-20` }
    sanction(dossier, { kind: '立案审查', ...dates, reason: '群众反映问题，经核查不属实，予以结案。' })
  },
  // 试用期的年度定了等次
  tanziang: (dossier) => {
    const [first] = dossier.grades
    dossier.grades = [{ ...first!, grade: '称职', note: '' }, ...dossier.grades.slice(1)]
  },
  // 上一年度不称职
  longzaitian: (dossier, today) => grade(dossier, yearOf(today) - 1, '不称职'),
  // 党内严重警告影响期内，考核处理正确
  panliqun: (dossier, today) => {
    const year = yearOf(today)
    const dates = { decidedOn: `${year - 1}-08-15`, effectUntil: `${year + 1}-02-15` }
    sanction(dossier, { kind: '党内严重警告', ...dates, reason })
    grade(dossier, year - 1, '不确定等次', '受党内严重警告处分')
  },
  // 诫勉影响期内
  sujinshu: (dossier, today) => {
    const decidedOn = `${monthsAfter(today, -3)}-10`
    sanction(dossier, { kind: '诫勉', decidedOn, effectUntil: `${monthsAfter(decidedOn, 6)}-10`, reason })
  },
  // 组织处理影响期内
  fuxiaolan: (dossier, today) => {
    const decidedOn = `${monthsAfter(today, -4)}-06`
    sanction(dossier, { kind: '调整职务', decidedOn, effectUntil: `${monthsAfter(decidedOn, 12)}-06`, reason })
  },
  // 降级处分一年多没有办理职务、工资变更
  dilinuer: (dossier, today) => {
    const year = yearOf(today)
    const dates = { decidedOn: `${year - 1}-09-18`, effectUntil: `${year + 1}-09-18` }
    sanction(dossier, { kind: '降级', ...dates, reason })
    grade(dossier, year - 1, '不确定等次', '受降级处分')
  },
  // 任乡科级副职一年七个月就任正职；从事业单位调入，以前没有职级
  hanyichuan: (dossier) => {
    const month = presentStart(dossier)
    const asDeputy = dossier.postsHeld.find(({ level }) => level === '乡科级副职')!.startedOn
    moveStart(dossier, asDeputy, monthsAfter(month, -19))
    ranks(dossier, [
      ['二级主任科员', month],
      ['一级主任科员', monthsAfter(month, 29)],
    ])
  },
  // 从学校调入任一级科员两年多就任乡科级副职，学历为中专
  hejingshu: (dossier, today) => {
    const month = monthsAfter(today, -50)
    moveStart(dossier, presentStart(dossier), month)
    const entered = monthsAfter(month, -26)
    addPostBefore(dossier, `${demoUnit.name}机关党委科员`, entered)
    ranks(dossier, [
      ['一级科员', entered],
      ['四级主任科员', monthsAfter(month, -1)],
      ['三级主任科员', monthsAfter(month, 25)],
    ])
  },
  // 任党组成员时党龄不满三年
  fanglizhi: (dossier) => {
    const month = presentStart(dossier)
    dossier.basic.partyJoined = monthsAfter(month, -42)
    dossier.basic.partyRegular = monthsAfter(month, -30)
  },
  // 丈夫是副局长，本人在财务科
  caoyingxue: (dossier, _today, dossierOf) => marry(dossierOf('fanglizhi'), dossier),
  // 科长的表妹在同一科室
  mengfanxing: (dossier, _today, dossierOf) => {
    dossier.family.push(asRelative(dossierOf('jiangyunshu'), '表妹'))
  },
  // 试用期满快一年，没有办理正式任职
  yuanshouzhuo: (dossier) => {
    dossier.postsHeld = dossier.postsHeld.map((post) => (post.endedOn === '' ? { ...post, confirmedOn: '' } : post))
  },
  // 试用期还有十几天届满
  dongmingyuan: (dossier, today) => {
    moveStart(dossier, presentStart(dossier), addDays(addYears(today, -1), 17))
    dossier.postsHeld = dossier.postsHeld.map((post) => (post.endedOn === '' ? { ...post, confirmedOn: '' } : post))
  },
  // 在审批科科长职位上五年多；在馆长职位上十年多
  yaojinghao: (dossier, today) => moveStart(dossier, presentStart(dossier), monthsAfter(today, -63)),
  jiangsongnian: (dossier, today) => moveStart(dossier, presentStart(dossier), monthsAfter(today, -122)),
  // 到龄年月仍按六十岁填写，已过两个月还在职
  duanshaoqing: (dossier) => {
    dossier.basic.retirementMonth = monthsAfter(dossier.basic.birth, 720)
  },
}

/** Who has a planted case; everybody else is in order. */
export const plantedKeys: readonly string[] = Object.keys(changes)

/** Puts the cases into the dossiers they belong to. */
export function plant(people: readonly Planted[], today: PartialDate): void {
  const dossierOf = (key: string): Dossier => people.find((person) => person.key === key)!.dossier
  for (const { key, dossier } of people) {
    const change = changes[key]
    if (!change) continue
    change(dossier, today, dossierOf)
    dossier.sanctions.sort((one, other) => one.decidedOn.localeCompare(other.decidedOn))
    dossier.basic.awards = awardsText(dossier.rewards, dossier.sanctions)
    dossier.basic.assessments = assessmentsText(dossier.grades)
  }
}
