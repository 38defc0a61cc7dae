import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blankForm,
  EXTRA_ELEMENTS,
  FAMILY_ELEMENTS,
  FORM_ELEMENTS,
  type FormDocument,
  isBlankFamilyItem,
} from './form-document.ts'
import { readLrmx } from './lrmx-read.ts'
import { escapeXml, writeLrmx } from './lrmx-write.ts'

const samples = new URL('../../../testing/samples/', import.meta.url)
const reread = (doc: FormDocument) => readLrmx(new TextEncoder().encode(writeLrmx(doc)))

describe('writeLrmx', () => {
  it.each([
    '01_bom_crlf_baseline',
    '02_empty_vs_whitespace',
    '03_resume_overlap_wrapped',
    '06_family_deceased',
    '07_long_positions',
    '09_photo_jpeg',
  ])('writes %s so that it reads the same', (name) => {
    const doc = readLrmx(new Uint8Array(readFileSync(new URL(`${name}.lrmx`, samples))))
    expect(reread(doc)).toEqual(doc)
  })

  it('writes an empty form with all elements in order, CRLF and no byte order mark', () => {
    const lines = writeLrmx(blankForm()).split('\r\n')
    expect(lines).toEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<Person>',
      ...FORM_ELEMENTS.map(({ name }) => `  <${name}></${name}>`),
      '</Person>',
      '',
    ])
  })

  it('indents relatives, escapes text and appends what the 34 elements do not cover', () => {
    const doc = blankForm()
    doc.fields.JianLi = '展览<部>\nR&D'
    doc.extra.DaoLingNianYue = '204301'
    doc.unknown = [{ name: 'More', xml: '<More a="1">\n    <b/>\n  </More>' }]
    doc.family = [
      {
        ChengWei: '父亲',
        XingMing: '江汉清',
        ChuShengRiQi: '193805',
        ZhengZhiMianMao: '',
        GongZuoDanWeiJiZhiWu: '已故',
        unknown: [{ name: 'Age', xml: '<Age/>' }],
      },
    ]
    const written = writeLrmx(doc)
    expect(written).toContain('  <JianLi>展览&lt;部&gt;\r\nR&amp;D</JianLi>\r\n')
    expect(written).toContain(
      [
        '  <JiaTingChengYuan>',
        '    <Item>',
        '      <ChengWei>父亲</ChengWei>',
        '      <XingMing>江汉清</XingMing>',
        '      <ChuShengRiQi>193805</ChuShengRiQi>',
        '      <ZhengZhiMianMao></ZhengZhiMianMao>',
        '      <GongZuoDanWeiJiZhiWu>已故</GongZuoDanWeiJiZhiWu>',
        '      <Age/>',
        '    </Item>',
        '  </JiaTingChengYuan>',
        '',
      ].join('\r\n'),
    )
    const end = '</Version>|  <DaoLingNianYue>204301</DaoLingNianYue>|  <More a="1">|    <b/>|  </More>|</Person>|'
    expect(written.endsWith(end.replaceAll('|', '\r\n'))).toBe(true)
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('drops what XML cannot hold', () => {
    expect(escapeXml('甲\u0000\u0007\u001f乙\ufffe\t\n')).toBe('甲乙\t\n')
    expect(escapeXml('\ud800丙')).toBe('\ufffd丙')
    expect(escapeXml('a\r\nb\rc')).toBe('a\nb\nc')
  })

  const pieces = [
    '云栖',
    '𠮷',
    '·',
    '㳚',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '&amp;',
    '\n',
    ' ',
    '　x',
    '（）',
    '﨑',
    'e\u0301',
    '\u0085',
  ]
  const value = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join('').trim())
  const record = <Name extends string>(names: readonly Name[]) =>
    fc.record(
      Object.fromEntries(names.map((name) => [name, value])) as Record<string, fc.Arbitrary<string>>,
    ) as fc.Arbitrary<Record<Name, string>>
  const item = record(FAMILY_ELEMENTS).filter((candidate) => !isBlankFamilyItem(candidate))
  const unknown = value.map((text) => ({ name: 'More', xml: `<More note="1">\n${escapeXml(text)}<b/></More>` }))
  const photo = fc.option(fc.uint8Array({ minLength: 1, maxLength: 50 }), { nil: null })
  const form = fc.record({
    fields: record(FORM_ELEMENTS.map(({ name }) => name)).map((fields) => ({ ...fields, ZhaoPian: '' })),
    family: fc.array(item, { maxLength: 4 }),
    photo,
    unknown: fc.array(unknown, { maxLength: 2 }),
    extra: record(EXTRA_ELEMENTS),
  })

  it('is undone by readLrmx', () => {
    fc.assert(
      fc.property(form, (doc) => {
        expect(reread(doc)).toEqual(doc)
      }),
      { numRuns: 200 },
    )
  })
})
