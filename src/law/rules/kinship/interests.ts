import * as z from 'zod'
import { cite } from '../../cite.ts'
import { day, oneOf, words, yes } from '../../facts.ts'
import { addDays } from '../../periods.ts'
import { broken, info, met, notApplicable, rule } from '../../rule.ts'
import { local } from '../local.ts'
import { readTitle } from './title.ts'

export const nearKin = rule({
  id: 'hb-near-kin-civil',
  title: '近亲属是配偶、父母、子女、兄弟姐妹、祖父母、外祖父母、孙子女、外孙子女',
  area: 'kinship',
  force: 'info',
  from: '2021-01-01',
  cites: [cite('civil-code-2021', '第一千零四十五条')],
  simplification: '继父母、继子女按已形成扶养关系对待；比任职回避的亲属范围窄，两者不能混用。',
  facts: z.strictObject({
    title: words('称谓').meta({ description: '对方是本人的什么人，如侄子、外孙、妻子的哥哥' }),
  }),
  judge({ title }) {
    const read = readTitle(title)
    if (read === null) return notApplicable(`称谓“${title}”看不出是什么亲属`)
    const listed = read.kind === '无' ? '也不在任职回避所列亲属之内' : `在任职回避中属于${read.kind}`
    return info(`${title}${read.nearKin ? '是' : '不是'}民法上的近亲属，${listed}`, {
      nearKin: read.nearKin,
      relation: read.kind,
    })
  },
})

const nativePosts = [
  '县级党委、政府正职',
  '乡镇党委、政府正职',
  '县级纪检监察机关正职',
  '县级组织部门正职',
  '县级法院正职',
  '县级检察院正职',
  '县级公安部门正职',
  '其他职务',
] as const

export const nativePlace = rule({
  id: 'hb-native',
  title: '县乡党政正职和县级纪检、组织、法院、检察院、公安正职，不得在成长地任职',
  area: 'kinship',
  force: 'forbid',
  from: '2006-06-10',
  cites: [cite('civil-servant-law-2018', '第七十五条'), cite('recusal-2006', '第五条')],
  simplification: '民族自治地方等法律另有规定的例外没有计入；其他部门（如文化和旅游局）的正职不在规定之内。',
  facts: z.strictObject({
    post: oneOf('拟任职务', nativePosts),
    grewUpHere: yes('任职地就是本人成长地'),
  }),
  judge({ post, grewUpHere }) {
    if (post === '其他职务') return notApplicable('这个职务不在地域回避的范围之内')
    return grewUpHere ? broken(`拟任${post}，任职地是本人成长地，应当回避`) : met(`拟任${post}，任职地不是本人成长地`)
  },
})

const owners = ['配偶', '子女', '子女的配偶', '其他亲属'] as const
const stakes = ['独资', '合伙', '较大份额参股', '担任负责人或者实际经营', '少量持股'] as const
const operatingFrom = '2019-06-01'

export const familyBusiness = rule({
  id: 'hb-business',
  title: '配偶、子女及其配偶经营企业的，本人不得任该行业监管或者主管部门的领导成员',
  area: 'kinship',
  force: 'forbid',
  from: '2006-06-10',
  cites: [cite('civil-servant-law-2018', '第七十四条'), cite('recusal-2020', '第七条'), cite('recusal-2006', '第四条')],
  simplification:
    '2019年6月1日起按“经营”认定，少量持股是否算经营由人核定；以前只有独资、合伙或者较大份额参股才算。其他亲属经营的另见hb-duty。',
  facts: z.strictObject({
    leads: yes('本人是该部门领导成员'),
    owner: oneOf('经营人是本人的', owners),
    stake: oneOf('经营方式', stakes),
    regulated: yes('企业属于本部门监管或者主管的行业').meta({
      description: '文化和旅游部门如旅行社、酒店民宿、歌舞娱乐、网吧、演出、文物经营',
    }),
  }),
  judge({ leads, owner, stake, regulated }, on) {
    if (!leads) return notApplicable('本人不是该部门领导成员')
    if (!regulated) return notApplicable('企业不属于本部门监管或者主管的行业')
    if (owner === '其他亲属') return notApplicable('经营人不是配偶、子女或者子女的配偶；办理相关公务时另行回避')
    const observed = { owner, stake }
    if (stake !== '少量持股' && (stake !== '担任负责人或者实际经营' || on >= operatingFrom)) {
      return broken(`${owner}以${stake}方式经营本部门监管行业的企业，应当报告并回避`, observed)
    }
    if (on < operatingFrom) return met(`${owner}${stake}，不属于独资、合伙或者较大份额参股`, observed)
    return info(`${owner}少量持股，是否算“经营”须人工核定`, { ...observed, todo: '人工核定' })
  },
})

