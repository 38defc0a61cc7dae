import { monthAt, monthIndex, type PartialDate } from '../../../law/dates.ts'
import type { Education, PostHeld, ResumePeriod } from '../schema.ts'
import { postOf } from './bureau.ts'
import { monthsAfter } from './calendar.ts'
import { lastMonthOf, type Seat } from './roster.ts'
import { hashText, type Seeded, seeded } from './seeded.ts'
import { laterStudy, studiesOf } from './studies.ts'

/** The month in which the culture bureau and the tourism commission became one bureau. */
const MERGED = monthIndex('2019-03')
const TOURISM_SECTIONS = new Set(['resources', 'industry'])
/** Leaders of the bureau and of sections that handle people, money or permits change places within five years. */
const ROTATING_SECTIONS = new Set(['leadership', 'personnel', 'finance', 'approval', 'enforcement'])
/** Months in such a post at the end of last year; with this year it stays below five years. */
const ROTATED_AFTER = 47

type Step = {
  /** how a dossier names the post in a month */
  text: (month: number) => string
  level: string
  /** who put people there; empty where no appointment paper exists */
  issuer: '云组任' | '云文任' | '云人录' | ''
}
type HeldStep = { start: number; end: number | null; text: string; level: string; document: string }

export type Career = {
  seat: Seat
  educations: Education[]
  resume: ResumePeriod[]
  postsHeld: PostHeld[]
  workStarted: PartialDate
  specialty: string
  /** month of the present (or last) post */
  currentSince: PartialDate
}

/** A document number; papers of one issuer and month share it, as papers of one meeting do. */
export function documentOf(issuer: string, month: PartialDate): string {
  return `${issuer}〔${month.slice(0, 4)}〕${(hashText(issuer + month.slice(0, 7)) % 28) + 1}号`
}

function placeText(postKey: string, month: number): string {
  const { text, sectionKey } = postOf(postKey)
  if (month >= MERGED) return text
  if (sectionKey === 'tourism') return text.replace('旅游发展服务中心', '旅游服务中心')
  const old = TOURISM_SECTIONS.has(sectionKey) ? '云栖市旅游发展委员会' : '云栖市文化局'
  return text.replace('云栖市文化和旅游局', old).replaceAll('市文化和旅游局', '市文化局')
}

const elsewhere = (text: string, level = '', issuer: Step['issuer'] = '云人录'): Step => ({
  text: () => text,
  level,
  issuer,
})

function atPost(postKey: string): Step {
  const { level } = postOf(postKey)
  const issuer = level.startsWith('乡科级') || postKey.startsWith('leadership') ? '云组任' : '云文任'
  return { text: (month) => placeText(postKey, month), level, issuer: level === '' ? '云人录' : issuer }
}

/** The step of a deputy head; sections that have no such post today had one before. */
function deputyStep(section: string): Step {
  const head = postOf(`${section}-head`)
  const title = `副${head.title}`
  return {
    text: (month) => placeText(head.key, month).replace(new RegExp(`${head.title}$`), title),
    level: '股级副职',
    issuer: '云文任',
  }
}

const towns = ['澄江县青石镇', '澄江县柳溪镇', '霁河县枫桥镇', '云栖市栖霞镇', '云栖市竹溪镇', '云栖市临水镇']

