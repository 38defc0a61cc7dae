import { PeopleQuery } from '../../list.ts'

const names = Object.keys(PeopleQuery.shape) as (keyof PeopleQuery)[]
const defaults = PeopleQuery.parse({})

/** The filter an address asks for; what cannot be understood counts as not asked. */
export function readQuery(address: URLSearchParams): PeopleQuery {
  const asked: Record<string, unknown> = {}
  for (const name of names) {
    const value = address.get(name)
    const read = value === null ? undefined : PeopleQuery.shape[name].safeParse(value)
    if (read?.success) asked[name] = read.data
  }
  return { ...defaults, ...asked }
}

/** The address with some parts of the filter changed; defaults are left out, and a new filter starts at page one. */
export function withQuery(address: URLSearchParams, change: Partial<PeopleQuery>): URLSearchParams {
  const query = { ...readQuery(address), page: 1, ...change }
  const next = new URLSearchParams(address)
  for (const name of names) {
    if (query[name] === defaults[name]) next.delete(name)
    else next.set(name, String(query[name]))
  }
  return next
}

/** The address with one other part set or, when empty, taken out. */
export function withPart(address: URLSearchParams, name: 'columns' | 'open', value: string): URLSearchParams {
  const next = new URLSearchParams(address)
  if (value) next.set(name, value)
  else next.delete(name)
  return next
}

/** What a saved view keeps: the filter and the columns, not the page or who is open beside the list. */
export function viewOf(address: URLSearchParams): string {
  const kept = withPart(withQuery(address, {}), 'open', '')
  kept.sort()
  return kept.toString()
}

/** True when anything but order and page narrows the list. */
export function isNarrowed(query: PeopleQuery): boolean {
  return names.some((name) => !['sort', 'order', 'page', 'size'].includes(name) && query[name] !== defaults[name])
}
