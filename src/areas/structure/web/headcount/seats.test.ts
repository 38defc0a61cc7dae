import { describe, expect, it } from 'vitest'
import type { Headcount } from '../../schema.ts'
import { openSeats, quotaOf } from './seats.ts'

type Section = Headcount['sections'][number]
type Post = Section['posts'][number]

const post = (title: string, seats: number, held: number, countsQuota: boolean): Post => ({
  id: title,
  title,
  level: '股级正职',
  isPrincipal: true,
  countsQuota,
  seats,
  holders: Array.from({ length: held }, (_, at) => ({ personId: `${title}${at}`, name: '某人' })),
  vacant: Math.max(0, seats - held),
  over: Math.max(0, held - seats),
})

const section = (name: string, posts: Post[]) => ({ name, posts }) as Section
const sections = [
  section('办公室', [post('科员', 3, 1, false), post('主任', 1, 1, true)]),
  section('局领导', [post('副局长', 3, 2, true), post('总师', 1, 2, true)]),
]

describe('seats of posts', () => {
  it('lists what is free or too full, leading posts first', () => {
    expect(openSeats({ sections }).map(({ title, sectionName }) => `${sectionName}${title}`)).toEqual([
      '局领导副局长',
      '局领导总师',
      '办公室科员',
    ])
  })

  it('sums the leading posts without setting a surplus against a vacancy', () => {
    expect(quotaOf({ sections })).toEqual({ seats: 5, held: 5, vacant: 1, over: 1 })
  })
})
