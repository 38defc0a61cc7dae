import { Form, Input, InputNumber, Select } from 'antd'
import { post, put } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { organisationKinds } from '../schema.ts'
import type { OrganisationView } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'
import { choicesOf } from './words.tsx'

type Props = { organisation: OrganisationView | null; all: OrganisationView[]; close: () => void }
type Values = {
  kind: string
  name: string
  parentId: string | null
  themeDay: number | null
  electedOn: string
  foundedOn: string
  keptFromOn: string
  dissolvedOn: string
}

/** An organisation founded, put right, newly elected or dissolved. */
export function OrganisationForm({ organisation, all, close }: Props) {
  const initial = organisation
    ? {
        ...organisation,
        electedOn: organisation.electedOn ?? '',
        dissolvedOn: organisation.dissolvedOn ?? '',
      }
    : { kind: 'branch', parentId: null, themeDay: null, electedOn: '', keptFromOn: today(), dissolvedOn: '' }
  const run = (values: Values) => {
    const { electedOn, dissolvedOn, parentId, themeDay, ...given } = values
    const body = {
      ...given,
      parentId: parentId ?? null,
      themeDay: themeDay ?? null,
      electedOn: electedOn || null,
      dissolvedOn: dissolvedOn || null,
      position: organisation?.position ?? all.length,
    }
    if (!organisation) return post('/party-life/organisations', body)
    const change = { organisation: body, revision: organisation.revision }
    return put(`/party-life/organisations/${organisation.id}`, change)
  }
  return (
    <ActForm<Values>
      title={organisation ? '更正党组织' : '建立党组织'}
      act="保存"
      done="已保存。"
      run={run}
      close={close}
      initial={initial as Partial<Values>}
    >
      <Form.Item name="kind" label="类别">
        <Select disabled={organisation !== null} options={choicesOf(organisationKinds)} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={needed('请填写名称')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="parentId" label="上级党组织" extra="党小组选支部，支部选机关党委">
        <Select
          allowClear
          options={all.filter(({ id }) => id !== organisation?.id).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="themeDay" label="主题党日固定在每月几日">
        <InputNumber min={1} max={31} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="electedOn" label="本届选举日期" extra="换届后改成新的日期，按任期提醒下一次换届">
        <Input type="date" />
      </Form.Item>
      <Form.Item name="foundedOn" label="成立日期" rules={needed('请填写成立日期')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="keptFromOn" label="从哪天起在本系统记录" extra="以前的月份不算缺" rules={needed('请填写日期')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="dissolvedOn" label="撤销日期" extra="仍在的不填">
        <Input type="date" />
      </Form.Item>
    </ActForm>
  )
}
