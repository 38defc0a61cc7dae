import { Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post, put } from '../../../../ui/api.ts'
import { type Section, type SectionInput, sectionKinds } from '../../../posts/schema.ts'
import { DrawerForm } from './drawer-form.tsx'

type Values = SectionInput & { closedOn: string }
type Props = { section: Section | null; position: number; close: () => void }

const kinds = Object.entries(sectionKinds).map(([value, label]) => ({ value, label }))
const blank = { name: '', kind: 'section', adminHeadcount: 0, institutionHeadcount: 0 } as const

/** Makes a section or changes one; a closed one stays for the dossiers that name it. */
export function SectionDrawer({ section, position, close }: Props) {
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    ({ closedOn, ...values }: Values) =>
      section
        ? put(`/sections/${section.id}`, { ...values, closedOn: closedOn || null, revision: section.revision })
        : post('/sections', values),
    { done: '已保存。', refreshes: [['establishment'], ['sections']], fails: 'here' },
  )
  return (
    <DrawerForm<Values>
      title={section ? `编辑${section.name}` : '新建科室'}
      form={form}
      initial={initialOf(section, position)}
      error={save.error}
      isSaving={save.isPending}
      isTouched={isTouched}
      touch={() => setTouched(true)}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="name" label="科室名称" rules={[{ required: true, whitespace: true, message: '请填写科室名称' }]}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="kind" label="类别">
        <Select options={kinds} />
      </Form.Item>
      <Form.Item name="adminHeadcount" label="核定行政编制" rules={[{ required: true, message: '没有的填0' }]}>
        <InputNumber min={0} max={9999} precision={0} suffix="名" />
      </Form.Item>
      <Form.Item name="institutionHeadcount" label="核定事业编制" rules={[{ required: true, message: '没有的填0' }]}>
        <InputNumber min={0} max={9999} precision={0} suffix="名" />
      </Form.Item>
      <Form.Item name="position" label="排序" extra="数字小的排在前面" rules={[{ required: true, message: '请填写' }]}>
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="closedOn" label="停用日期" extra="仍在使用的不填" hidden={section === null}>
        <Input type="date" />
      </Form.Item>
    </DrawerForm>
  )
}

function initialOf(section: Section | null, position: number): Values {
  if (!section) return { ...blank, position, closedOn: '' }
  const { name, kind, adminHeadcount, institutionHeadcount } = section
  return {
    name,
    kind,
    adminHeadcount,
    institutionHeadcount,
    position: section.position,
    closedOn: section.closedOn ?? '',
  }
}
