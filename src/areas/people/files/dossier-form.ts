import { compactDate, isPartialDate, readPartialDate } from '../../../law/dates.ts'
import { parseResume, writeResume } from '../resume.ts'
import { parseGrades } from '../rules.ts'
import { Basic, blankDossier, Dossier, type Doubt, type Education, type FamilyMember } from '../schema.ts'
import {
  blankFamilyItem,
  blankForm,
  EXTRA_ELEMENTS,
  FAMILY_ELEMENTS,
  FORM_ELEMENTS,
  type FormDocument,
  type FormElement,
  type FormFamilyItem,
  type UnknownElement,
} from './form-document.ts'
import { escapeXml } from './lrmx-write.ts'
import { type PhotoDoubt, photoDoubt } from './photo.ts'

/**
 * What files said in other words than the dossier would: by element (`TianBiaoShiJian`, `JiaTingChengYuan.0`) the text
 * of the file and the text the dossier gives. As long as the dossier still gives that text, the file's own is written.
 */
export type Verbatim = Record<string, { raw: string; canonical: string }>

/** What a form carries beside the dossier and must get back when it is written again. */
export type FormRemainder = { verbatim: Verbatim; unknown: UnknownElement[]; photo: Uint8Array | null }

export type DossierReading = FormRemainder & { dossier: Dossier; doubts: Doubt[] }

type TextKey = {
  [Key in keyof Basic]: Basic[Key] extends string ? (string extends Basic[Key] ? Key : never) : never
}[keyof Basic]

const TEXT_FIELDS: [FormElement, TextKey][] = [
  ['MinZu', 'nation'],
  ['JiGuan', 'nativePlace'],
  ['ChuShengDi', 'birthplace'],
  ['JianKangZhuangKuang', 'health'],
  ['ZhuanYeJiShuZhiWu', 'technicalTitle'],
  ['ShuXiZhuanYeYouHeZhuanChang', 'specialty'],
  ['XianRenZhiWu', 'currentPost'],
  ['NiRenZhiWu', 'proposedPost'],
  ['NiMianZhiWu', 'removedPost'],
  ['JiangChengQingKuang', 'awards'],
  ['NianDuKaoHeJieGuo', 'assessments'],
  ['RenMianLiYou', 'appointReason'],
  ['ChengBaoDanWei', 'reportingUnit'],
  ['TianBiaoRen', 'filledBy'],
]

const DATE_FIELDS: [FormElement, TextKey][] = [
  ['ChuShengNianYue', 'birth'],
  ['CanJiaGongZuoShiJian', 'workStarted'],
  ['JiSuanNianLingShiJian', 'ageAsOf'],
  ['TianBiaoShiJian', 'filledOn'],
]

const EDUCATION_MODES = [
  { mode: 'full_time', prefix: 'QuanRiZhiJiaoYu' },
  { mode: 'in_service', prefix: 'ZaiZhiJiaoYu' },
] as const

const FAMILY_KEYS = {
  ChengWei: 'relation',
  XingMing: 'name',
  ChuShengRiQi: 'birth',
  ZhengZhiMianMao: 'politics',
  GongZuoDanWeiJiZhiWu: 'work',
} as const satisfies Record<(typeof FAMILY_ELEMENTS)[number], keyof FamilyMember>

/** Version written for a person that never came from a file: that of the editor release most files are from. */
const EDITOR_VERSION = '3.2.1.16'
/** Longer résumés than this are cut before they are searched for dates; the form has room for about a thousand. */
const LONGEST_RESUME = 100_000
const LONGEST_DATE = 40
const LONGEST_ASSESSMENTS = Basic.shape.assessments.maxLength ?? 4000

/**
 * Understands a form: dates, padded names, schools, résumé, relatives. Nothing is lost on the way: what the dossier
 * cannot say in the file's own words stays in `verbatim`, and `toForm` of the result equals the document.
 *
 * @returns doubts about reading this file only; `dossierDoubts` tells those about the dossier itself
 */
