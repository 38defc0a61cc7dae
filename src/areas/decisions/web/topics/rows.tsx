import { Button, Input, Select } from 'antd'
import { type Chosen, PersonSelect } from '../../../../ui/PersonSelect.tsx'
import { partyRoles, type TopicInput, type TopicView } from '../../schema/topics.ts'
import type { Category } from '../../schema/words.ts'
import { usePlaces } from './queries.ts'
import { choicesFrom } from './words.ts'

export type ItemValue = {
  key: number
  title: string
  person: Chosen | null
  act: 'appoint' | 'remove'
  postId: string | null
  effectiveOn: string
}
export type PartyValue = TopicInput['parties'][number]

let last = 0
const freshKey = () => ++last

const emptyItem = (): ItemValue => ({
  ...{ key: freshKey(), title: '', person: null, act: 'appoint', postId: null, effectiveOn: '' },
})

export const itemValues = ({ items }: TopicView): ItemValue[] =>
  items.map(({ title, personId, personName, act, postId, effectiveOn }) => ({
    ...{ key: freshKey(), title, act: act ?? 'appoint', postId, effectiveOn: effectiveOn ?? '' },
    person: personId ? { id: personId, name: personName } : null,
  }))

/** Rows as the server takes them: an appointment has a person, anything else only words. */
export function itemsOf(items: readonly ItemValue[], category: Category): TopicInput['items'] {
  const isAppointment = category === 'appointment'
  return items
    .filter(({ title, person }) => (isAppointment ? person !== null : title.trim() !== ''))
    .map(({ title, person, act, postId, effectiveOn }) => ({
      title: title.trim() || `${act === 'appoint' ? '任命' : '免去'}${person?.name ?? ''}`,
      ...(isAppointment && person
        ? { personId: person.id, act, postId, effectiveOn: effectiveOn || null }
        : { personId: null, act: null, postId: null, effectiveOn: null }),
    }))
}

type ItemProps = { isAppointment: boolean; items: ItemValue[]; change: (items: ItemValue[]) => void }

/** What is voted on: one row each. */
export function ItemRows({ isAppointment, items, change }: ItemProps) {
  const set = (key: number, changes: Partial<ItemValue>) =>
    change(items.map((item) => (item.key === key ? { ...item, ...changes } : item)))
  return (
    <>
      {items.length === 0 && (
        <p className="quiet">
          {isAppointment ? '请逐人写明人选和职位。' : '不写的，就议题本身表决一次；需要分项表决的逐项写明。'}
        </p>
      )}
      {items.map((item, index) => (
        <div key={item.key} className="topic-row">
          {isAppointment ? (
            <Appointment item={item} number={index + 1} set={(changes) => set(item.key, changes)} />
          ) : (
            <Input
              aria-label={`表决事项${index + 1}`}
              maxLength={100}
              value={item.title}
              onChange={({ target }) => set(item.key, { title: target.value })}
            />
          )}
          <Button
            aria-label={`删去第${index + 1}项`}
            onClick={() => change(items.filter(({ key }) => key !== item.key))}
          >
            删去
          </Button>
        </div>
      ))}
      <Button onClick={() => change([...items, emptyItem()])}>{isAppointment ? '增加一人' : '增加一项'}</Button>
    </>
  )
}

type RowProps = { item: ItemValue; number: number; set: (changes: Partial<ItemValue>) => void }

function Appointment({ item, number, set }: RowProps) {
  const places = usePlaces()
  const sections = new Map(places.data?.sections.map(({ id, name }) => [id, name]))
  const posts = places.data?.posts ?? []
  return (
    <>
      <div>
        <PersonSelect label={`第${number}人`} value={item.person} choose={(person) => set({ person })} />
        <Select
          aria-label={`第${number}人任免`}
          value={item.act}
          onChange={(act) => set({ act })}
          options={[
            { value: 'appoint' as const, label: '任命' },
            { value: 'remove' as const, label: '免去' },
          ]}
          style={{ width: '100%', marginTop: 4 }}
        />
      </div>
      <div>
        <Select
          aria-label={`第${number}人职位`}
          placeholder="职位"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={item.postId}
          onChange={(postId) => set({ postId: postId ?? null })}
          options={posts.map(({ id, title, sectionId }) => ({
            value: id,
            label: `${sections.get(sectionId) ?? ''} ${title}`,
          }))}
          style={{ width: '100%' }}
        />
        <Input
          type="date"
          aria-label={`第${number}人任免日期`}
          value={item.effectiveOn}
          onChange={({ target }) => set({ effectiveOn: target.value })}
          style={{ marginTop: 4 }}
        />
      </div>
    </>
  )
}

type PartyProps = { parties: PartyValue[]; change: (parties: PartyValue[]) => void }

/** Whom the topic concerns: asked for relations to the members of the party group. */
export function PartyRows({ parties, change }: PartyProps) {
  const set = (index: number, changes: Partial<PartyValue>) =>
    change(parties.map((party, at) => (at === index ? { ...party, ...changes } : party)))
  return (
    <>
      <p className="quiet">供应商、申请人和有关人员。系统据此提示哪些成员应当回避、是否有拆分。</p>
      {parties.map((party, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are typed
        <div key={index} className="topic-row">
          <Select
            aria-label={`第${index + 1}行身份`}
            value={party.role}
            onChange={(role) => set(index, { role })}
            options={choicesFrom(partyRoles)}
          />
          <div>
            <Input
              aria-label={`第${index + 1}行名称`}
              placeholder="名称"
              maxLength={100}
              value={party.name}
              onChange={({ target }) => set(index, { name: target.value })}
            />
            {party.role !== 'person' && (
              <Input
                aria-label={`第${index + 1}行统一社会信用代码`}
                placeholder="统一社会信用代码（没有的留空）"
                maxLength={18}
                value={party.creditCode}
                onChange={({ target }) => set(index, { creditCode: target.value })}
                style={{ marginTop: 4 }}
              />
            )}
          </div>
          <Button aria-label={`删去第${index + 1}行`} onClick={() => change(parties.filter((_, at) => at !== index))}>
            删去
          </Button>
        </div>
      ))}
      <Button onClick={() => change([...parties, { role: 'supplier', name: '', creditCode: '', personId: null }])}>
        增加
      </Button>
    </>
  )
}
