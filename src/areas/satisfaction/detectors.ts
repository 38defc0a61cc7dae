/** A rating as the detectors see it: no person, no address. */
export type SeenRating = {
  id: string
  placeId: string | null
  day: string
  /** the hour it came in; finer is not kept */
  hour: string
  /** the device and network of that day */
  series: string | null
  secondsToFill: number | null
  /** sent from the bureau's own offices */
  isOwnNetwork: boolean
}

export type Limits = { burstLeast: number; burstTimes: number; seriesMost: number; fastSeconds: number }

/** Ratings that look made up for one reason. */
export type Finding = {
  kind: 'burst' | 'series' | 'fast' | 'own-network'
  placeId: string | null
  day: string
  because: string
  ids: string[]
}

/** How many days before a day say what is usual there. */
export const USUAL_DAYS = 28

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/**
 * Looks at the ratings of some days beside those before them. Whatever one reason takes is not told again by the next:
 * first what came from the bureau's own offices, then what was filled too fast, then the same device again, then an
 * hour far above the usual.
 */
export function suspiciousRatings(
  ratings: readonly SeenRating[],
  earlier: readonly SeenRating[],
  limits: Limits,
): Finding[] {
  const own = fromInside(ratings)
  const outside = without(ratings, own)
  const fast = tooFast(outside, limits)
  const slow = without(outside, fast)
  const again = sameSeries(slow, limits)
  return [...own, ...fast, ...again, ...bursts(ratings, { earlier, left: without(slow, again) }, limits)]
}

function without(ratings: readonly SeenRating[], findings: readonly Finding[]): SeenRating[] {
  const taken = new Set(findings.flatMap(({ ids }) => ids))
  return ratings.filter(({ id }) => !taken.has(id))
}

const idsOf = (ratings: readonly SeenRating[]) => ratings.map(({ id }) => id)
const placeAndDay = ({ placeId, day }: SeenRating) => `${placeId} ${day}`

/** Who works in the bureau does not rate it. */
function fromInside(ratings: readonly SeenRating[]): Finding[] {
  const inside = ratings.filter(({ isOwnNetwork }) => isOwnNetwork)
  return grouped(inside, placeAndDay).map((group) => ({
    ...{ kind: 'own-network' as const, placeId: group[0]!.placeId, day: group[0]!.day, ids: idsOf(group) },
    because: `${group.length}条评价从本单位的办公网络提交`,
  }))
}

function tooFast(ratings: readonly SeenRating[], { fastSeconds }: Limits): Finding[] {
  const hasty = ratings.filter(({ secondsToFill }) => secondsToFill !== null && secondsToFill < fastSeconds)
  return grouped(hasty, placeAndDay).map((group) => ({
    ...{ kind: 'fast' as const, placeId: group[0]!.placeId, day: group[0]!.day, ids: idsOf(group) },
    because: `${group.length}条评价不到${fastSeconds}秒就填完，来不及读完题目`,
  }))
}

/** The first of a device stays; which of one hour was first is not known, so their order is that of the ids. */
function sameSeries(ratings: readonly SeenRating[], { seriesMost }: Limits): Finding[] {
  const known = ratings.filter(({ series }) => series !== null)
  return grouped(known, (rating) => `${placeAndDay(rating)} ${rating.series}`).flatMap((group) => {
    if (group.length <= seriesMost) return []
    const later = [...group].sort((a, b) => a.hour.localeCompare(b.hour) || a.id.localeCompare(b.id)).slice(seriesMost)
    const { placeId, day } = group[0]!
    const because = `同一设备和网络当天对同一入口评价${group.length}次，只计${seriesMost}次`
    return [{ kind: 'series' as const, placeId, day, ids: idsOf(later), because }]
  })
}

type Beside = { earlier: readonly SeenRating[]; left: readonly SeenRating[] }

/**
 * An hour is a burst by everything that came in, whatever else was wrong with it. The usual is the mean of the hours in
 * which that place had any rating before: a place that never had one is judged by the least number alone.
 */
function bursts(ratings: readonly SeenRating[], { earlier, left }: Beside, limits: Limits): Finding[] {
  const { burstLeast, burstTimes } = limits
  const remaining = new Set(idsOf(left))
  return grouped(ratings, ({ placeId, hour }) => `${placeId} ${hour}`).flatMap((group) => {
    const { placeId, day } = group[0]!
    const hours = grouped(
      earlier.filter((one) => one.placeId === placeId),
      ({ hour }) => hour,
    )
    const sum = hours.reduce((total, { length }) => total + length, 0)
    if (group.length < burstLeast || group.length * hours.length < burstTimes * sum) return []
    const ids = idsOf(group).filter((id) => remaining.has(id))
    if (!ids.length) return []
    const usual = hours.length ? `平常一小时${(sum / hours.length).toFixed(1)}条` : '以前没有评价'
    const because = `一小时内${group.length}条评价，${usual}`
    return [{ kind: 'burst' as const, placeId, day, ids, because }]
  })
}
