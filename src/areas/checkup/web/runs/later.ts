import type { CheckupRun } from '../../schema.ts'

const later = (one: CheckupRun, other: CheckupRun) =>
  other.on.localeCompare(one.on) || other.madeAt.localeCompare(one.madeAt)

/** Runs a run can be compared with: those of a later day, or kept later on the same day; the latest first. */
export function laterRuns(runs: readonly CheckupRun[], id: string): CheckupRun[] {
  const chosen = runs.find((run) => run.id === id)
  return chosen ? runs.filter((run) => later(run, chosen) < 0).sort(later) : []
}
