import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import type pg from 'pg'
import { openOutside } from '../app/door-outside.ts'
import { openDoors } from '../app/door-queue.ts'
import { grantDoor } from '../app/door-role.ts'
import { leadingZeroBits, proofHash } from '../areas/door/public/challenge.ts'
import type { Outside } from '../areas/door/public/outside.ts'
import type { World } from './world.ts'

export type Page = { status: number; text: string; headers: Headers }
export type Fields = Record<string, string | string[] | { name: string; type: string; bytes: Uint8Array }[]>

/** Somebody with a phone at the public door. */
export type Visitor = {
  get(path: string): Promise<Page>
  send(path: string, init: RequestInit): Promise<Page>
  /** opens the form's page, works out the proof and sends the form */
  fill(path: string, fields: Fields): Promise<Page>
  /** what the form's page asks to be sent with the fields */
  proof(path: string): Promise<{ token: string; nonce: string }>
}

export type PublicDoor = {
  app: Hono
  connection: pg.PoolConfig
  noted: { name: string; code: string }[]
  visitor(address?: string, device?: string): Visitor
  close(): Promise<void>
}

/** The public door of a world, through the restricted role, with little work to do. */
export async function openPublicDoor(world: World, settings: Partial<Outside> = {}): Promise<PublicDoor> {
  const folder = mkdtempSync(join(tmpdir(), 'touyan-door-'))
  await openDoors(world.platform)
  const connection = await grantDoor(world.runtime.owner, folder)
  const noted: { name: string; code: string }[] = []
  const door = openOutside(connection, { clock: world.clock, bits: 4, ...settings }, (what) => noted.push(what))
  return {
    app: door.app,
    connection,
    noted,
    visitor(address = '203.0.113.7', device = 'Mozilla/5.0 (Linux; Android 9)') {
      async function send(path: string, init: RequestInit): Promise<Page> {
        const headers = { 'user-agent': device, ...(init.headers as Record<string, string>) }
        const env = { incoming: { socket: { remoteAddress: address } } }
        const response = await door.app.request(path, { ...init, headers }, env)
        return { status: response.status, text: await response.text(), headers: response.headers }
      }
      const get = (path: string) => send(path, {})
      async function proof(path: string) {
        const { text } = await get(path)
        const token = /name="token" value="([^"]+)"/.exec(text)?.[1] ?? ''
        const bits = Number(/data-bits="(\d+)"/.exec(text)?.[1] ?? 0)
        return { token, nonce: solved(token, bits) }
      }
      return {
        get,
        send,
        proof,
        fill: async (path, fields) =>
          send(path, { method: 'POST', body: formOf({ ...fields, ...(await proof(path)) }) }),
      }
    },
    async close() {
      await door.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A number whose hash begins with enough zeros. */
export function solved(token: string, bits: number): string {
  for (let n = 0; ; n++) if (leadingZeroBits(proofHash(token, n.toString(36))) >= bits) return n.toString(36)
}

export function formOf(fields: Fields): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string') form.append(name, one)
      else form.append(name, new Blob([one.bytes as Uint8Array<ArrayBuffer>], { type: one.type }), one.name)
    }
  }
  return form
}

/** The code a page shows, without the spaces between its groups. */
export const codeOn = ({ text }: Page): string =>
  /id="code"[^>]*>([^<]+)</.exec(text)?.[1]?.replaceAll(' ', '').trim() ?? ''
