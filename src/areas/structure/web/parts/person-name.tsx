import { Link } from 'react-router'
import { useMe } from '../../../../ui/me.tsx'
import { opensDossiers } from './reach.ts'

/** A name; it opens the dossier for those who may read it. */
export function PersonName({ personId, name }: { personId: string; name: string }) {
  return opensDossiers(useMe()) ? <Link to={`/people/${personId}`}>{name}</Link> : name
}
