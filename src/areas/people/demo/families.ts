import { monthAt, monthIndex, type PartialDate } from '../../../law/dates.ts'
import type { FamilyMember } from '../schema.ts'
import type { Seat } from './roster.ts'
import { type Seeded, seeded } from './seeded.ts'

type Sex = Seat['sex']
const other: Record<Sex, Sex> = { 男: '女', 女: '男' }

const oldGiven: Record<Sex, string> = {
  男: '德厚 守义 广田 长庆 永年 福来 树根 启贤 国梁 仲和 汉章 满仓 兆丰 维新 绍基',
  女: '秀芝 桂兰 素琴 玉珍 凤英 淑贞 月娥 春梅 惠芬 彩云 金枝 爱莲 静澜 巧云 银花',
}
const midGiven: Record<Sex, string> = {
  男: '志成 建川 海涛 文博 俊峰 立新 学勤 晓东 卫平 知白 伯言 景明 昊阳 天佑 一凡',
  女: '雅琴 丽娟 晓燕 慧敏 海棠 思敏 文静 雪莹 佳宁 若云 梦溪 语桐 念慈 之湄 静宜',
}
const youngGiven: Record<Sex, string> = {
  男: '子墨 思齐 浩宇 梓轩 沐阳 乐山 云帆 亦辰 奕然 书航 明哲 景行',
  女: '小满 语涵 一诺 可欣 诗淇 念安 采苓 知夏 雨桐 清禾 思远 乐瑶',
}
const surnames = '陆 温 冯 邱 叶 柳 乔 葛 章 柯 覃 季 裴 童 阮 祝 纪 岑 卓 池'.split(' ')
const uyghur: Record<Sex, string> = { 男: '艾尔肯 吐尔逊 木合塔尔 帕尔哈提', 女: '古丽仙 热依汗 米热古丽 阿孜古丽' }
const kazakh: Record<Sex, string> = { 男: '巴合提 加尔肯 努尔兰 达吾列提', 女: '库丽娜 萨吾列 古丽扎 阿依曼' }

const retiredWorks = [
  '澄江县青石镇小学退休教师',
  '云栖市棉纺厂退休工人',
  '霁河县枫桥镇农民',
  '澄江县柳溪镇农民',
  '云栖市供销合作社退休职工',
  '云栖市粮食局退休干部',
  '云栖市人民医院退休护士',
  '海澜省望潮市港务公司退休职工',
]
const spouseWorks = [
  '云栖市人民医院主治医师',
  '云栖市实验小学教师',
  '云栖市水利局科员',
  '云栖市供电公司职工',
  '云栖市第一中学教师',
  '云栖市自来水公司职工',
  '云栖市税务局四级主办',
  '云栖市农商银行竹溪支行职员',
  '澄江县青石镇人民政府科员',
  '云栖市公共交通公司职工',
  '个体经营（云栖市栖霞镇）',
]
const siblingWorks = [
  '云栖市邮政公司职工',
  '霁河县医院护士',
  '海澜省望潮市某软件公司职员',
  '云栖市建筑设计院职工',
  '自由职业',
]

/** Relatives whose business touches the work of the bureau; the conflict check needs something true to find. */
const tradeWorks: Record<string, string> = {
  fuxiaolan: '云栖市云上行旅行社有限公司副总经理',
  panliqun: '云栖市星汇互联网上网服务有限公司经营者',
  luoqiming: '云栖市栖山民宿管理有限公司股东',
}

type Kin = { choices: Seeded; year: number; seat: Seat; used: Set<string> }

function isMinority(seat: Seat): boolean {
  return seat.name.includes('·')
}

function nameOf(kin: Kin, surname: string, sex: Sex, pool: Record<Sex, string>): string {
  const names = isMinority(kin.seat) ? (kin.seat.nation === '哈萨克族' ? kazakh : uyghur) : pool
  const fresh = names[sex].split(' ').filter((given) => !kin.used.has(given))
  const given = kin.choices.pick(fresh)
  kin.used.add(given)
  return isMinority(kin.seat) ? `${given}·${surname}` : `${surname}${given}`
}

function born(kin: Kin, near: PartialDate, years: [least: number, most: number]): PartialDate {
  return monthAt(monthIndex(near) + kin.choices.whole(years[0] * 12, years[1] * 12))
}

const aged = (kin: Kin, birth: PartialDate): number => kin.year - Number(birth.slice(0, 4))

