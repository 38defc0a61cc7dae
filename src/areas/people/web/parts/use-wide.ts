import { useSyncExternalStore } from 'react'

/** True from `width` CSS pixels of the window on. */
export function useWide(width: number): boolean {
  const media = window.matchMedia(`(min-width: ${width}px)`)
  return useSyncExternalStore(
    (told) => {
      media.addEventListener('change', told)
      return () => media.removeEventListener('change', told)
    },
    () => media.matches,
  )
}
