import { Link } from 'react-router'
import type { FindingView } from '../../schema.ts'

/** Whom a finding is about; a person's name opens the dossier. */
export function Subject({ subject: { kind, id, name } }: Pick<FindingView, 'subject'>) {
  return kind === 'person' ? <Link to={`/people/${id}`}>{name}</Link> : name
}