function parent(kin: Kin, relation: string, surname: string, child: PartialDate): FamilyMember {
  const sex: Sex = ['父亲', '岳父', '公公'].includes(relation) ? '男' : '女'
  const birth = born(kin, child, sex === '男' ? [-31, -24] : [-29, -23])
  const name = nameOf(kin, surname, sex, oldGiven)
  const politics = kin.choices.chance(0.3) ? '中共党员' : '群众'
  const age = aged(kin, birth)
  if (age > 70 && kin.choices.chance(age > 80 ? 0.6 : 0.28)) {
    const work = kin.choices.pick([
      '原云栖市机械厂工人（已去世）',
      '原澄江县供销社职工（已去世）',
      '已故',
      '原霁河县农民（已病故）',
    ])
    return { relation, name, birth, politics, work }
  }
  const working = sex === '男' ? age < 60 : age < 55
  return { relation, name, birth, politics, work: kin.choices.pick(working ? spouseWorks : retiredWorks) }
}

function childWork(kin: Kin, age: number): string {
  if (age < 3) return '学龄前儿童'
  if (age < 6) return '云栖市实验幼儿园'
  if (age < 12) return '云栖市实验小学学生'
  if (age < 15) return '云栖市第三中学学生'
  if (age < 18) return '云栖市第一中学学生'
  if (age < 22) return kin.choices.pick(['青岚大学学生', '海澜师范大学学生'])
  return kin.choices.pick([
    '云栖市第二中学教师',
    '海澜省望潮市某软件公司职员',
    '青岚省某建筑设计公司职员',
    '云栖市农商银行职员',
  ])
}

function children(kin: Kin, surname: string, mother: PartialDate): FamilyMember[] {
  const first = born(kin, mother, [25, 30])
  const births = [first]
  if (kin.choices.chance(0.35)) births.push(born(kin, first, [3, 6]))
  return births
    .filter((birth) => aged(kin, birth) >= 1)
    .map((birth) => {
      const sex = kin.choices.pick<Sex>(['男', '女'])
      const age = aged(kin, birth)
      const politics = age >= 14 && age < 28 && kin.choices.chance(0.5) ? '共青团员' : '群众'
      const name = nameOf(kin, surname, sex, youngGiven)
      return { relation: sex === '男' ? '儿子' : '女儿', name, birth, politics, work: childWork(kin, age) }
    })
}

function ownSurname({ name }: Seat): string {
  return name.includes('·') ? name.split('·')[1]! : name.slice(0, 1)
}

function fatherOf(kin: Kin): FamilyMember {
  const father = parent(kin, '父亲', ownSurname(kin.seat), kin.seat.born)
  if (!isMinority(kin.seat)) return father
  return { ...father, name: `${ownSurname(kin.seat)}·${father.name.split('·')[0]}` }
}

/** Two to seven relatives: spouse and children first, then parents and parents-in-law, or brothers and sisters. */
export function familyOf(seat: Seat, year: number): FamilyMember[] {
  const choices = seeded(`family ${seat.key}`)
  const kin: Kin = { choices, year, seat, used: new Set() }
  const surname = ownSurname(seat)
  const minority = isMinority(seat)
  const foreign = () => (minority ? choices.pick(['吐尔地', '玉山', '哈力克', '木沙']) : choices.pick(surnames))
  const family: FamilyMember[] = []
  const married = aged(kin, seat.born) >= 28
  const spouseSurname = foreign()
  if (married) {
    const birth = born(kin, seat.born, [-2, 2])
    const sex = other[seat.sex]
    const retired = aged(kin, birth) >= (sex === '男' ? 62 : 57)
    const name = nameOf(kin, spouseSurname, sex, midGiven)
    const work = tradeWorks[seat.key] ?? choices.pick(retired ? retiredWorks : spouseWorks)
    const politics = choices.chance(0.4) ? '中共党员' : '群众'
    family.push({ relation: sex === '男' ? '丈夫' : '妻子', name, birth, politics, work })
    const childSurname = seat.sex === '男' ? (minority ? seat.name.split('·')[0]! : surname) : spouseSurname
    family.push(...children(kin, childSurname, seat.sex === '女' ? seat.born : birth))
  }
  family.push(fatherOf(kin), parent(kin, '母亲', foreign(), seat.born))
  if (married && choices.chance(0.75)) {
    const [father, mother] = seat.sex === '男' ? ['岳父', '岳母'] : ['公公', '婆婆']
    family.push(parent(kin, father!, spouseSurname, seat.born), parent(kin, mother!, foreign(), seat.born))
  } else if (!married && choices.chance(0.5)) {
    const sex = choices.pick<Sex>(['男', '女'])
    const birth = born(kin, seat.born, [2, 4])
    const name = nameOf(kin, surname, sex, midGiven)
    const work = aged(kin, birth) >= 23 ? choices.pick(siblingWorks) : childWork(kin, aged(kin, birth))
    family.push({ relation: sex === '男' ? '弟弟' : '妹妹', name, birth, politics: '群众', work })
  }
  return family
}
