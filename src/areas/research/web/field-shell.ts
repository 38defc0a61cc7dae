export const FIELD_PATH = '/research/field'
const SHELL = 'touyan-field'

/** Whether this page can be opened again without a network: only over a protected connection. */
export const canOpenOffline = (): boolean => 'serviceWorker' in navigator && window.isSecureContext

const assetsOf = (html: string) => [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)

/**
 * Keeps the page and the code it runs, so that it opens without a network. Only what is running is kept: a page of a
 * newer version, whose code has not been loaded yet, is kept when it has been opened once.
 */
export async function keepShell(): Promise<void> {
  if (!canOpenOffline()) return
  await navigator.serviceWorker.register('/field-worker.js', { scope: FIELD_PATH })
  const page = await fetch(FIELD_PATH, { cache: 'no-store' })
  if (!page.ok) return
  const loaded = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)
  const needed = assetsOf(await page.clone().text())
  const running = new Set([...document.querySelectorAll('script[src], link[href]')].map(pathOf).concat(loaded))
  if (!needed.every((path) => running.has(path))) return
  const shell = await caches.open(SHELL)
  const wanted = new Set([...needed, ...loaded])
  const held = (await shell.keys()).map(({ url }) => new URL(url).pathname)
  await shell.addAll([...wanted].filter((path) => !held.includes(path)))
  await shell.put(FIELD_PATH, page)
  for (const path of held) if (path !== FIELD_PATH && !wanted.has(path)) await shell.delete(path)
}

const pathOf = (element: Element): string =>
  new URL(element.getAttribute('src') ?? element.getAttribute('href')!, location.origin).pathname
