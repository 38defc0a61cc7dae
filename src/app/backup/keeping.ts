const DAY = 24 * 3600_000
const NAME = /^touyan-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.zip$/

/** Whole days are kept this long, then one of each week, then one of each month. */
const KEPT = { days: 7, weeks: 5, months: 12 }

export const KEPT_WORDS = `最近${KEPT.days}天的每一份，最近${KEPT.weeks}周每周一份，${KEPT.months}个月每月一份，其余自动删去`

/** The name of a backup begun at an instant. */
export const nameOf = (at: Date): string => `touyan-${at.toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '')}.zip`

/** When a file of this name was begun; null for a file that is none of ours. */
export function instantOf(name: string): Date | null {
  const [, year, month, day, hour, minute, second] = NAME.exec(name) ?? []
  return year ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : null
}

/** True when the newest backup is a day old, or there is none. A clock that was set back does not stop backups. */
export function isDue(names: readonly string[], now: Date): boolean {
  const ages = names.flatMap((name) => {
    const at = instantOf(name)
    return at ? [now.getTime() - at.getTime()] : []
  })
  return !ages.some((age) => Math.abs(age) < DAY)
}

/**
 * Backups that may go: all of the last 7 days stay, then the oldest of each week for 5 weeks and the oldest of each
 * month for 12 months; weeks and months of the calendar, so that what was kept once stays kept. The newest of all and
 * what is dated ahead of the clock always stay; files of other names are never named.
 */
export function surplus(names: readonly string[], now: Date): string[] {
  const dated = names
    .map((name) => ({ name, at: instantOf(name)?.getTime() ?? Number.NaN }))
    .filter(({ at }) => !Number.isNaN(at))
    .sort((one, other) => one.at - other.at)
  const taken = new Set<string>()
  return dated
    .filter(({ at }, index) => {
      const days = (now.getTime() - at) / DAY
      if (days < KEPT.days || index === dated.length - 1) return false
      const month = new Date(at).toISOString().slice(0, 7)
      const slots = [
        ...(days < KEPT.weeks * 7 ? [`week ${Math.floor(at / (7 * DAY))}`] : []),
        ...(days < KEPT.months * 30.5 ? [`month ${month}`] : []),
      ].filter((slot) => !taken.has(slot))
      for (const slot of slots) taken.add(slot)
      return slots.length === 0
    })
    .map(({ name }) => name)
}
