import { useSyncExternalStore } from 'react'

function follow(query: string) {
  const list = window.matchMedia(query)
  const listen = (changed: () => void) => {
    list.addEventListener('change', changed)
    return () => list.removeEventListener('change', changed)
  }
  return () => useSyncExternalStore(listen, () => list.matches)
}

/** True on a phone, where fingers need larger targets and rows become cards. */
export const useNarrow = follow('(max-width: 600px)')

/** True for whoever has told the device that movement disturbs: nothing slides or fades then. */
export const useLessMotion = follow('(prefers-reduced-motion: reduce)')
