import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { withTree } from './planted.ts'
import { outdated, referenceFiles, root } from './reference.ts'

let files: Record<string, string>
const name = `r_${randomBytes(6).toString('hex')}`

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ ...inject('server'), database: 'postgres' })
  await client.connect()
  await client.query(statement)
  await client.end()
}

beforeAll(async () => {
  await onServer(`create database ${name} template touyan`)
  const { user, password, host, port } = inject('server')
  files = await referenceFiles(
    `postgresql://${user}:${password}@/${name}?host=${encodeURIComponent(host)}&port=${port}`,
  )
})

afterAll(() => onServer(`drop database ${name} with (force)`))

test('the reference is what the program says now; if not, run: npm run docs', () => {
  expect(outdated(files, root), 'outdated: run npm run docs and commit the result').toEqual([])
})

test('nothing generated is empty', () => {
  expect(Object.keys(files)).toHaveLength(13)
  for (const [path, text] of Object.entries(files)) expect(text.length, path).toBeGreaterThan(200)
})

test('a changed line and a missing file are both outdated', async () => {
  const written = { 'a.md': 'one\n', 'b.md': 'two\n' }
  expect(await withTree(written, (folder) => outdated(written, folder))).toEqual([])
  const wanted = { 'a.md': 'one\n', 'b.md': 'changed\n', 'c.md': 'three\n' }
  expect(await withTree(written, (folder) => outdated(wanted, folder))).toEqual(['b.md', 'c.md'])
})

test('the schema shows keys, checks, triggers and functions', () => {
  const sql = files['docs/reference/schema.sql']!
  expect(sql).toMatch(/create table audit_entry \(/)
  expect(sql).toMatch(/FOREIGN KEY \(unit_id, person_id\) REFERENCES person/)
  expect(sql).toMatch(/^CREATE TRIGGER /m)
  expect(sql).toMatch(/^CREATE OR REPLACE FUNCTION /m)
  expect(sql).not.toMatch(/kysely/)
})
