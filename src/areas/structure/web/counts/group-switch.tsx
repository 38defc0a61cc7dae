import { count } from '../../../../ui/format.ts'
import type { Group, Structure } from '../../schema.ts'

type Props = { structure: Structure; chosen: Group; choose: (group: Group) => void }

/** Whom the tables count: every group with its number and average age. */
export function GroupSwitch({ structure, chosen, choose }: Props) {
  return (
    <fieldset className="group-switch no-print">
      <legend className="for-readers">统计哪些人</legend>
      {structure.groups.map(({ group, title, total, averageAge }) => (
        <button key={group} type="button" aria-pressed={group === chosen} onClick={() => choose(group)}>
          <span>{title}</span>
          <strong>{count(total, '人')}</strong>
          <span className="quiet">{averageAge === null ? '没有年龄' : `平均${averageAge.toFixed(1)}岁`}</span>
        </button>
      ))}
    </fieldset>
  )
}
