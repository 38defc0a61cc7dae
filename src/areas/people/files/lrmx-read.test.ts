import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FileRefused } from './file-refused.ts'
import { FORM_ELEMENTS } from './form-document.ts'
import { readLrmx } from './lrmx-read.ts'

const samples = new URL('../../../testing/samples/', import.meta.url)
const sample = (name: string) => new Uint8Array(readFileSync(new URL(`${name}.lrmx`, samples)))
const utf8 = (text: string) => new TextEncoder().encode(text)
const person = (inside: string) => utf8(`<?xml version="1.0" encoding="utf-8"?>\n<Person>${inside}</Person>`)

function refusal(bytes: Uint8Array): FileRefused {
  try {
    readLrmx(bytes)
  } catch (error) {
    if (error instanceof FileRefused) return error
    throw error
  }
  throw new Error('the file was not refused')
}

describe('readLrmx on the samples', () => {
  it.each([
    '01_bom_crlf_baseline',
    '02_empty_vs_whitespace',
    '03_resume_overlap_wrapped',
    '06_family_deceased',
    '07_long_positions',
    '09_photo_jpeg',
  ])('reads every field of %s', (name) => {
    const expected = JSON.parse(readFileSync(new URL(`expected/${name}.lrmx.json`, samples), 'utf8'))
    const doc = readLrmx(sample(name))
    expect(Object.keys(doc.fields)).toEqual(FORM_ELEMENTS.map((element) => element.name))
    expect({ ...doc.fields, ZhaoPian: doc.photo !== null }).toEqual({ ...expected.fields, JiaTingChengYuan: '' })
    expect(doc.family.map((item) => item.XingMing)).toEqual(
      expected.family.map((member: { name: string }) => member.name),
    )
    expect(doc.unknown).toEqual([])
  })

  it('refuses 11_malformed with the place of the fault', () => {
    const error = refusal(sample('11_malformed'))
    expect(error.code).toBe('not-well-formed')
    const lines = new TextDecoder().decode(sample('11_malformed')).split(/\r?\n/)
    const faulty = lines.findIndex((line) => line.includes('R&D')) + 1
    expect(error.line).toBe(faulty)
    expect(error.column).toBe(lines[faulty - 1]!.indexOf('&D') + 1)
    expect(error.message).toContain(`第${faulty}行`)
  })

  it('tells the place of a mark-up fault, counting rare characters as one', () => {
    const text = '<Person><!-- a & b -->\n<MinZu><![CDATA[&]]>𠮷<部></MinZu></Person>'
    expect(refusal(utf8(text))).toMatchObject({ line: 2, column: [...'<MinZu><![CDATA[&]]>𠮷<部></MinZu>'].length })
    expect(refusal(utf8('<Person>\n<MinZu>𠮷&amp;&</MinZu>;</Person>'))).toMatchObject({ line: 2, column: 14 })
  })

  it('looks for the fault in linear time', () => {
    const started = performance.now()
    expect(refusal(utf8(`<Person>${'<![CDATA['.repeat(500_000)}`)).code).toBe('not-well-formed')
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('refuses 12_xxe before parsing', () => {
    const error = refusal(sample('12_xxe'))
    expect([error.code, error.line, error.column]).toEqual(['doctype-refused', 2, 1])
    expect(error.message).not.toContain('canary')
  })
})

describe('readLrmx and encodings', () => {
  const gbkName = [0xc9, 0xf2, 0xd1, 0xe2, 0xc7, 0xef]
  const declared = (encoding: string, name: number[]) =>
    new Uint8Array([
      ...utf8(`<?xml version="1.0" encoding="${encoding}"?><Person><XingMing>`),
      ...name,
      ...utf8('</XingMing></Person>'),
    ])

  it.each(['gbk', 'GB2312', 'gb18030'])('reads %s when declared', (encoding) => {
    expect(readLrmx(declared(encoding, gbkName)).fields.XingMing).toBe('沈砚秋')
  })

  it('lets a byte order mark overrule the declaration', () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...declared('gb2312', [...utf8('沈砚秋')])])
    expect(readLrmx(bytes).fields.XingMing).toBe('沈砚秋')
  })

  it('takes a file without declaration for UTF-8', () => {
    expect(readLrmx(utf8('<Person><XingMing>沈砚秋</XingMing></Person>')).fields.XingMing).toBe('沈砚秋')
  })

  it.each([
    ['GBK bytes declared as UTF-8', declared('utf-8', gbkName)],
    ['bytes that are no GBK', declared('gbk', [0xff, 0xff])],
    ['Big5', declared('big5', gbkName)],
    ['UTF-16 with mark', new Uint8Array([0xff, 0xfe, 0x3c, 0x00])],
    ['UTF-16 big endian without mark', new Uint8Array([0x00, 0x3c, 0x00, 0x50])],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes).code).toBe('unsupported-encoding')
  })

  it('refuses a DOCTYPE in a GBK file', () => {
    const bytes = utf8('<?xml version="1.0" encoding="gbk"?><!-- a -->\n <!DOCTYPE Person><Person/>')
    expect(refusal(bytes)).toMatchObject({ code: 'doctype-refused', line: 2, column: 2 })
  })
})