function earlierSteps(seat: Seat, choices: Seeded): Step[] {
  const town = choices.pick(towns)
  const school = choices.pick(['云栖市第一中学', '云栖市实验小学', '云栖市竹溪镇中心小学'])
  const prefixes: Record<Seat['path'], Step[]> = {
    own: [],
    town: [elsewhere(`${town}人民政府科员`)],
    townlead: [
      elsewhere(`${town}人民政府科员`),
      elsewhere(`${town}党政综合办公室主任`, '股级正职'),
      elsewhere(`${town}党委委员、副镇长`, '乡科级副职', '云组任'),
    ],
    principal: [
      elsewhere('中共云栖市委办公室科员'),
      elsewhere('中共云栖市委办公室综合科科长', '股级正职', '云组任'),
      elsewhere('云栖市栖霞镇党委委员、副镇长', '乡科级副职', '云组任'),
      elsewhere('云栖市竹溪镇党委副书记、镇长', '乡科级正职', '云组任'),
    ],
    propaganda: [
      elsewhere('中共云栖市委宣传部科员'),
      elsewhere('中共云栖市委宣传部文艺科副科长', '股级副职', '云组任'),
      elsewhere('中共云栖市委宣传部文艺科科长', '股级正职', '云组任'),
    ],
    discipline: [
      elsewhere('云栖市纪委科员'),
      elsewhere('云栖市纪委案件审理室副主任', '股级副职', '云组任'),
      elsewhere('云栖市纪委监委案件审理室主任', '股级正职', '云组任'),
    ],
    media: [
      elsewhere('云栖市广播电视台编辑'),
      elsewhere('云栖市广播电视台新闻部主任', '股级正职'),
      elsewhere('云栖市融媒体中心副主任', '乡科级副职', '云组任'),
    ],
    teacher: [elsewhere(`${school}教师`)],
    army: [elsewhere('中国人民解放军某部战士', '', '')],
  }
  const fromStation = seat.path === 'own' && seat.staffKind === '事业' && seat.post.endsWith('-staff')
  const station = fromStation ? [elsewhere(`${choices.pick(towns.slice(3))}综合文化站干事`)] : []
  const isSettled = seat.first === 'college' || seat.first === 'secondary'
  return [...prefixes[seat.path], ...(isSettled ? station : []), ...innerSteps(seat)]
}

/** The posts on the way up inside the bureau, below the present one. */
function innerSteps({ post, path, sectionKey }: Seat): Step[] {
  const kind = post.split('-')[1]!
  if (kind === 'staff' || kind === 'worker') return []
  if (kind === 'deputy' && sectionKey !== 'leadership') return [atPost(`${sectionKey}-staff`)]
  if (kind === 'head') return [atPost(`${sectionKey}-staff`), deputyStep(sectionKey)]
  if (kind === 'adviser') return [atPost('market-staff'), atPost('market-head'), atPost('leadership-deputy')]
  if (kind === 'senior') return [atPost('office-staff'), atPost('office-head')]
  if (path === 'own') return [atPost('culture-staff'), atPost('culture-head')]
  return []
}

const rotates = ({ sectionKey, post }: Seat): boolean => ROTATING_SECTIONS.has(sectionKey) && postOf(post).level !== ''

function appointmentOf(issuer: Step['issuer'], month: number): string {
  if (issuer === '') return ''
  return documentOf(issuer === '云文任' && month >= MERGED ? '云文旅任' : issuer, monthAt(month))
}

/** Divides the time from the first job on among the steps and cuts at the merger where it changed a name. */
function heldSteps(seat: Seat, from: number, last: number, choices: Seeded): HeldStep[] {
  const earlier = earlierSteps(seat, choices)
  const steps = [...earlier, atPost(seat.post)]
  const total = last - from
  const latest = ['adviser', 'senior'].includes(seat.post.split('-')[1]!) ? 40 : 96
  const drawn = choices.whole(9, latest)
  const served = rotates(seat) && drawn > ROTATED_AFTER ? ROTATED_AFTER - (drawn % 26) : drawn
  const current = earlier.length === 0 ? total : Math.min(served, Math.floor(total * 0.45))
  const weights = earlier.map(() => 0.7 + choices.next() * 0.6)
  const sum = weights.reduce((one, other) => one + other, 0)
  const starts = [from]
  let passed = 0
  for (const weight of weights) {
    passed += weight
    starts.push(from + Math.round(((total - current) * passed) / sum))
  }
  const ended = seat.leftOn === null ? null : monthIndex(seat.leftOn)
  return steps.flatMap((step, index) => {
    const [start, end] = [starts[index]!, starts[index + 1] ?? ended]
    const renamed = start < MERGED && (end === null || end > MERGED) && step.text(start) !== step.text(MERGED)
    const spans: [number, number | null][] = renamed
      ? [
          [start, MERGED],
          [MERGED, end],
        ]
      : [[start, end]]
    return spans.map(([since, until]) => ({
      start: since,
      end: until,
      text: step.text(since),
      level: step.level,
      document: appointmentOf(step.issuer, since),
    }))
  })
}

const period = (start: number, end: number | null, text: string): ResumePeriod => ({
  start: monthAt(start),
  end: end === null ? null : monthAt(end),
  text,
  secondment: false,
  during: [],
})

