import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useEffect, useRef } from 'react'
import { get } from '../../../ui/api.ts'
import type { Chosen } from '../../../ui/PersonSelect.tsx'
import { PersonField } from './person-field.tsx'

type Leader = { sectionId: string; leaderId: string; leaderName: string }

/** Section, handler and leader; the leader of the chosen section is proposed until somebody else is chosen. */
export function AssignFields() {
  const form = Form.useFormInstance()
  const sectionId = Form.useWatch('sectionId', form) as string | undefined
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: async () => (await get<{ sections: { id: string; name: string }[] }>('/sections')).sections,
  })
  const leaders = useQuery({
    queryKey: ['voices', 'leaders'],
    queryFn: async () => (await get<{ rows: Leader[] }>('/voices/leaders')).rows,
  })
  const proposed = leaders.data?.find((one) => one.sectionId === sectionId)
  const last = useRef('')
  useEffect(() => {
    const current = form.getFieldValue('leader') as Chosen | null
    // Whoever was chosen by hand stays; a proposal follows the section.
    if (current && current.id !== last.current) return
    last.current = proposed?.leaderId ?? ''
    form.setFieldValue('leader', proposed ? { id: proposed.leaderId, name: proposed.leaderName } : null)
  }, [proposed, form])
  return (
    <>
      <Form.Item name="sectionId" label="责任科室" rules={[{ required: true, message: '请选择责任科室' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(sections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="handler"
        label="经办人（可以不选，由科室负责人办理）"
        extra="经办人不能是被反映人、提出人或者他们的亲属，系统按档案核对。"
      >
        <PersonField label="经办人" />
      </Form.Item>
      <Form.Item
        name="leader"
        label="责任领导"
        extra={proposed ? `按领导分工，这个科室由${proposed.leaderName}分管。` : '领导分工里没有写这个科室由谁分管。'}
      >
        <PersonField label="责任领导" />
      </Form.Item>
    </>
  )
}