const interests = [
  '本人',
  '夫妻',
  '直系血亲',
  '三代以内旁系血亲',
  '近姻亲',
  '其他可能影响公正的关系',
  '没有利害关系',
] as const
const decisions = ['没有提出', '已提出待决定', '决定回避', '决定不回避'] as const

export const dutyRecusal = rule({
  id: 'hb-duty',
  title: '公务涉及本人或者亲属利害的应当回避；其他可能影响公正的，由机关决定',
  area: 'kinship',
  force: 'forbid',
  from: '2019-06-01',
  cites: [
    cite('civil-servant-law-2018', '第七十六条'),
    cite('civil-servant-law-2018', '第七十七条'),
    cite('recusal-2020', '第十三条'),
  ],
  unconfirmed: '2020年规定第十三条所列公务只见到2011年的列举',
  simplification: '不按公务种类区分；提出回避后、决定作出前一律先停止办理。',
  facts: z.strictObject({
    concerns: oneOf('公务涉及谁的利害', interests).meta({ description: '被检查、被办理的人或者单位与办理人的关系' }),
    recused: yes('办理人已经回避'),
    decision: oneOf('回避申请和决定', decisions)
      .default('没有提出')
      .meta({ title: '回避申请和决定', description: '由办理人自己、利害关系人提出，或者机关直接决定' }),
  }),
  judge({ concerns, recused, decision }) {
    const observed = { concerns, mustRecuse: true }
    const free = { ...observed, mustRecuse: false }
    if (recused) return met('办理人已经回避', { concerns, mustRecuse: concerns !== '没有利害关系' })
    if (decision === '决定回避') return broken('机关已经决定回避，办理人没有回避', observed)
    if (concerns !== '其他可能影响公正的关系' && concerns !== '没有利害关系') {
      const whose = concerns === '本人' ? '本人' : `${concerns}关系的人`
      return broken(`公务涉及${whose}的利害，应当回避`, observed)
    }
    if (decision === '已提出待决定') return broken('已经提出回避，决定作出前应当停止办理', observed)
    if (concerns === '没有利害关系' || decision === '决定不回避') {
      return met(decision === '决定不回避' ? '机关已经决定不需要回避' : '公务不涉及利害关系', free)
    }
    return info('可能影响公正，利害关系人可以申请，由机关决定是否回避', { ...free, todo: '由机关决定' })
  },
})

export const concealed = rule({
  id: 'hb-conceal',
  title: '回避关系应当报告；隐瞒不报的给予批评或者组织处理，拒不服从的予以免职或者降职',
  area: 'kinship',
  force: 'remind',
  from: '2006-06-10',
  cites: [cite('recusal-2006', '第十三条'), cite('recusal-2006', '第十四条')],
  simplification: '报告的宽限天数、拒不服从多久上报由本单位决定；系统比对出的关系须由人核实。',
  facts: z.strictObject({
    knownOn: day('关系形成或者比对发现日期'),
    reportedOn: day('本人报告日期')
      .nullable()
      .default(null)
      .meta({ title: '本人报告日期', description: '没有报告的填空' }),
    refusedFrom: day('拒不服从回避决定的起始日期')
      .nullable()
      .default(null)
      .meta({ title: '拒不服从回避决定的起始日期', description: '没有这种情形的填空' }),
    concealDays: local('concealDays'),
  }),
  judge({ knownOn, reportedOn, refusedFrom, concealDays }, on) {
    if (on < knownOn) return notApplicable(`${on}还没有发现或者形成回避关系`)
    if (refusedFrom !== null && refusedFrom <= on) {
      const escalateOn = addDays(refusedFrom, concealDays + 1)
      const escalate = on >= escalateOn
      const told = escalate ? `超过${concealDays}天，应当上报，按规定免职或者降职` : `${escalateOn}起应当上报`
      return broken(`${refusedFrom}起拒不服从回避决定，${told}`, { escalate, escalateOn, since: refusedFrom })
    }
    const dueOn = addDays(knownOn, concealDays)
    const observed = { dueOn, escalate: false }
    const reported = reportedOn !== null && reportedOn <= on
    if (reported && reportedOn <= dueOn) return met(`${reportedOn}已报告，在${dueOn}以前`, observed)
    const late = { ...observed, since: addDays(dueOn, 1) }
    if (reported) return broken(`${reportedOn}才报告，已超过${dueOn}`, late)
    if (on > dueOn) return broken(`到${dueOn}没有报告，视为隐瞒`, { ...late, todo: '报告回避关系' })
    return info(`应在${dueOn}以前报告回避关系`, { ...observed, todo: '报告回避关系' })
  },
})
