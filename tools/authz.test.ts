import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bounds, permissions } from '../src/app/areas.ts'
import { offerBackups } from '../src/app/backup/desk.ts'
import { readConfig } from '../src/app/config.ts'
import type { AnyEndpoint } from '../src/platform/endpoint.ts'
import { type Role, roles } from '../src/platform/permission.ts'
import { created, dossierOf } from '../src/testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../src/testing/world.ts'
import { authzMatrix, everybody, type MatrixRow, matrixCsv, type Who } from './authz-matrix.ts'

const committed = readFileSync(join(import.meta.dirname, '../docs/reference/authz-matrix.csv'), 'utf8')
const rows = committed
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([method, path, permission, who, , decision, reach]) => ({ method, path, permission, who, decision, reach }))

const endpoints: AnyEndpoint[] = bounds.map(({ endpoint }) => endpoint)
const businessRoles = (Object.keys(roles) as Role[]).filter((role) => roles[role].duty === 'business')
const administrators: Role[] = ['system_admin', 'security_admin', 'audit_admin']

let world: World
let stopBackups: () => Promise<void>
let clients: Map<Who, Client>
/** the person of the account of each business role */
const persons = new Map<Who, string>()
let stranger: string
let section: string
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  const dataFolder = dirname(world.platform.anchorFile)
  stopBackups = offerBackups(world.runtime, readConfig({ TOUYAN_DATA: dataFolder, TOUYAN_LOG: 'silent' }))
  clerk = await world.as('personnel_clerk')
  const made = await clerk.post('/api/sections', {
    name: '办公室',
    kind: 'section',
    position: 1,
    adminHeadcount: 9,
    institutionHeadcount: 0,
  })
  expect(made.status).toBe(201)
  section = made.body.id
  stranger = await created(clerk, dossierOf('陌路人', { birth: '1980-01' }))
  clients = new Map<Who, Client>([['public', world.nobody]])
  for (const role of Object.keys(roles) as Role[]) {
    if (businessRoles.includes(role)) {
      persons.set(role, await created(clerk, dossierOf(roles[role].title, { birth: '1990-01', sectionId: section })))
    }
    const personId = persons.get(role)
    clients.set(role, await world.as(role, { sectionId: section, ...(personId ? { personId } : {}) }))
  }
}, 120_000)

afterAll(async () => {
  await stopBackups()
  await world.close()
})

/** The least a browser would send: real addresses, no content. Signing out comes last, or nothing could follow it. */
async function ask(client: Client, { method, path, body, upload }: AnyEndpoint, id: string): Promise<number> {
  const address = `/api${path.replaceAll(/\{\w+\}/g, id)}`
  if (upload) return (await client.upload(address, [])).status
  const answer = await client.call(method.toUpperCase(), address, body ? {} : undefined)
  return answer.status
}

const idFor = (who: Who, { path }: AnyEndpoint) =>
  path.startsWith('/people/{id}') ? (persons.get(who) ?? stranger) : randomUUID()

const inOrder = [...endpoints].sort((a, b) => Number(endsSession(a)) - Number(endsSession(b)))
function endsSession({ path }: AnyEndpoint): boolean {
  return path === '/sign-out'
}

