import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Dossier } from '../schema.ts'
import { toDossier, toForm } from './dossier-form.ts'
import {
  blankFamilyItem,
  blankForm,
  EXTRA_ELEMENTS,
  FAMILY_ELEMENTS,
  FORM_ELEMENTS,
  type FormDocument,
  type FormElement,
  isBlankFamilyItem,
} from './form-document.ts'
import { readLrmx } from './lrmx-read.ts'
import { personView } from './person-view.ts'

const samples = new URL('../../../testing/samples/', import.meta.url)
const read = (name: string) => readLrmx(new Uint8Array(readFileSync(new URL(`${name}.lrmx`, samples))))
const READABLE = [
  '01_bom_crlf_baseline',
  '02_empty_vs_whitespace',
  '03_resume_overlap_wrapped',
  '06_family_deceased',
  '07_long_positions',
  '09_photo_jpeg',
]

function form(fields: Partial<Record<FormElement, string>>): FormDocument {
  const doc = blankForm()
  Object.assign(doc.fields, { XingMing: '沈砚秋', ...fields })
  return doc
}
const codes = (doc: FormDocument) => toDossier(doc).doubts.map(({ code, field }) => `${code} ${field}`)

describe('the samples', () => {
  it.each(READABLE)('%s goes into a dossier and back unchanged', (name) => {
    const doc = read(name)
    const reading = toDossier(doc)
    expect(Dossier.safeParse(reading.dossier).error).toBeUndefined()
    expect(reading.doubts).toEqual([])
    expect(toForm(reading.dossier, reading)).toEqual(doc)
  })

  it.each(READABLE)('%s is understood as expected', (name) => {
    const { file, notes, ...expected } = JSON.parse(
      readFileSync(new URL(`expected/${name}.lrmx.json`, samples), 'utf8'),
    )
    const doc = read(name)
    const view = personView(doc, toDossier(doc).dossier)
    expect(file, notes).toBe(`${name}.lrmx`)
    expect(view).toEqual({ gaps: [], resume: view.resume, ...expected })
  })

  it('01 is written entirely in the words of the dossier', () => {
    expect(toDossier(read('01_bom_crlf_baseline')).verbatim).toEqual({})
  })
})

