import type { Reader } from '../../platform/db.ts'
import { type Subject, signsOf } from './server/queries.ts'

export { openSignIn } from './server/sign-ins.ts'

/** Who signed at a meeting or training, guests apart; null where nobody was asked to sign. */
export async function presentAt(db: Reader, unitId: string, subject: Subject) {
  const signs = await signsOf(db, unitId, subject)
  if (!signs) return null
  const idsOf = (isGuest: boolean) =>
    new Set(signs.filter((one) => one.isGuest === isGuest).map(({ personId }) => personId))
  return { present: idsOf(false), guests: idsOf(true) }
}
