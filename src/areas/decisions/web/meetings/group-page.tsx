import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post, put } from '../../../../ui/api.ts'
import { tableDate, today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { GroupMember } from '../../schema/meetings.ts'
import { byLabel, personOptions, SideForm } from './parts.tsx'
import { keys, type PersonChoice, useGroup } from './queries.ts'
import './meetings.css'

const isPresent = ({ validUntil }: GroupMember) => validUntil === null || validUntil >= today()

/** 党组成员: those of now in the order of the name plates, and those of before. */
export default function GroupPage() {
  const me = useMe()
  const { data, error, refetch } = useGroup()
  const [isAdding, setAdding] = useState(false)
  const mayChange = me.may('decisions.prepare')
  const add = mayChange && (
    <Button type="primary" onClick={() => setAdding(true)}>
      增加成员
    </Button>
  )
  const present = data?.members.filter(isPresent) ?? []
  const former = data?.members.filter((member) => !isPresent(member)) ?? []
  return (
    <Page title="党组成员" note="会议的参会名单和应到会人数以开会当天的党组成员为准；排序即席签顺序。" actions={add}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="党组成员" />}
      {data && present.length === 0 && (
        <Empty text="还没有登记党组成员。先增加书记，再按排序增加其他成员。" action={add} />
      )}
      {present.length > 0 && (
        <Section title={`现任（${present.length}名）`}>
          <Members members={present} mayChange={mayChange} />
        </Section>
      )}
      {former.length > 0 && (
        <Section title="以往">
          <Members members={former} mayChange={false} />
        </Section>
      )}
      {isAdding && data && <AddMember people={data.people} members={present} close={() => setAdding(false)} />}
    </Page>
  )
}

function Members({ members, mayChange }: { members: GroupMember[]; mayChange: boolean }) {
  const [ending, setEnding] = useState<GroupMember | null>(null)
  const order = useAct((ids: string[]) => put('/party-group/order', { ids }), { refreshes: [keys.group] })
  const move = (index: number, by: number) => {
    const ids = members.map(({ id }) => id)
    const [moved] = ids.splice(index, 1)
    ids.splice(index + by, 0, moved!)
    order.mutate(ids)
  }
  return (
    <ol className="group-members">
      {members.map((member, index) => (
        <li key={member.id}>
          <span>
            <strong>{member.name}</strong> {member.title}
            {member.isSecretary && <span className="group-secretary">书记</span>}
          </span>
          <span className="quiet">
            {tableDate(member.validFrom)} 起{member.validUntil && `，${tableDate(member.validUntil)} 止`}
          </span>
          {mayChange && (
            <span className="acts">
              <Button
                size="small"
                icon={<ArrowUpOutlined />}
                aria-label={`${member.name}上移`}
                disabled={index === 0 || order.isPending}
                onClick={() => move(index, -1)}
              />
              <Button
                size="small"
                icon={<ArrowDownOutlined />}
                aria-label={`${member.name}下移`}
                disabled={index === members.length - 1 || order.isPending}
                onClick={() => move(index, 1)}
              />
              <Button size="small" aria-label={`${member.name}免职`} onClick={() => setEnding(member)}>
                登记免职
              </Button>
            </span>
          )}
        </li>
      ))}
      {ending && <EndMember member={ending} close={() => setEnding(null)} />}
    </ol>
  )
}

type Added = { personId: string; title: string; isSecretary: boolean; validFrom: string }
type AddProps = { people: PersonChoice[]; members: GroupMember[]; close: () => void }

function AddMember({ people, members, close }: AddProps) {
  const [form] = Form.useForm<Added>()
  const save = useAct((values: Added) => post('/party-group', values), {
    done: '已增加。',
    refreshes: [keys.group, keys.meetings],
    fails: 'here',
  })
  const free = people.filter(({ id }) => !members.some(({ personId }) => personId === id))
  return (
    <SideForm<Added>
      title="增加党组成员"
      act="增加"
      form={form}
      initial={{ title: '党组成员', isSecretary: false }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="personId" label="姓名" rules={[{ required: true, message: '请选择人员' }]}>
        <Select showSearch={{ filterOption: byLabel }} options={personOptions(free)} />
      </Form.Item>
      <Form.Item
        name="title"
        label="党组职务"
        rules={[{ required: true, whitespace: true, message: '请填写党组职务' }]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="isSecretary" valuePropName="checked" extra="同一时间只有一位，会议一般由书记主持">
        <Checkbox>党组书记</Checkbox>
      </Form.Item>
      <Form.Item name="validFrom" label="任职时间" rules={[{ required: true, message: '请填写任职时间' }]}>
        <Input type="date" />
      </Form.Item>
    </SideForm>
  )
}

function EndMember({ member, close }: { member: GroupMember; close: () => void }) {
  const [form] = Form.useForm<{ validUntil: string }>()
  const save = useAct((values: { validUntil: string }) => post(`/party-group/${member.id}/end`, values), {
    done: '已登记。',
    refreshes: [keys.group, keys.meetings],
    fails: 'here',
  })
  return (
    <SideForm<{ validUntil: string }>
      title={`登记${member.name}免职`}
      act="登记"
      form={form}
      initial={{ validUntil: today() }}
      error={save.error}
      isSaving={save.isPending}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <p className="quiet">这一天是在任的最后一天，此后的会议不再列入参会名单；以往的会议记录不变。</p>
      <Form.Item name="validUntil" label="免职时间" rules={[{ required: true, message: '请填写免职时间' }]}>
        <Input type="date" />
      </Form.Item>
    </SideForm>
  )
}
