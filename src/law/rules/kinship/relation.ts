import type { PartialDate } from '../../dates.ts'
import { type Day, firstDay, lastDay } from '../../periods.ts'

/** The kinds of kinship the rules on recusal name; 无 is everything else. */
export const relationKinds = ['夫妻', '直系血亲', '三代以内旁系血亲', '近姻亲', '无'] as const

export type RelationKind = (typeof relationKinds)[number]

/** A marriage; without `from` it counts from ever, with `until` (divorce, death) it no longer makes relatives. */
export type Marriage = { one: string; other: string; from: PartialDate | null; until: PartialDate | null }

/** A family as parent–child edges (adoption included) and marriages, people named by any unique text. */
export type FamilyGraph = {
  parents: readonly { parent: string; child: string }[]
  marriages: readonly Marriage[]
}

/** Generations up from each of two people to the common ancestor; 0 when one is the ancestor of the other. */
type Blood = { up: number; down: number }

/** Everyone a person descends from, with the fewest generations between; holds the person itself with 0. */
function ancestors(graph: FamilyGraph, person: string): Map<string, number> {
  const found = new Map([[person, 0]])
  let generation = [person]
  for (let depth = 1; generation.length > 0; depth++) {
    const above = graph.parents.filter(({ child }) => generation.includes(child)).map(({ parent }) => parent)
    generation = [...new Set(above)].filter((parent) => !found.has(parent))
    for (const parent of generation) found.set(parent, depth)
  }
  return found
}

/** Direct lines first, then the fewest generations on the longer side, so that a nearer tie always wins. */
const nearness = ({ up, down }: Blood): number =>
  (up === 0 || down === 0 ? 0 : 1_000_000) + Math.max(up, down) * 1000 + up + down + up / 1000

function bloodOf(graph: FamilyGraph, one: string, other: string): Blood | null {
  if (one === other) return null
  const below = ancestors(graph, other)
  const ties = [...ancestors(graph, one)].flatMap(([ancestor, up]) => {
    const down = below.get(ancestor)
    return down === undefined ? [] : [{ up, down }]
  })
  return ties.toSorted((left, right) => nearness(left) - nearness(right))[0] ?? null
}

function spousesOf({ marriages }: FamilyGraph, person: string, on: Day): string[] {
  const now = marriages.filter(({ from, until }) => (from === null || firstDay(from) <= on) && !ended(until, on))
  const pairs = now.flatMap(({ one, other }) => (one === person ? [other] : other === person ? [one] : []))
  return [...new Set(pairs)].filter((spouse) => spouse !== person)
}

/** A marriage ends on its very day; where only the month is known it counts through the month. */
const ended = (until: PartialDate | null, on: Day): boolean =>
  until !== null && (until.length === 10 ? until <= on : lastDay(until) < on)

const direct = ({ up, down }: Blood): boolean => up === 0 || down === 0
const collateral = (blood: Blood): boolean => !direct(blood) && blood.up <= 2 && blood.down <= 2
const siblings = ({ up, down }: Blood): boolean => up === 1 && down === 1
const parent = ({ up, down }: Blood): boolean => up === 1 && down === 0
const child = ({ up, down }: Blood): boolean => up === 0 && down === 1

const upward = ['', '父母', '祖父母（外祖父母）', '曾祖父母']
const downward = ['', '子女', '孙子女（外孙子女）', '曾孙子女']

/** What one is to the other, in words that need no sex. */
function bloodText(blood: Blood): string {
  const { up, down } = blood
  if (down === 0) return upward[up] ?? `上${up}代直系长辈`
  if (up === 0) return downward[down] ?? `下${down}代直系晚辈`
  if (siblings(blood)) return '兄弟姐妹'
  if (up === 2 && down === 1) return '伯叔姑舅姨'
  if (up === 1 && down === 2) return '侄子女（甥子女）'
  if (up === 2 && down === 2) return '堂（表）兄弟姐妹'
  return `共同祖先分别在上${up}代和上${down}代的旁系血亲`
}

export type Relation = { kind: RelationKind; path: string }

const none: Relation = { kind: '无', path: '' }

/** Listed relations come first; of relations of one kind the text decides, so that the order of edges never does. */
function nearest(found: Relation[]): Relation {
  const order = ({ kind, path }: Relation) =>
    `${relationKinds.indexOf(kind)}${String(path.length).padStart(4, '0')}${path}`
  return found.toSorted((left, right) => (order(left) < order(right) ? -1 : 1))[0] ?? none
}

function byBlood(blood: Blood): Relation {
  const path = bloodText(blood)
  if (direct(blood)) return { kind: '直系血亲', path }
  return { kind: collateral(blood) ? '三代以内旁系血亲' : '无', path }
}

/** In-laws through a spouse of `a`, a spouse of `b`, a spouse of both, or the spouse of a child. */
function byMarriage(graph: FamilyGraph, a: string, b: string, on: Day): Relation[] {
  const found: Relation[] = []
  const add = (listed: boolean, path: string) => found.push({ kind: listed ? '近姻亲' : '无', path })
  const mine = spousesOf(graph, a, on)
  const theirs = spousesOf(graph, b, on)
  for (const spouse of mine) {
    const blood = bloodOf(graph, spouse, b)
    if (blood) add(parent(blood) || siblings(blood), `配偶的${bloodText(blood)}`)
    for (const other of theirs) {
      const both = bloodOf(graph, spouse, other)
      if (both && !direct(both)) add(siblings(both), `配偶的${bloodText(both)}的配偶`)
    }
  }
  for (const spouse of theirs) {
    const blood = bloodOf(graph, a, spouse)
    if (blood) add(child(blood) || collateral(blood), `${bloodText(blood)}的配偶`)
  }
  for (const { parent: elder, child: own } of graph.parents) {
    if (elder !== a) continue
    const joined = spousesOf(graph, own, on).some((spouse) =>
      graph.parents.some((edge) => edge.parent === b && edge.child === spouse),
    )
    if (joined) add(true, '子女的配偶的父母')
  }
  return found
}

/**
 * What `b` is to `a` on a day: the kind as the rules on recusal list it, and a path in words (配偶的兄弟姐妹).
 * Collateral blood counts to three generations, the person being the first: common grandparents yes, great-grandparents
 * no. The list of 近姻亲 is not the same from both sides (my cousin's spouse is on it, my spouse's cousin is not), so ask
 * both ways where either counts. 无 with a path is a relative who is not listed.
 */
export function relationOf(graph: FamilyGraph, a: string, b: string, on: Day): Relation {
  if (a === b) return { kind: '无', path: '本人' }
  if (spousesOf(graph, a, on).includes(b)) return { kind: '夫妻', path: '配偶' }
  const blood = bloodOf(graph, a, b)
  const found = blood ? [byBlood(blood)] : []
  if (found[0] && found[0].kind !== '无') return found[0]
  return nearest([...found, ...byMarriage(graph, a, b, on)])
}
