import type { Me } from '../../../../ui/me.tsx'

/** Who may open dossiers of others, as `people.read` is granted. */
const READERS = ['principal', 'personnel_clerk', 'discipline_inspector']

/** True when names may lead to the dossiers behind them. */
export const opensDossiers = ({ roles }: Pick<Me, 'roles'>) => roles.some(({ role }) => READERS.includes(role))
