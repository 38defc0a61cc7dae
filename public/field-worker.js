// Opens the page of the field notes without a network, and nothing else: other pages lie outside its scope, and what
// the server answers under /api is never kept here.
const SHELL = 'touyan-field'
const PAGE = '/research/field'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(PAGE)))
  // Names of assets carry their content's hash: what is kept is never stale.
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname).catch(() => fetch(request)))
})

async function kept(path) {
  const found = await (await caches.open(SHELL)).match(path)
  if (!found) throw new Error(`${path} is not kept`)
  return found
}