/** 挂职 told as a period of its own between two halves of the own job, or as 其间 of it. */
const secondments: Record<string, { town: string; title: string; whole: boolean }> = {
  mengfanxing: { town: '霁河县枫桥镇', title: '镇长助理', whole: true },
  chenghuaiyuan: { town: '澄江县青石镇', title: '党委副书记', whole: true },
  zhouyan: { town: '澄江县柳溪镇', title: '镇长助理', whole: false },
  dongmingyuan: { town: '云栖市临水镇竹坞村', title: '党支部第一书记', whole: false },
  tangwanyi: { town: '云栖市栖霞镇', title: '镇长助理', whole: false },
}

const lengthOf = ({ start, end }: ResumePeriod, last: number): number =>
  (end === null ? last : monthIndex(end)) - monthIndex(start)

function addSecondment(career: Career, last: number): void {
  const given = secondments[career.seat.key]
  if (!given) return
  const host = longest(career.resume, last)
  const index = career.resume.indexOf(host)
  const start = monthIndex(host.start) + Math.floor(lengthOf(host, last) / 3)
  const text = `挂职任${given.town}${given.title}`
  if (given.whole) {
    const rest = { ...host, start: monthAt(start + 12), during: [] }
    host.end = monthAt(start)
    career.resume.splice(index + 1, 0, { ...period(start, start + 12, text), secondment: true }, rest)
  } else host.during.push({ start: monthAt(start), end: monthAt(start + 12), text })
  career.postsHeld.push({
    title: `${given.town}${given.title}`,
    level: '',
    kind: '挂职',
    postId: null,
    startedOn: monthAt(start),
    endedOn: monthAt(start + 12),
    confirmedOn: '',
    document: documentOf('云组挂', monthAt(start)),
  })
  career.postsHeld.sort((one, other) => one.startedOn.localeCompare(other.startedOn))
}

/** The longest period of work; studies before the first job do not count. */
function longest(resume: ResumePeriod[], last: number): ResumePeriod {
  const jobs = resume.filter(({ text }) => !text.endsWith('学习') && text !== '退休')
  return jobs.reduce((best, job) => (lengthOf(job, last) > lengthOf(best, last) ? job : best))
}

function addLaterStudy(career: Career, last: number): void {
  const host = longest(career.resume, last)
  const length = Math.min(30, lengthOf(host, last) - 2)
  const start = monthsAfter(host.start, 1 + Math.floor((lengthOf(host, last) - 2 - length) * 0.4))
  const end = monthsAfter(start, length)
  const found = laterStudy(career.seat, end)
  if (!found) return
  career.educations.push(found.education)
  host.during.push({ start, end, text: found.text })
}

/** Deputies and leaders of sections try a post for a year; who leaves it earlier never passes. */
function probationPassed({ level, text, start, end }: HeldStep, last: number): string {
  const passed = start + 12
  const isHead = level === '乡科级正职' && !text.includes('副局长')
  const hasProbation = level !== '' && level !== '科员' && !isHead && start >= monthIndex('2019-03')
  return hasProbation && passed <= Math.min(end ?? last, last) ? monthAt(passed) : ''
}

/** The way of one person through studies and posts up to the end of last year, free of gaps and overlaps. */
export function careerOf(seat: Seat, year: number): Career {
  const choices = seeded(`career ${seat.key}`)
  const studies = studiesOf(seat)
  const last = lastMonthOf(seat, year)
  const held = heldSteps(seat, monthIndex(studies.workStarted), last, choices)
  const resume = [...studies.periods, ...held.map(({ start, end, text }) => period(start, end, text))]
  if (seat.leftOn !== null) {
    const after = seat.state === '退休' ? '退休' : '云栖市商务局综合科科员'
    resume.push(period(monthIndex(seat.leftOn), null, after))
  }
  const postsHeld = held.map(
    (step): PostHeld => ({
      title: step.text,
      level: step.level,
      kind: '任职',
      postId: null,
      startedOn: monthAt(step.start),
      endedOn: step.end === null ? '' : monthAt(step.end),
      confirmedOn: probationPassed(step, last),
      document: step.document,
    }),
  )
  const currentSince = monthAt(held.at(-1)!.start)
  const { educations, workStarted, specialty } = studies
  const career = { seat, educations, resume, postsHeld, workStarted, specialty, currentSince }
  addSecondment(career, last)
  addLaterStudy(career, last)
  return career
}