export function toDossier(doc: FormDocument): DossierReading {
  const doubts: Doubt[] = []
  const dossier = blankDossier(squeezeName(doc.fields.XingMing))
  readBasic(doc, dossier, doubts)
  dossier.educations = EDUCATION_MODES.map(({ mode, prefix }) => readEducation(doc, mode, prefix)).filter(
    ({ diploma, degree, diplomaSchool, degreeSchool }) => diploma + degree + diplomaSchool + degreeSchool !== '',
  )
  dossier.resume = parseResume(plain(doc.fields.JianLi).slice(0, LONGEST_RESUME)).periods
  dossier.grades = parseGrades(dossier.basic.assessments.slice(0, LONGEST_ASSESSMENTS))
  dossier.family = doc.family.map(readRelative)
  fitToSchema(dossier, doubts)

  const photoProblem = doc.photo ? photoDoubt(doc.photo) : doc.fields.ZhaoPian === '' ? null : 'photo-unreadable'
  if (photoProblem) doubts.push({ code: photoProblem, field: 'photo', message: PHOTO_MESSAGES[photoProblem] })
  const remainder = { unknown: doc.unknown, photo: doc.photo }
  const verbatim = differences(doc, toForm(dossier, { ...remainder, verbatim: {} }))
  return { dossier, verbatim, ...remainder, doubts }
}

const PHOTO_MESSAGES: Record<PhotoDoubt, string> = {
  'photo-unreadable': '文件里的照片读不出来，不是JPEG、PNG或BMP图片。请重新上传照片。',
  'photo-too-large': '照片超过5MB，打印和导出都会很慢。请缩小后重新上传。',
  'photo-too-many-pixels': '照片超过4000万像素，系统不处理这么大的图片。请缩小后重新上传。',
}

/** Writes a dossier as a form, in the file's own words wherever the dossier has not been changed since it was read. */
export function toForm(dossier: Dossier, { verbatim, unknown, photo }: FormRemainder): FormDocument {
  const doc = canonicalForm(dossier)
  doc.photo = photo
  doc.unknown = withPolitics(unknown, dossier.basic.politics)
  const restore = (key: string, value: string) => {
    const kept = Object.hasOwn(verbatim, key) ? verbatim[key] : undefined
    return kept?.canonical === value ? kept.raw : value
  }
  for (const { name } of FORM_ELEMENTS) doc.fields[name] = restore(name, doc.fields[name])
  for (const name of EXTRA_ELEMENTS) doc.extra[name] = restore(name, doc.extra[name])
  if (photo) doc.fields.ZhaoPian = ''
  doc.family = [...doc.family.map((item, index) => restoreRelative(item, index, verbatim)), ...leftOut(verbatim)]
  return doc
}

function readBasic(doc: FormDocument, { basic }: Dossier, doubts: Doubt[]): void {
  const { fields, extra } = doc
  for (const [element, key] of TEXT_FIELDS) basic[key] = plain(fields[element])
  for (const [element, key] of DATE_FIELDS) basic[key] = readDate(fields[element], key, doubts)
  basic.retirementMonth = readDate(extra.DaoLingNianYue, 'retirementMonth', doubts)
  basic.formerAgeLimit = plain(extra.GaiGeQianRenZhiNianLingJieXian)
  basic.idNumber = fields.ShenFenZheng.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const sex = /^[男女](?=性?$)/.exec(plain(fields.XingBie))?.[0]
  basic.sex = sex === '男' || sex === '女' ? sex : ''
  if (fields.XingBie !== '' && basic.sex === '') {
    const message = `文件里的性别“${fields.XingBie.slice(0, 20)}”不是男或女，没有填入。请在性别一栏选择。`
    doubts.push({ code: 'sex-unreadable', field: 'basic.sex', message })
  }
  if (basic.name === '') {
    doubts.push({ code: 'name-missing', field: 'basic.name', message: '文件里没有姓名。请补填姓名后再保存。' })
  }
  readParty(fields.RuDangShiJian, basic, doubts)
  basic.politics = doc.unknown.map(politicsOf).find((text) => text !== null) ?? basic.politics
}

