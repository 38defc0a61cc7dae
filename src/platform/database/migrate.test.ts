import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeWorld, type World } from '../../testing/world.ts'
import { migrate } from './migrate.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld()
})
afterAll(() => world?.close())

const again = () => migrate(world.db as unknown as Kysely<never>)

it('a database that has every change is left as it is', async () => {
  await expect(again()).resolves.toBeUndefined()
})

it('one whose changes ran in another order is refused in words that say what to do', async () => {
  await sql`delete from kysely_migration where name = '0010-surveys-satisfaction'`.execute(world.db)
  await expect(again()).rejects.toThrow(
    /变更次序与程序不同（0012-portfolio之前.*没有改动任何数据.*请用原来的程序启动.*备份/,
  )
})

it('one that a newer program has changed is refused, with the change that is not known', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01')`.execute(world.db)
  await expect(again()).rejects.toThrow(/更新版本的头雁使用过（9999-later）/)
})
