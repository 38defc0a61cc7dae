import { addDays, type Day } from '../../../law/periods.ts'
import type { Profile } from '../lists.ts'
import type { Category, Kind } from '../schema.ts'

export type PlannedActivity = {
  kind: Kind
  category: Category
  title: string
  organiser: string
  speaker: string
  from: Day
  until: Day
  days: number
  hours: number
  isHeld: boolean
  present: string[]
  absent: string[]
  /** taught one a day */
  courses: PlannedCourse[]
}

type PlannedCourse = { title: string; speaker: string; heldOn: Day; hours: number }

export type PlannedLine = { key: string; course: string; on: Day; hours: number }
export type TrainingPlan = { activities: PlannedActivity[]; lists: Record<Exclude<Profile, 'school'>, PlannedLine[]> }

type Row = [
  kind: Kind,
  category: Category,
  title: string,
  organiser: string,
  speaker: string,
  daysAgo: number,
  days: number,
]

const rows: readonly Row[] = [
  ['lecture', 'lecture', '学习贯彻文化建设重要论述专题讲座', '云栖市文化和旅游局', '市委党校苏教授', 260, 0.5],
  ['report', 'lecture', '文旅融合形势报告会', '云栖市文化和旅游局', '秦牧川', 200, 0.5],
  ['class', 'full-time', '基层公共文化服务能力提升班', '云栖市委党校', '', 150, 5],
  ['class', 'assigned', '文化市场综合执法专题培训班', '青岚省文化和旅游厅', '', 90, 5],
  ['lecture', 'lecture', '文物安全专题讲座', '云栖市文化和旅游局', '省文物局专家', 45, 0.5],
  ['lecture', 'lecture', '旅游安全与应急处置讲座', '云栖市文化和旅游局', '市应急管理局专家', 20, 0.5],
]
const HOURS_PER_DAY = 8

/** What is taught at a class, a day each, and by whom. */
const taught: Record<string, readonly [title: string, speaker: string][]> = {
  基层公共文化服务能力提升班: [
    ['公共文化服务保障法解读', '魏知远'],
    ['群众文艺创作与辅导', '蔡宛如'],
    ['文化馆总分馆怎么建', '姜松年'],
    ['公文写作实务', '苏锦书'],
    ['基层阵地参观教学', '市委党校魏知远教授'],
  ],
  文化市场综合执法专题培训班: [
    ['行政处罚案卷制作', '龚正言'],
    ['网络文化市场执法', '陆闻笙'],
    ['旅游市场典型案例', '龚正言'],
    ['执法中的沟通', '𠮷田䶮'],
    ['分组办案演练', '马知行'],
  ],
}

/** Who goes where: everybody to lectures but some who are away, a share of the people to each class. */
const goes = (title: string, index: number): 'present' | 'absent' | null => {
  if (title.startsWith('基层')) return index % 3 === 0 ? 'present' : null
  if (title.startsWith('文化市场')) return index % 4 === 1 ? 'present' : null
  return index % 9 === 4 && title.startsWith('文物') ? 'absent' : 'present'
}

const courses = [
  '公文写作与处理',
  '公共文化服务保障',
  '数字文旅建设',
  '信访工作条例解读',
  '预算绩效管理',
  '网络舆情应对',
]
const further = ['文化遗产保护', '旅游法实务', '突发事件应对', '政务公开', '保密常识', '档案管理']
const COURSE_HOURS = 6

/** A year of training of the demo bureau: two classes, lectures, two online lists with the same courses in both. */
export function demoTraining(keys: readonly string[], today: Day): TrainingPlan {
  const activities = rows.map(([kind, category, title, organiser, speaker, daysAgo, days]): PlannedActivity => {
    const from = addDays(today, -daysAgo)
    const of = (state: 'present' | 'absent') => keys.filter((_, index) => goes(title, index) === state)
    return {
      ...{ kind, category, title, organiser, speaker, from, until: addDays(from, Math.ceil(days) - 1), days },
      ...{ hours: days * HOURS_PER_DAY, isHeld: true, present: of('present'), absent: of('absent') },
      courses: (taught[title] ?? []).map(([course, lecturer], day) => ({
        ...{ title: course, speaker: lecturer, heldOn: addDays(from, day), hours: HOURS_PER_DAY },
      })),
    }
  })
  const next = addDays(today, 9)
  activities.push({
    ...{
      kind: 'lecture',
      category: 'lecture',
      title: '年度业务总结培训',
      organiser: '云栖市文化和旅游局',
      speaker: '',
    },
    ...{ from: next, until: next, days: 0.5, hours: 4, isHeld: false, present: [...keys], absent: [] },
    courses: [],
  })
  const onDay = (at: number) => addDays(today, -30 - at * 7)
  const line = (key: string, list: readonly string[], at: number, hours = COURSE_HOURS): PlannedLine => {
    return { key, course: list[at]!, on: onDay(at), hours }
  }
  const network = keys.flatMap((key, index) => [
    ...(index % 2 === 0 ? courses.map((_, at) => line(key, courses, at)) : []),
    ...(index % 6 === 0 ? further.map((_, at) => line(key, further, at)) : []),
  ])
  // The other platform lists two of the same courses; for some it says fewer hours.
  const app = keys.flatMap((key, index) =>
    index % 4 === 0
      ? [
          line(key, courses, 0),
          line(key, courses, 1, index % 24 === 0 ? COURSE_HOURS - 2 : COURSE_HOURS),
          line(key, further, 3),
        ]
      : [],
  )
  return { activities, lists: { 'cadre-network': network, 'study-app': app } }
}

/** Names in the first list that nobody of the bureau bears. */
export const strangers: readonly { name: string; course: string; hours: number }[] = [
  { name: '周文博', course: '公文写作与处理', hours: 6 },
  { name: '周文博', course: '数字文旅建设', hours: 6 },
]
