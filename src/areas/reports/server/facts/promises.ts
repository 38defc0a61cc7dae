import type { Ctx } from '../../../../platform/write.ts'
import type { Period } from '../../figure.ts'
import type { PromiseFacts } from '../../figures/promises.ts'
import { promiseRows } from '../queries/promises.ts'

const bare = (text: string) => text.trim().replace(/[。；，、\s]+$/, '')
const told = { open: '正在办理', kept: '已经兑现', broken: '没有兑现' }

/** What the report of the year before promised for this year. */
export async function readPromises(ctx: Ctx, { year }: Period): Promise<PromiseFacts> {
  const rows = await promiseRows(ctx.platform.db, ctx.actor.unitId, year)
  return {
    promises: rows.map(({ id, text, state, answer, sectionName }) => ({
      ...{ id, label: text.slice(0, 40), path: '/reports/promises', state },
      words: {
        ...{ text: bare(text), state: told[state as keyof typeof told], section: sectionName ?? '责任科室待定' },
        answer: answer ? bare(answer) : '尚未答复',
      },
    })),
  }
}
