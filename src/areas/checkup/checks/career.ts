import type { PartialDate } from '../../../law/dates.ts'
import { type Day, firstDay, lastDay } from '../../../law/periods.ts'
import { type LeadershipLevel, leadershipLevels, type Rank, rankOrder, ranks } from '../../../law/rules/ranks/ladder.ts'
import { readSanctionKind, type SanctionKind } from '../../../law/rules/sanctions/effects.ts'
import { atLeast, type Level, levels } from '../../../law/rules/selection/levels.ts'
import type { CadreRecord, HeldPost } from '../../people/facts.ts'
import { isPrecise } from './as-on.ts'

export const isLevel = (text: string): text is Level => (levels as readonly string[]).includes(text)
export const isRank = (text: string): text is Rank => (ranks as readonly string[]).includes(text)
export const isLeadershipLevel = (text: string): text is LeadershipLevel =>
  (leadershipLevels as readonly string[]).includes(text)

export type OwnPost = HeldPost & { level: Level }
export type OwnRank = { rank: Rank; startedOn: string; endedOn: string }

/** Posts with a level and a usable start, earliest first; secondments are no service in a level. */
export const ownPosts = ({ posts }: CadreRecord): OwnPost[] =>
  posts
    .filter((post): post is OwnPost => isLevel(post.level) && isPrecise(post.startedOn) && post.kind === '任职')
    .sort((one, other) => one.startedOn.localeCompare(other.startedOn))

/** Ranks of the present twelve with a usable start, earliest first. */
export const ownRanks = ({ ranks: held }: CadreRecord): OwnRank[] =>
  held
    .filter((one): one is OwnRank => isRank(one.rank) && isPrecise(one.startedOn))
    .sort((one, other) => one.startedOn.localeCompare(other.startedOn))

/** A bare year has ended by its last day; only an empty end is still running. */
const until = (date: string | null) => (date ? (isPrecise(date) ? date : lastDay(date)) : null)

/** Posts and ranks as the rules of eligibility ask for them. */
export const postFacts = (posts: readonly OwnPost[]) =>
  posts.map(({ level, startedOn, endedOn, title }) => ({ level, from: startedOn, to: until(endedOn), title }))
export const rankFacts = (held: readonly OwnRank[]) =>
  held.map(({ rank, startedOn, endedOn }) => ({ rank, from: startedOn, to: until(endedOn) }))

/** What a person held just before a day: the highest level with its first day, and the rank. */
export function heldBefore(person: CadreRecord, day: Day) {
  const running = (one: { startedOn: string; endedOn: string }) =>
    firstDay(one.startedOn) < day && (one.endedOn === '' || firstDay(until(one.endedOn)!) >= day)
  const rank = ownRanks(person).findLast(running) ?? null
  const posts = ownPosts(person).filter(running)
  const top = posts.reduce<OwnPost | null>(
    (best, post) => (best && atLeast(best.level, post.level) ? best : post),
    null,
  )
  return { rank, top, levelSince: top && since(person, top.level) }
}

/** Since when the present stay in a level lasts: posts of one level that follow each other count together. */
function since(person: CadreRecord, level: Level): PartialDate | null {
  const same = ownPosts(person).filter((post) => post.level === level)
  return same.at(0)?.startedOn ?? null
}

/** A step to a higher post or rank, with the day it was made. */
export type Promotion =
  | { kind: 'post'; on: Day; post: OwnPost; before: Level | null }
  | { kind: 'rank'; on: Day; rank: OwnRank; before: OwnRank | null }

/** Every step upwards in a dossier: posts above all earlier ones from section level on, ranks above the rank before. */
export function promotions(person: CadreRecord): Promotion[] {
  const found: Promotion[] = []
  let highest: Level | null = null
  for (const post of ownPosts(person)) {
    if (highest !== null && atLeast(highest, post.level)) continue
    if (atLeast(post.level, '股级副职'))
      found.push({ kind: 'post', on: firstDay(post.startedOn), post, before: highest })
    highest = post.level
  }
  const held = ownRanks(person)
  for (const [index, rank] of held.entries()) {
    const before = held[index - 1] ?? null
    // The first rank came with the reform of 2019 or with joining; it is no promotion.
    if (before && rankOrder(rank.rank) < rankOrder(before.rank)) {
      found.push({ kind: 'rank', on: firstDay(rank.startedOn), rank, before })
    }
  }
  return found
}

export type KnownSanction = { kind: SanctionKind; decidedOn: Day; until: Day | null; document: string }

/** Sanctions and measures whose kind and day a rule understands. */
export const knownSanctions = ({ sanctions }: CadreRecord): KnownSanction[] =>
  sanctions.flatMap(({ kind, decidedOn, effectUntil, document }) => {
    const known = readSanctionKind(kind)
    if (!known || !isPrecise(decidedOn)) return []
    return [
      {
        kind: known,
        decidedOn: firstDay(decidedOn),
        until: isPrecise(effectUntil) ? firstDay(effectUntil) : null,
        document,
      },
    ]
  })

/** Inquiries stand among sanctions as 立案; the end of their effect is the day the case was closed. */
export const inquiries = ({ sanctions }: CadreRecord) =>
  sanctions
    .filter(({ kind, decidedOn }) => kind.startsWith('立案') && isPrecise(decidedOn))
    .map(({ decidedOn, effectUntil }) => ({
      openedOn: firstDay(decidedOn),
      closedOn: isPrecise(effectUntil) ? firstDay(effectUntil) : null,
    }))

/** What follows the name of a town or township when it is the organ that is meant, and not a city called after one. */
const ORGAN =
  '党|人民|政府|人大|纪|综|办|站|中心|所|武装|团|妇|科员|干部|工作|主任|副|书记|委|[镇乡]长|财|民政|文化|农|[、，,（(；;\\s]|$'
const TOWN = new RegExp(`[镇乡](?=${ORGAN})|街道(?!路)|社区|村(?:党|委|支|第一书记|民)|驻村|大学生村官`)
const NOT_TOWN = /城乡|乡村|村镇|乡镇企业/g

/** Résumé periods at the grass roots as far as their words tell: towns, streets, villages, communities. */
export const grassroots = ({ resume }: CadreRecord) =>
  resume
    .filter(
      ({ start, text }) => isPrecise(start) && TOWN.test(text.replace(NOT_TOWN, '')) && !/学习$|中学|小学/.test(text),
    )
    .map(({ start, end }) => ({ from: start, to: until(end) }))
