import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import { Judge } from './crash-judge.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { OwnServer } from './own-server.ts'
import { PowerDisk } from './power-disk.ts'
import { makeFolder } from './program.ts'
import { readKnown } from './writes/bureau.ts'
import { startCrew } from './writes/crew.ts'
import type { Known } from './writes/kinds.ts'

/** The disk under the data folder loses its power while everybody writes; with fsync off something must be missing. */
export const power: Trial = {
  title: '断电：数据目录所在的磁盘在随机时刻断电，未落盘的全部丢失，重新挂载、启动后逐件核对',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const missing = PowerDisk.missing()
    if (missing) return { figures: {}, faults: [`这台机器不能模拟断电：${missing}。没有做，不算通过`] }
    const cuts = isSmall ? 3 : 50
    const judge = await cutsOf({ chance, cuts, say })
    const control = await controlOf({ chance, cuts: isSmall ? 2 : 10, say })
    const faults = [...judge.faults]
    if (!control.lost) faults.push('对照（关闭fsync）没有丢失任何东西，这项试验查不出问题')
    return {
      figures: {
        ...judge.figures(cuts, '断电次数'),
        '对照（关闭fsync）': `断电${control.cuts}次，${control.lost}次有丢失${control.isBroken ? '，最后数据库打不开' : ''}`,
      },
      faults,
    }
  },
}

type Cutting = { chance: Chance; cuts: number; say(text: string): void }

async function cutsOf({ chance, cuts, say }: Cutting): Promise<Judge> {
  const place = makeFolder()
  const disk = new PowerDisk(place.folder)
  const bureau = new DemoBureau(inside(disk.mount))
  const judge = new Judge()
  try {
    await bureau.start()
    const known = await readKnown(bureau)
    await bureau.signIn('shenji')
    for (let round = 1; round <= cuts; round += 1) {
      const met = await cutOnce(bureau, { disk, known, chance, round })
      judge.started(await bureau.start(), round)
      await judge.judge(bureau, { ...met, round })
      say(`${round}/${cuts} ${judge.line()}`)
    }
    await judge.control(bureau)
    await bureau.stop()
  } finally {
    await bureau.kill(true)
    await disk.detach()
    disk.remove()
    place.remove()
  }
  return judge
}

type Cut = { disk: PowerDisk; known: Known; chance: Chance; round: number; server?: OwnServer }

async function cutOnce(bureau: DemoBureau, { disk, known, chance, round, server }: Cut) {
  const crew = startCrew(bureau, { known, chance, round })
  const until = performance.now() + chance.whole(200, 2500)
  while (performance.now() < until) {
    // In every other cut some files reach the disk out of order.
    if (!server && round % 2) disk.writeBack(someTable(bureau.data, chance))
    await sleep(60)
  }
  await disk.cut()
  crew.over()
  await server?.end('SIGKILL')
  await bureau.kill(true)
  const met = await crew.made()
  await disk.reattach()
  return met
}

function someTable(data: string, chance: Chance): string {
  const base = join(data, 'postgres', 'base')
  const folder = join(base, chance.pick(readdirSync(base)))
  return join(folder, chance.pick(readdirSync(folder)))
}

/** The same with a server that does not wait for the disk: what was acknowledged must be found missing. */
async function controlOf({ chance, cuts, say }: Cutting) {
  const place = makeFolder()
  const disk = new PowerDisk(place.folder)
  const server = new OwnServer(join(disk.mount, 'server'))
  const bureau = new DemoBureau(inside(place.folder), { DATABASE_URL: server.url })
  const settings = { fsync: 'off', checkpoint_timeout: '30s' }
  const found = { cuts: 0, lost: 0, isBroken: false }
  try {
    await server.start(settings)
    bureau.reaches((text, values) => server.query(text, values))
    await bureau.start()
    const known = await readKnown(bureau)
    await bureau.signIn('shenji')
    for (let round = 1; round <= cuts && !found.isBroken; round += 1) {
      await server.query('checkpoint')
      disk.flush()
      const judge = new Judge()
      try {
        const met = await cutOnce(bureau, { disk, known, chance, round, server })
        found.cuts += 1
        await server.start(settings)
        await bureau.start()
        await judge.judge(bureau, { ...met, round })
      } catch (error) {
        found.isBroken = true
        say(`对照打不开：${(error as Error).message.slice(0, 120)}`)
      }
      if (found.isBroken || judge.faults.length) found.lost += 1
      say(`对照 ${round}/${cuts} ${judge.faults[0] ?? ''}`)
    }
  } finally {
    await bureau.kill(false)
    await server.end('SIGKILL')
    await disk.detach()
    server.remove()
    disk.remove()
    place.remove()
  }
  return found
}
