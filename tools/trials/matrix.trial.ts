import { exportEverything, FORMULAS, openSignIn } from '../attack/exports.ts'
import { plantCanaries, searchForCanaries } from '../attack/leaks.ts'
import { changeBeyondReach, know, readEverything, withoutObject } from '../attack/matrix.ts'
import { plantEverywhere } from '../attack/plant.ts'
import { openAttacked } from './attacked.ts'
import type { Outcome, Trial } from './outcome.ts'

/** Every account against every object of every address; what is sealed; every export from hostile text. */
export const matrix: Trial = {
  title: '越权：每个账号、每个接口、每一类真实记录，看得到的、改得动的不多于权限表；密封的内容不从任何地址漏出',
  async run({ seed, isSmall, say }): Promise<Outcome> {
    const most = isSmall ? 1 : 3
    const bureau = await openAttacked()
    try {
      const known = await know(bureau, seed)
      const missing = withoutObject(known)
      const changed = await changeBeyondReach(bureau, known, most)
      say(`改 ${changed.writes} 次`)
      const read = await readEverything(bureau, known, most)
      say(`读 ${read.reads} 次`)
      const canaries = await plantCanaries(bureau)
      const leaks = await searchForCanaries(bureau, await know(bureau, seed), canaries, !isSmall)
      say(`找密封的内容 ${leaks.reads} 次`)
      await openSignIn(bureau)
      const { fields } = await plantEverywhere(bureau.client, FORMULAS)
      const exported = await exportEverything(bureau, await know(bureau, seed), most)
      return {
        figures: {
          账号: bureau.visitors.length,
          读别人的记录: `${read.reads} 次`,
          改别人的记录: `${changed.writes} 次，其中 ${changed.judged} 次由记录本身挡住`,
          找密封的内容: `${leaks.reads} 次，${canaries.length} 处，看到的只有应当看到的 ${leaks.seen} 人次`,
          写进公式的字段: fields.length,
          导出的文件: `${exported.made} 份，${exported.addresses} 个地址`,
        },
        faults: [...missing, ...changed.faults, ...read.faults, ...leaks.faults, ...exported.faults],
      }
    } finally {
      await bureau.close()
    }
  },
}
