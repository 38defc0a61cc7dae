import { type FindingView, type Severity, severities } from '../../schema.ts'
import { isAskable } from '../day.ts'

export const sortings = { severity: '程度', since: '起始日期', name: '姓名' } as const
type Sorting = keyof typeof sortings

/** The choice of section for findings that belong to none. */
export const NO_SECTION = '-'

export type Filter = {
  /** empty for today */
  on: string
  severity: Severity | ''
  area: string
  section: string
  rule: string
  words: string
  sort: Sorting
  order: 'asc' | 'desc'
  page: number
  size: number
}

const defaults: Filter = {
  ...{ on: '', severity: '', area: '', section: '', rule: '', words: '' },
  ...{ sort: 'severity', order: 'asc', page: 1, size: 50 },
}
const names = Object.keys(defaults) as (keyof Filter)[]
const pageSizes = [20, 50, 100, 200]

/** The filter an address asks for; what cannot be understood counts as not asked. */
export function readFilter(address: URLSearchParams): Filter {
  const text = (name: keyof Filter) => address.get(name) ?? ''
  const [on, severity, sort] = [text('on'), text('severity'), text('sort')]
  const [page, size] = [Number(text('page')), Number(text('size'))]
  return {
    ...{ area: text('area'), section: text('section'), rule: text('rule'), words: text('words') },
    on: isAskable(on) ? on : '',
    severity: Object.hasOwn(severities, severity) ? (severity as Severity) : '',
    sort: Object.hasOwn(sortings, sort) ? (sort as Sorting) : defaults.sort,
    order: text('order') === 'desc' ? 'desc' : 'asc',
    page: Number.isInteger(page) && page > 0 ? page : defaults.page,
    size: pageSizes.includes(size) ? size : defaults.size,
  }
}

/** The address with parts of the filter changed: defaults are left out, the first page shows, nothing is open. */
export function withFilter(address: URLSearchParams, change: Partial<Filter>): URLSearchParams {
  const filter = { ...readFilter(address), page: 1, ...change }
  const next = new URLSearchParams()
  for (const name of names) if (filter[name] !== defaults[name]) next.set(name, String(filter[name]))
  return next
}

/** The address with one finding open, or none. */
export function withOpen(address: URLSearchParams, key: string): URLSearchParams {
  const next = new URLSearchParams(address)
  if (key) next.set('open', key)
  else next.delete('open')
  return next
}

/** True when fewer than all findings of the day are asked for. */
export const isNarrowed = ({ severity, area, section, rule, words }: Filter) =>
  [severity, area, section, rule, words].some((part) => part !== '')

const sectionOf = ({ sectionName }: FindingView) => sectionName || NO_SECTION

const textOf = ({ subject, sectionName, because, title, rule, evidence }: FindingView) =>
  [subject.name, sectionName, because, title, rule, ...evidence.map(({ text }) => text)].join(' ').toLowerCase()

/** The findings a filter lets through, in their given order; every word must occur. */
export function narrowed(findings: readonly FindingView[], filter: Filter): FindingView[] {
  const { severity, area, section, rule } = filter
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean)
  return findings.filter(
    (found) =>
      (!severity || found.severity === severity) &&
      (!area || found.area === area) &&
      (!section || sectionOf(found) === section) &&
      (!rule || found.rule === rule) &&
      (words.length === 0 || words.every((word) => textOf(found).includes(word))),
  )
}

/** How many findings of each severity the rest of the filter lets through. */
export function severityCounts(findings: readonly FindingView[], filter: Filter): Record<Severity, number> {
  const counts = { violation: 0, warning: 0, notice: 0 }
  for (const { severity } of narrowed(findings, { ...filter, severity: '' })) counts[severity] += 1
  return counts
}

const weights = Object.keys(severities)
const byPinyin = new Intl.Collator('zh-CN')

const comparisons: Record<Sorting, (one: FindingView, other: FindingView) => number> = {
  severity: (one, other) => weights.indexOf(one.severity) - weights.indexOf(other.severity),
  since: (one, other) => (one.since ?? '').localeCompare(other.since ?? ''),
  name: (one, other) => byPinyin.compare(one.subject.name, other.subject.name),
}

/** In the order asked for; equal ones stay as given, and without a date comes last either way. */
export function sorted(findings: readonly FindingView[], { sort, order }: Pick<Filter, 'sort' | 'order'>) {
  const direction = order === 'asc' ? 1 : -1
  const undated = ({ since }: FindingView) => (sort === 'since' && !since ? 1 : 0)
  return findings.toSorted((one, other) => undated(one) - undated(other) || direction * comparisons[sort](one, other))
}
