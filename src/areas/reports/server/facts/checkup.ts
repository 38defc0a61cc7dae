import type { Ctx } from '../../../../platform/write.ts'
import { checkup, savedRuns, yearOfChecks } from '../../../checkup/facts.ts'
import type { Period } from '../../figure.ts'
import type { CheckupFacts } from '../../figures/checkup.ts'

const bare = (text: string) => text.trim().replace(/[。；，、\s]+$/, '')

type Year = Awaited<ReturnType<typeof yearOfChecks>>
type Line = { counts: readonly (number | null)[]; fresh: number; gone: number }

/** What the first and the last saved check-up say of a line, and what lies between. */
function courseWords({ counts, fresh, gone }: Line) {
  const told = counts.filter((count) => count !== null)
  const [first, last] = [told[0] ?? 0, told.at(-1) ?? 0]
  return { first: `${first}`, last: `${last}`, fresh: `${fresh}`, gone: `${gone}` }
}

function courseOf(year: Year): CheckupFacts['course'] {
  const path = `/checkup/over-time?year=${year.year}`
  return {
    ...{ fresh: year.fresh, days: year.days },
    gone: year.gone.map(({ key, title, subject, goneOn, days }) => {
      return { id: `${key} ${goneOn}`, label: `${subject}：${bare(title)}（${goneOn}，${days}天）`, path }
    }),
    rules: year.rules.map((one) => {
      const took = one.days === null ? '没有消除的' : `消除所用天数的中位数${one.days}天`
      return { id: one.rule, label: bare(one.title), path, words: { ...courseWords(one), rule: bare(one.title), took } }
    }),
    sections: year.sections.map((one, index) => {
      return { id: `section-${index}`, label: one.name, path, words: { ...courseWords(one), section: one.name } }
    }),
  }
}

export async function readCheckups(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<CheckupFacts> {
  const [{ rules, findings }, runs, course] = await Promise.all([
    checkup(ctx, until),
    savedRuns(ctx.platform.db, ctx.actor.unitId),
    yearOfChecks(ctx, { year, until, personId }),
  ])
  return {
    ...{ rules, course: courseOf(course) },
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
