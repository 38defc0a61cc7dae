import { type Chosen, PersonSelect } from '../../../ui/PersonSelect.tsx'

type Props = { label: string; id?: string; value?: Chosen | null; onChange?: (person: Chosen | null) => void }

/** The people picker as a field of a form. */
export const PersonField = ({ label, id, value = null, onChange }: Props) => (
  <PersonSelect {...(id ? { id } : {})} label={label} value={value} choose={(person) => onChange?.(person)} />
)
