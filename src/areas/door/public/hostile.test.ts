import { randomBytes } from 'node:crypto'
import jpeg from 'jpeg-js'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operatorOf } from '../../../app/operator.ts'
import { type Fields, openPublicDoor, type PublicDoor } from '../../../testing/visitor.ts'
import { makeWorld, type World } from '../../../testing/world.ts'
import { attachmentBytes, type Submission, type Taker, takeAll } from '../facts.ts'
import { makeLimits, usualLimits } from './limits.ts'

/** A flood as it may come: `DOOR_FLOOD=10000` for the long trial. */
const HONEST = Number(process.env.DOOR_FLOOD ?? 150)

let world: World
let door: PublicDoor
beforeAll(async () => {
  world = await makeWorld()
  const limits = makeLimits(world.clock, { ...usualLimits, allSubmissions: 1e9 })
  door = await openPublicDoor(world, { limits, bits: 2 })
})
afterAll(async () => {
  await door?.close()
  await world?.close()
})

const photo = Buffer.from(jpeg.encode({ data: Buffer.alloc(400, 1), width: 10, height: 10 }, 50).data)
const file = (bytes: Uint8Array, type = 'image/jpeg') => [{ name: '../../x.jpg', type, bytes }]

/** Texts that may be said and must stay text. */
const texts = [
  '<img src=x onerror=__xss(1)>',
  '"><svg/onload=__xss(2)>',
  "'-__xss(3)-'",
  '{{__xss(4)}}',
  'javascript:__xss(5)',
  ']]><script>__xss(6)</script>',
  '＜script＞__xss(7)＜/script＞',
  '=HYPERLINK("http://x","点我")',
  '+1+1+1+1',
  '-1+1+1+1',
  '@SUM(1+1)*cmd|/C',
  '＝1＋1＝2，不是吗',
  "' OR 1=1; drop table person; --",
  '${7*7}{#each}<<[x]>>',
  '%s%n%x%00%0d%0aSet-Cookie: a=b',
  'a'.repeat(2000),
  '王'.repeat(200),
  `𠮷㛃䶮${'é'.repeat(900)}`,
  '👩‍👩‍👧‍👦🇨🇳 好地方，再来',
  '买买提·阿卜杜拉说得好',
  '../../../../etc/passwd',
  '{"__proto__":{"isAdmin":true}}',
  'line one\nline two\tand more',
]

const opinion = (text: string): Fields => ({ sourceKind: 'public', text })

