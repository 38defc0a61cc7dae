import {
  closeSync,
  cpSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Chance } from './chance.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, runProgram } from './program.ts'
import { upload } from './writes/kinds.ts'

const ways = {
  翻转一个字节: (path: string, chance: Chance) => flip(path, chance),
  截短一半: (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
  清空: (path: string) => truncateSync(path, 0),
}
type Way = keyof typeof ways

type Place = { data: string; folder: string; backup: string; env: Record<string, string>; chance: Chance }
type Case = { what: string; file(place: Place): string; finds(place: Place): Promise<string | null> }

/** One file at a time is damaged; somebody has to be told, and nothing may be shown that was never written. */
export const corrupt: Trial = {
  title: '损坏：数据目录里的文件翻转一个字节、截短、清空，必须查出并说明，不能当作没有事',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const whole = new DemoBureau(inside(place.folder))
    const figures: Outcome['figures'] = {}
    const faults: string[] = []
    try {
      await whole.start()
      await whole.signIn('gaoyi')
      await whole.stop()
      const { stdout, code, stderr } = await runProgram(['backup', '--out', join(place.folder, 'made.zip')], whole.env)
      if (code !== 0) throw new Error(`no backup: ${stdout}${stderr}`)
      const saved = join(place.folder, 'saved')
      const at: Place = {
        ...{ data: whole.data, folder: place.folder, backup: join(place.folder, 'made.zip'), chance },
        env: { ...whole.env, PORT: '0' },
      }
      for (const one of isSmall ? cases.slice(0, 2) : cases) {
        const found: string[] = []
        for (const way of Object.keys(ways) as Way[]) {
          const file = one.file(at)
          cpSync(file, saved, { preserveTimestamps: true })
          ways[way](file, chance)
          const how = await one.finds(at)
          if (how === null) faults.push(`${one.what}${way}：没有查出`)
          found.push(`${way}：${how === null ? '没有查出' : `“${how.replaceAll(at.data, '…').slice(0, 40)}…”`}`)
          writeFileSync(file, readFileSync(saved))
          rmSync(saved)
        }
        figures[one.what] = found.join('；')
        say(`${one.what} ${figures[one.what]}`)
      }
      Object.assign(figures, await whileServing(whole, chance, faults))
    } finally {
      await whole.kill(true)
      place.remove()
    }
    return { figures, faults }
  },
}

function flip(path: string, chance: Chance): void {
  const file = openSync(path, 'r+')
  const at = chance.whole(0, statSync(path).size - 1)
  const byte = Buffer.alloc(1)
  readSync(file, byte, 0, 1, at)
  byte[0]! ^= 0x10
  writeSync(file, byte, 0, 1, at)
  closeSync(file)
}

/** Starts it and says what it says on refusing; null when it comes up as if nothing had happened. */
async function onStart({ data, env }: Place): Promise<string | null> {
  const bureau = new DemoBureau(data, env)
  try {
    await bureau.start()
    await bureau.stop()
    return null
  } catch (error) {
    const [, ended = '{"stderr":""}'] = /^the program ended: (.*)$/s.exec((error as Error).message) ?? []
    return said({ code: 1, stdout: '', stderr: (JSON.parse(ended) as Ended).stderr })
  } finally {
    await bureau.kill(true)
  }
}

const key = (name: string): Case => ({
  what: `密钥${name}`,
  file: ({ data }) => join(data, 'keys', name),
  finds: onStart,
})

const cases: Case[] = [
  key('field.key'),
  key('database.password'),
  {
    what: '审计密钥',
    file: ({ data }) => join(data, 'keys', 'audit.key'),
    finds: verified,
  },
  {
    what: '审计链头文件',
    file: ({ data }) => join(data, 'audit-head.json'),
    finds: verified,
  },
  {
    what: '备份',
    file: ({ backup }) => backup,
    finds: async ({ backup, env }) => said(await runProgram(['drill', backup], env)),
  },
]

type Ended = { code: number | null; stdout: string; stderr: string }

/** The sentence it ended with, or null where it ended well or without a word that helps. */
function said({ code, stdout, stderr }: Ended): string | null {
  const words = (stderr + stdout).trim()
  return code !== 0 && /[一-鿿]/.test(words) && !words.includes('    at ') ? words : null
}

async function verified({ env }: Place): Promise<string | null> {
  return said(await runProgram(['audit', 'verify'], env))
}

/** A page of a table, and a stored file: whoever opens them is told, the rest goes on. */
async function whileServing(bureau: DemoBureau, chance: Chance, faults: string[]): Promise<Outcome['figures']> {
  await bureau.start()
  await bureau.signIn('xuqingru')
  await bureau.signIn('gaoyi')
  const [topic] = await bureau.rows<{ id: string }>(`select id from topic where state = 'draft' limit 1`)
  const kept = upload('佐证.txt', '原来的内容'.repeat(200))
  await bureau.act('gaoyi', 'POST', `/topics/${topic!.id}/materials`, kept)
  const [{ id }] = (await bureau.rows<{ id: string }>(
    'select id from topic_material where topic_id = $1 order by uploaded_at desc limit 1',
    [topic!.id],
  )) as [{ id: string }]
  // Not the persons: the one who signs in is read from there, and then nothing would open at all.
  const [row] = await bureau.rows<{ path: string }>(`select pg_relation_filepath('research_place') as path`)
  await bureau.rows(
    `update topic_material set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 16) where id = $1`,
    [id],
  )
  const file = await bureau.send('gaoyi', { method: 'GET', path: `/topics/${topic!.id}/materials/${id}` })
  if (file.status === 200) faults.push('存入的文件改了一个字节，照样给出')
  await bureau.stop()
  flip(join(bureau.data, 'postgres', row!.path), chance)
  await bureau.start()
  const list = await bureau.send('gaoyi', { method: 'GET', path: '/research/places' })
  if (list.status === 200) faults.push('表文件翻转一个字节，目录照样给出')
  const other = await bureau.send('xuqingru', { method: 'GET', path: '/people?size=200' })
  if (other.status !== 200) faults.push(`其他内容也打不开：${other.status}`)
  const words = ({ status, body }: { status: number; body: unknown }) =>
    `${status} ${(body as { message?: string } | null)?.message ?? ''}`
  return { '存入的文件改一个字节，打开时': words(file), '表文件翻转一个字节，查看时': words(list) }
}