describe('toDossier', () => {
  const basic = (fields: Partial<Record<FormElement, string>>) => toDossier(form(fields)).dossier.basic

  it.each([
    ['宋　屿', '宋屿'],
    ['宋  屿', '宋屿'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['Anna Li', 'Anna Li'],
  ])('reads the name “%s”', (written, name) => {
    expect(basic({ XingMing: written }).name).toBe(name)
  })

  it.each([
    ['199304', '1993-04', '', ''],
    ['1993.04', '1993-04', '', ''],
    ['民盟', '', '民盟', ''],
    ['199304；民进', '1993-04', '民进', ''],
    ['民进;1993年4月', '1993-04', '民进', ''],
    ['民进、农工党', '', '民进；农工党', ''],
    ['群众', '', '', '群众'],
    ['无', '', '', ''],
  ])('reads 入党时间 “%s”', (written, partyJoined, otherParty, politics) => {
    expect(basic({ RuDangShiJian: written })).toMatchObject({ partyJoined, otherParty, politics })
    expect(codes(form({ RuDangShiJian: written }))).toEqual([])
  })

  it.each([
    ['198006', '1980-06'],
    ['19800615', '1980-06-15'],
    ['1980.06', '1980-06'],
    ['1980.06（45岁）', '1980-06'],
    ['1980年6月', '1980-06'],
    ['1980', '1980'],
  ])('reads the date “%s”', (written, birth) => {
    expect(basic({ ChuShengNianYue: written }).birth).toBe(birth)
    expect(codes(form({ ChuShengNianYue: written }))).toEqual([])
  })

  it('leaves out dates that are none, says so and keeps the words', () => {
    const doc = form({ ChuShengNianYue: '198013', CanJiaGongZuoShiJian: '不详', RuDangShiJian: '1993年底；民进' })
    const reading = toDossier(doc)
    expect(reading.dossier.basic).toMatchObject({ birth: '', workStarted: '', partyJoined: '', otherParty: '民进' })
    expect(codes(doc)).toEqual([
      'date-unreadable basic.birth',
      'date-unreadable basic.workStarted',
      'date-unreadable basic.partyJoined',
    ])
    expect(reading.doubts[0]?.message).toContain('出生年月“198013”')
    expect(toForm(reading.dossier, reading)).toEqual(doc)
  })

  it('makes an education of each mode that has anything', () => {
    const { educations } = toDossier(form({ ZaiZhiJiaoYu_XueWei: '硕士' })).dossier
    expect(educations).toEqual([
      {
        mode: 'in_service',
        diploma: '',
        degree: '硕士',
        diplomaSchool: '',
        degreeSchool: '',
        endedOn: '',
        onForm: true,
      },
    ])
  })

  it('reads the grades stated with their years beside the text', () => {
    const { dossier } = toDossier(form({ NianDuKaoHeJieGuo: '2023年年度考核优秀；2024年称职' }))
    expect(dossier.basic.assessments).toBe('2023年年度考核优秀；2024年称职')
    expect(dossier.grades.map(({ year, grade }) => [year, grade])).toEqual([
      [2023, '优秀'],
      [2024, '称职'],
    ])
  })

  it('keeps 无 in awards, upper-cases the x and reads 男性 as 男', () => {
    const doc = form({ JiangChengQingKuang: '（无）', ShenFenZheng: '99010119890214129x', XingBie: '男性' })
    const reading = toDossier(doc)
    expect(reading.dossier.basic).toMatchObject({ awards: '（无）', idNumber: '99010119890214129X', sex: '男' })
    expect(toForm(reading.dossier, reading)).toEqual(doc)
  })

  it('tells of a missing name, a strange sex and a photo that is none', () => {
    expect(codes(form({ XingMing: '', XingBie: '未知', ZhaoPian: '无照片' }))).toEqual([
      'sex-unreadable basic.sex',
      'name-missing basic.name',
      'photo-unreadable photo',
    ])
    expect(codes({ ...form({}), photo: new Uint8Array([1, 2, 3]) })).toEqual(['photo-unreadable photo'])
  })

  it('cuts what is longer than a dossier allows and loses nothing of it', () => {
    const doc = form({
      MinZu: '汉'.repeat(41),
      ShenFenZheng: '9'.repeat(19),
      JianLi: '2002.07--  甲\n'.repeat(81).trim(),
    })
    doc.family = Array.from({ length: 41 }, (_, index) => ({ ...blankFamilyItem(), XingMing: `甲${index}` }))
    const reading = toDossier(doc)
    expect(Dossier.safeParse(reading.dossier).error).toBeUndefined()
    expect(reading.dossier.basic.nation).toHaveLength(40)
    expect(reading.dossier.family).toHaveLength(40)
    expect(reading.doubts.map(({ field }) => field)).toEqual(['basic.nation', 'basic.idNumber', 'resume', 'family'])
    expect(toForm(reading.dossier, reading)).toEqual(doc)
  })
})

describe('toForm', () => {
  it('writes the new value once a field is changed, and the old words of the others', () => {
    const reading = toDossier(form({ TianBiaoShiJian: '2026.03.01', JiSuanNianLingShiJian: '2026.03' }))
    const changed = structuredClone(reading.dossier)
    changed.basic.filledOn = '2026-04-02'
    expect(toForm(changed, reading).fields).toMatchObject({
      TianBiaoShiJian: '20260402',
      JiSuanNianLingShiJian: '2026.03',
    })
  })

  it('keeps the words of a relative who has moved to another row', () => {
    const doc = form({})
    doc.family = [
      { ...blankFamilyItem(), ChengWei: '妻子', XingMing: '叶　静' },
      { ...blankFamilyItem(), ChengWei: '父亲', XingMing: '宋　远', unknown: [{ name: 'Age', xml: '<Age/>' }] },
    ]
    const reading = toDossier(doc)
    expect(reading.dossier.family.map(({ name }) => name)).toEqual(['叶静', '宋远'])
    const shortened = { ...reading.dossier, family: reading.dossier.family.slice(1) }
    expect(toForm(shortened, reading).family).toEqual([doc.family[1]])
  })

  it('writes only the schools meant for the form', () => {
    const { dossier } = toDossier(form({}))
    const school = { mode: 'full_time', degree: '', degreeSchool: '', endedOn: '' } as const
    dossier.educations = [
      { ...school, diploma: '博士研究生', diplomaSchool: '甲', onForm: false },
      { ...school, diploma: '大学', diplomaSchool: '乙', onForm: true },
      { ...school, diploma: '', diplomaSchool: '', degree: '文学学士', degreeSchool: '丙', onForm: true },
    ]
    expect(toForm(dossier, { verbatim: {}, unknown: [], photo: null }).fields).toMatchObject({
      QuanRiZhiJiaoYu_XueLi: '大学',
      QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi: '乙',
      QuanRiZhiJiaoYu_XueWei: '文学学士',
      QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi: '丙',
      ZaiZhiJiaoYu_XueLi: '',
    })
  })

  it('carries the 2025 elements and follows a changed 政治面貌', () => {
    const doc = form({})
    doc.extra = { DaoLingNianYue: '2043.01', GaiGeQianRenZhiNianLingJieXian: '60岁' }
    doc.unknown = [{ name: 'ZhengZhiMianMao', xml: '<ZhengZhiMianMao>中共预备党员</ZhengZhiMianMao>' }]
    const reading = toDossier(doc)
    expect(reading.dossier.basic).toMatchObject({
      retirementMonth: '2043-01',
      formerAgeLimit: '60岁',
      politics: '中共预备党员',
    })
    expect(toForm(reading.dossier, reading)).toEqual(doc)
    const joined = structuredClone(reading.dossier)
    joined.basic.politics = '中共党员'
    expect(toForm(joined, reading).unknown[0]?.xml).toBe('<ZhengZhiMianMao>中共党员</ZhengZhiMianMao>')
  })

  it('drops the text in place of a photo once there is one', () => {
    const reading = toDossier(form({ ZhaoPian: '无照片' }))
    expect(toForm(reading.dossier, reading).fields.ZhaoPian).toBe('无照片')
    expect(toForm(reading.dossier, { ...reading, photo: new Uint8Array([1]) }).fields.ZhaoPian).toBe('')
  })

  const pieces = [
    '群众',
    '198006',
    '1980.06',
    '；',
    '民进',
    '无',
    '　',
    '  ',
    '沈',
    '·',
    'x',
    '\n',
    '2002.07--2008.03  甲',
    '（2004.09--2005.01学）',
    '2023年优秀',
    'e\u0301',
    '\ufa0e',
    '男',
    '"',
    '{',
    '&',
  ]
  const value = fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join('').trim())
  const record = <Name extends string>(names: readonly Name[]) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, value])) as Record<string, fc.Arbitrary<string>>,
    ) as fc.Arbitrary<Record<Name, string>>
  const document: fc.Arbitrary<FormDocument> = fc.record({
    fields: record(FORM_ELEMENTS.map(({ name }) => name)),
    family: fc.array(
      record(FAMILY_ELEMENTS).filter((item) => !isBlankFamilyItem(item)),
      { maxLength: 4 },
    ),
    photo: fc.constant(null),
    unknown: fc.array(
      value.map((text) => ({ name: 'ZhengZhiMianMao', xml: `<ZhengZhiMianMao>${text}</ZhengZhiMianMao>` })),
      { maxLength: 2 },
    ),
    extra: record(EXTRA_ELEMENTS),
  })

  it('undoes toDossier for any document', () => {
    fc.assert(
      fc.property(document, (doc) => {
        const reading = toDossier(doc)
        expect(toForm(reading.dossier, reading)).toEqual(doc)
      }),
      { numRuns: 300 },
    )
  })
})

it('shows a padded name without its padding and writes it with it again', () => {
  const doc = { ...blankForm(), fields: { ...blankForm().fields, XingMing: '宋　屿' } }
  const { dossier, ...remainder } = toDossier(doc)
  expect(personView(doc, dossier).fields.XingMing).toBe('宋屿')
  expect(toForm(dossier, remainder).fields.XingMing).toBe('宋　屿')
})