/** What has no business here and must be refused calmly. */
const refused: Fields[] = [
  ...['\u0000', '\u0007', '\u001b[31m', '\u202Egpj.exe', '\u2066', '\ufeff'].map((mark) =>
    opinion(`这里有一个记号${mark}藏着`),
  ),
  opinion('x'.repeat(1_000_000)),
  opinion(''),
  opinion('    \n   '),
  { text: '没有说是谁，应当问一句' },
  { sourceKind: 'admin', text: '身份不在名单里的意见' },
  { sourceKind: '__proto__', text: '身份不在名单里的意见' },
  { sourceKind: 'constructor', text: '身份不在名单里的意见' },
  { ...opinion('联系方式很长的意见'), contactPhone: '1'.repeat(5000) },
  { ...opinion('联系方式有换行的意见'), contactPhone: '139\r\nBcc: x@example.com' },
  { ...opinion('只留称呼不留电话的意见'), contactName: '某某' },
  ...[
    Buffer.from('MZ\x90\0 program'),
    Buffer.from('%PDF-1.7 /JavaScript'),
    Buffer.from('PK\x03\x04 archive'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
    Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<?php system($_GET[0]) ?>')]),
    randomBytes(50_000),
  ].map((bytes) => ({ ...opinion('带着一个不是照片的文件'), files: file(bytes) })),
  { ...opinion('带着五张照片的意见，太多了'), files: [...file(photo), ...file(photo), ...file(photo), ...file(photo)] },
]

/** Requests that are no form at all. */
const requests: RequestInit[] = [
  { body: '{"text":"json"}', headers: { 'content-type': 'application/json' } },
  { body: `${'['.repeat(20_000)}${']'.repeat(20_000)}`, headers: { 'content-type': 'application/json' } },
  { body: 'not a form', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
  {
    body: '--x\r\nContent-Disposition: form-data; name="text"',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  },
  {
    body: 'a[__proto__][x]=1&__proto__=1&constructor=1',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  },
  { body: 'text=%ff%fe%00&sourceKind=%E0%A4%A', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { body: Buffer.from('文字', 'utf16le'), headers: { 'content-type': 'text/plain; charset=utf-16' } },
  {
    body: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    headers: { 'content-type': 'application/xml' },
  },
  { body: Buffer.alloc(17 * 1024 * 1024, 0x61), headers: { 'content-type': 'multipart/form-data; boundary=x' } },
]

const addresses = [
  '/p/%00',
  '/p/../../etc',
  '/survey/%2e%2e',
  '/survey/x',
  '/answered?q=%00%ff',
  '/answered?page=-1',
  '/answered?page=1e9',
  '/answered?q=%25%25%25&page=NaN',
  '/opinion?p[]=x',
  '/opinion?lang=__proto__',
  '/%E0%A4%A',
  '/.git/config',
  '/package.json',
]

it('among many honest ones no hostile one does anything, and none of the honest is lost', {
  timeout: 3_600_000,
}, async () => {
  const hostile: (() => Promise<{ status: number; text: string }>)[] = [
    ...refused.map((fields, n) => () => door.visitor(`192.0.2.${n}`).fill('/opinion', fields)),
    ...requests.map(
      (init, n) => () => door.visitor(`192.0.2.${100 + n}`).send('/opinion', { method: 'POST', ...init }),
    ),
    ...addresses.map((path) => () => door.visitor('192.0.2.200').get(path)),
  ]
  expect(hostile.length + texts.length).toBeGreaterThanOrEqual(50)
  const honest = Array.from({ length: HONEST }, (_, n) => `第${n}位游客：停车场的指示牌看不清。`)
  const said = [...texts, ...honest]
  const jobs = said.map((text, n) => async () => {
    const files: Fields = n % 10 === 0 ? { files: file(photo) } : {}
    const page = await door.visitor(`198.18.${n >> 8}.${n & 255}`).fill('/opinion', { ...opinion(text), ...files })
    const fault = /class="fault"[^>]*>([^<]+)/.exec(page.text)?.[1]
    expect([text.slice(0, 40), page.status, fault]).toEqual([text.slice(0, 40), 200, undefined])
  })
  const step = Math.max(1, Math.floor(jobs.length / hostile.length))
  const mixed = jobs.flatMap((job, n) => (n % step === 0 && hostile[n / step] ? [job, hostile[n / step]!] : [job]))
  const statuses: number[] = []
  for (let at = 0; at < mixed.length; at += 20) {
    const done = await Promise.all(mixed.slice(at, at + 20).map((job) => job()))
    for (const page of done) {
      if (!page) continue
      statuses.push(page.status)
      expect(page.text).not.toMatch(/<script>|<svg|onerror=__|root:/)
    }
  }
  expect(statuses).toHaveLength(Math.min(hostile.length, Math.ceil(jobs.length / step)))
  expect(statuses.filter((status) => status >= 500)).toEqual([])
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
  expect(door.noted).toEqual([])

  const kinds = Object.entries(Object.groupBy(statuses, String)).map(([status, all]) => `${status}×${all!.length}`)
  console.log(`${said.length} forms kept, ${statuses.length} hostile requests answered ${kinds.join(', ')}`)

  const taken: Submission<'opinion'>[] = []
  const taker: Taker<'opinion'> = {
    kind: 'opinion',
    async take(_tx, _ctx, submission) {
      taken.push(submission)
      return []
    },
  }
  const queue = {
    platform: world.platform,
    takers: [taker as Taker],
    ctxOf: (id: string) => operatorOf(world.platform, id),
  }
  expect(await takeAll(queue)).toMatchObject({ aside: 0, left: 0 })
  const trimmed = (text: string) => text.trim()
  expect(taken.map(({ body }) => body.text).sort()).toEqual(said.map(trimmed).sort())
  const attached = taken.filter(({ attachments }) => attachments.length)
  expect(attached.length).toBe(Math.ceil(said.length / 10))
  const { id, name } = attached[0]!.attachments[0]!
  expect(name).toBe('附件1.jpg')
  const bytes = await attachmentBytes(world.db, world.platform.keys, world.unitId, id)
  expect(jpeg.decode(bytes!).width).toBe(10)
})

it('of twenty submissions neither an address nor a device is anywhere in the database', async () => {
  const addresses = Array.from({ length: 20 }, (_, n) => `198.51.100.${200 + n}`)
  for (const address of addresses) {
    await door.visitor(address, 'CanaryPhone/9.9').fill('/opinion', opinion('大厅的灯坏了，晚上看不见。'))
  }
  const tables = await world.db.introspection.getTables()
  expect(tables.length).toBeGreaterThan(30)
  for (const { name } of tables) {
    const rows = await world.db
      .selectFrom(name as 'doorQueue')
      .selectAll()
      .execute()
    const dump = rows.flatMap((row) =>
      Object.values(row).map((value) =>
        Buffer.isBuffer(value) ? value.toString('latin1') : (JSON.stringify(value) ?? ''),
      ),
    )
    const found = dump.filter(
      (text) => text.includes('198.51.100.') || text.includes('CanaryPhone') || text.includes('大厅的灯'),
    )
    expect([name, found]).toEqual([name, []])
  }
})
