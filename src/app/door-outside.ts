import type { Hono } from 'hono'
import type pg from 'pg'
import { makeDoorApp } from '../areas/door/public/app.ts'
import { makeChallenges } from '../areas/door/public/challenge.ts'
import { makeLimits } from '../areas/door/public/limits.ts'
import { type Outside, usualRoom } from '../areas/door/public/outside.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import { openDatabase } from '../platform/db.ts'

export type Door = { app: Hono; close(): Promise<void> }

/** Zeros a proof of work begins with: under a second on a cheap phone. */
const BITS = 14
const CONNECTIONS = 6

/** The public pages over the restricted role. The same for a process of its own and for `/door` inside the program. */
export function openOutside(
  connection: pg.PoolConfig,
  settings: Partial<Omit<Outside, 'db'>> = {},
  note: (what: { name: string; code: string }) => void = () => {},
): Door {
  const { db, pool } = openDatabase(connection, CONNECTIONS)
  const clock: Clock = settings.clock ?? systemClock
  const outside: Outside = {
    db,
    challenges: makeChallenges(clock),
    limits: makeLimits(clock),
    base: '',
    unitId: null,
    proxies: [],
    bits: BITS,
    most: usualRoom,
    ...settings,
    clock,
  }
  return { app: makeDoorApp(outside, note), close: () => pool.end() }
}
