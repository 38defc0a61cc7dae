import type { RuleLine } from './schema.ts'

export type RuleFilter = { search: string; area: string; instrument: string; status: string; isStale: boolean }

/** Rules are found by every word typed: in the title, the id, the instruments' titles or the words of the articles. */
export function matchingRules(rules: readonly RuleLine[], filter: RuleFilter): RuleLine[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean)
  return rules.filter(
    (rule) =>
      (!filter.area || rule.area === filter.area) &&
      (!filter.instrument || rule.cites.some(({ instrument }) => instrument === filter.instrument)) &&
      (!filter.status || rule.status === filter.status) &&
      (!filter.isStale || rule.stale) &&
      words.every((word) => textOf(rule).includes(word)),
  )
}

const textOf = ({ id, title, areaTitle, cites, unconfirmed, simplification }: RuleLine): string =>
  [id, title, areaTitle, unconfirmed, simplification]
    .concat(cites.flatMap((cite) => [cite.title, cite.number, cite.article, cite.text]))
    .join('\n')
    .toLowerCase()
