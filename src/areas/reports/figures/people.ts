import { type Figure, figuresOf, mean, type Row, share } from '../figure.ts'

type Aged = Row & { age: number | null }

export type PeopleFacts = {
  staff: readonly (Aged & { isWoman: boolean; isPartyMember: boolean; isGraduate: boolean })[]
  /** posts taken up in the year, with the age at that time */
  appointed: readonly Aged[]
  /** ranks taken up in the year */
  promoted: readonly Row[]
  /** last year's grades */
  graded: readonly (Row & { grade: string })[]
}

const { count, value } = figuresOf<PeopleFacts>('people', 'people.read')

const YOUNG = 40
const isYoung = ({ age }: Aged) => age !== null && age < YOUNG

const BANDS = [
  ['age-35', '35岁及以下', '不满36周岁的', 0, 36],
  ['age-40', '36至40岁', '年满36周岁、不满41周岁的', 36, 41],
  ['age-45', '41至45岁', '年满41周岁、不满46周岁的', 41, 46],
  ['age-50', '46至50岁', '年满46周岁、不满51周岁的', 46, 51],
  ['age-55', '51至55岁', '年满51周岁、不满56周岁的', 51, 56],
  ['age-over', '56岁及以上', '年满56周岁的', 56, 200],
] as const

const byAge = BANDS.map(([name, title, whom, from, below]) =>
  count([name, title, '人', `在职人员中${whom}，没有出生年月的不计。`], ({ staff }) =>
    staff.filter(({ age }) => age !== null && age >= from && age < below),
  ),
)

export const peopleFigures: Figure<PeopleFacts>[] = [
  count(['staff', '在职干部职工', '人', '到统计日档案状态为在职的人。'], ({ staff }) => staff),
  value(
    ['average-age', '平均年龄', '岁', '在职人员周岁的平均数，没有出生年月的不计。'],
    ({ staff }) => staff,
    ({ staff }) => mean(staff.flatMap(({ age }) => (age === null ? [] : [age]))),
  ),
  count(['young', '40岁以下', '人', '在职人员中不满40周岁的。'], ({ staff }) => staff.filter(isYoung)),
  ...byAge,
  value(
    ['young-share', '40岁以下占比', '%', '不满40周岁的占在职人员的比例。'],
    ({ staff }) => staff,
    ({ staff }) => share(staff.filter(isYoung).length, staff.length),
  ),
  count(['women', '女干部职工', '人', '在职人员中的女性。'], ({ staff }) => staff.filter(({ isWoman }) => isWoman)),
  count(['party-members', '中共党员', '人', '在职人员中有入党时间的。'], ({ staff }) =>
    staff.filter(({ isPartyMember }) => isPartyMember),
  ),
  count(['graduates', '大学本科以上', '人', '在职人员中最高学历为大学本科、研究生的。'], ({ staff }) =>
    staff.filter(({ isGraduate }) => isGraduate),
  ),
  value(
    ['graduates-share', '大学本科以上占比', '%', '大学本科以上的占在职人员的比例。'],
    ({ staff }) => staff,
    ({ staff }) => share(staff.filter(({ isGraduate }) => isGraduate).length, staff.length),
  ),
  count(['appointed', '任职', '人次', '本年度开始的职务，按干部档案任免记录。'], ({ appointed }) => appointed),
  count(['appointed-young', '任职的年轻干部', '人次', '上述任职中任职时不满40周岁的。'], ({ appointed }) =>
    appointed.filter(isYoung),
  ),
  count(['promoted', '职级晋升', '人次', '本年度开始的职级，按干部档案职级记录。'], ({ promoted }) => promoted),
  count(['graded', '上年度参加考核', '人', '档案里有上年度考核等次的在职人员。'], ({ graded }) => graded),
  count(['excellent', '上年度考核优秀', '人', '上年度考核等次为优秀的在职人员。'], ({ graded }) =>
    graded.filter(({ grade }) => grade === '优秀'),
  ),
]
