import { AgeBands, type DimensionName, dimensions, type Group, groups } from '../../schema.ts'
import { readDay } from '../parts/day.ts'

/** What the tables show; an empty day is today, empty age bands are the usual ones. */
export type View = { on: string; group: Group; ages: string; cross: DimensionName }

const usual: View = { on: '', group: 'all', ages: '', cross: 'age' }

/** The level is crossed with every other dimension. */
export const crossable = (Object.keys(dimensions) as DimensionName[]).filter((name) => name !== 'level')

/** What an address asks for; what cannot be understood counts as not asked. */
export function readView(address: URLSearchParams): View {
  const [group, ages, cross] = [address.get('group') ?? '', address.get('ages') ?? '', address.get('cross') ?? '']
  return {
    on: readDay(address),
    group: Object.hasOwn(groups, group) ? (group as Group) : usual.group,
    ages: AgeBands.safeParse(ages).success ? ages : usual.ages,
    cross: crossable.find((name) => name === cross) ?? usual.cross,
  }
}

/** The address with a part of the view changed; what is usual is left out. */
export function withView(address: URLSearchParams, change: Partial<View>): URLSearchParams {
  const view = { ...readView(address), ...change }
  const next = new URLSearchParams(address)
  for (const name of Object.keys(usual) as (keyof View)[]) {
    if (view[name] === usual[name]) next.delete(name)
    else next.set(name, view[name])
  }
  return next
}

/**
 * Age bands as people type them (`35、40 45`) in the form the server reads, empty for the usual ones.
 * `fault` is a Chinese sentence where they cannot be read.
 */
export function readAges(typed: string): { ages: string; fault: string } {
  const ages = typed
    .trim()
    .split(/[,，、；;\s]+/)
    .filter(Boolean)
    .join(',')
  if (ages === '') return { ages, fault: '' }
  const read = AgeBands.safeParse(ages)
  return { ages, fault: read.success ? '' : read.error.issues[0]!.message }
}
