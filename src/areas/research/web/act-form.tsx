import { Form, Modal, Select } from 'antd'
import type { ReactNode } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { refreshes, useChoices } from './queries.ts'

type Props<Values> = {
  title: string
  /** the verb on the button */
  act: string
  done: string
  run: (values: Values) => Promise<unknown>
  close: () => void
  initial?: Partial<Values>
  children: ReactNode
}

/** A short form over the record it changes. */
export function ActForm<Values extends object>({ title, act, done, run, close, initial, children }: Props<Values>) {
  const [form] = Form.useForm<Values>()
  const save = useAct(run, { done, refreshes, fails: 'here' })
  return (
    <Modal
      open
      title={title}
      okText={act}
      cancelText="返回"
      onOk={() => form.submit()}
      onCancel={close}
      confirmLoading={save.isPending}
      maskClosable={false}
    >
      {save.error && <ErrorNote error={save.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(values) => save.mutate(values, { onSuccess: close })}
      >
        {children}
      </Form>
    </Modal>
  )
}

export const needed = (message: string) => [{ required: true, message }]

type PeopleProps = { name: string; label: string; isMany?: boolean; isNeeded?: boolean }

/** People in service by characters, pinyin or initials. */
export function PeopleField({ name, label, isMany = false, isNeeded = false }: PeopleProps) {
  const { data } = useChoices()
  const options = (data?.people ?? []).map((one) => ({
    value: one.id,
    label: one.name,
    found: [one.name, one.pinyin, one.pinyin.replace(/(\w)\w*\s?/g, '$1'), one.post].join(' ').toLowerCase(),
    post: one.post,
  }))
  return (
    <Form.Item name={name} label={label} {...(isNeeded ? { rules: needed(`请选择${label}`) } : {})}>
      <Select
        {...(isMany ? { mode: 'multiple' as const } : {})}
        allowClear={!isNeeded}
        placeholder="姓名、拼音或首字母"
        popupMatchSelectWidth={false}
        options={options}
        optionRender={({ data: one }) => `${one.label}　${one.post}`}
        showSearch={{ filterOption: (typed, option) => option?.found.includes(typed.toLowerCase()) ?? false }}
      />
    </Form.Item>
  )
}