describe('the matrix', () => {
  test('is what the permission tables say', () => {
    expect(committed, 'run npm run docs').toBe(matrixCsv(authzMatrix(bounds, permissions)))
  })

  test('has every route of the running program for everybody', async () => {
    const document = await world.nobody.get('/api/openapi.json')
    const routes = Object.entries(document.body.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path.replace(/^\/api/, '')}`),
    )
    expect(routes.length).toBe(endpoints.length)
    expect(routes.length).toBeGreaterThan(40)
    const inMatrix = new Set(rows.map(({ method, path, who }) => `${method} ${path} ${who}`))
    const absent = routes
      .flatMap((route) => everybody.map((who) => `${route} ${who}`))
      .filter((key) => !inMatrix.has(key))
    expect(absent).toEqual([])
    expect(inMatrix.size).toBe(routes.length * everybody.length)
  })

  test('a permission that no table knows belongs to nobody', () => {
    const known = new Set(['public', 'signed-in', ...Object.keys(permissions)])
    expect(endpoints.map(({ permission }) => permission).filter((permission) => !known.has(permission))).toEqual([])
    const lost = { endpoint: { ...endpoints[0]!, permission: 'nobody.knows' as const }, run: async () => ({}) }
    const decisions = authzMatrix([lost], permissions).map(({ decision }: MatrixRow) => decision)
    expect(new Set(decisions)).toEqual(new Set(['deny']))
  })
})

describe.each(everybody)('%s through HTTP', (who) => {
  test('gets in where the matrix allows, and nowhere else', async () => {
    const wrong: string[] = []
    for (const endpoint of inOrder) {
      const { method, path } = endpoint
      const row = rows.find((one) => one.method === method && one.path === path && one.who === who)
      const status = await ask(clients.get(who)!, endpoint, idFor(who, endpoint))
      const refusal = who === 'public' ? 401 : 403
      // Wrong passwords and codes also answer 401, but only where no session is asked for.
      const open = endpoint.permission === 'public' ? status !== 403 : status !== 401 && status !== 403
      const right = row?.decision === 'allow' ? open && status < 500 : row?.decision === 'deny' && status === refusal
      if (!right) wrong.push(`${method} ${path}: ${status}, expected ${row?.decision ?? 'a row'}`)
    }
    expect(wrong).toEqual([])
  })
})

describe('one dossier', () => {
  const somebody = () => created(clerk, dossierOf('某人', { birth: '1991-02', sectionId: section }))
  const ofPerson = endpoints.filter(({ path }) => path.startsWith('/people/{id}'))

  test('of somebody else is closed to a cadre, whatever is asked of it', async () => {
    const cadre = await world.as('cadre', { personId: await somebody() })
    expect(ofPerson.length).toBeGreaterThan(6)
    for (const endpoint of ofPerson) {
      const status = await ask(cadre, endpoint, stranger)
      // A change is judged by its content first; with nothing in it, it is refused as incomplete and nothing happens.
      const closed = endpoint.body && endpoint.permission === 'people.propose' ? [400, 403, 404] : [403, 404]
      expect(closed, `${endpoint.method} ${endpoint.path}: ${status}`).toContain(status)
    }
    const proposed = await cadre.post(`/api/people/${stranger}/proposals`, {
      changes: { basic: { nation: '回族' } },
      reason: '依据',
    })
    expect([403, 404]).toContain(proposed.status)
  })

  test('of oneself is open to a cadre', async () => {
    const id = await somebody()
    const cadre = await world.as('cadre', { personId: id })
    for (const path of [`/api/people/${id}`, `/api/people/${id}/history`, `/api/people/${id}/appointment-form`]) {
      expect((await cadre.get(path)).status, path).toBe(200)
    }
  })

  test('of another section is closed to a section head', async () => {
    const head = await world.as('section_head', { sectionId: section })
    const colleague = await somebody()
    for (const endpoint of ofPerson.filter(({ method }) => method === 'get')) {
      expect([403, 404], endpoint.path).toContain(await ask(head, endpoint, stranger))
    }
    const seen = (await head.get('/api/people')).body.rows.map((row: { id: string }) => row.id)
    expect(seen).toContain(colleague)
    expect(seen).not.toContain(stranger)
  })
})

describe.each(administrators)('%s', (role) => {
  test('reads nothing of people', async () => {
    const client = await world.as(role)
    const reads = ['', '?search=%E9%99%8C', '/export', '/views', '/sample-sheet', `/${stranger}`]
    const below = ['photo', 'dossier-photo', 'history', 'proposals', 'appointment-form', 'appointment-form?format=lrmx']
    for (const path of [...reads, ...below.map((name) => `/${stranger}/${name}`)]) {
      const answer = await client.get(`/api/people${path}`)
      expect(answer.status, path).toBe(403)
      expect(new TextDecoder().decode(answer.bytes), path).not.toContain('陌路人')
    }
    expect((await client.get('/api/proposals')).status).toBe(403)
    expect((await client.get('/api/imports')).status).toBe(403)
    expect((await client.get('/api/establishment')).status).toBe(403)
    const forms = await client.post('/api/people/appointment-forms', { ids: [stranger], format: 'docx' })
    expect(forms.status).toBe(403)
  })
})