describe('readLrmx and what is no person file', () => {
  it.each([
    ['empty-file', new Uint8Array()],
    ['empty-file', utf8(' \r\n　')],
    ['too-large', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20)],
    ['too-large', person('<a/>'.repeat(20_000))],
    ['not-a-person-file', utf8('<html><body/></html>')],
    ['not-a-person-file', person('<a>'.repeat(60) + '</a>'.repeat(60))],
    ['not-a-person-file', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14])],
    ['not-well-formed', utf8('沈砚秋')],
    ['not-well-formed', utf8('<Person><XingMing>沈砚秋</XingMing>')],
    ['not-well-formed', utf8('<Person/><Person/>')],
    ['not-well-formed', person('<XingMing>\u0007</XingMing>')],
    ['not-well-formed', person('<XingMing>&nbsp;</XingMing>')],
    ['doctype-refused', utf8('<!doctype html><html/>')],
    ['doctype-refused', utf8('<?xml version="1.0"?><?pi x?>\n<!-- <Person> -->\n<!DOCTYPE a><Person/>')],
  ])('refuses with %s', (code, bytes) => {
    expect(refusal(bytes).code).toBe(code)
  })

  it('takes 20 MB of blanks around a person', () => {
    const bytes = utf8('<Person><XingMing>甲</XingMing></Person>'.padEnd(20 * 1024 * 1024 - 2))
    expect(bytes.length).toBe(20 * 1024 * 1024)
    expect(readLrmx(bytes).fields.XingMing).toBe('甲')
  })

  it('is not alarmed by the word DOCTYPE in comments, sections and values', () => {
    const text =
      '<?xml version="1.0"?><!-- <!DOCTYPE x> --><Person><!-- <!DOCTYPE y> -->' +
      '<XingMing><![CDATA[<!DOCTYPE z>]]></XingMing><MinZu>&lt;!DOCTYPE&gt;</MinZu></Person>'
    expect(readLrmx(utf8(text)).fields).toMatchObject({ XingMing: '<!DOCTYPE z>', MinZu: '<!DOCTYPE>' })
  })
})

describe('readLrmx and elements', () => {
  it('keeps unknown elements as they stand, wherever they are', () => {
    const nested =
      '<Local id="1" note="甲&amp;乙">\n    <Deep a=\'b\'><XingMing>内</XingMing></Deep><!-- c --><Empty/>\n  </Local>'
    const doc = readLrmx(person(`${nested}<XingMing>甲</XingMing><BeiZhu/>`))
    expect(doc.unknown).toEqual([
      { name: 'Local', xml: nested },
      { name: 'BeiZhu', xml: '<BeiZhu/>' },
    ])
    expect(doc.fields.XingMing).toBe('甲')
  })

  it('gives an unknown element the namespace its root declared', () => {
    const doc = readLrmx(
      utf8('<Person xmlns:xsi="urn:x" xmlns:z="urn:z"><More xsi:nil="true"/><XingMing>甲</XingMing></Person>'),
    )
    expect(doc.unknown).toEqual([{ name: 'More', xml: '<More xmlns:xsi="urn:x" xsi:nil="true"/>' }])
  })

  it('keeps unknown elements of a relative and beside the relatives', () => {
    const doc = readLrmx(
      person(
        '<JiaTingChengYuan>见附页<Item><ChengWei>父亲</ChengWei><Age>70</Age></Item><Item><Age/></Item>' +
          '<Item>\n<XingMing> </XingMing></Item><Other>x</Other></JiaTingChengYuan>',
      ),
    )
    expect(doc.family).toHaveLength(2)
    expect(doc.family[0]).toMatchObject({ ChengWei: '父亲', unknown: [{ name: 'Age', xml: '<Age>70</Age>' }] })
    expect(doc.family[1]?.unknown).toEqual([{ name: 'Age', xml: '<Age/>' }])
    expect(doc.unknown).toEqual([{ name: 'Other', xml: '<Other>x</Other>' }])
    expect(doc.fields.JiaTingChengYuan).toBe('见附页')
  })

  it('reads the two newer elements in any place', () => {
    const doc = readLrmx(person('<DaoLingNianYue> 204301 </DaoLingNianYue><XingMing>甲</XingMing>'))
    expect(doc.extra).toEqual({ DaoLingNianYue: '204301', GaiGeQianRenZhiNianLingJieXian: '' })
    expect(doc.unknown).toEqual([])
  })

  it('does not let an empty repetition wipe a value', () => {
    expect(readLrmx(person('<MinZu>汉族</MinZu><MinZu/>')).fields.MinZu).toBe('汉族')
    expect(readLrmx(person('<MinZu>汉族</MinZu><MinZu>回族</MinZu>')).fields.MinZu).toBe('回族')
  })

  it('turns all line ends into LF and trims blanks of every width', () => {
    const doc = readLrmx(person('<JianLi>　\r\n2002.07--2008.03  甲\r\n2008.03--  乙&#xD;丙 \t</JianLi>'))
    expect(doc.fields.JianLi).toBe('2002.07--2008.03  甲\n2008.03--  乙\n丙')
  })

  it('keeps the text of markup inside a value', () => {
    expect(readLrmx(person('<JianLi>美术馆<b>展览</b>部</JianLi>')).fields.JianLi).toBe('美术馆展览部')
  })
})

describe('readLrmx and photos', () => {
  const photo = (text: string) => {
    const doc = readLrmx(person(`<ZhaoPian>${text}</ZhaoPian>`))
    return { photo: doc.photo && [...doc.photo], text: doc.fields.ZhaoPian }
  }

  it.each(['/9j/4A==', '/9j/4A', '\n/9j/\r\n  4A==\n', 'data:image/png;base64,/9j/4A=='])('decodes “%s”', (text) => {
    expect(photo(text)).toEqual({ photo: [0xff, 0xd8, 0xff, 0xe0], text: '' })
  })

  it.each(['无照片', '/9j/4', '/9j*4A==', 'photo.jpg'])('keeps “%s”, which is no base64', (text) => {
    expect(photo(text)).toEqual({ photo: null, text })
  })
})