/** 入党时间 may hold a month, the name of another party, or both: `199304；民进`. */
function readParty(raw: string, basic: Basic, doubts: Doubt[]): void {
  const parties: string[] = []
  for (const part of plain(raw).split(/[；;，,、\s]+/)) {
    const date = readPartialDate(part)
    if (date && basic.partyJoined === '') basic.partyJoined = date
    else if (date || /\d/.test(part)) doubts.push(unreadableDate(part, 'partyJoined'))
    else if (/^(?:群众|无党派(?:人士)?|共青团员)$/.test(part)) basic.politics = part
    else if (part !== '' && !/^[（(]?无[）)]?$/.test(part)) parties.push(part)
  }
  basic.otherParty = parties.join('；')
}

/** A date in any written style; a trailing age as on the printed form (`1980.06（45岁）`) is not part of it. */
function readDate(raw: string, key: keyof Basic, doubts: Doubt[]): string {
  const date = raw.length > LONGEST_DATE ? null : readPartialDate(raw.replace(/\s*[（(]\s*\d{1,3}\s*岁?\s*[）)]$/, ''))
  if (date === null && raw !== '') doubts.push(unreadableDate(raw, key))
  return date ?? ''
}

function unreadableDate(raw: string, key: keyof Basic): Doubt {
  const title = Basic.shape[key].meta()?.title
  const message = `文件里的${title}“${raw.slice(0, 30)}”读不成日期，原文已保留。请核对后填成1980.06这样。`
  return { code: 'date-unreadable', field: `basic.${key}`, message }
}

function readEducation(
  { fields }: FormDocument,
  mode: Education['mode'],
  prefix: (typeof EDUCATION_MODES)[number]['prefix'],
): Education {
  return {
    mode,
    diploma: plain(fields[`${prefix}_XueLi`]),
    degree: plain(fields[`${prefix}_XueWei`]),
    diplomaSchool: plain(fields[`${prefix}_XueLi_BiYeYuanXiaoXi`]),
    degreeSchool: plain(fields[`${prefix}_XueWei_BiYeYuanXiaoXi`]),
    endedOn: '',
    onForm: true,
  }
}

function readRelative(item: FormFamilyItem): FamilyMember {
  return {
    relation: plain(item.ChengWei),
    name: squeezeName(item.XingMing),
    birth: readPartialDate(item.ChuShengRiQi) ?? plain(item.ChuShengRiQi),
    politics: plain(item.ZhengZhiMianMao),
    work: plain(item.GongZuoDanWeiJiZhiWu),
  }
}

/** Text as dossiers hold it: composed characters, no control characters. */
function plain(raw: string): string {
  return raw.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
}

/** Short names are padded with blanks to three characters on forms. Names in Latin letters keep their blanks. */
function squeezeName(raw: string): string {
  const name = plain(raw)
  return /[a-z]/i.test(name) ? name : name.replace(/\s+/g, '')
}

/** Cuts what exceeds the limits of the dossier. The file's own text stays in `verbatim`. */
function fitToSchema(dossier: Dossier, doubts: Doubt[]): void {
  for (const issue of Dossier.safeParse(dossier).error?.issues ?? []) {
    if (issue.code !== 'too_big') continue
    const path = [...issue.path]
    const key = path.pop() as string
    const owner = path.reduce<Record<string, unknown>>(
      (part, step) => part[step as string] as Record<string, unknown>,
      dossier as unknown as Record<string, unknown>,
    )
    const value = owner[key] as string | unknown[]
    owner[key] = value.slice(0, Number(issue.maximum))
    const message = `${issue.message}。多出的部分没有放进档案，导出时仍按原文写出。请精简后保存。`
    doubts.push({ code: 'text-too-long', field: issue.path.join('.'), message })
  }
}

