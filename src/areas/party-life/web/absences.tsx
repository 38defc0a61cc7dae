import { AutoComplete, Button, Select } from 'antd'
import { type AbsenceInput, exemptReasons, presences } from '../schema.ts'

type Props = {
  people: readonly { id: string; name: string }[]
  absences: readonly AbsenceInput[]
  change: (absences: AbsenceInput[]) => void
}

const usual = ['出差', '业务培训', '病假', '事假', '公休', '值班'].map((value) => ({ value }))
const exempt = exemptReasons.map((value) => ({ value, label: value }))
const states = (['leave', 'absent', 'exempt'] as const).map((value) => ({ value, label: presences[value] }))

/** Everybody was there; a tap names those who were not, and why. */
export function Absences({ people, absences, change }: Props) {
  const of = (id: string) => absences.find(({ personId }) => personId === id)
  const toggle = (id: string) =>
    change(
      of(id)
        ? absences.filter(({ personId }) => personId !== id)
        : [...absences, { personId: id, presence: 'leave', reason: '' }],
    )
  const set = (id: string, next: Partial<AbsenceInput>) =>
    change(absences.map((one) => (one.personId === id ? { ...one, ...next } : one)))
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
      <legend>没有到会的人（应到{people.length}人，点姓名；其余都按到会记）</legend>
      <div className="party-people">
        {people.map(({ id, name }) => (
          <Button
            key={id}
            type={of(id) ? 'primary' : 'default'}
            aria-pressed={Boolean(of(id))}
            onClick={() => toggle(id)}
          >
            {name}
          </Button>
        ))}
      </div>
      {absences.map(({ personId, presence, reason }) => {
        const name = people.find(({ id }) => id === personId)?.name ?? '已不在应到人员中'
        return (
          <div key={personId} className="party-absence">
            <strong>{name}</strong>
            <Select
              aria-label={`${name}的到会情况`}
              value={presence}
              options={states}
              onChange={(value) =>
                set(personId, { presence: value, reason: value === 'exempt' ? exemptReasons[0] : '' })
              }
            />
            {presence === 'exempt' ? (
              <Select
                aria-label={`${name}的情形`}
                value={reason}
                options={exempt}
                onChange={(value) => set(personId, { reason: value })}
              />
            ) : (
              <AutoComplete
                aria-label={`${name}的原因`}
                placeholder="原因，如出差"
                value={reason}
                options={usual}
                onChange={(value: string) => set(personId, { reason: value })}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
