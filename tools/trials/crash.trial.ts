import { setTimeout as sleep } from 'node:timers/promises'
import { Judge } from './crash-judge.ts'
import { DemoBureau, inside } from './demo-bureau.ts'
import type { Outcome, Trial } from './outcome.ts'
import { makeFolder } from './program.ts'
import { readKnown } from './writes/bureau.ts'
import { type Asked, startCrew } from './writes/crew.ts'

/** Kills the program while everybody writes; whatever was acknowledged must be there once. */
export const crash: Trial = {
  title: '误杀：各业务的人同时办理，程序（有一半连同数据库）在随机时刻被误杀，重新启动后逐件核对',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const place = makeFolder()
    const bureau = new DemoBureau(inside(place.folder))
    const judge = new Judge()
    try {
      await bureau.start()
      const known = await readKnown(bureau)
      await bureau.signIn('shenji')
      const rounds = isSmall ? 6 : 200
      for (let round = 1; round <= rounds; round += 1) {
        await oneRound(bureau, { known, chance, round }, judge)
        if (round % 10 === 0) say(`${round}/${rounds} ${judge.line()}`)
      }
      await judge.control(bureau)
      await bureau.stop()
      return { figures: judge.figures(rounds, '误杀次数（一半连同数据库）'), faults: judge.faults }
    } finally {
      bureau.program?.kill('SIGKILL')
      place.remove()
    }
  },
}

async function oneRound(bureau: DemoBureau, asked: Asked, judge: Judge): Promise<void> {
  const crew = startCrew(bureau, asked)
  await sleep(asked.chance.whole(150, 2200))
  crew.over()
  await bureau.kill(asked.round % 2 === 0)
  const { made, codes } = await crew.made()
  judge.started(await bureau.start(), asked.round)
  await judge.judge(bureau, { made, codes, round: asked.round })
}
