import { fuzz as fuzzOnce } from '../attack/fuzz.ts'
import { know } from '../attack/matrix.ts'
import { openAttacked } from './attacked.ts'
import type { Outcome, Trial } from './outcome.ts'

/** Content made from the interface's own description, with hostile parts, under many seeds. */
export const fuzz: Trial = {
  title: '畸形和恶意的内容：每个接口按说明生成再换进恶意部分，程序不出错、不久等、不露内部信息',
  async run({ chance, isSmall, say }): Promise<Outcome> {
    const bureau = await openAttacked()
    let requests = 0
    const faults: string[] = []
    const rounds = isSmall ? 1 : 10
    try {
      for (let round = 0; round < rounds; round++) {
        const seed = chance.whole(1, 2 ** 31 - 1)
        const count = await fuzzOnce(bureau, await know(bureau, seed), seed, isSmall ? 3 : 4)
        requests += count.requests
        faults.push(...count.faults.map((fault) => `种子 ${seed}：${fault}`))
        say(`第 ${round + 1} 轮，种子 ${seed}，${count.requests} 次，${count.faults.length} 处问题`)
      }
    } finally {
      await bureau.close()
    }
    return { figures: { 轮: rounds, 请求: requests }, faults }
  },
}
