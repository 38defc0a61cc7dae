import * as z from 'zod'

const title = (label: string, most: number) =>
  z
    .string()
    .trim()
    .min(1, `${label}不能为空`)
    .max(most, `${label}不能超过${most}个字`)
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value) && value.isWellFormed(), `${label}含有无法保存的字符`)
    .meta({ title: label })
const count = (label: string) => z.number().int(`${label}应为整数`).min(0).max(9999).meta({ title: label })

export const sectionKinds = { leadership: '领导班子', section: '内设科室', institution: '下属单位' } as const

export const levels = [
  '县处级正职',
  '县处级副职',
  '乡科级正职',
  '乡科级副职',
  '股级正职',
  '股级副职',
  '科员',
  '管理岗位',
  '专业技术岗位',
  '工勤岗位',
] as const

/** A day of the calendar the database can hold and a bureau can mean. */
// What is no day is looked at no further: a check on two of them would count with it.
export const Day = z.iso
  .date({ abort: true })
  .refine((day) => day >= '1900-01-01' && day <= '2099-12-31', '日期应在1900年至2099年之间')

export const SectionInput = z
  .strictObject({
    name: title('科室名称', 60),
    kind: z.enum(['leadership', 'section', 'institution']).meta({ title: '类别' }),
    position: z.number().int().min(0).max(9999).meta({ title: '排序' }),
    adminHeadcount: count('行政编制'),
    institutionHeadcount: count('事业编制'),
  })
  .meta({ id: 'SectionInput' })

export const Section = SectionInput.extend({
  id: z.uuid(),
  closedOn: z.iso.date().nullable().meta({ title: '停用日期' }),
  revision: z.number().int(),
}).meta({ id: 'Section' })

export const PostInput = z
  .strictObject({
    sectionId: z.uuid().meta({ title: '所在科室' }),
    title: title('职位名称', 100),
    level: z.enum(levels).meta({ title: '职务层次' }),
    isPrincipal: z.boolean().meta({ title: '正职' }),
    countsQuota: z.boolean().meta({ title: '占领导职数' }),
    seats: z.number().int().min(1, '职数至少为1').max(999).meta({ title: '职数' }),
    position: z.number().int().min(0).max(9999).meta({ title: '排序' }),
  })
  .meta({ id: 'PostInput' })

export const Post = PostInput.extend({
  id: z.uuid(),
  abolishedOn: z.iso.date().nullable().meta({ title: '停用日期' }),
  revision: z.number().int(),
}).meta({ id: 'Post' })

export type SectionInput = z.infer<typeof SectionInput>
export type Section = z.infer<typeof Section>
export type PostInput = z.infer<typeof PostInput>
export type Post = z.infer<typeof Post>
