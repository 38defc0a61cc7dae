import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { blankDossier, type Dossier } from '../../schema.ts'
import { appointmentForm } from './form.ts'

function person(): Dossier {
  const dossier = blankDossier('宋屿')
  Object.assign(dossier.basic, {
    sex: '男',
    birth: '1980-06',
    nation: '汉族',
    nativePlace: '青岚云栖',
    birthplace: '青岚省云栖市',
    partyJoined: '1999-05',
    otherParty: '民进',
    workStarted: '2002-07',
    health: '健康',
    currentPost: '云栖市文化和旅游局科员',
    awards: '无',
    reportingUnit: '中共云栖市文化和旅游局党组',
    ageAsOf: '2026-03-01',
    filledOn: '2026-03-01',
    filledBy: '林知夏',
  })
  const schools = { diplomaSchool: '青岚大学中文系', degreeSchool: '青岚大学中文系' }
  const education = { mode: 'full_time', diploma: '大学', degree: '文学学士', endedOn: '', onForm: true } as const
  dossier.educations = [{ ...education, ...schools }]
  const during = [{ start: '2010-03', end: '2012-12', text: '省委党校学习' }]
  dossier.resume = [
    { start: '1998-09', end: '2002-07', text: '青岚大学中文系学习', secondment: false, during: [] },
    { start: '2002-07', end: null, text: '云栖市文化局科员', secondment: false, during },
  ]
  dossier.family = [{ relation: '父亲', name: '宋松年', birth: '1938-05', politics: '群众', work: '农民（已去世）' }]
  return dossier
}

async function documentXml(dossier: Dossier, printedOn = '2026-03-01'): Promise<string> {
  const { bytes } = await appointmentForm({ dossier, photo: null, printedOn })
  return part(bytes, 'word/document.xml')
}

async function part(docx: Uint8Array, name: string): Promise<string> {
  const zip = await fromBufferPromise(Buffer.from(docx), { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === name) return text(await zip.openReadStreamPromise(entry))
  }
  throw new Error(`${name} is not in the file`)
}

/** One line a table row or free paragraph; cells are separated by |, paragraphs in a cell by /. */
function plainText(xml: string): string {
  const paragraph = (part: string): string =>
    part
      .replace(/<w:tab\/>/g, '→')
      .replace(/<w:tab .*?\/>/g, '')
      .replace(/<[^>]+>/g, '')
  const cell = (part: string): string => part.split('</w:p>').map(paragraph).filter(Boolean).join('/')
  return xml
    .split(/<\/w:tr>|(?<=<\/w:tbl>)|(?<=<w:body>.*?)<w:tbl>/s)
    .map((row) => row.split('</w:tc>').map(cell).join('|').replace(/\|$/, ''))
    .filter((row) => row.replaceAll('|', '') !== '')
    .join('\n')
}

