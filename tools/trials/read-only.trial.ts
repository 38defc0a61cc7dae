import { join } from 'node:path'
import { DemoBureau, inside, secondsUntil } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { databasePid, isRunning, makeFolder, runProgram } from './program.ts'
import { SmallDisk } from './small-disk.ts'

/** A data folder that cannot be written: at the start words and code 1, while running words and no acknowledgement. */
export const readOnly: Trial = {
  title: '只读：数据目录在启动时不能写，运行中变成不能写，又恢复',
  async run(): Promise<Outcome> {
    const missing = SmallDisk.missing()
    if (missing) return { figures: {}, faults: [`这台机器不能做：${missing}。没有做，不算通过`] }
    const place = makeFolder()
    const disk = new SmallDisk(join(place.folder, 'disk'), 400)
    const bureau = new DemoBureau(inside(disk.mount))
    const faults: string[] = []
    const env = { ...bureau.env, PORT: '0' }
    try {
      disk.setReadOnly(true)
      const empty = await runProgram(['serve'], env)
      if (empty.code !== 1 || !empty.stderr.includes('只读')) faults.push(`空目录只读：${said(empty)}`)
      disk.setReadOnly(false)
      await bureau.start()
      await bureau.stop()
      disk.setReadOnly(true)
      const full = await runProgram(['serve'], env)
      if (full.code !== 1 || !full.stderr.includes('只读')) faults.push(`已有数据的目录只读：${said(full)}`)
      disk.setReadOnly(false)
      await bureau.start()
      await bureau.signIn('gaoyi')
      const running = await whileRunning(bureau, faults)
      await bureau.stop()
      const said2 = full.stderr.trim().split('\n').at(-1)!.slice(0, 80).replaceAll(place.folder, '…')
      return { figures: { 启动时的说明: said2, 运行中: running }, faults }
    } finally {
      await bureau.kill(true)
      disk.remove()
      place.remove()
    }
  },
}

const said = ({ code, stderr }: { code: number | null; stderr: string }) => `结束码${code}，${stderr.slice(0, 160)}`

/** Files that are open for writing forbid a remount, so their permissions go: the database can open none any more. */
async function whileRunning(bureau: DemoBureau, faults: string[]): Promise<string> {
  const server = databasePid(bureau.data)!
  process.kill(server, 'SIGKILL')
  while (isRunning(server)) await new Promise((resolve) => setTimeout(resolve, 20))
  const { chmodSync } = await import('node:fs')
  const cluster = join(bureau.data, 'postgres')
  chmodSync(cluster, 0o000)
  const place = (title: string) => ({ method: 'POST', path: '/research/places', body: { title, kind: 'town' } })
  const refused = await bureau.send('gaoyi', place('只读时'))
  if (refused.status !== 503) faults.push(`运行中不能写：答复${refused.status} ${refused.text.slice(0, 80)}`)
  await new Promise((resolve) => setTimeout(resolve, 3000))
  chmodSync(cluster, 0o700)
  const back = await secondsUntil(
    40,
    async () => (await bureau.send('gaoyi', place(`恢复${Date.now()}`))).status === 201,
  )
  if (back === null) faults.push('恢复以后40秒仍不能办理')
  if ((await bureau.rows(`select 1 from research_place where title = '只读时'`)).length) faults.push('拒绝的却写进去了')
  return `答复${refused.status}，恢复后${back?.toFixed(1) ?? '∞'}秒能办`
}
