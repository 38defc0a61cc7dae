import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, oneOf } from '../../facts.ts'
import { broken, met, notApplicable, rule, type Verdict } from '../../rule.ts'
import { presentNeeded, votesNeeded } from '../conventions/counting.ts'
import { local } from '../local.ts'

/** First day of the 2015 regulation; the quorum and majority are the same in the text of 2019. */
export const GROUP_FROM = '2015-06-11'

const articles = [cite('party-group-2015', '第二十六条'), cite('party-group-2019', '第五章')] as const
const seen2015 = '2019年条例只见到部分章节，条文号按2015年试行文本'

const members = z.number().int().min(1).max(999).meta({ title: '党组成员人数（应到会）' })
const presentMembers = count('到会的党组成员人数', 999).meta({ description: '不含列席人员和回避的成员' })

function attended(says: string, present: number, entitled: number, needed: number): Verdict {
  const observed = { needed, present, entitled }
  if (present > entitled) return broken(`${says}，到会比应到多，请核对`, { ...observed, inconsistent: true })
  return present >= needed ? met(says, observed) : broken(`${says}，会议无效`, observed)
}

export const quorum = rule({
  id: 'dz-quorum',
  title: '半数以上党组成员到会方可开会',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: articles,
  unconfirmed: `${seen2015}；“半数以上”是否包括正好半数，各地理解不一`,
  simplification: '只看表决时的人数，中途到会、离席由会议室逐项重算。',
  facts: z.strictObject({ members, present: presentMembers, quorumHalfStrict: local('quorumHalfStrict') }),
  judge({ members: entitled, present, quorumHalfStrict }) {
    const needed = presentNeeded('半数以上', entitled, quorumHalfStrict)
    return attended(`应到会${entitled}人，半数以上至少${needed}人，到会${present}人`, present, entitled, needed)
  },
})

export const quorumCadre = rule({
  id: 'dz-quorum-cadre',
  title: '讨论干部任免、处分党员须有三分之二以上党组成员到会',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [...articles, cite('selection-2019', '讨论决定')],
  unconfirmed: `${seen2015}；处分党员的人数要求见于2019年以后的规定`,
  simplification: '逐项计算，以这一项表决时在场的成员为准。',
  facts: z.strictObject({
    members,
    present: presentMembers,
    matter: oneOf('议题', ['干部任免', '处分党员', '其他事项']),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ members: entitled, present, matter, quorumHalfStrict }) {
    const isCadre = matter !== '其他事项'
    const fraction = isCadre ? '三分之二以上' : '半数以上'
    const needed = presentNeeded(fraction, entitled, quorumHalfStrict)
    const says = `${matter}，应到会${entitled}人，${fraction}至少${needed}人，到会${present}人`
    return attended(says, present, entitled, needed)
  },
})

export const pass = rule({
  id: 'dz-pass',
  title: '赞成票超过应到会成员半数为通过，逐项表决',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第二十七条'), cite('party-group-2019', '第五章')],
  unconfirmed: seen2015,
  simplification: '弃权、缓议、未到会都不算赞成。',
  facts: z.strictObject({ members, yes: count('赞成票数', 999) }),
  judge({ members: entitled, yes }) {
    const needed = votesNeeded(entitled)
    const says = `应到会${entitled}人，通过至少要${needed}票，赞成${yes}票`
    const observed = { needed, yes, passed: yes >= needed && yes <= entitled }
    if (yes > entitled) return broken(`${says}，票数比人数多，请核对`, { ...observed, inconsistent: true })
    return yes >= needed ? met(says, observed) : broken(`${says}，没有通过`, observed)
  },
})

export const absentOpinion = rule({
  id: 'dz-absent-opinion',
  title: '未到会成员的书面意见记录在案，不计入票数',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: [cite('party-group-2015', '第二十六条'), cite('party-group-2015', '第二十七条')],
  unconfirmed: seen2015,
  simplification: '书面意见是否在会前送达由办公室核对。',
  facts: z.strictObject({
    members,
    presentYes: count('到会成员的赞成票数', 999),
    writtenYes: count('未到会成员书面赞成的人数', 999),
  }),
  judge({ members: entitled, presentYes, writtenYes }) {
    const needed = votesNeeded(entitled)
    const says = `书面赞成${writtenYes}人不计票，计票的赞成${presentYes}票，应到会${entitled}人，至少要${needed}票`
    const observed = { counted: presentYes, notCounted: writtenYes, needed }
    if (presentYes + writtenYes > entitled) {
      return broken(`${says}；人数比应到多，请核对`, { ...observed, inconsistent: true })
    }
    return presentYes >= needed ? met(`${says}，通过`, observed) : broken(`${says}，没有通过`, observed)
  },
})

export const recusal = rule({
  id: 'dz-recuse',
  title: '议题涉及党组成员本人或者亲属的，该成员回避，到会人数按全体成员计算',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: articles,
  unconfirmed: `${seen2015}；回避的成员是否计入应到会人数没有写明`,
  simplification: '亲属范围按任职回避的亲属掌握。',
  facts: z.strictObject({
    members,
    present: count('到会的党组成员人数', 999).meta({ description: '含回避的成员' }),
    concerned: count('议题涉及本人或者亲属的成员人数', 999),
    recused: count('其中已回避的人数', 999),
    matter: oneOf('议题', ['干部任免', '处分党员', '其他事项']),
    recusedCountInBase: local('recusedCountInBase'),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ members: all, present, concerned, recused, matter, recusedCountInBase, quorumHalfStrict }) {
    if (concerned === 0) return notApplicable('议题不涉及党组成员本人或者亲属')
    if (recused > present || present > all || recused > concerned)
      return broken('人数对不上，请核对', { inconsistent: true })
    const observed = { notRecused: concerned - recused }
    if (recused < concerned) return broken(`议题涉及${concerned}名成员，还有${concerned - recused}名没有回避`, observed)
    const base = recusedCountInBase ? all : all - recused
    const fraction = matter === '其他事项' ? '半数以上' : '三分之二以上'
    const needed = presentNeeded(fraction, base, quorumHalfStrict)
    const staying = present - recused
    const says = `${recused}名成员回避，按应到会${base}人计算，${fraction}至少${needed}人，在场${staying}人`
    return staying >= needed ? met(says, { ...observed, needed }) : broken(`${says}，不能表决`, { ...observed, needed })
  },
})

export const observers = rule({
  id: 'dz-observers',
  title: '列席人员不计入到会人数，没有表决权',
  area: 'collective',
  force: 'forbid',
  from: GROUP_FROM,
  cites: articles,
  unconfirmed: seen2015,
  simplification: '谁应当列席由会议主持人确定。',
  facts: z.strictObject({
    members,
    present: presentMembers,
    observers: count('列席人数', 999),
    votes: count('收到的表决票数', 999),
    quorumHalfStrict: local('quorumHalfStrict'),
  }),
  judge({ members: entitled, present, observers: sitting, votes, quorumHalfStrict }) {
    const needed = presentNeeded('半数以上', entitled, quorumHalfStrict)
    const says = `到会成员${present}人，列席${sitting}人，列席人员不计入`
    const observed = { needed, present }
    if (votes > present)
      return broken(`${says}；收到${votes}票，比到会成员多，有人无权表决`, { ...observed, tooMany: votes - present })
    return attended(says, present, entitled, needed)
  },
})
