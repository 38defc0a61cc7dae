import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { put } from '../../../../ui/api.ts'
import { Section } from '../../../../ui/Page.tsx'
import type { MeetingView, ObserversInput } from '../../schema/meetings.ts'
import { byLabel, personOptions, SideForm } from './parts.tsx'
import { keys, useGroup } from './queries.ts'

type Observer = ObserversInput['observers'][number]

/** Who attends without a vote: the whole meeting or some of its items. */
export function Observers({ meeting }: { meeting: MeetingView }) {
  const [isAdding, setAdding] = useState(false)
  const { id, revision, observers, agenda, me, state } = meeting
  const mayChange = me === 'clerk' && ['planned', 'noticed', 'open'].includes(state)
  const save = useAct((list: Observer[]) => put(`/meetings/${id}/observers`, { revision, observers: list }), {
    done: '已保存。',
    refreshes: [keys.meetings],
  })
  const given = observers.map(({ id: _, ...observer }) => observer)
  const numbers = (itemIds: string[]) =>
    agenda.flatMap((item) => (itemIds.includes(item.id) ? [item.number] : [])).join('、')
  if (!observers.length && !mayChange) return null
  return (
    <Section
      title={`列席（${observers.length}人）`}
      extra={
        mayChange && (
          <Button size="small" onClick={() => setAdding(true)}>
            增加
          </Button>
        )
      }
    >
      {observers.length === 0 && <p className="quiet">没有列席人员。列席人员不表态、不表决。</p>}
      <ul className="meeting-members">
        {observers.map((observer, index) => (
          <li key={observer.id}>
            <div>
              <strong>{observer.name}</strong>　<span className="quiet">{observer.title}</span>
              <p className="quiet">{observer.itemIds ? `列席第${numbers(observer.itemIds)}项` : '全程列席'}</p>
            </div>
            {mayChange && (
              <Button
                size="small"
                aria-label={`撤去列席人员${observer.name}`}
                onClick={() => save.mutate(given.toSpliced(index, 1))}
              >
                撤去
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <AddObserver
          meeting={meeting}
          error={save.error}
          isSaving={save.isPending}
          add={(observer) => save.mutate([...given, observer], { onSuccess: () => setAdding(false) })}
          close={() => setAdding(false)}
        />
      )}
    </Section>
  )
}

type Values = { personId?: string; name?: string; title?: string; itemIds?: string[] }
type AddProps = {
  meeting: MeetingView
  error: Error | null
  isSaving: boolean
  add: (observer: Observer) => void
  close: () => void
}

function AddObserver({ meeting, error, isSaving, add, close }: AddProps) {
  const [form] = Form.useForm<Values>()
  const { data } = useGroup()
  const people = (data?.people ?? []).filter(({ id }) => !meeting.members.some(({ personId }) => personId === id))
  const save = ({ personId, name = '', title = '', itemIds = [] }: Values) => {
    const person = people.find(({ id }) => id === personId)
    add({
      personId: person?.id ?? null,
      name: person?.name ?? name,
      title: title || (person?.currentPost.slice(0, 60) ?? ''),
      itemIds: itemIds.length ? itemIds : null,
    })
  }
  const personId = Form.useWatch('personId', form)
  return (
    <SideForm<Values>
      title="增加列席人员"
      act="增加"
      form={form}
      error={error}
      isSaving={isSaving}
      save={save}
      close={close}
    >
      <Form.Item name="personId" label="本单位人员">
        <Select allowClear showSearch={{ filterOption: byLabel }} options={personOptions(people)} />
      </Form.Item>
      {!personId && (
        <Form.Item name="name" label="外单位人员姓名" rules={[{ required: true, message: '请选择人员或者填写姓名' }]}>
          <Input maxLength={60} />
        </Form.Item>
      )}
      <Form.Item name="title" label="职务" extra={personId ? '不填即按档案中的现任职务' : null}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="itemIds" label="列席哪几项" extra="不选即全程列席">
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={meeting.agenda.map(({ id, number, title }) => ({ value: id, label: `${number}. ${title}` }))}
        />
      </Form.Item>
    </SideForm>
  )
}
