import { readPartialDate } from '../../../law/dates.ts'
import { dutyOfSection } from '../../../law/rules/kinship/duty.ts'
import { peopleAndMoney, sameChain } from '../../../law/rules/kinship/posts.ts'
import type { RelationKind } from '../../../law/rules/kinship/relation.ts'
import { relationOfTitle } from '../../../law/rules/kinship/title.ts'
import { inDossier, type UnitCheck, unitCheck, type World } from './check.ts'
import type { Colleague, UnitFacts } from './unit-facts.ts'

/** Two colleagues of whom one names the other among the relatives. */
type Pair = { one: Colleague; other: Colleague; kind: RelationKind; title: string }

/** A namesake is a relative only when the month of birth agrees as well. */
function isSame(relative: { birth: string }, { birth }: Colleague): boolean {
  const told = readPartialDate(relative.birth)
  return told !== null && told.length >= 7 && birth.length >= 7 && told.slice(0, 7) === birth.slice(0, 7)
}

/** Every pair once, in whichever family table it stands; of two tables that of the first id. */
function pairs({ colleagues }: UnitFacts): Pair[] {
  const found = new Map<string, Pair>()
  for (const one of [...colleagues.values()].flat().sort((left, right) => left.id.localeCompare(right.id))) {
    for (const relative of one.relatives) {
      const kind = relationOfTitle(relative.relation)
      const other = colleagues.get(relative.name)?.find((person) => person.id !== one.id && isSame(relative, person))
      if (!kind || kind === '无' || !other) continue
      const key = [one.id, other.id].sort().join()
      if (!found.has(key)) found.set(key, { one, other, kind, title: relative.relation })
    }
  }
  return [...found.values()]
}

const sectionOf = ({ posts, sectionId }: Colleague, world: World) => {
  const held = posts.map(({ postId }) => (postId ? world.posts.get(postId) : undefined)).find((post) => post)
  return world.sections.get(held?.sectionId ?? sectionId ?? '')
}

const leads = (person: Colleague, world: World): boolean => sectionOf(person, world)?.kind === 'leadership'

const isHead = ({ posts }: Colleague, world: World): boolean =>
  posts.some(({ postId, level }) => {
    const post = postId ? world.posts.get(postId) : undefined
    return post?.isPrincipal === true || /^(股级|乡科级|县处级)/.test(level)
  })

const evidenceOf = ({ one, other, title }: Pair) => [
  inDossier(one, '家庭成员', `${title}${other.name}`),
  ...[one, other].map((person) => inDossier(person, '任职', person.posts.map((post) => post.title).join('，') || '无')),
]

const about = ({ one, other }: Pair) => [one.id, other.id].sort().join(' ')

const asSubject = ({ id, name, sectionId }: Colleague) => ({ kind: 'person' as const, id, name, sectionId })

const sensitive = unitCheck({
  rule: peopleAndMoney,
  severity: 'violation',
  todo: '调整其中一人的岗位，并填写回避审批材料。',
  cases: (unit, world) =>
    pairs(unit).flatMap((pair) =>
      [
        { person: pair.one, leader: pair.other },
        { person: pair.other, leader: pair.one },
      ]
        .filter(({ leader }) => leads(leader, world))
        .map(({ person }) => {
          const section = sectionOf(person, world)
          const names = [section?.name ?? '', ...person.posts.map((post) => post.title)]
          const duty: ReturnType<typeof dutyOfSection> =
            names.map(dutyOfSection).find((one) => one !== '其他') ?? ('其他' as const)
          const facts = { relation: pair.kind, relativeLeads: true, duty }
          return { facts, about: about(pair), subject: asSubject(person), evidence: evidenceOf(pair) }
        }),
    ),
})

type Chain = { sameLeader: boolean; directChain: boolean; led: Colleague }

/** How two relatives stand to each other: inside one section, or by who of the leadership answers for which section. */
function chainOf({ one, other }: Pair, world: World): Chain | null {
  const [section, second] = [sectionOf(one, world), sectionOf(other, world)]
  if (!section || !second) return null
  if (section.id === second.id) {
    const directChain = isHead(one, world) || isHead(other, world)
    const led = isHead(other, world) && !isHead(one, world) ? one : other
    return { sameLeader: !directChain, directChain, led }
  }
  const leads = (leader: Colleague, person: Colleague, place: { id: string }) =>
    world.leaders.get(place.id) === leader.id && isHead(person, world)
  if (leads(one, other, second)) return { sameLeader: false, directChain: true, led: other }
  if (leads(other, one, section)) return { sameLeader: false, directChain: true, led: one }
  const leader = world.leaders.get(section.id)
  const areHeads = isHead(one, world) && isHead(other, world)
  if (!leader || leader !== world.leaders.get(second.id) || !areHeads) return null
  return { sameLeader: true, directChain: false, led: other }
}

const chain = unitCheck({
  rule: sameChain,
  severity: 'violation',
  todo: '调整其中一人的岗位或者领导分工；确需保留的，报组织部门。',
  cases: (unit, world) =>
    pairs(unit).flatMap((pair) => {
      const found = chainOf(pair, world)
      if (!found) return []
      const { sameLeader, directChain, led } = found
      const spoken = (person: Colleague) => `${person.name}（${sectionOf(person, world)?.name}）`
      const [firstPost, secondPost] = [spoken(pair.one), spoken(pair.other)]
      const facts = { relation: pair.kind, firstPost, secondPost, sameOrgan: true, sameLeader, directChain }
      return [{ facts, about: about(pair), subject: asSubject(led), evidence: evidenceOf(pair) }]
    }),
})

export const kinshipUnitChecks = [sensitive, chain] as UnitCheck[]
