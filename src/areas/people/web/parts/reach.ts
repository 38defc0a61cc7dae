import type { Me } from '../../../../ui/me.tsx'
import { peoplePermissions } from '../../policy.ts'

/** True when the account opens the dossiers of others, not only its own; everybody holds `people.read` for himself. */
export function readsOthers(me: Pick<Me, 'roles'>): boolean {
  const reach: Partial<Record<string, string>> = peoplePermissions['people.read']!.roles
  return me.roles.some(({ role }) => reach[role] === 'unit' || reach[role] === 'section')
}
