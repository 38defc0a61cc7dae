import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DemoBureau, inside, secondsUntil } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { databasePid, isRunning, makeFolder } from './program.ts'
import { SmallDisk } from './small-disk.ts'
import { upload } from './writes/kinds.ts'

const CLERK = 'gaoyi'
const MEGABYTES = 260
const MOST_BUSY = 0.5

/** The disk under the data folder fills up, by uploads and by rows; people are told, reading goes on, room heals it. */
export const diskFull: Trial = {
  title: '磁盘满：上传和登记把磁盘写满；有说明、能查看、不空转，腾出空间后不重启就能办理',
  async run({ isSmall, say }): Promise<Outcome> {
    const missing = SmallDisk.missing()
    if (missing) return { figures: {}, faults: [`这台机器不能做：${missing}。没有做，不算通过`] }
    const figures: Outcome['figures'] = {}
    const faults: string[] = []
    for (const how of isSmall ? (['上传'] as const) : (['上传', '登记'] as const)) {
      figures[`用${how}写满`] = await filled(how, faults)
      say(`用${how}写满：${figures[`用${how}写满`]}`)
    }
    return { figures, faults }
  },
}

async function filled(how: '上传' | '登记', faults: string[]): Promise<string> {
  const place = makeFolder()
  const disk = new SmallDisk(join(place.folder, 'disk'), MEGABYTES)
  const bureau = new DemoBureau(inside(disk.mount))
  const fault = (text: string) => void (faults.length < 20 && faults.push(`用${how}写满：${text}`))
  try {
    await bureau.start()
    await bureau.signIn(CLERK)
    const topic = await topicOf(bureau)
    const kept: string[] = []
    let refused = 0
    const told = new Set<string>()
    for (let tries = 0; tries < 2000 && refused < 12; tries += 1) {
      const mark = `满盘${randomUUID().slice(0, 13)}`
      const { status, text, body } = await write(bureau, { how, topic, mark })
      if (status === 201 || status === 200) kept.push(mark)
      else {
        refused += 1
        told.add(`${status} ${(body as { message?: string } | null)?.message ?? text.slice(0, 60)}`)
        if (status !== 503 && status !== 507) fault(`答复${status} ${text.slice(0, 100)}`)
        await sleep(400)
      }
    }
    if (!refused) fault('没有写满')
    const reads = await bureau.send(CLERK, { method: 'GET', path: '/topics' })
    if (reads.status !== 200) fault(`写满以后不能查看：${reads.status} ${reads.text.slice(0, 100)}`)
    const busy = await busyShare(() => [bureau.program!.pid, databasePid(bureau.data)])
    if (busy > MOST_BUSY) fault(`写满以后空转，占用${busy.toFixed(2)}个处理器`)
    disk.enlarge(MEGABYTES * 2)
    const healed = await secondsUntil(30, async () => {
      const { status } = await write(bureau, { how, topic, mark: `满盘${randomUUID().slice(0, 13)}` })
      return status === 201 || status === 200
    })
    if (healed === null) fault('腾出空间30秒以后仍不能办理')
    await insistOnKept(bureau, { how, kept }, fault)
    await bureau.stop()
    const after = `占用处理器${busy.toFixed(2)}，腾出空间${healed?.toFixed(1) ?? '∞'}秒后能办`
    return `办成${kept.length}件后写满，拒绝${refused}次（${[...told].join('；')}），${after}`
  } finally {
    await bureau.kill(true)
    disk.remove()
    place.remove()
  }
}

async function topicOf(bureau: DemoBureau): Promise<string> {
  const [row] = await bureau.rows<{ id: string }>(
    `select topic.id from topic where state = 'draft' order by year desc, number desc limit 1`,
  )
  if (row) return row.id
  throw new Error('no draft topic in the demo bureau')
}

type Writing = { how: '上传' | '登记'; topic: string; mark: string }

function write(bureau: DemoBureau, { how, topic, mark }: Writing) {
  if (how === '上传') {
    const path = `/topics/${topic}/materials`
    return bureau.send(CLERK, { method: 'POST', path, body: upload(`${mark}.pdf`, randomBytes(1_500_000)) })
  }
  const row = (part: number) => ({
    ...{ kind: 'payment', title: `${mark}-${part}`, payee: randomBytes(45).toString('hex'), amountFen: 100 },
    ...{ dayOn: '2026-03-02', voucher: mark },
  })
  const rows = Array.from({ length: 500 }, (_, part) => row(part))
  return bureau.send('gaoyi', { method: 'POST', path: '/decisions/outlays', body: { rows } })
}

async function insistOnKept(
  bureau: DemoBureau,
  { how, kept }: { how: string; kept: string[] },
  fault: (text: string) => void,
): Promise<void> {
  const [table, column, each] = how === '上传' ? ['topic_material', 'name', 1] : ['outlay', 'voucher', 500]
  for (const mark of kept) {
    const { length } = await bureau.rows(`select 1 from ${table} where strpos(${column}, $1) > 0`, [mark])
    if (length !== each) fault(`答复过的${mark}有${length}份，应有${each}份`)
  }
}

/** Processors used by some processes over five seconds; one that has ended meanwhile counts for nothing. */
async function busyShare(pids: () => (number | null)[]): Promise<number> {
  const ticks = () =>
    new Map(
      pids().flatMap((pid) => {
        if (pid === null || !isRunning(pid)) return []
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
        return [[pid, Number(fields[11]) + Number(fields[12])] as const]
      }),
    )
  const before = ticks()
  await sleep(5000)
  return [...ticks()].reduce((sum, [pid, after]) => sum + after - (before.get(pid) ?? 0), 0) / 100 / 5
}
