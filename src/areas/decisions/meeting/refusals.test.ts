import { describe, expect, it } from 'vitest'
import {
  begin,
  cast,
  close,
  count,
  end,
  enter,
  finish,
  five,
  heard,
  leave,
  lift,
  member,
  names,
  type Options,
  observer,
  open,
  opened,
  override,
  putOff,
  Room,
  recuse,
  sat,
  say,
  tally,
  voidVote,
  vote,
} from '../../../testing/scripted-room.ts'
import type { By, Command } from './state.ts'

type Row = {
  what: string
  options?: Options
  before: Command[]
  asked: Command
  by?: By
  says: string
  missing?: number[]
}

const refusals: Row[] = [
  { what: 'a second sign-in', before: enter(1), asked: enter(1)[0]!, says: '李副局长已经签到' },
  { what: 'an unknown member', before: [], asked: { kind: 'sign-in', memberId: 'x' }, says: '不是这次会议的成员' },
  { what: 'leaving before coming', before: [], asked: leave(1), says: '李副局长不在会场' },
  { what: 'an empty room', before: [], asked: begin, says: '还没有成员签到' },
  { what: 'two items at once', before: sat, asked: { kind: 'start-item', itemId: 'j' }, says: '“甲事项”还没有结束' },
  {
    what: 'an unknown item',
    before: sat,
    asked: { kind: 'postpone', itemId: 'x', reason: '', until: null },
    says: '没有',
  },
  { what: 'a word before the item', before: enter(0, 1), asked: say(1)[0]!, says: '还没有轮到这个议题' },
  { what: 'a word of an absent one', before: [...enter(0), begin], asked: say(1)[0]!, says: '李副局长不在会场' },
  { what: 'a word of a recused one', before: [...sat, recuse(1)], asked: say(1)[0]!, says: '李副局长已经回避' },
  {
    what: 'a word without word or attitude',
    before: sat,
    asked: { kind: 'state', itemId: 'i', memberId: 'm1', attitude: null, text: ' ' },
    says: '请写明意见',
  },
  { what: 'the chair first', before: sat, asked: say(0)[0]!, says: '末位表态', missing: [1, 2, 3, 4] },
  { what: 'the chair second', before: [...sat, ...say(2, 4)], asked: say(0)[0]!, says: '末位表态', missing: [1, 3] },
  {
    what: 'the deputy in the chair before the rest',
    before: [...sat, recuse(0), ...say(2)],
    asked: say(1)[0]!,
    says: '末位表态',
    missing: [3, 4],
  },
  { what: 'a new word after the chair', before: heard, asked: say(2)[0]!, says: '末位表态' },
  { what: 'a second override', before: [...sat, override], asked: override, says: '已经准许提前表态' },
  { what: 'a vote unheard', before: [...sat, ...say(1, 2)], asked: open(), says: '还没有表态', missing: [3, 4] },
  {
    what: 'a vote without the chair',
    before: [...sat, ...say(1, 2, 3, 4)],
    asked: open(),
    says: '末位表态',
    missing: [0],
  },
  { what: 'a vote on a report', options: { kind: 'report' }, before: heard, asked: open(), says: '不表决' },
  {
    what: 'a vote under half',
    before: [...enter(0, 1), begin, ...say(1, 0)],
    asked: open(),
    says: '应到会5人，半数以上至少3人，现在2人',
  },
  {
    what: 'a cadre vote under two thirds',
    options: { members: 7, kind: 'cadre' },
    before: [...enter(0, 1, 2, 3), begin, ...say(1, 2, 3, 0)],
    asked: open(),
    says: '应到会7人，三分之二以上至少5人，现在4人',
  },
  { what: 'a vote that is not open', before: heard, asked: vote(1), says: '没有正在进行的表决' },
  {
    what: 'a second vote',
    before: [...opened(), vote(1)],
    asked: vote(1, 'disagree'),
    says: '李副局长已经表决，不能更改',
  },
  {
    what: 'the chair voting early',
    before: [...opened(), vote(1), vote(3)],
    asked: vote(0),
    says: '末位',
    missing: [2, 4],
  },
  {
    what: 'the chair raising the hand early',
    before: [...opened('hands'), vote(1), vote(2), vote(3)],
    asked: vote(0),
    says: '末位',
    missing: [4],
  },
  { what: 'a vote of one who left', before: [...opened(), leave(2)], asked: vote(2), says: '王委员已经离席' },
  {
    what: 'a vote of a latecomer',
    before: [...enter(0, 1, 2), begin, ...say(1, 2, 0), open(), ...enter(3)],
    asked: vote(3),
    says: '不参加这一项表决',
  },
  {
    what: 'a vote without the quorum',
    before: [...opened(), leave(2), leave(3), leave(4)],
    asked: vote(1),
    says: '到会人数不够',
  },
  { what: 'recusing in a vote', before: opened(), asked: recuse(1), says: '正在表决' },
  {
    what: 'lifting in a vote',
    before: [...sat, recuse(4), ...say(1, 2, 3, 0), open()],
    asked: lift(4),
    says: '正在表决',
  },
  { what: 'recusing twice', before: [...sat, recuse(1)], asked: recuse(1), says: '李副局长已经回避' },
  { what: 'lifting nothing', before: sat, asked: lift(1), says: '没有回避' },
  { what: 'putting off in a vote', before: opened(), asked: putOff(), says: '正在表决' },
  { what: 'a word in a vote', before: opened(), asked: say(1)[0]!, says: '正在表决' },
  { what: 'voiding nothing', before: heard, asked: voidVote, says: '没有正在进行的表决' },
  {
    what: 'closing too early',
    before: [...opened(), vote(1), vote(3)],
    asked: close(),
    says: '还没有表决',
    missing: [0, 2, 4],
  },
  { what: 'a named vote in a secret round', before: opened('secret'), asked: vote(1), says: '不是记名表决' },
  { what: 'a ballot in a named round', before: opened(), asked: cast(1), by: member(1), says: '不是无记名投票' },
  { what: 'a ballot cast by the clerk', before: opened('secret'), asked: cast(1), says: '只能由本人投' },
  { what: 'a ballot of another', before: opened('secret'), asked: cast(1), by: member(2), says: '只能由本人投' },
  { what: 'a second ballot', before: [...opened('secret'), cast(1)], asked: cast(1), by: member(1), says: '不能更改' },
  {
    what: 'a box that holds too much',
    before: [...opened('secret'), ...[0, 1, 2, 3, 4].map(cast)],
    asked: close(tally(6)),
    says: '票箱里的票数与投票人数不一致',
  },
  { what: 'a count in a named round', before: opened(), asked: count('m1', 5, 5, five), says: '不是纸质票' },
  { what: 'a count of the chair', before: opened('paper'), asked: count('m0', 5, 5, five), says: '主持人不能' },
  { what: 'too many papers', before: opened('paper'), asked: count('m1', 6, 5, five), says: '比参加表决的5人多' },
  { what: 'more back than out', before: opened('paper'), asked: count('m1', 4, 5, five), says: '收回的票比发出的多' },
  { what: 'a sum that is not', before: opened('paper'), asked: count('m1', 5, 5, tally(4)), says: '各栏票数之和' },
  { what: 'one count only', before: [...opened('paper'), count('m1', 5, 5, five)], asked: close(), says: '两名计票人' },
  {
    what: 'one teller for two',
    before: [...opened('paper'), count('m1', 5, 5, five), count('m1', 5, 5, five)],
    asked: close(),
    says: '两名计票人',
  },
  {
    what: 'two counts that differ',
    before: [...opened('paper'), count('m1', 5, 5, five), count('o', 5, 5, tally(4, { invalid: 1 }))],
    asked: close(),
    says: '两名计票人',
  },
  {
    what: 'a third count',
    before: [...opened('paper'), count('m1', 5, 5, five), count('o', 5, 5, five)],
    asked: count('m2', 5, 5, five),
    says: '已经一致',
  },
  { what: 'finishing what needs a vote', before: heard, asked: finish, says: '需要表决' },
  { what: 'ending with open items', before: sat, asked: end, says: '“甲事项”、“乙事项”还没有结束' },
  {
    what: 'anything after the end',
    before: [...sat, putOff(), putOff('j'), end],
    asked: leave(1),
    says: '会议已经散会',
  },
  { what: 'a finished item', before: [...sat, putOff()], asked: say(1)[0]!, says: '已经结束' },
  { what: 'an observer', before: sat, asked: say(1)[0]!, by: observer, says: '列席人员' },
  { what: 'a member for another', before: sat, asked: say(1)[0]!, by: member(2), says: '只能办理本人' },
  { what: 'a member at the desk', before: heard, asked: open(), by: member(0), says: '由办公室会务人员办理' },
  {
    what: 'a hand raised by oneself',
    before: opened('hands'),
    asked: vote(1),
    by: member(1),
    says: '举手表决由会务人员记录',
  },
  {
    what: 'a count for another teller',
    before: opened('paper'),
    asked: count('m1', 5, 5, five),
    by: observer,
    says: '自己清点',
  },
]

describe('what is refused, why, and who is missing', () => {
  it.each(refusals)('$what', ({ options, before, asked, by, says, missing = [] }) => {
    const room = new Room(options).do(...before)
    expect(room.ask(asked, by)).toEqual({
      refused: expect.stringContaining(says),
      missing: missing.map((one) => names[one]),
    })
  })
})
