import { addDays, type Day } from '../../../law/periods.ts'
import { type Table, writeTable } from '../../../platform/documents/table-sheet.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { workforce } from '../../people/facts.ts'
import { sections, unitName } from '../../posts/facts.ts'
import { ruleIds } from '../checks/run.ts'
import { type Glance, overTime, type Seen } from '../over-time.ts'
import { EXPLAINED, type FindingView, type OverTime, type OverTimeAnswer, severities } from '../schema.ts'
import { runsBetween, runYears, savedRun } from './queries.ts'
import { entry, saveRun, todayOf } from './service.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Saved check-ups by day, one opened after the other; of their findings only what is followed is kept. */
async function glancesOf({ platform, actor }: Ctx, span: { from: Day; until: Day }): Promise<Glance[]> {
  const { db, keys } = platform
  const glances: Glance[] = []
  for (const { id, onDay } of await runsBetween(db, actor.unitId, span)) {
    const run = await savedRun(db, actor.unitId, id)
    if (!run) continue
    const findings = JSON.parse(keys.open(run.findingsSealed, `checkup_run.findings.${id}`)) as FindingView[]
    const seen = findings.map(({ key, rule, title, area, severity, sectionName, subject }): Seen => {
      return { key, rule, title, area, severity, sectionName, subject }
    })
    glances.push({ on: onDay, seen })
  }
  return glances
}

/**
 * The check-ups of a year up to a day, with those of the year before, so that it is known since when something was
 * found; of one person only what is about that person.
 */
export async function yearOfChecks(
  ctx: Ctx,
  { year, until, personId = null }: { year: number; until: Day; personId?: string | null },
): Promise<OverTime> {
  const [glances, own] = await Promise.all([
    glancesOf(ctx, { from: `${year - 1}-01-01`, until }),
    sections(ctx.platform.db, ctx.actor.unitId),
  ])
  const shown = personId
    ? glances.map(({ on, seen }) => ({ on, seen: seen.filter(({ subject }) => subject.id === personId) }))
    : glances
  return overTime(shown, { year, until, sections: own.map(({ name }) => name), rules: ruleIds })
}

async function yearFor(ctx: Ctx, asked?: number): Promise<OverTimeAnswer> {
  const today = todayOf(ctx)
  const year = asked ?? Number(today.slice(0, 4))
  const end = `${year}-12-31`
  const [found, years] = await Promise.all([
    yearOfChecks(ctx, { year, until: today < end ? today : end }),
    runYears(ctx.platform.db, ctx.actor.unitId),
  ])
  return { ...found, years: years.includes(year) ? years : [...years, year].sort((one, other) => other - one) }
}

/** A year of check-ups. It names people, so reading it leaves a trace. */
export async function readOverTime(ctx: Ctx, year?: number): Promise<OverTimeAnswer> {
  const answer = await yearFor(ctx, year)
  return write(ctx, async () => ({ result: answer, audit: [entry(ctx, 'checkup.read', { year: answer.year })] }))
}

const shown = (count: number | null) => count ?? '—'

/** The year as one sheet: everything, by severity, by rule, by section; a month to a column. */
export async function exportOverTime(ctx: Ctx, year?: number): Promise<FileOut> {
  const answer = await yearFor(ctx, year)
  const unit = await unitName(ctx.platform.db, ctx.actor.unitId)
  const table = sheetOf(answer, unit)
  const name = `${answer.year}年制度体检的变化.xlsx`
  const file: FileOut = { bytes: await writeTable(table), name, type: SHEET }
  const detail = { year: answer.year, format: 'xlsx' }
  return write(ctx, async () => ({ result: file, audit: [entry(ctx, 'checkup.exported', detail)] }))
}

function sheetOf({ year, months, rules, sections: own, ...whole }: OverTimeAnswer, unit: string): Table {
  const plain = (title: string, counts: OverTime['open']) => [title, ...counts.map(shown)]
  return {
    title: `${unit}${year}年制度体检的变化`,
    columns: [
      { title: '分类', width: 8, kind: 'text' },
      { title: '项目', width: 30, kind: 'text' },
      ...months.map(({ month }) => ({ title: `${Number(month.slice(5))}月末`, width: 7, kind: 'number' as const })),
      { title: '新增', width: 7, kind: 'number' },
      { title: '消除', width: 7, kind: 'number' },
      { title: '天数中位数', width: 11, kind: 'number' },
    ],
    rows: [
      ['全部', ...plain('还没有消除的', whole.open), whole.fresh, whole.gone.length, shown(whole.days)],
      ...whole.severities.map(({ severity, counts }) => ['程度', ...plain(severities[severity], counts)]),
      ...rules.map((one) => ['规则', ...plain(one.title, one.counts), one.fresh, one.gone, shown(one.days)]),
      ...own.map((one) => ['科室', ...plain(one.name, one.counts), one.fresh, one.gone, '']),
    ],
    note: `按${whole.runs}次保存的体检统计。每月取最后一次，没有保存的写“—”。${EXPLAINED}`,
  }
}

const BY_ITSELF = '系统每月保存'

/**
 * Keeps a check-up of the last day of the month before, if none of that day is kept: nobody has to remember it for the
 * course of the year. A unit without anybody in service is left until somebody is there.
 */
export async function keepMonthEnd(ctx: Ctx): Promise<{ on: Day; kept: boolean }> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = addDays(`${todayOf(ctx).slice(0, 7)}-01`, -1)
  const before = await runsBetween(db, unitId, { from: on, until: on })
  if (before.length || !(await workforce(db, unitId)).length) return { on, kept: false }
  const own = { ...ctx, actor: { ...ctx.actor, name: BY_ITSELF } }
  return saveRun(own, on, { isMonthly: true }).then(
    () => ({ on, kept: true }),
    (error) => {
      // Another process kept it in between.
      if (error instanceof Refusal && error.kind === 'conflict') return { on, kept: false }
      throw error
    },
  )
}
