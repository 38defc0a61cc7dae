import type { Dossier } from '../../src/areas/people/schema.ts'
import { daysInMonth, monthAt, monthIndex, type PartialDate, readPartialDate } from '../../src/law/dates.ts'
import { retirementMonth } from '../../src/law/retirement.ts'

// Lengths without a common divisor, so that the same name comes again only after thousands of variants.
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪',
  ...'范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
].slice(0, 97)
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍辉红梅建国文志海燕春雪云飞宇晨浩然子涵欣怡博雅思远知行清和景岚书瑶安宁',
].slice(0, 61)

/** The personal part of a dossier: what may not be the same for two people. */
export type Personal = Pick<Dossier['basic'], 'name' | 'birth' | 'idNumber' | 'retirementMonth'> & {
  family: Dossier['family']
}

/**
 * The same career lived by somebody else: names, dates of birth (one year earlier to one later), identity number and
 * month of retirement are those of variant `copy` (0–1,999), different from every other variant's. Within a variant
 * equal names stay equal, so that relatives of a colleague remain so.
 */
export function variantOf({ basic, family }: Dossier, copy: number): Personal {
  const months = (copy % 25) - 12
  const birth = shifted(basic.birth, months)
  return {
    name: renamed(basic.name, copy),
    birth,
    idNumber: renumbered(basic.idNumber, months, copy),
    retirementMonth: retirementMonth(birth, basic.sex === '男' ? 'men-60' : 'women-55'),
    family: family.map((member) => ({
      ...member,
      name: renamed(member.name, copy),
      birth: shifted(readPartialDate(member.birth) ?? '', months),
    })),
  }
}

function renamed(name: string, copy: number): string {
  const turned = (ring: string[], letter: string, by: number) => ring[(letter.codePointAt(0)! + by) % ring.length]!
  return name
    .split('·')
    .map((part) =>
      [...part].map((letter, place) => turned(place ? GIVEN : SURNAMES, letter, copy * (place + 1))).join(''),
    )
    .join('·')
}

/** A date of month or day precision moved by months; the day stays where the month has it. */
function shifted(date: PartialDate, months: number): PartialDate {
  if (date.length < 7) return date
  const month = monthAt(monthIndex(date) + months)
  if (date.length === 7) return month
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  return `${month}-${String(Math.min(Number(date.slice(8)), last)).padStart(2, '0')}`
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A valid number of the invented regions 990100–990199; variants of one region and birthday differ in the serial. */
function renumbered(idNumber: string, months: number, copy: number): string {
  const birth = `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`
  const serial = (Number(idNumber.slice(14, 17)) + 2 * Math.floor(copy / 100)) % 1000
  const day = shifted(birth, months).replaceAll('-', '')
  const body = `${990_100 + (copy % 100)}${day}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}
