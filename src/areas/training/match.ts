import { readPartialDate } from '../../law/dates.ts'

/** A person as lists may mean one. */
export type Identity = { id: string; name: string; birth: string; fingerprint: string }

export type Match = { kind: 'person'; id: string } | { kind: 'unknown' | 'namesakes'; candidates: string[] }

export type Directory = { byName: ReadonlyMap<string, Identity[]>; byNumber: ReadonlyMap<string, Identity> }

const bareName = (name: string) => name.normalize('NFC').replace(/\s/g, '')

export function directoryOf(people: readonly Identity[]): Directory {
  return {
    byName: Map.groupBy(people, ({ name }) => bareName(name)),
    byNumber: new Map(people.filter(({ fingerprint }) => fingerprint !== '').map((one) => [one.fingerprint, one])),
  }
}

const month = (date: string) => (date.length >= 7 ? date.slice(0, 7) : '')

/**
 * Whom a row means: by the number where it is given, else by name, told apart by the month of birth. A name that fits
 * two people, or one person with another month, is a doubt for a person to settle; nothing is guessed.
 */
export function matched(directory: Directory, meant: { name: string; birth: string; fingerprint: string }): Match {
  const byNumber = meant.fingerprint ? directory.byNumber.get(meant.fingerprint) : undefined
  const named = directory.byName.get(bareName(meant.name)) ?? []
  const all = named.map(({ id }) => id)
  if (byNumber) {
    // A number of somebody with another name is a slip of the list.
    const isSame = bareName(byNumber.name) === bareName(meant.name)
    return isSame ? { kind: 'person', id: byNumber.id } : { kind: 'unknown', candidates: [byNumber.id, ...all] }
  }
  const born = month(readPartialDate(meant.birth.trim()) ?? '')
  const fitting = born ? named.filter(({ birth }) => month(birth) === born || month(birth) === '') : named
  if (fitting.length === 1) return { kind: 'person', id: fitting[0]!.id }
  return {
    kind: fitting.length > 1 ? 'namesakes' : 'unknown',
    candidates: fitting.length ? fitting.map(({ id }) => id) : all,
  }
}
