import { useEffect } from 'react'

/** Lets a page cover the shell: what lies below can be reached neither by key nor by reader until the page is left. */
export function useAlone(): void {
  useEffect(() => {
    const covered = document.querySelectorAll<HTMLElement>('.top, .side, .bottom')
    for (const part of covered) part.inert = true
    return () => {
      for (const part of covered) part.inert = false
    }
  }, [])
}
