import { useSyncExternalStore } from 'react'

/** The script this page began with; another name in an answer means that the program was replaced meanwhile. */
const own =
  typeof document === 'undefined'
    ? null
    : (document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src') ?? null)

let isReplaced = false
const listeners = new Set<() => void>()

/** Looks at an answer of the server for the build it belongs to. */
export function noteBuild(headers: Headers): void {
  const told = headers.get('x-build')
  if (isReplaced || !own || !told || told === own) return
  isReplaced = true
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void) => {
  listeners.add(tell)
  return () => void listeners.delete(tell)
}

/** True once the server has been replaced by another build than this page's. */
export const useReplaced = (): boolean => useSyncExternalStore(subscribe, () => isReplaced)

/** A part of the program that could not be fetched: the line is down, or the part is no longer there. */
export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|preload css|loading (css )?chunk/i.test(error.message)
