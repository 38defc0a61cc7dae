import { describe, expect, it } from 'vitest'
import { type Move, WhatIfBody } from '../../../structure/schema.ts'
import { faultsByRow, MOST_MOVES, readMoves, withMove, writeMoves } from './moves.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const appoint = (person: number, post: number): Move => ({ kind: 'appoint', personId: id(person), postId: id(post) })
const leave = (person: number, reason: '退休' | '调出'): Move => ({ kind: 'leave', personId: id(person), reason })

describe('moves in the address', () => {
  it('come back as they were written, without a name and readable in an address', () => {
    const moves = [appoint(1, 9), leave(2, '退休'), leave(3, '调出')]
    const text = writeMoves(moves)
    expect(readMoves(text)).toEqual(moves)
    expect(new URLSearchParams({ moves: text }).toString()).toBe(`moves=${text}`)
  })

  it('leave out what cannot be understood', () => {
    expect(readMoves(null)).toEqual([])
    expect(readMoves('')).toEqual([])
    expect(readMoves(`${id(1)}.toString_x.retire_${id(2)}.retire`)).toEqual([leave(2, '退休')])
  })

  it('hold one move of a person, the last one', () => {
    expect(readMoves(`${id(1)}.retire_${id(2)}.retire_${id(1)}.${id(9)}`)).toEqual([appoint(1, 9), leave(2, '退休')])
  })

  it('are no more than the server takes', () => {
    const many = Array.from({ length: MOST_MOVES + 1 }, (_, at) => leave(at, '退休'))
    const kept = readMoves(writeMoves(many))
    expect(kept).toHaveLength(MOST_MOVES)
    expect(WhatIfBody.safeParse({ on: '2026-11-23', moves: kept }).success).toBe(true)
    expect(WhatIfBody.safeParse({ on: '2026-11-23', moves: many }).success).toBe(false)
  })
})

it('puts a changed move where the person stood', () => {
  const moves = [leave(1, '退休'), leave(2, '退休')]
  expect(withMove(moves, appoint(1, 9))).toEqual([appoint(1, 9), leave(2, '退休')])
  expect(withMove(moves, leave(3, '调出'))).toEqual([...moves, leave(3, '调出')])
})

it('finds the row a refusal is about', () => {
  const faults = [
    { field: 'moves.1.personId', message: '此人不存在' },
    { field: 'on', message: '日期不对' },
  ]
  expect([...faultsByRow(faults)]).toEqual([[1, '此人不存在']])
})
