import { useSearchParams } from 'react-router'
import type { Day } from '../../../law/periods.ts'
import { today } from '../../../ui/format.ts'
import { useNarrow } from '../../../ui/media.ts'
import { type View, views } from '../days.ts'
import { type AgendaEntry, type AgendaKind, agendaKinds } from '../schema.ts'

/** What the page shows. It stands in the address, so that a link keeps and passes on what is chosen. */
export type Shown = {
  day: Day
  view: View
  scope: 'own' | 'wide'
  kinds: AgendaKind[]
  search: string
  show: (change: Partial<Omit<Shown, 'show'>>) => void
}

const isDay = (text: string | null): text is Day =>
  text !== null && /^20\d\d-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

export function useShown(): Shown {
  const isNarrow = useNarrow()
  const [address, setAddress] = useSearchParams()
  const [day, view, scope] = ['day', 'view', 'scope'].map((name) => address.get(name))
  const kinds = (address.get('kinds') ?? '').split(',').filter((kind): kind is AgendaKind => kind in agendaKinds)
  const shown = {
    day: isDay(day ?? null) ? day! : today(),
    // Seven columns do not fit on a phone: there the days come one below the other.
    view: isNarrow ? ('list' as const) : view && view in views ? (view as View) : ('month' as const),
    scope: scope === 'wide' ? ('wide' as const) : ('own' as const),
    kinds,
    search: address.get('search') ?? '',
  }
  const show: Shown['show'] = (change) => {
    const next = { ...shown, ...(isNarrow ? { view: view ?? '' } : {}), ...change }
    const words: [string, string][] = [
      ['day', next.day === today() ? '' : next.day],
      ['view', next.view === 'month' ? '' : next.view],
      ['scope', next.scope === 'own' ? '' : next.scope],
      ['kinds', next.kinds.join(',')],
      ['search', next.search],
    ]
    setAddress(Object.fromEntries(words.filter(([, value]) => value)), { replace: true })
  }
  return { ...shown, show }
}

/** The entries of the chosen kinds that contain the words looked for. */
export const chosen = (entries: readonly AgendaEntry[], { kinds, search }: Pick<Shown, 'kinds' | 'search'>) =>
  entries.filter(
    (one) =>
      (!kinds.length || kinds.includes(one.kind)) &&
      (!search || [one.title, one.place, one.note].some((text) => text.includes(search))),
  )
