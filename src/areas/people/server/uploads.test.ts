import { afterAll, beforeAll, expect, it } from 'vitest'
import { bounds } from '../../../app/areas.ts'
import { makeServer } from '../../../app/server.ts'
import { lrmx, rowCounts, sample, zipOf } from '../../../testing/dossiers.ts'
import { type Client, makeWorld, type World } from '../../../testing/world.ts'

let world: World
let clerk: Client

beforeAll(async () => {
  world = await makeWorld()
  clerk = await world.as('personnel_clerk')
})
afterAll(() => world.close())

const upload = (name: string, bytes: Uint8Array) => clerk.upload('/api/imports', [{ name, bytes }])
const MB = 1024 * 1024

/** Sends a body piece by piece, counting how many were asked for. */
async function stream(path: string, pieces: number, headers: Record<string, string>) {
  const signedIn = await world.nobody.post('/api/sign-in', { username: clerk.username, password: 'Yunqi-Test-2026' })
  const cookie = signedIn.headers.getSetCookie().map((line) => line.split(';')[0])
  let sent = 0
  const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="x.lrmx"\r\n\r\n'
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(sent === 0 ? new TextEncoder().encode(head) : new Uint8Array(MB))
      sent += 1
      if (sent > pieces) controller.close()
    },
  })
  const app = makeServer(world.runtime, bounds)
  const type = 'multipart/form-data; boundary=b'
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { cookie: cookie.join('; '), 'content-type': type, ...headers },
  }
  const response = await app.request(path, init, { incoming: { socket: { remoteAddress: '127.0.0.1' } } })
  return { status: response.status, body: (await response.json()) as { code: string; message: string }, sent }
}

it('cuts an upload off where the limit is, whatever its length is said to be', async () => {
  const cut = await stream('/api/imports', 1000, {})
  expect(cut.status).toBe(413)
  expect(cut.body.message).toContain('100MB')
  expect(cut.sent).toBeLessThan(110)
  const photo = await stream('/api/people/00000000-0000-4000-8000-000000000000/photo', 1000, {})
  expect(photo.status).toBe(413)
  expect(photo.sent).toBeLessThan(12)
})

it('refuses a length over the limit before anything is read', async () => {
  const cut = await stream('/api/imports', 1000, { 'content-length': String(101 * MB) })
  expect(cut.status).toBe(413)
  expect(cut.sent).toBeLessThan(3)
})

it('refuses an upload that is broken off, has no file, or is no upload', async () => {
  expect((await stream('/api/imports', 1, {})).status).toBe(400)
  expect((await clerk.upload('/api/imports', [])).status).toBe(400)
  expect((await clerk.post('/api/imports', { files: [] })).status).toBe(415)
})

it('takes folders of a zip, and names nothing outside of it', async () => {
  const bytes = await zipOf([
    { name: '甲/一.lrmx', bytes: lrmx({ XingMing: '包内甲' }) },
    { name: '乙/二.lrmx', bytes: lrmx({ XingMing: '包内乙' }) },
    { name: '__MACOSX/._一.lrmx', bytes: new Uint8Array([1]) },
    { name: '坏.lrmx', bytes: sample('11_malformed.lrmx').bytes },
  ])
  const preview = await upload('打包.zip', bytes)
  expect(preview.body.items.map((item: { name: string }) => item.name)).toEqual(['包内甲', '包内乙'])
  expect(preview.body.faults).toHaveLength(1)
  expect(preview.body.faults[0]).toMatchObject({ code: 'not-well-formed', file: '打包.zip/坏.lrmx' })
})

it.each([
  ['空.lrmx', new Uint8Array(), 'empty-file'],
  ['空.zip', new Uint8Array(), 'empty-file'],
  ['坏.zip', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'unsupported-format'],
  ['说明.docx', new Uint8Array([0x50, 0x4b, 3, 4]), 'unsupported-format'],
  ['程序.exe', new Uint8Array([0x4d, 0x5a]), 'unsupported-format'],
  ['没有扩展名', new Uint8Array([1]), 'unsupported-format'],
  ['假.lrmx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'not-a-person-file'],
])('refuses %s and changes nothing', async (name, bytes, code) => {
  const before = await rowCounts(world)
  const preview = await upload(name, bytes)
  expect(preview.status).toBe(201)
  expect(preview.body.items).toEqual([])
  expect(preview.body.faults).toHaveLength(1)
  expect(preview.body.faults[0]).toMatchObject({ code, file: name })
  expect(preview.body.faults[0].message).toMatch(/。$/)
  expect(await rowCounts(world)).toEqual(before)
})
