import type { PartialDate } from '../../../law/dates.ts'
import type { Education, ResumePeriod } from '../schema.ts'
import type { Seat } from './roster.ts'
import { type Seeded, seeded } from './seeded.ts'

type Subject = { faculty: string; major: string; degree: string; specialty: string }

const subject = (text: string): Subject => {
  const [faculty, major, degree, specialty] = text.split(' ') as [string, string, string, string]
  return { faculty, major, degree, specialty }
}
const chinese = subject('文学院 汉语言文学 文学 文稿起草与文化宣传')
const tourism = subject('旅游学院 旅游管理 管理学 旅游规划与市场营销')
const relics = subject('历史文化学院 文物与博物馆学 历史学 文物保护与陈列展览')
const library = subject('信息管理学院 图书馆学 管理学 文献编目与阅读推广')
const music = subject('艺术学院 音乐学 艺术学 声乐与合唱指挥')
const painting = subject('艺术学院 美术学 艺术学 国画与展览策划')
const law = subject('法学院 法学 法学 文化市场法律法规')
const accounting = subject('商学院 会计学 管理学 财务管理与内部审计')
const administration = subject('公共管理学院 行政管理 管理学 综合协调与制度建设')
const computing = subject('信息工程学院 计算机科学与技术 工学 信息化建设')

const subjects: Record<string, readonly Subject[]> = {
  leadership: [chinese, administration, law],
  office: [chinese, administration, computing],
  personnel: [administration, chinese],
  finance: [accounting],
  party: [chinese, administration],
  culture: [chinese, music, painting],
  art: [music, painting],
  relics: [relics],
  resources: [tourism],
  industry: [tourism, administration],
  market: [law, administration],
  approval: [administration, computing, law],
  enforcement: [law, administration, tourism],
  culturehall: [music, painting],
  library: [library, computing],
  museum: [relics],
  tourism: [tourism],
}
const universities = ['青岚大学', '青岚师范大学', '海澜大学', '海澜师范大学', '望潮学院']
const colleges = ['青岚文化艺术职业学院', '青岚师范高等专科学校', '望潮职业技术学院']

type Studies = {
  /** full-time education and its résumé periods, touching, in time order */
  educations: Education[]
  periods: ResumePeriod[]
  /** the month work begins */
  workStarted: PartialDate
  specialty: string
}

const study = (start: string, end: string, text: string): ResumePeriod => ({
  start,
  end,
  text: `${text}学习`,
  secondment: false,
  during: [],
})

const secondarySchool = ({ path }: Seat) => (path === 'teacher' ? '青岚师范学校' : '青岚省艺术学校')

function shortStudies(seat: Seat, chosen: Subject, choices: Seeded, schoolYear: number): Studies {
  if (seat.first === 'highschool') {
    const educations = [education('高中', '云栖市第二中学', `${schoolYear}-07`)]
    return { educations, periods: [], workStarted: `${schoolYear}-12`, specialty: '车辆驾驶与维护' }
  }
  const secondary = seat.first === 'secondary'
  const school = secondary ? secondarySchool(seat) : choices.pick(colleges)
  const place = `${school}${chosen.major}专业`
  const start = secondary ? schoolYear - 3 : schoolYear
  const end = `${start + 3}-07`
  return {
    educations: [education(secondary ? '中专' : '大专', place, end)],
    periods: [study(`${start}-09`, end, place)],
    workStarted: end,
    specialty: chosen.specialty,
  }
}

function education(diploma: string, diplomaSchool: string, endedOn: string, degree = ''): Education {
  return { mode: 'full_time', diploma, degree, diplomaSchool, degreeSchool: '', endedOn, onForm: true }
}

/** Full-time education after school, as months and texts that agree in every list. */
export function studiesOf(seat: Seat): Studies {
  const choices = seeded(`studies ${seat.key}`)
  const chosen = choices.pick(subjects[seat.sectionKey]!)
  const schoolYear = Number(seat.born.slice(0, 4)) + (Number(seat.born.slice(5, 7)) >= 9 ? 19 : 18)
  if (seat.first !== 'bachelor' && seat.first !== 'master') return shortStudies(seat, chosen, choices, schoolYear)
  const place = `${choices.pick(universities)}${chosen.faculty}${chosen.major}专业`
  const graduated = `${schoolYear + 4}-07`
  const bachelor = education('大学', place, graduated, `${chosen.degree}学士`)
  const first = study(`${schoolYear}-09`, graduated, place)
  if (seat.first === 'bachelor') {
    return { educations: [bachelor], periods: [first], workStarted: graduated, specialty: chosen.specialty }
  }
  const masterPlace = `${choices.pick(universities.slice(0, 4))}${chosen.faculty}${chosen.major}专业`
  const finished = `${schoolYear + 7}-07`
  const master = education('研究生', masterPlace, finished, `${chosen.degree}硕士`)
  return {
    educations: [master, { ...bachelor, onForm: false }],
    periods: [first, study(graduated, finished, `${masterPlace}硕士研究生`)],
    workStarted: finished,
    specialty: chosen.specialty,
  }
}

/** The in-service study of somebody who has one: its education row and the text of its 其间 period. */
export function laterStudy(seat: Seat, endedOn: PartialDate): { education: Education; text: string } | null {
  if (seat.later === '-') return null
  const kinds = {
    partyschool: ['省委党校研究生', '', '中共青岚省委党校公共管理专业', '在职研究生班'],
    open: ['大学', '', '青岚开放大学行政管理专业', '本科班'],
    inservice: ['研究生', '公共管理硕士', '青岚大学公共管理学院公共管理专业', '在职研究生班'],
  } as const
  const [diploma, degree, school, course] = kinds[seat.later]
  return {
    education: { ...education(diploma, school, endedOn, degree), mode: 'in_service' },
    text: `在${school}${course}学习`,
  }
}
