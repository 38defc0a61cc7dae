import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, oneOf, words } from '../../facts.ts'
import { broken, info, met, rule } from '../../rule.ts'
import { presentNeeded, votesNeeded } from '../conventions/counting.ts'
import { local } from '../local.ts'
import { BRANCH_FROM } from './meetings.ts'

export const assemblyVote = rule({
  id: 'zb-assembly-vote',
  title: '党员大会表决须半数以上有表决权的党员到会，赞成超过应到会有表决权党员的半数为通过',
  area: 'party-life',
  force: 'forbid',
  from: BRANCH_FROM,
  cites: [cite('branch-work-2018', '第十一条'), cite('party-constitution', '预备党员的权利')],
  unconfirmed: '“半数以上”是否包括正好半数，各地理解不一',
  simplification: '不计入应到会的人数由党员大会确认，各种情形见不计入应到会的规则。',
  facts: z.strictObject({
    members: count('支部党员人数', 999),
    probationary: count('其中预备党员人数', 999),
    watched: count('其中留党察看的人数', 999).default(0),
    exempt: count('其中按规定不计入应到会的人数', 999).default(0),
    present: count('到会的有表决权的党员人数', 999),
    yes: count('赞成票数', 999),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ members, probationary, watched, exempt, present, yes: agreed, quorumHalfStrict }) {
    const base = members - probationary - watched - exempt
    if (base < 1 || present > base || agreed > present) {
      return broken('人数和票数对不上，请核对', { base, inconsistent: true })
    }
    const [needed, votes] = [presentNeeded('半数以上', base, quorumHalfStrict), votesNeeded(base)]
    const says = `应到会有表决权的党员${base}人，须到会${needed}人、赞成${votes}票；到会${present}人，赞成${agreed}票`
    const observed = { base, needed, votes }
    if (present < needed) return broken(`${says}，会议无效`, observed)
    return agreed >= votes ? met(`${says}，通过`, observed) : broken(`${says}，没有通过`, observed)
  },
})

export const election = rule({
  id: 'zb-election',
  title: '支部选举须五分之四以上有选举权的党员到会，得票超过半数当选',
  area: 'party-life',
  force: 'forbid',
  from: BRANCH_FROM,
  cites: [cite('party-life-practice', '支部选举'), cite('party-constitution', '预备党员的权利')],
  unconfirmed: '“超过半数”按应到会还是实到会，见到的说法不一；没有见到选举条例原文',
  simplification: '每名候选人分别判断；得票超过半数的人多于应选名额时按票数取舍，由监票人处理。',
  facts: z.strictObject({
    due: z.number().int().min(1).max(999).meta({ title: '应到会有选举权的党员人数' }),
    present: count('到会有选举权的党员人数', 999),
    votes: count('得票数', 999).nullable().default(null),
    electionBase: local('electionBase'),
  }),
  judge({ due, present, votes, electionBase }) {
    const needed = Math.ceil((due * 4) / 5)
    if (present > due || (votes !== null && votes > present)) {
      return broken('人数和票数对不上，请核对', { needed, inconsistent: true })
    }
    const majority = votesNeeded(electionBase === '应到会' ? due : present)
    const observed = { needed, majority }
    const says = `应到会${due}人，五分之四至少${needed}人，到会${present}人`
    if (present < needed) return broken(`${says}，选举无效`, observed)
    if (votes === null) return met(`${says}，可以选举；当选至少要${majority}票`, observed)
    const counted = `${says}；按${electionBase}人数至少要${majority}票，得票${votes}票`
    return votes >= majority ? met(`${counted}，当选`, observed) : broken(`${counted}，没有当选`, observed)
  },
})

const exempting = [
  '不能表达意志',
  '在国外',
  '停止党籍',
  '留党察看',
  '被留置或者羁押',
  '长期患病',
  '外出半年以上没有转组织关系',
  '本人申请、党员大会同意',
] as const
const counting = ['短期出差', '请假', '值班', '其他'] as const
const isExempting = (reason: string) => exempting.some((one) => one === reason)

export const exemptCount = rule({
  id: 'zb-exempt-count',
  title: '有规定情形的党员可以不计入应到会人数',
  area: 'party-life',
  force: 'info',
  from: BRANCH_FROM,
  cites: [cite('party-life-practice', '不计入应到会')],
  unconfirmed: '各种情形见于工作手册，没有见到条例原文',
  simplification: '是否不计入须经党员大会同意；出差、请假、值班不是规定情形，照常计入。',
  facts: z.strictObject({
    due: z.number().int().min(1).max(999).meta({ title: '有表决权的党员人数' }),
    absences: z
      .array(z.strictObject({ name: words('姓名'), reason: oneOf('情形', [...exempting, ...counting]) }))
      .max(999)
      .meta({ title: '不能到会的党员' }),
  }),
  judge({ due, absences }) {
    const left = new Set(absences.filter(({ reason }) => isExempting(reason)).map(({ name }) => name))
    const base = due - left.size
    if (base < 1) return broken('不计入的人数不少于党员人数，请核对', { base, inconsistent: true })
    return info(`有表决权的党员${due}人，可以不计入${left.size}人，应到会${base}人`, { base, exempt: left.size })
  },
})
