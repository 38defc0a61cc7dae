import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FileRefused } from './file-refused.ts'
import { readLrm } from './lrm-read.ts'
import { readLrmx } from './lrmx-read.ts'
import { writeLrmx } from './lrmx-write.ts'

/** Characters of GBK by decoding every two-byte sequence, since the platform only decodes. */
const gbkTable = new Map<string, [number, number]>()
const decoder = new TextDecoder('gb18030')
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail !== 0x7f) gbkTable.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  }
}

function gbk(text: string): Uint8Array {
  return new Uint8Array(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0)!
      return code < 0x80 ? [code] : gbkTable.get(character)!
    }),
  )
}

const padded = (values: string[]) => [...values, ...Array(13 - values.length).fill('')].join('@')

function fields(): string[] {
  const values = Array<string>(33).fill('')
  Object.assign(values, {
    0: '宋  屿',
    1: '男',
    2: '19801203',
    3: '汉族',
    4: '青岚云栖',
    5: '200205',
    6: '健康',
    7: '青岚澄江',
    8: '200207',
    9: '大学#文学学士@研究生#公共管理硕士',
    10: '青岚师范大学中文系#@青岚大学公共管理学院#',
    11: '经济师',
    16: '文化产业',
    17: '1998.09--2002.07  学习\r\n2002.07--         科员',
    18: '(无)',
    19: '2023年优秀',
    20: padded(['妻子', '父亲']),
    21: padded(['叶静姝', '宋远']),
    22: padded(['198110', '195003']),
    23: padded(['群众', '中共党员']),
    24: padded(['云栖市人民医院', '已去世']),
    25: '副局长',
    26: '局长',
    27: '副局长职务',
    28: '工作需要',
    29: '中共云栖市委组织部',
    30: '20260301',
    31: '测试员',
    32: '20260302',
  })
  return values
}

const lrm = (values: string[]) => `"${values.join('","')}"`

function refusal(bytes: Uint8Array): FileRefused {
  try {
    readLrm(bytes)
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
  throw new Error('the file was not refused')
}

describe('readLrm', () => {
  it('reads every field of a GBK file', () => {
    const doc = readLrm(gbk(`${lrm(fields())}\r\n`))
    expect(doc.fields).toEqual({
      XingMing: '宋  屿',
      XingBie: '男',
      ChuShengNianYue: '19801203',
      MinZu: '汉族',
      JiGuan: '青岚云栖',
      ChuShengDi: '青岚澄江',
      RuDangShiJian: '200205',
      CanJiaGongZuoShiJian: '200207',
      JianKangZhuangKuang: '健康',
      ZhuanYeJiShuZhiWu: '经济师',
      ShuXiZhuanYeYouHeZhuanChang: '文化产业',
      QuanRiZhiJiaoYu_XueLi: '大学',
      QuanRiZhiJiaoYu_XueWei: '文学学士',
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '青岚师范大学中文系',
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '',
      ZaiZhiJiaoYu_XueLi: '研究生',
      ZaiZhiJiaoYu_XueWei: '公共管理硕士',
      ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '青岚大学公共管理学院',
      ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '',
      XianRenZhiWu: '副局长',
      NiRenZhiWu: '局长',
      NiMianZhiWu: '副局长职务',
      JianLi: '1998.09--2002.07  学习\n2002.07--         科员',
      JiangChengQingKuang: '(无)',
      NianDuKaoHeJieGuo: '2023年优秀',
      RenMianLiYou: '工作需要',
      JiaTingChengYuan: '',
      ChengBaoDanWei: '中共云栖市委组织部',
      JiSuanNianLingShiJian: '20260301',
      TianBiaoShiJian: '20260302',
      TianBiaoRen: '测试员',
      ShenFenZheng: '',
      ZhaoPian: '',
      Version: '',
    })
    expect(doc.family).toEqual([
      {
        ChengWei: '妻子',
        XingMing: '叶静姝',
        ChuShengRiQi: '198110',
        ZhengZhiMianMao: '群众',
        GongZuoDanWeiJiZhiWu: '云栖市人民医院',
      },
      {
        ChengWei: '父亲',
        XingMing: '宋远',
        ChuShengRiQi: '195003',
        ZhengZhiMianMao: '中共党员',
        GongZuoDanWeiJiZhiWu: '已去世',
      },
    ])
    expect([doc.photo, doc.unknown]).toEqual([null, []])
  })

  it('splits the four schools like the four diplomas', () => {
    const values = fields()
    values[10] = '师范大学#文学院@党校#青岚大学'
    expect(readLrm(gbk(lrm(values))).fields).toMatchObject({
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '师范大学',
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '文学院',
      ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '党校',
      ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '青岚大学',
    })
  })

  it('accepts UTF-8 with and without a byte order mark', () => {
    const bytes = new TextEncoder().encode(lrm(fields()))
    expect(readLrm(bytes)).toEqual(readLrm(gbk(lrm(fields()))))
    expect(readLrm(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])).fields.XingMing).toBe('宋  屿')
  })

  it.each([32, 34])('refuses %i fields and shows the count and the first ones', (count) => {
    const values = [...fields(), ''].slice(0, count)
    const error = refusal(gbk(lrm(values)))
    expect(error.code).toBe('field-count')
    expect(error.message).toContain(`读出来是${count}项`)
    expect(error.message).toContain('第1项“宋  屿”')
  })

  it.each([
    ['empty-file', new Uint8Array()],
    ['empty-file', gbk(' \r\n')],
    ['not-a-person-file', gbk('<?xml version="1.0"?><Person/>')],
    ['not-a-person-file', gbk('姓名,性别')],
    ['not-a-person-file', gbk('"')],
    ['too-large', gbk(lrm(Object.assign(fields(), { 20: '@'.repeat(1000) })))],
    ['unsupported-encoding', new Uint8Array([0x22, 0xff, 0xff, 0x22])],
    ['unsupported-encoding', new Uint8Array([0xff, 0xfe, 0x22, 0x00])],
  ])('refuses with %s', (code, bytes) => {
    expect(refusal(bytes).code).toBe(code)
  })

  it('keeps the fields nobody can explain, and gives up control characters', () => {
    const values = fields()
    values[13] = 'A&B'
    values[3] = '汉\u0002族'
    const doc = readLrm(gbk(lrm(values)))
    expect(doc.unknown).toEqual([{ name: 'LrmField13', xml: '<LrmField13>A&amp;B</LrmField13>' }])
    expect(doc.fields.MinZu).toBe('汉族')
    expect(readLrmx(new TextEncoder().encode(writeLrmx(doc)))).toEqual(doc)
  })

  it('cuts the junk after the photo', () => {
    const text = readFileSync(new URL('../../../testing/samples/09_photo_jpeg.lrmx', import.meta.url))
    const photo = readLrmx(new Uint8Array(text)).photo!
    const block = new Uint8Array(11 * 1024).fill(0xaa)
    block.set(photo)
    expect(readLrm(gbk(lrm(fields())), block).photo).toEqual(photo)
    expect(readLrm(gbk(lrm(fields())), new Uint8Array()).photo).toBeNull()
  })
})
