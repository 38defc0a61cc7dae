import * as z from 'zod'
import { cite } from '../../cite.ts'
import { count, oneOf, yes } from '../../facts.ts'
import { broken, met, notApplicable, rule } from '../../rule.ts'
import { presentNeeded, votesNeeded } from '../conventions/counting.ts'
import { local } from '../local.ts'

const SELECTION_FROM = '2002-07-09'
const members = z.number().int().min(1).max(999).meta({ title: '应到会成员人数' })
const present = count('到会成员人数', 999)
const yesVotes = count('同意的人数', 999)

export const appointment = rule({
  id: 'ry-decide',
  title: '讨论任免须三分之二以上成员到会，主要负责人最后表态，同意超过应到会成员半数',
  area: 'collective',
  force: 'forbid',
  from: SELECTION_FROM,
  cites: [cite('selection-2019', '讨论决定')],
  simplification: '意见分歧较大时暂缓表决由会议决定；逐人表决。',
  facts: z.strictObject({
    members,
    present,
    yes: yesVotes,
    headSpokeLast: yes('主要负责人最后表态').default(true),
    isReconsidered: yes('是复议').default(false),
    reconsiderConsents: count('同意复议的成员人数', 999).default(0),
  }),
  judge({ members: entitled, present: sitting, yes: agreed, headSpokeLast, isReconsidered, reconsiderConsents }) {
    const [needed, votes] = [presentNeeded('三分之二以上', entitled), votesNeeded(entitled)]
    const observed = { needed, votes }
    if (sitting > entitled || agreed > sitting)
      return broken('人数和票数对不上，请核对', { ...observed, inconsistent: true })
    if (isReconsidered && reconsiderConsents < votes) {
      return broken(`复议须${votes}名以上成员同意，只有${reconsiderConsents}名`, observed)
    }
    if (sitting < needed)
      return broken(`应到会${entitled}人，至少${needed}人到会，到会${sitting}人，会议无效`, observed)
    if (!headSpokeLast) return broken('主要负责人没有最后表态', observed)
    const says = `应到会${entitled}人，到会${sitting}人，同意${agreed}人，至少要${votes}人`
    return agreed >= votes ? met(`${says}，形成决定`, observed) : broken(`${says}，没有形成决定`, observed)
  },
})

export const appointmentRecusal = rule({
  id: 'ry-recuse',
  title: '讨论任免涉及参会人员本人及其亲属的，本人必须回避',
  area: 'collective',
  force: 'forbid',
  from: SELECTION_FROM,
  cites: [cite('selection-2019', '回避')],
  unconfirmed: '条文号未核对；回避的成员是否计入应到会人数没有写明',
  simplification: '回避的成员离开会场，不表态、不表决。',
  facts: z.strictObject({
    relation: oneOf('人选与成员的关系', ['本人', '亲属', '没有关系']),
    isRecused: yes('该成员已回避'),
    members,
    yes: yesVotes,
    recusedCountInBase: local('recusedCountInBase'),
  }),
  judge({ relation, isRecused, members: all, yes: agreed, recusedCountInBase }) {
    if (relation === '没有关系') return notApplicable('人选与参会成员没有亲属关系')
    if (!isRecused) return broken(`人选是成员${relation === '本人' ? '本人' : '的亲属'}，该成员没有回避，表决无效`)
    const base = recusedCountInBase ? all : Math.max(1, all - 1)
    const votes = votesNeeded(base)
    const says = `该成员已回避，按${base}人计算，至少要${votes}票，同意${agreed}票`
    if (agreed > all - 1) return broken('同意的票数比没有回避的成员多，请核对', { base, votes, inconsistent: true })
    return agreed >= votes
      ? met(`${says}，形成决定`, { base, votes })
      : broken(`${says}，没有形成决定`, { base, votes })
  },
})
