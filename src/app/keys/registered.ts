import type pg from 'pg'
import { FIRST_KEY, type Keys } from '../../platform/keys.ts'
import { fieldKeyFile } from './files.ts'

/** A later field key as the database remembers it. */
export type Registered = {
  number: number
  check: Buffer
  madeAt: Date
  resealedAt: Date | null
  destroyedAt: Date | null
}

/** The field keys after the first; none in a database that is older than they are. */
export async function registeredKeys(client: pg.Client): Promise<Registered[]> {
  const { rows: found } = await client.query("select to_regclass('public.field_key') is not null as here")
  if (!found[0].here) return []
  const { rows } = await client.query<Registered>(
    `select number, key_check as check, made_at as "madeAt", resealed_at as "resealedAt",
       destroyed_at as "destroyedAt" from field_key order by number`,
  )
  return rows
}

/** What is wrong with the later keys of a folder for this database, as a sentence; null when all are there. */
export function keysFault(registered: Registered[], keys: Keys): string | null {
  for (const { number, check, destroyedAt } of registered) {
    if (destroyedAt) continue
    const file = fieldKeyFile(number)
    if (!keys.numbers.includes(number))
      return `数据目录的 keys 下缺少 ${file}。请从备份或者另外保存的密钥中放回这个文件。`
    if (!keys.checkOf(number).equals(check))
      return `keys 下的 ${file} 与数据库不匹配。请换成与这个数据库一起保存的那一份。`
  }
  return null
}

/** Makes the database remember keys that lie in the folder and are new to it, before anything is sealed with them. */
export async function registerKeys(client: pg.Client, keys: Keys, now: Date): Promise<void> {
  for (const number of keys.numbers.filter((one) => one !== FIRST_KEY)) {
    await client.query(
      'insert into field_key (number, key_check, made_at) values ($1, $2, $3) on conflict (number) do nothing',
      [number, keys.checkOf(number), now],
    )
  }
}
