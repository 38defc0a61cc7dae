import { useSyncExternalStore } from 'react'

const phone = window.matchMedia('(max-width: 600px)')

const listen = (changed: () => void) => {
  phone.addEventListener('change', changed)
  return () => phone.removeEventListener('change', changed)
}

/** True on a phone, where fingers need larger targets and rows become cards. */
export const useNarrow = () => useSyncExternalStore(listen, () => phone.matches)
