import { Form, Modal } from 'antd'
import type { ReactNode } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { refreshes } from './queries.ts'

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

export const needed = (message: string) => [{ required: true, whitespace: true, message }]