function canonicalForm(dossier: Dossier): FormDocument {
  const doc = blankForm()
  const { basic } = dossier
  const { fields } = doc
  fields.XingMing = basic.name
  fields.XingBie = basic.sex
  for (const [element, key] of TEXT_FIELDS) fields[element] = basic[key]
  for (const [element, key] of DATE_FIELDS) fields[element] = compactDate(basic[key])
  fields.RuDangShiJian = [compactDate(basic.partyJoined), basic.otherParty].filter((part) => part !== '').join('；')
  fields.ShenFenZheng = basic.idNumber
  fields.JianLi = writeResume(dossier.resume)
  fields.Version = EDITOR_VERSION
  for (const { mode, prefix } of EDUCATION_MODES) {
    const shown = dossier.educations.filter((education) => education.mode === mode && education.onForm)
    const diploma = shown.find((education) => education.diploma + education.diplomaSchool !== '')
    const degree = shown.find((education) => education.degree + education.degreeSchool !== '')
    fields[`${prefix}_XueLi`] = diploma?.diploma ?? ''
    fields[`${prefix}_XueLi_BiYeYuanXiaoXi`] = diploma?.diplomaSchool ?? ''
    fields[`${prefix}_XueWei`] = degree?.degree ?? ''
    fields[`${prefix}_XueWei_BiYeYuanXiaoXi`] = degree?.degreeSchool ?? ''
  }
  doc.family = dossier.family.map((member) => {
    const item = blankFamilyItem()
    for (const name of FAMILY_ELEMENTS) item[name] = member[FAMILY_KEYS[name]]
    if (isPartialDate(member.birth)) item.ChuShengRiQi = compactDate(member.birth)
    return item
  })
  doc.extra.DaoLingNianYue = compactDate(basic.retirementMonth)
  doc.extra.GaiGeQianRenZhiNianLingJieXian = basic.formerAgeLimit
  return doc
}

function differences(read: FormDocument, canonical: FormDocument): Verbatim {
  const verbatim: Verbatim = {}
  const compare = (key: string, raw: string, written: string) => {
    if (raw !== written) verbatim[key] = { raw, canonical: written }
  }
  for (const { name } of FORM_ELEMENTS) compare(name, read.fields[name], canonical.fields[name])
  for (const name of EXTRA_ELEMENTS) compare(name, read.extra[name], canonical.extra[name])
  for (const [index, item] of read.family.entries()) {
    const written = canonical.family[index]
    compare(`JiaTingChengYuan.${index}`, JSON.stringify(item), written ? JSON.stringify(written) : '')
  }
  return verbatim
}

/** Relatives may have been reordered since they were read, so the same words are looked for in every place. */
function restoreRelative(item: FormFamilyItem, index: number, verbatim: Verbatim): FormFamilyItem {
  const canonical = JSON.stringify(item)
  const own = verbatim[`JiaTingChengYuan.${index}`]
  const kept =
    own?.canonical === canonical
      ? own
      : Object.entries(verbatim).find(
          ([key, { canonical: other }]) => key.startsWith('JiaTingChengYuan.') && other === canonical,
        )?.[1]
  return kept ? (JSON.parse(kept.raw) as FormFamilyItem) : item
}

/** Relatives of the file for whom the dossier had no room. */
function leftOut(verbatim: Verbatim): FormFamilyItem[] {
  return Object.entries(verbatim)
    .filter(([key, { canonical }]) => key.startsWith('JiaTingChengYuan.') && canonical === '')
    .map(([, { raw }]) => JSON.parse(raw) as FormFamilyItem)
}

/** Text of a plain top-level 政治面貌 element, which some editors add; null for anything else. */
function politicsOf({ name, xml }: UnknownElement): string | null {
  const text = name === 'ZhengZhiMianMao' ? /^<ZhengZhiMianMao>([^<&]*)<\/ZhengZhiMianMao>$/.exec(xml)?.[1] : undefined
  return text === undefined ? null : plain(text.trim()).slice(0, Basic.shape.politics.maxLength ?? undefined)
}

function withPolitics(unknown: UnknownElement[], politics: string): UnknownElement[] {
  const at = unknown.findIndex((element) => politicsOf(element) !== null)
  if (at < 0 || politicsOf(unknown[at]!) === politics) return unknown
  return unknown.with(at, { name: 'ZhengZhiMianMao', xml: `<ZhengZhiMianMao>${escapeXml(politics)}</ZhengZhiMianMao>` })
}
