import { describe, expect, test } from 'vitest'
import { exampleItem, exampleRoom, exampleVote, said } from './example-room.ts'
import {
  currentItem,
  lastFinished,
  nextItem,
  nextSpeaker,
  speakingOrder,
  votesAwaited,
  votingBlocks,
  votingOrder,
} from './turn.ts'

const order = (...given: Parameters<typeof speakingOrder>) => speakingOrder(...given).map(({ member }) => member.id)

describe('the speaking list', () => {
  const waitingFor = [{ memberId: 'c', name: '孙丙' }]

  test('puts the presiding member last and locks that row until the others were heard', () => {
    const item = exampleItem({ statements: [said('b')], waitingFor })
    const speakers = speakingOrder(exampleRoom([item]), item)
    expect(speakers.map(({ member, isLocked }) => [member.id, isLocked])).toEqual([
      ['b', false],
      ['c', false],
      ['a', true],
    ])
    expect(nextSpeaker(speakers)?.member.id).toBe('c')
  })

  test('opens the lock once everybody was heard, or by an override', () => {
    const heard = exampleItem({ statements: [said('b'), said('c')] })
    expect(nextSpeaker(speakingOrder(exampleRoom([heard]), heard))?.member.id).toBe('a')
    const override = exampleItem({ waitingFor, override: '防汛紧急' })
    expect(speakingOrder(exampleRoom([override]), override).some(({ isLocked }) => isLocked)).toBe(false)
  })

  test('leaves out the recused and those who are away, but not who spoke before leaving', () => {
    const recused = exampleItem({ recused: [{ memberId: 'b', name: '钱乙', reason: '亲属' }] })
    expect(order(exampleRoom([recused]), recused)).toEqual(['c', 'a'])
    const spoke = exampleItem({ statements: [said('b')] })
    expect(order(exampleRoom([spoke], { presence: { b: 'left', c: 'absent' } }), spoke)).toEqual(['b', 'a'])
  })

  test('takes a voided statement for none', () => {
    const item = exampleItem({ statements: [said('a', true), said('b'), said('c')] })
    expect(nextSpeaker(speakingOrder(exampleRoom([item]), item))?.member.id).toBe('a')
  })
})

test('what keeps an item from the vote is said in sentences', () => {
  const item = exampleItem({ statements: [said('b')], hasQuorum: false, present: 1, needed: 2 })
  expect(votingBlocks(exampleRoom([item]), item)).toEqual(['到会1人，不到法定的2人', '还没有表态：孙丙、赵甲'])
  const ready = exampleItem({ statements: [said('b'), said('c'), said('a')] })
  expect(votingBlocks(exampleRoom([ready]), ready)).toEqual([])
  const report = exampleItem({ kind: 'report' })
  expect(votingBlocks(exampleRoom([report]), report)).toHaveLength(1)
})

test('the presiding member votes last, after those who are still here', () => {
  const item = exampleItem({ state: 'voting', vote: exampleVote({ method: 'named', voted: ['b'] }) })
  expect(votingOrder(item).map(({ memberId }) => memberId)).toEqual(['b', 'c', 'a'])
  const { members } = exampleRoom([item])
  expect(votesAwaited(item, members).map(({ memberId }) => memberId)).toEqual(['c'])
  expect(votesAwaited(item, exampleRoom([item], { presence: { c: 'left' } }).members)).toEqual([])
})

test('the room knows where it is on the agenda', () => {
  const items = [
    exampleItem({ id: '1', state: 'finished' }),
    exampleItem({ id: '2', state: 'finished' }),
    exampleItem({ id: '3', state: 'waiting' }),
  ]
  const room = exampleRoom(items)
  expect(currentItem(room)).toBeNull()
  expect(currentItem({ ...room, currentItemId: '2' })).toBeNull()
  expect(nextItem(room)?.id).toBe('3')
  expect(lastFinished(room)?.id).toBe('2')
})
