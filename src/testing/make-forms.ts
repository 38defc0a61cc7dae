import { EXTRA_ELEMENTS, FORM_ELEMENTS, type FormDocument } from '../areas/people/files/form-document.ts'
import { writeLrmx } from '../areas/people/files/lrmx-write.ts'

const SURNAMES = [...'沈顾宋陆谢韩唐曹许邓萧冯程蔡彭潘袁董余苏']
const GIVEN = [...'砚秋长风澈屿清岚知远思衡景明怀瑾书白云舟若溪承泽望舒']
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A valid identity number of a region that does not exist (990100–990199). `serial` is 0–499 per day of birth. */
function idNumber(region: number, birth: string, serial: number): string {
  const body = `${990_100 + region}${birth}${String(serial * 2 + 1).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/**
 * Made-up appointment forms (`.lrmx`): `count` people of batch `batch` (0–99), the same for the same arguments and all
 * different from those of another batch.
 */
export function makeForms(batch: number, count: number): { name: string; text: string }[] {
  return Array.from({ length: count }, (_, index) => {
    const name = [
      SURNAMES[index % SURNAMES.length],
      GIVEN[(index * 7 + batch) % GIVEN.length],
      GIVEN[(index * 3 + batch * 5 + Math.floor(index / SURNAMES.length)) % GIVEN.length],
    ].join('')
    const year = 1970 + (index % 25)
    const month = String(1 + (index % 12)).padStart(2, '0')
    const fields = {
      ...(Object.fromEntries(FORM_ELEMENTS.map((element) => [element.name, ''])) as FormDocument['fields']),
      XingMing: name,
      XingBie: '男',
      ChuShengNianYue: `${year}${month}`,
      MinZu: '汉族',
      JiGuan: '青岚省云栖市',
      ChuShengDi: '青岚省云栖市',
      CanJiaGongZuoShiJian: `${year + 22}08`,
      JianKangZhuangKuang: '健康',
      QuanRiZhiJiaoYu_XueLi: '大学',
      XianRenZhiWu: '云栖市文化和旅游局科员',
      JianLi: `${year + 22}.08--         云栖市文化和旅游局科员`,
      JiSuanNianLingShiJian: '20260301',
      ShenFenZheng: idNumber(batch, `${year}${month}15`, Math.floor(index / 300)),
    }
    const extra = Object.fromEntries(EXTRA_ELEMENTS.map((element) => [element, ''])) as FormDocument['extra']
    const text = writeLrmx({ fields, family: [], photo: null, unknown: [], extra })
    return { name: `${String(index).padStart(5, '0')}.lrmx`, text }
  })
}
