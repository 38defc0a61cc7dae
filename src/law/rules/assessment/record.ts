import * as z from 'zod'
import { cite } from '../../cite.ts'
import { oneOf, words, yes } from '../../facts.ts'
import { broken, info, met, rule } from '../../rule.ts'

const ranked = {
  公务员: ['优秀', '称职', '基本称职', '不称职'],
  事业单位: ['优秀', '合格', '基本合格', '不合格'],
} as const satisfies Record<string, readonly string[]>

/** Ways to write that a year goes without a grade. */
const notRanked: readonly string[] = ['不确定等次', '不定等次', '未确定等次']

export const khGrades = rule({
  id: 'kh-grades',
  title: '公务员年度考核分优秀、称职、基本称职、不称职；不确定等次是情形，不是等次',
  area: 'assessment',
  force: 'forbid',
  from: '2019-06-01',
  cites: [
    cite('civil-servant-law-2018', '第三十八条'),
    cite('civil-servant-law-2018', '第三十七条'),
    cite('institution-personnel-2014', '第二十一条'),
  ],
  simplification: '不检查结果是否书面通知本人；领导成员由主管机关按规定考核，等次相同。',
  facts: z.strictObject({
    grade: words('考核等次').nullable().default(null).meta({
      title: '考核等次',
      description: '登记表上写的等次；没有等次时为null。写成“不确定等次”的按情形处理',
    }),
    status: oneOf('没有等次的情形', ['不确定等次', '不定等次', '暂不确定等次', '不参加考核'])
      .nullable()
      .default(null)
      .meta({ title: '没有等次的情形', description: '有等次的为null' }),
    staff: oneOf('人员类别', ['公务员', '事业单位']).default('公务员').meta({
      title: '人员类别',
      description: '参照公务员法管理的人员按公务员',
    }),
  }),
  judge({ grade: written, status, staff }) {
    const allowed: readonly string[] = ranked[staff]
    const unranked = written !== null && notRanked.includes(written)
    const grade = unranked ? null : written
    const said = status === '不定等次' || (unranked && status === null) ? '不确定等次' : status
    const observed = { grade, status: said, allowed }
    if (grade === null && said === null) return broken('没有等次，也没有写明为什么没有等次', observed)
    if (grade === null) return met(`这一年${said}，记为情形，不算等次`, observed)
    if (!allowed.includes(grade)) {
      return broken(`${staff}年度考核没有“${grade}”这个等次，应为${allowed.join('、')}`, observed)
    }
    if (said !== null) return broken(`既写了等次“${grade}”，又写了“${said}”，只能有一个`, observed)
    return met(`“${grade}”是${staff}年度考核的等次`, observed)
  },
})

const leaderModes: readonly string[] = ['平时考核', '年度考核', '专项考核', '任期考核']
const officerModes: readonly string[] = ['平时考核', '专项考核', '定期考核', '年度考核']

export const khModes = rule({
  id: 'kh-modes',
  title: '领导干部有平时、年度、专项、任期考核；其他公务员有平时、专项和定期（年度）考核',
  area: 'assessment',
  force: 'warn',
  from: '2019-06-01',
  cites: [
    cite('leader-assessment-2019', '第二条'),
    cite('civil-servant-law-2018', '第三十六条'),
    cite('civil-servant-law-2018', '第三十七条'),
  ],
  simplification: '规定以外的考核（如离任考核）可以作为自定类型登记，不判断是否应当开展。',
  facts: z.strictObject({
    mode: words('考核方式').meta({ title: '考核方式', description: '如年度考核、任期考核' }),
    leader: yes('被考核人是领导班子成员').default(false).meta({ title: '被考核人是领导班子成员' }),
  }),
  judge({ mode, leader }) {
    const modes = leader ? leaderModes : officerModes
    const whom = leader ? '领导干部' : '非领导成员公务员'
    const custom = !leaderModes.includes(mode) && !officerModes.includes(mode)
    const observed = { custom, modes }
    if (custom) return info(`“${mode}”不在规定的考核方式之内，可以作为自定类型登记`, observed)
    if (mode === '任期考核' && !leader) return broken('任期考核只适用于领导干部，请写明理由', observed)
    return met(`“${mode}”适用于${whom}`, observed)
  },
})

const parts = { virtue: '德', ability: '能', diligence: '勤', results: '绩', integrity: '廉' } as const

const scoreOrComment = (title: string) =>
  z
    .union([z.number().min(0).max(100), z.string().max(2000)])
    .nullable()
    .default(null)
    .meta({ title, description: '分数（0至100）或者评语；没有写的为null，空白评语按没有写' })

export const khDimensions = rule({
  id: 'kh-dimensions',
  title: '考核应当包括德、能、勤、绩、廉五个方面，重点是政治素质和工作实绩',
  area: 'assessment',
  force: 'warn',
  from: '2019-06-01',
  cites: [cite('civil-servant-law-2018', '第三十五条')],
  simplification: '只看五个方面是否都有分数或者评语，不评价内容，也不核各方面的权重。',
  facts: z.strictObject({
    virtue: scoreOrComment('德'),
    ability: scoreOrComment('能'),
    diligence: scoreOrComment('勤'),
    results: scoreOrComment('绩'),
    integrity: scoreOrComment('廉'),
  }),
  judge(record) {
    const missing = (Object.keys(parts) as (keyof typeof parts)[])
      .filter((part) => record[part] === null || `${record[part]}`.trim() === '')
      .map((part) => parts[part])
    if (missing.length === 0) return met('德、能、勤、绩、廉五个方面齐全', { missing })
    return broken(`考核记录不完整，缺${missing.join('、')}`, { missing })
  },
})
