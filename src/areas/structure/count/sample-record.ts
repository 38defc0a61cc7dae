import type { CadreRecord, HeldPost } from '../../people/facts.ts'
import type { Post, Section } from '../../posts/schema.ts'
import type { Ground } from './held.ts'

/** An id that is a number in disguise, for the tests of this area. */
export const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** A record of somebody in service of whom hardly anything is known. */
export function recordOf(changes: Partial<CadreRecord> = {}): CadreRecord {
  return {
    id: idOf(1),
    name: '石敬之',
    sex: '男',
    birth: '1980-06',
    idBirth: '',
    nation: '汉族',
    partyJoined: '',
    partyRegular: '',
    otherParty: '',
    workStarted: '2002-07',
    currentPost: '',
    retirementMonth: '',
    staffKind: '行政',
    state: '在职',
    sectionId: null,
    posts: [],
    ranks: [],
    grades: [],
    sanctions: [],
    rewards: [],
    educations: [],
    resume: [],
    relatives: [],
    ...changes,
  }
}

export function heldPost(changes: Partial<HeldPost> = {}): HeldPost {
  const blank = { title: '科员', level: '', kind: '任职', postId: null, startedOn: '', endedOn: '', confirmedOn: '' }
  return { ...blank, ...changes }
}

const sectionOf = (number: number, kind: Section['kind'], name: string, headcounts: [number, number]): Section => ({
  id: idOf(number),
  name,
  kind,
  position: number,
  adminHeadcount: headcounts[0],
  institutionHeadcount: headcounts[1],
  closedOn: null,
  revision: 1,
})

const postOf = (number: number, sectionId: string, title: string, level: Post['level'], seats: number): Post => ({
  id: idOf(number),
  sectionId,
  title,
  level,
  isPrincipal: false,
  countsQuota: level !== '科员',
  seats,
  position: number,
  abolishedOn: null,
  revision: 1,
})

export const team = sectionOf(101, 'leadership', '局领导', [2, 0])
export const office = sectionOf(102, 'section', '办公室', [3, 1])
export const director = postOf(201, team.id, '局长', '乡科级正职', 1)
export const deputy = postOf(202, team.id, '副局长', '乡科级副职', 2)
export const head = postOf(203, office.id, '主任', '股级正职', 1)
export const staff = postOf(204, office.id, '科员', '科员', 3)

/** A small bureau on 2026-11-23. */
export const ground: Ground = {
  sections: new Map([team, office].map((section) => [section.id, section])),
  posts: new Map([director, deputy, head, staff].map((post) => [post.id, post])),
  today: '2026-11-23',
}
