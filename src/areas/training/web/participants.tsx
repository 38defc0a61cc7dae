import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Loading, Section } from '../../../ui/Page.tsx'
import { type Participant, statuses } from '../schema.ts'
import { type ServicePerson, usePeople } from './queries.ts'
import { choicesFrom } from './words.tsx'

export type Chosen = ReadonlyMap<string, Participant>

type Props = { chosen: Chosen; choose: (next: Chosen) => void; touch: () => void; isHeld: boolean }

export const present = (personId: string): Participant => ({
  ...{ personId, status: 'attended', absentHours: 0, result: '', note: '' },
})

/** Who takes part, by section; everybody chosen was there unless it is said otherwise. */
export function Participants({ chosen, choose, touch, isHeld }: Props) {
  const { data: people } = usePeople()
  const change = (next: Map<string, Participant>) => {
    touch()
    choose(next)
  }
  if (!people) return <Loading what="人员" />
  const sections = Map.groupBy(people, ({ sectionName }) => sectionName || '没有科室')
  const add = (ids: readonly string[]) =>
    change(new Map([...chosen, ...ids.filter((id) => !chosen.has(id)).map((id) => [id, present(id)] as const)]))
  const without = (id: string) => change(new Map([...chosen].filter(([other]) => other !== id)))
  return (
    <Section title={`参加的人（${chosen.size}人）`}>
      <div className="training-choices" style={{ marginBottom: 12 }}>
        <Select
          aria-label="按科室加入"
          placeholder="按科室加入"
          value={null}
          options={[...sections].map(([name, of]) => ({ value: name, label: `${name}（${of.length}人）` }))}
          onChange={(name: string) => add((sections.get(name) ?? []).map(({ id }) => id))}
          popupMatchSelectWidth={false}
        />
        <Select
          aria-label="加入一个人"
          placeholder="加入一个人"
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={people
            .filter(({ id }) => !chosen.has(id))
            .map(({ id, name, sectionName }) => ({ value: id, label: `${name}　${sectionName}` }))}
          onChange={(id: string) => add([id])}
          popupMatchSelectWidth={false}
        />
        <Button onClick={() => add(people.map(({ id }) => id))}>{`全部${people.length}人`}</Button>
        {chosen.size > 0 && <Button onClick={() => change(new Map())}>清空</Button>}
      </div>
      {isHeld ? (
        <Attendance people={people} chosen={chosen} change={change} without={without} />
      ) : (
        <p>{people.flatMap(({ id, name }) => (chosen.has(id) ? [name] : [])).join('、') || '还没有选人。'}</p>
      )}
    </Section>
  )
}

type AttendanceProps = {
  people: readonly ServicePerson[]
  chosen: Chosen
  change: (next: Map<string, Participant>) => void
  without: (id: string) => void
}

/** Only what differs from being there is written: pick the person, then say how. */
function Attendance({ people, chosen, change, without }: AttendanceProps) {
  const [opened, setOpened] = useState<string[]>([])
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const differs = ({ status, absentHours, result }: Participant) => status !== 'attended' || absentHours > 0 || !!result
  const shown = [...chosen.values()].filter((one) => differs(one) || opened.includes(one.personId))
  const put = (one: Participant, part: Partial<Participant>) =>
    change(new Map([...chosen, [one.personId, { ...one, ...part }]]))
  const plain = [...chosen.values()].filter((one) => !shown.includes(one))
  return (
    <>
      <p>
        {plain.length > 0
          ? `到会${plain.length}人：${plain.map(({ personId }) => names.get(personId) ?? '').join('、')}`
          : '还没有选人。'}
      </p>
      {plain.length > 0 && (
        <Select
          aria-label="登记缺席、请假或者成绩"
          placeholder="有人缺席、请假或者要记成绩的，在这里选"
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={plain.map(({ personId }) => ({ value: personId, label: names.get(personId) ?? '' }))}
          onChange={(id: string) => setOpened([...opened, id])}
          style={{ width: 'min(100%, 340px)', marginBottom: 12 }}
        />
      )}
      {shown.map((one) => (
        <Differing
          key={one.personId}
          name={names.get(one.personId) ?? '已离开的人员'}
          one={one}
          put={(part) => put(one, part)}
          drop={() => without(one.personId)}
        />
      ))}
    </>
  )
}

type DifferingProps = { name: string; one: Participant; put: (part: Partial<Participant>) => void; drop: () => void }

/** One person who was away, left early or has a mark. */
function Differing({ name, one, put, drop }: DifferingProps) {
  return (
    <div className="training-participants">
      <strong>{name}</strong>
      <Select
        aria-label={`${name}的到会情况`}
        value={one.status}
        options={choicesFrom(statuses)}
        onChange={(status) => put({ status })}
        style={{ width: 100 }}
      />
      {one.status === 'attended' ? (
        <InputNumber
          aria-label={`${name}的请假学时`}
          prefix="请假学时"
          min={0}
          step={0.5}
          value={one.absentHours}
          onChange={(hours) => put({ absentHours: hours ?? 0 })}
        />
      ) : (
        <Input
          aria-label={`${name}的缺席原因`}
          placeholder="原因"
          maxLength={200}
          value={one.note}
          onChange={({ target }) => put({ note: target.value })}
          style={{ width: 200 }}
        />
      )}
      <Input
        aria-label={`${name}的考核结果`}
        placeholder="考核结果"
        maxLength={60}
        value={one.result}
        onChange={({ target }) => put({ result: target.value })}
        style={{ width: 140 }}
      />
      <Button onClick={drop}>移出名单</Button>
    </div>
  )
}
