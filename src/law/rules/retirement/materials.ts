import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf } from '../../facts.ts'
import { addDays, addMonths } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'

const classNames = [
  '履历类',
  '自传和思想类',
  '考核鉴定类',
  '学历学位、专业技术职务（职称）、学术评鉴和教育培训类',
  '政审、审计和审核类',
  '党、团类',
  '表彰奖励类',
  '违规违纪违法处理处分类',
  '工资、任免、出国和会议代表类',
  '其他可供组织参考的材料',
] as const

const classOf = {
  干部履历表: 1,
  干部登记表: 1,
  自传: 2,
  思想汇报: 2,
  年度考核登记表: 3,
  平时考核材料: 3,
  专项考核材料: 3,
  任期考核材料: 3,
  工作鉴定: 3,
  挂职锻炼鉴定: 3,
  学历学位材料: 4,
  学生登记表: 4,
  专业技术职务评审表: 4,
  学术评鉴材料: 4,
  培训登记表: 4,
  政治历史审查材料: 5,
  经济责任审计结果: 5,
  三龄两历认定材料: 5,
  任前档案审核登记表: 5,
  入党申请书: 6,
  入党志愿书: 6,
  转正申请书: 6,
  入团志愿书: 6,
  民主党派入党材料: 6,
  表彰奖励决定: 7,
  奖励审批表: 7,
  处分决定: 8,
  解除处分决定: 8,
  组织处理决定: 8,
  诫勉材料: 8,
  工资审批表: 9,
  录用审批表: 9,
  干部任免审批表: 9,
  考察材料: 9,
  职级晋升审批表: 9,
  公务员登记表: 9,
  调动介绍信: 9,
  退休审批表: 9,
  因公出国审批表: 9,
  因私出国审批表: 9,
  会议代表登记表: 9,
  体检表: 10,
  其他参考材料: 10,
} as const

type Document = keyof typeof classOf

// The keys of a literal object are all there are.
const documents = Object.keys(classOf) as [Document, ...Document[]]

export const dossierTen = rule({
  id: 'dossier-ten',
  title: '干部人事档案分十类，材料形成后应在规定期限内送交归档',
  area: 'retirement',
  force: 'remind',
  from: '2018-11-20',
  cites: [cite('archives-2018', '十类材料'), cite('archives-2018', '材料归类'), cite('archives-2018', '归档期限')],
  unconfirmed: '归档期限和部分材料的归类没有见到原文。',
  simplification: '只列常见材料，不分类内小项；考察材料随任免审批表归第九类；期限不按休息日顺延。',
  facts: z.strictObject({
    document: oneOf('材料', documents).meta({ title: '材料', description: '材料的种类；没有列出的选“其他参考材料”。' }),
    formedOn: day('材料形成日期').nullable().default(null).meta({
      title: '材料形成日期',
      description: '填了才计算归档期限；不计算为null。',
    }),
    filedOn: day('送交归档日期').nullable().default(null).meta({
      title: '送交归档日期',
      description: '送交干部人事档案工作机构的日期；还没有送交的为null。',
    }),
    filingMonths: local('filingMonths'),
  }),
  judge({ document, formedOn, filedOn, filingMonths }, on) {
    const classNumber = classOf[document]
    const className = classNames[classNumber - 1]!
    const filing = `${document}归第${classNumber}类（${className}）`
    if (formedOn === null) return info(filing, { classNumber, className })
    if (on < formedOn) return notApplicable(`${on}材料还没有形成`)
    const dueOn = addMonths(formedOn, filingMonths)
    const filed = filedOn !== null && filedOn <= on ? filedOn : null
    const observed = { classNumber, className, dueOn }
    if ((filed ?? on) <= dueOn) {
      return met(`${filing}，最迟${dueOn}送交归档，${filed === null ? '还没有到期' : `${filed}已送交`}`, observed)
    }
    const because = `${filing}，最迟${dueOn}送交归档，${filed === null ? '还没有送交' : `${filed}才送交`}`
    return broken(because, { ...observed, since: addDays(dueOn, 1) })
  },
})
