import { describe, expect, test } from 'vitest'
import type { RoomItem } from '../../../schema/room.ts'
import { exampleItem, exampleRoom, exampleVote, said } from '../example-room.ts'
import { seatTask } from './task.ts'

const taskOf = (item: RoomItem, part: Parameters<typeof exampleRoom>[1] = {}) => seatTask(exampleRoom([item], part))

describe('before and after', () => {
  test('a meeting that is not open, or over, asks nothing', () => {
    const room = exampleRoom([exampleItem()])
    expect(seatTask({ ...room, state: 'noticed' }).kind).toBe('not-open')
    expect(seatTask({ ...room, state: 'closed' }).kind).toBe('closed')
    expect(seatTask({ ...room, state: 'locked' }).kind).toBe('closed')
  })

  test('a member signs in first, and again after leaving; who sits in only watches', () => {
    expect(taskOf(exampleItem(), { presence: { b: 'absent' } })).toEqual({ kind: 'sign-in', isBack: false })
    expect(taskOf(exampleItem(), { presence: { b: 'left' } })).toEqual({ kind: 'sign-in', isBack: true })
    expect(taskOf(exampleItem(), { me: null }).kind).toBe('watch')
  })

  test('between two items there is nothing to do', () => {
    expect(taskOf(exampleItem({ state: 'finished' })).kind).toBe('between')
    expect(taskOf(exampleItem({ state: 'waiting' })).kind).toBe('between')
  })
})

describe('statements', () => {
  const waitingFor = [{ memberId: 'c', name: '孙丙' }]

  test('a member is asked at once, the presiding one waits for the names still missing', () => {
    expect(taskOf(exampleItem({ waitingFor })).kind).toBe('state')
    expect(taskOf(exampleItem({ waitingFor }), { me: 'a' })).toMatchObject({ kind: 'wait-to-state', names: waitingFor })
    expect(taskOf(exampleItem(), { me: 'a' }).kind).toBe('state')
    expect(taskOf(exampleItem({ waitingFor, override: '紧急' }), { me: 'a' }).kind).toBe('state')
  })

  test('a word may be changed until the presiding member has spoken', () => {
    expect(taskOf(exampleItem({ statements: [said('b')] }))).toMatchObject({ kind: 'stated', mayRestate: true })
    const ended = exampleItem({ statements: [said('b'), said('c'), said('a')] })
    expect(taskOf(ended)).toMatchObject({ kind: 'stated', mayRestate: false })
    expect(taskOf(ended, { me: 'a' })).toMatchObject({ kind: 'stated', mayRestate: true })
  })

  test('a voided word is asked for again', () => {
    expect(taskOf(exampleItem({ statements: [said('b'), said('c'), said('a', true)] }), { me: 'a' }).kind).toBe('state')
  })

  test('who is recused and who listens to a report is asked nothing', () => {
    const recused = exampleItem({ recused: [{ memberId: 'b', name: '钱乙', reason: '任免对象是亲属' }] })
    expect(taskOf(recused)).toMatchObject({ kind: 'recused', reason: '任免对象是亲属' })
    expect(taskOf(exampleItem({ kind: 'report' })).kind).toBe('listen')
  })
})

describe('votes', () => {
  const voting = (vote: RoomItem['vote']) => exampleItem({ state: 'voting', vote })

  test('named: asked, then done; the presiding member waits for the others', () => {
    expect(taskOf(voting(exampleVote({ method: 'named' }))).kind).toBe('vote')
    expect(taskOf(voting(exampleVote({ method: 'named', choices: { b: 'defer' } })))).toMatchObject({
      kind: 'voted',
      choice: 'defer',
    })
    const early = taskOf(voting(exampleVote({ method: 'named', voted: ['b'] })), { me: 'a' })
    expect(early).toMatchObject({ kind: 'wait-to-vote', names: [{ name: '孙丙' }] })
    expect(taskOf(voting(exampleVote({ method: 'named', voted: ['b', 'c'] })), { me: 'a' }).kind).toBe('vote')
  })

  test('secret: nobody waits for anybody', () => {
    expect(taskOf(voting(exampleVote({ method: 'secret' })), { me: 'a' }).kind).toBe('vote')
    expect(taskOf(voting(exampleVote({ method: 'secret', voted: ['b'] })))).toMatchObject({
      kind: 'voted',
      choice: null,
    })
  })

  test('hands and paper are not voted on the phone', () => {
    expect(taskOf(voting(exampleVote({ method: 'hands', choices: { b: 'agree' } })))).toMatchObject({
      kind: 'raise-hand',
      hasVoted: true,
      choice: 'agree',
    })
    expect(taskOf(voting(exampleVote({ method: 'paper' }))).kind).toBe('paper')
  })

  test('who came after the vote was opened takes part from the next item', () => {
    const vote = exampleVote({ method: 'secret' })
    const without = { ...vote, voters: vote.voters.filter(({ memberId }) => memberId !== 'b') }
    expect(taskOf(voting(without)).kind).toBe('not-voting')
  })
})
