import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Bureau, makeBureau } from './bureau.ts'
import { exportEverything, FORMULAS, openSignIn } from './exports.ts'
import { fill } from './fill.ts'
import { fuzz } from './fuzz.ts'
import { plantCanaries, searchForCanaries } from './leaks.ts'
import { changeBeyondReach, type Known, know, readEverything, withoutObject } from './matrix.ts'
import { plantEverywhere } from './plant.ts'

let bureau: Bureau
let known: Known

beforeAll(async () => {
  bureau = await makeBureau(inject('server'))
  await fill(bureau)
  known = await know(bureau, 1)
}, 180_000)
afterAll(() => bureau.close())

test('every parameter of every address has a real object', () => {
  expect(withoutObject(known)).toEqual([])
})

test('nobody changes an object beyond reach', async () => {
  const { faults, writes, judged } = await changeBeyondReach(bureau, known, 1)
  expect(writes).toBeGreaterThan(2000)
  // Enough content has to pass its own rules for the object to be what stops it.
  expect(judged).toBeGreaterThan(1000)
  expect(faults).toEqual([])
}, 200_000)

test('nobody reads an object beyond reach, nor learns that it exists', async () => {
  const { faults, reads } = await readEverything(bureau, known, 1)
  expect(reads).toBeGreaterThan(1500)
  expect(faults).toEqual([])
}, 200_000)

test('no content brings the program to fail, to wait or to tell of its inside', async () => {
  const { faults, requests } = await fuzz(bureau, known, 7, 3)
  expect(requests).toBeGreaterThan(1000)
  expect(faults).toEqual([])
}, 200_000)

test('what is sealed is seen by whom the permissions name, and by nobody else, at whatever address', async () => {
  const canaries = await plantCanaries(bureau)
  const { faults, reads, seen } = await searchForCanaries(bureau, await know(bureau, 1), canaries, false)
  expect(faults).toEqual([])
  expect(reads).toBeGreaterThan(1500)
  expect(seen).toBeGreaterThan(7)
}, 200_000)

test('a person whom other records name is kept, and the clerk is told why', async () => {
  const { rows } = await bureau.client.query(`select m.person_id id from party_membership m
    where not exists (select from account a where a.person_id = m.person_id) order by 1 limit 1`)
  const clerk = bureau.visitors.find(({ username }) => username === 'xuqingru')!
  const answer = await clerk.send('POST', `/api/people/${rows[0].id}/removal`, { body: { reason: '误建档案' } })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('其他记录中已经用到此人')
})

test('no export holds anything that acts by itself, whatever was written in any field', async () => {
  await openSignIn(bureau)
  const { fields, refused } = await plantEverywhere(bureau.client, FORMULAS)
  expect(fields.length).toBeGreaterThan(200)
  // Closed lists of words and numbers of papers.
  expect(refused.length).toBeLessThan(15)
  for (const refusal of refused) expect(refusal).toContain('violates check constraint')
  const found = await exportEverything(bureau, await know(bureau, 1), 1)
  expect(found.faults).toEqual([])
  expect(found.addresses).toBeGreaterThan(40)
  expect(found.made).toBeGreaterThan(60)
  expect(found.carrying).toBeGreaterThan(55)
}, 200_000)