describe('the form of one person', () => {
  test('reads row by row as the paper does', async () => {
    expect(plainText(await documentXml(person()))).toMatchInlineSnapshot(`
      "干部任免审批表
      姓名|宋屿|性别|男|出生年月/（　岁）|1980.06/（45岁）|
      民族|汉族|籍贯|青岚云栖|出生地|青岚省/云栖市|
      入党/时间|1999.05/民进|参加工/作时间|2002.07|健康状况|健康|
      专业技/术职务||熟悉专业/有何专长||
      学历/学位|全日制/教育|大学/文学学士|毕业院校/系及专业|青岚大学中文系
      |在职/教育||毕业院校/系及专业|
      现任职务|云栖市文化和旅游局科员
      拟任职务|
      拟免职务|
      简/历|1998.09--2002.07→青岚大学中文系学习/2002.07--→云栖市文化局科员/（其间：2010.03--2012.12省委党校学习）
      奖/惩/情/况|无
      年核/度结/考果|
      任/免/理/由|
      家/庭/主/要/成/员/及/重/要/社/会/关/系|称谓|姓名|出生/年月|政治/面貌|工作单位及职务
      |父亲|宋松年|1938.05|群众|农民（已去世）
      呈/报/单/位|中共云栖市文化和旅游局党组
      |2026年3月1日
      审意/批/机/关见|（盖章）/年　　月　　日|行任/政免/机意/关见|（盖章）/年　　月　　日
      填表人：林知夏"
    `)
  })

  test('has rows of the official heights', async () => {
    const xml = await documentXml(person())
    const heights = [...xml.matchAll(/<w:trHeight w:val="(\d+)" w:hRule="(\w+)"/g)].map((match) => `${match[1]}`)
    const one = [709, 692, 680, 709, 346, 346, 346, 346, 709, 709, 709, 7133]
    const two = [1418, 1021, 1361, 646, ...Array(7).fill(697), 1332, 541, 2019]
    expect(heights).toEqual([...one, ...two].map(String))
    expect(xml.match(/hRule="atLeast"/g)).toHaveLength(1)
    expect(xml).toContain('<w:pgSz w:w="11907" w:h="16840"')
  })

  test('hangs the résumé by indent and tab, never by blanks', async () => {
    const xml = await documentXml(person())
    const resume = xml.split('<w:p>').find((part) => part.includes('1998.09--2002.07')) ?? ''
    expect(resume).toContain('<w:ind w:left="2554" w:hanging="2554"/>')
    expect(resume).toContain('<w:tab/>')
    const during = xml.split('<w:p>').find((part) => part.includes('（其间：')) ?? ''
    expect(during).toContain('<w:ind w:left="2554" w:hanging="159"/>')
    expect(during).not.toContain('<w:tab/>')
  })

  test('names its fonts for Chinese too, and can be told others', async () => {
    const input = { dossier: person(), photo: null, printedOn: '2026-03-01' }
    const { bytes } = await appointmentForm({ ...input, fonts: { title: '方正小标宋简体', body: '仿宋_GB2312' } })
    const xml = await part(bytes, 'word/document.xml')
    expect(xml.match(/w:eastAsia="方正小标宋简体"/g)).toHaveLength(2)
    expect(xml).toContain('w:eastAsia="仿宋_GB2312"')
    expect(xml).not.toContain('宋体')
    expect(await part(bytes, 'word/styles.xml')).toContain('w:eastAsia="zh-CN"')
  })

  test('says on the page when the age is counted on the day of printing', async () => {
    const dossier = person()
    const note = '年龄按打印日期2026年3月1日计算'
    expect(await documentXml(dossier)).not.toContain(note)
    dossier.basic.ageAsOf = ''
    expect(await documentXml(dossier)).toContain(note)
    dossier.basic.birth = ''
    expect(await documentXml(dossier)).not.toContain(note)
  })
})

describe('warnings', () => {
  const warningsOf = async (dossier: Dossier, photo: Uint8Array | null = null) =>
    (await appointmentForm({ dossier, photo, printedOn: '2026-03-01' })).warnings

  test('there are none for an ordinary person or an empty form', async () => {
    expect(await warningsOf(person())).toEqual([])
    expect(await warningsOf(blankDossier(''))).toEqual([])
  })

  test('a text too long at the smallest size is named and kept whole', async () => {
    const dossier = person()
    dossier.basic.currentPost = '局'.repeat(129)
    expect(await warningsOf(dossier)).toEqual([])
    dossier.basic.currentPost = '局'.repeat(130)
    expect(await warningsOf(dossier)).toMatchObject([{ code: 'form-text-too-small', field: 'basic.currentPost' }])
    expect(await documentXml(dossier)).toContain('局'.repeat(130))
  })

  test('the eighth relative is named, the seventh is not', async () => {
    const dossier = person()
    const relatives = Array.from({ length: 8 }, (_, index) => ({ ...dossier.family[0]!, name: `亲${index + 1}` }))
    dossier.family = relatives.slice(0, 7)
    expect(await warningsOf(dossier)).toEqual([])
    dossier.family = relatives
    const [warning] = await warningsOf(dossier)
    expect(warning).toMatchObject({ code: 'family-more-than-seven', field: 'family' })
    expect(warning?.message).toContain('未印：亲8。')
  })

  test('a photo that is no picture is named', async () => {
    expect(await warningsOf(person(), new Uint8Array([1, 2, 3]))).toMatchObject([{ code: 'form-photo-unreadable' }])
  })
})
