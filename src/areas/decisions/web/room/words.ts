import type { RoomItem, RoomView } from '../../schema/room.ts'
import { type Choice, choices, type Kind, type Method, methods, type Tally } from '../../schema/words.ts'

export type Member = RoomView['members'][number]
export type Statement = RoomItem['statements'][number]
export type Vote = NonNullable<RoomItem['vote']>
export type Voter = Vote['voters'][number]
export type Result = NonNullable<RoomItem['result']>

export const choiceList = Object.keys(choices) as Choice[]

/** Told apart without colour. */
export const outcomeShapes: Record<Result['outcome'], string> = {
  passed: '●',
  failed: '■',
  postponed: '◐',
  reported: '●',
}

/** `孙启文、李芳`, for sentences. */
export const namesOf = (people: readonly { name: string }[]): string => people.map(({ name }) => name).join('、')

/** Half of a count as people write it: `3.5`, `3`. */
const halfOf = (count: number): string => (count % 2 ? `${(count - 1) / 2}.5` : String(count / 2))

/** `2026年12月3日` of a calendar day. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `应到7人，到会5人，需5人` of an item. */
export const quorumSentence = ({ base, present, needed }: Pick<RoomItem, 'base' | 'present' | 'needed'>): string =>
  `应到${base}人，到会${present}人，需${needed}人`

/** Which share has to be present for a kind of item, and the rule that says so. */
export function quorumBasis(kind: Kind): { rule: string; words: string } {
  if (kind === 'cadre') return { rule: 'dz-quorum-cadre', words: '干部任免须三分之二以上成员到会' }
  if (kind === 'sanction') return { rule: 'dz-quorum-cadre', words: '处分党员须三分之二以上成员到会' }
  return { rule: 'dz-quorum', words: '须半数以上成员到会' }
}

/** The votes a verdict does not name yet, those that were cast: `不同意1票，弃权1票`. */
function otherVotes(outcome: Result['outcome'], tally: Tally): string {
  const unnamed = (['disagree', 'defer', 'abstain', 'invalid'] as const).filter((kind) => {
    return tally[kind] > 0 && !(kind === 'defer' && outcome === 'postponed')
  })
  return unnamed.map((kind) => `${kind === 'invalid' ? '无效' : choices[kind]}${tally[kind]}票`).join('，')
}

/** The arithmetic of a result with its verdict: `同意4票，超过应到会7人的半数（3.5），通过`. */
function verdictOf(outcome: Result['outcome'], tally: Tally, base: number): string {
  const half = `应到会${base}人的半数（${halfOf(base)}）`
  if (outcome === 'passed') return `同意${tally.agree}票，超过${half}，通过`
  const short = `同意${tally.agree}票，没有超过${half}`
  return outcome === 'postponed' ? `${short}；缓议${tally.defer}票，超过半数，缓议` : `${short}，未通过`
}

/** A result in words: the vote with its arithmetic, or why and until when an item was put off, or what was heard. */
export function resultSentence({ outcome, tally, base, reason, until }: Result): string {
  if (tally) {
    const others = otherVotes(outcome, tally)
    return `${verdictOf(outcome, tally, base)}。${others && `另有${others}。`}`
  }
  if (outcome === 'reported') return reason ? `已听取汇报。${reason}` : '已听取汇报。'
  return `缓议。${reason && `原因：${reason}。`}${until ? `${dayInWords(until)}再议。` : ''}`.replace('。。', '。')
}

/** What this kind of vote asks of those who vote. */
export const voteWords: Record<Method, string> = {
  hands: '举手表决，由记录人员逐人登记',
  named: '记名投票，各人在自己的手机上投',
  secret: '无记名投票，各人在自己的手机上投，任何人看不到投票内容',
  paper: '纸质票，由两名计票人分别清点录入',
}

/** `无记名投票，已投4票，共6票`; paper ballots are not counted while they are being written. */
export function voteProgress(vote: Vote): string {
  const cast = vote.voters.filter(({ hasVoted }) => hasVoted).length
  if (vote.method === 'paper') return `${methods.paper}，${vote.tellers.length}名计票人已录入，共需2名`
  const verb = vote.method === 'hands' ? '已登记' : '已投'
  return `${methods[vote.method]}，${verb}${cast}票，共${vote.voters.length}票`
}

/** Who voted how, where that is known by name: `同意：孙某、李某；弃权：王某`; empty for secret and paper ballots. */
export function votesByName(vote: Pick<Vote, 'voters'>): string {
  const groups = choiceList.map(
    (choice) => [choices[choice], vote.voters.filter((one) => one.choice === choice)] as const,
  )
  return groups
    .filter(([, voters]) => voters.length > 0)
    .map(([title, voters]) => `${title}：${namesOf(voters)}`)
    .join('；')
}

/** What will happen when the meeting closes, one sentence each. */
export function closingEffects(view: Pick<RoomView, 'items'>): string[] {
  const count = (outcome: Result['outcome']) => view.items.filter(({ result }) => result?.outcome === outcome).length
  const parts = [
    [count('passed'), '通过'],
    [count('failed'), '未通过'],
    [count('postponed'), '缓议'],
    [count('reported'), '已听取'],
  ] as const
  const said = parts.filter(([number]) => number > 0).map(([number, word]) => `${word}${number}项`)
  return [
    `本次会议${view.items.length}项议程：${said.join('，')}。`,
    '散会以后，签到、表态、表决和结果都不能再改动。',
    '系统据此形成会议记录初稿，送各位成员核对自己的发言。',
  ]
}

/** Items that still keep the meeting from closing. */
export const unfinished = (view: Pick<RoomView, 'items'>): RoomItem[] =>
  view.items.filter(({ state }) => state !== 'finished')
