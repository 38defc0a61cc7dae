import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder, runProgram, spawnProgram } from './program.ts'

const MOST_SECONDS = 3

/** A second program on the same folder leaves at once and says who holds it; the first one does not notice. */
export const secondProcess: Trial = {
  title: '第二个程序：同一数据目录再启动一个、同时启动几个，第一个不受影响',
  async run({ isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const bureau = new DemoBureau(inside(place.folder))
    const faults: string[] = []
    const env = { ...bureau.env, PORT: '0' }
    let slowest = 0
    const rounds = isSmall ? 2 : 10
    try {
      await bureau.start()
      await bureau.signIn('gaoyi')
      const owner = readFileSync(join(bureau.data, 'owner.json'), 'utf8')
      for (let round = 0; round < rounds; round += 1) {
        for (const args of [['serve'], ['audit', 'verify']]) {
          const began = performance.now()
          const { code, stderr } = await runProgram(args, env)
          slowest = Math.max(slowest, (performance.now() - began) / 1000)
          if (code !== 1) faults.push(`第二个程序（${args[0]}）结束码${code}，应为1`)
          const named = stderr.includes(`进程号 ${bureau.program!.pid}`) && stderr.includes('TOUYAN_DATA')
          if (!named) faults.push(`没有说明谁在使用：${stderr.slice(0, 120)}`)
        }
        await bureau.act('gaoyi', 'POST', '/research/places', { title: `第二个${round}`, kind: 'town' })
      }
      if (readFileSync(join(bureau.data, 'owner.json'), 'utf8') !== owner) faults.push('占用记录被第二个程序改动')
      const { length } = await bureau.rows(`select 1 from research_place where title like '第二个%'`)
      if (length !== rounds) faults.push(`第一个程序办成${rounds}件，库里有${length}件`)
      say('同时启动五个')
      await bureau.kill(true)
      const one = await together(env)
      if (one !== 1) faults.push(`同时启动五个，起来了${one}个`)
      await bureau.start()
      await bureau.stop()
    } finally {
      await bureau.kill(true)
      place.remove()
    }
    if (slowest > MOST_SECONDS * 3) faults.push(`第二个程序${slowest.toFixed(1)}秒才退出`)
    return {
      figures: {
        再启动的次数: rounds * 2,
        '第二个程序退出，最慢': `${slowest.toFixed(1)} 秒`,
        '误杀以后同时启动五个，起来的': 1 - faults.filter((fault) => fault.startsWith('同时')).length,
      },
      faults,
    }
  },
}

/** How many of five that start in the same moment come up. */
async function together(env: Record<string, string>): Promise<number> {
  const programs = Array.from({ length: 5 }, () => spawnProgram(['serve'], env))
  let left = programs.length
  for (const { ended } of programs) void ended.then(() => left--)
  while (left > 1) await new Promise((resolve) => setTimeout(resolve, 100))
  const isUp = () => programs.filter((one) => one.stdout().includes('http')).length
  for (let tries = 0; tries < 300 && left && !isUp(); tries += 1) await new Promise((r) => setTimeout(r, 100))
  const up = isUp()
  for (const one of programs) one.kill('SIGTERM')
  await Promise.all(programs.map(({ ended }) => ended))
  return up
}
