/**
 * The 干部任免审批表 as files carry it: text by element, before anything is understood. Reading and writing go through
 * this one shape, whatever the format on disk.
 */

/** The 34 elements of a person file in the order every known writer uses. */
export const FORM_ELEMENTS = [
  { name: 'XingMing', title: '姓名' },
  { name: 'XingBie', title: '性别' },
  { name: 'ChuShengNianYue', title: '出生年月' },
  { name: 'MinZu', title: '民族' },
  { name: 'JiGuan', title: '籍贯' },
  { name: 'ChuShengDi', title: '出生地' },
  { name: 'RuDangShiJian', title: '入党时间' },
  { name: 'CanJiaGongZuoShiJian', title: '参加工作时间' },
  { name: 'JianKangZhuangKuang', title: '健康状况' },
  { name: 'ZhuanYeJiShuZhiWu', title: '专业技术职务' },
  { name: 'ShuXiZhuanYeYouHeZhuanChang', title: '熟悉专业有何专长' },
  { name: 'QuanRiZhiJiaoYu_XueLi', title: '全日制教育学历' },
  { name: 'QuanRiZhiJiaoYu_XueWei', title: '全日制教育学位' },
  { name: 'QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', title: '全日制教育学历毕业院校系及专业' },
  { name: 'QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', title: '全日制教育学位毕业院校系及专业' },
  { name: 'ZaiZhiJiaoYu_XueLi', title: '在职教育学历' },
  { name: 'ZaiZhiJiaoYu_XueWei', title: '在职教育学位' },
  { name: 'ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi', title: '在职教育学历毕业院校系及专业' },
  { name: 'ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi', title: '在职教育学位毕业院校系及专业' },
  { name: 'XianRenZhiWu', title: '现任职务' },
  { name: 'NiRenZhiWu', title: '拟任职务' },
  { name: 'NiMianZhiWu', title: '拟免职务' },
  { name: 'JianLi', title: '简历' },
  { name: 'JiangChengQingKuang', title: '奖惩情况' },
  { name: 'NianDuKaoHeJieGuo', title: '年度考核结果' },
  { name: 'RenMianLiYou', title: '任免理由' },
  { name: 'JiaTingChengYuan', title: '家庭主要成员及重要社会关系' },
  { name: 'ChengBaoDanWei', title: '呈报单位' },
  { name: 'JiSuanNianLingShiJian', title: '计算年龄时间' },
  { name: 'TianBiaoShiJian', title: '填表时间' },
  { name: 'TianBiaoRen', title: '填表人' },
  { name: 'ShenFenZheng', title: '身份证号' },
  { name: 'ZhaoPian', title: '照片' },
  { name: 'Version', title: '编辑器版本' },
] as const

export type FormElement = (typeof FORM_ELEMENTS)[number]['name']

/** The elements of one relative, in order. */
export const FAMILY_ELEMENTS = [
  'ChengWei',
  'XingMing',
  'ChuShengRiQi',
  'ZhengZhiMianMao',
  'GongZuoDanWeiJiZhiWu',
] as const

export type FamilyElement = (typeof FAMILY_ELEMENTS)[number]

/** The two elements newer files add since the retirement age changed in 2025. */
export const EXTRA_ELEMENTS = ['DaoLingNianYue', 'GaiGeQianRenZhiNianLingJieXian'] as const

export type ExtraElement = (typeof EXTRA_ELEMENTS)[number]

/** An element this system does not know, kept exactly as the file had it (line ends as LF). */
export type UnknownElement = { name: string; xml: string }

export type FormFamilyItem = Record<FamilyElement, string> & {
  /** elements of a relative that are not among the five; absent when there are none */
  unknown?: UnknownElement[]
}

export type FormDocument = {
  /**
   * Trimmed text with LF line ends; '' when empty. `ZhaoPian` is '' unless the file's photo is no base64 text, and
   * `JiaTingChengYuan` is '' unless the file has text there beside the relatives: both keep that text.
   */
  fields: Record<FormElement, string>
  family: FormFamilyItem[]
  photo: Uint8Array | null
  unknown: UnknownElement[]
  extra: Record<ExtraElement, string>
}

/** Why a person file is refused as a whole. */
export type PersonFileRefusal =
  | 'not-well-formed'
  | 'doctype-refused'
  | 'unsupported-encoding'
  | 'field-count'
  | 'empty-file'
  | 'too-large'
  | 'not-a-person-file'

/** A form without any value. */
export function blankForm(): FormDocument {
  return {
    fields: Object.fromEntries(FORM_ELEMENTS.map(({ name }) => [name, ''])) as Record<FormElement, string>,
    family: [],
    photo: null,
    unknown: [],
    extra: { DaoLingNianYue: '', GaiGeQianRenZhiNianLingJieXian: '' },
  }
}

/** A relative without any value. */
export function blankFamilyItem(): FormFamilyItem {
  return { ChengWei: '', XingMing: '', ChuShengRiQi: '', ZhengZhiMianMao: '', GongZuoDanWeiJiZhiWu: '' }
}

/** True when a relative has neither values nor unknown elements: files pad their lists with such rows. */
export function isBlankFamilyItem(item: FormFamilyItem): boolean {
  return item.unknown === undefined && FAMILY_ELEMENTS.every((name) => item[name] === '')
}

/** Text of an element as the form document holds it: LF line ends, no blanks (of any width) around it. */
export function formText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').trim()
}
