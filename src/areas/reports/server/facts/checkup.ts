import type { Ctx } from '../../../../platform/write.ts'
import { checkup, savedRuns } from '../../../checkup/facts.ts'
import type { Period } from '../../figure.ts'
import type { CheckupFacts } from '../../figures/checkup.ts'

const bare = (text: string) => text.trim().replace(/[。；，、\s]+$/, '')

export async function readCheckups(ctx: Ctx, { from, until }: Period, personId: string | null): Promise<CheckupFacts> {
  const [{ rules, findings }, runs] = await Promise.all([
    checkup(ctx, until),
    savedRuns(ctx.platform.db, ctx.actor.unitId),
  ])
  return {
    rules,
    findings: findings
      .filter(({ subject }) => personId === null || subject.id === personId)
      .map(({ key, title, area, subject, because, severity, todo }) => ({
        ...{ id: key, label: `${subject.name}：${title}`, path: '/checkup', area, severity },
        words: {
          rule: bare(title),
          subject: subject.kind === 'person' ? '一名干部' : subject.name,
          because: bare(because),
          todo: bare(todo),
        },
      })),
    runs: runs
      .filter(({ onDay }) => onDay >= from && onDay <= until)
      .map(({ id, onDay, findingCount }) => {
        return { id, label: `${onDay}：${findingCount}项`, path: '/checkup/runs', findings: findingCount }
      }),
  }
}
