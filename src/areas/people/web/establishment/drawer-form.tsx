import { Alert, Button, Drawer, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'
import { useUnsavedGuard } from '../../../../ui/unsaved.ts'

type Props<Values> = {
  title: string
  form: FormInstance<Values>
  initial: Values
  error: Error | null
  isSaving: boolean
  isTouched: boolean
  touch: () => void
  save: (values: Values) => void
  close: () => void
  children: ReactNode
}

/** A short form at the side, so that the ledger it changes stays in view. */
export function DrawerForm<Values extends object>(props: Props<Values>) {
  const { title, form, initial, error, isSaving, isTouched, touch, save, close, children } = props
  useUnsavedGuard(isTouched && !isSaving)
  return (
    <Drawer
      open
      title={title}
      size={420}
      onClose={close}
      maskClosable={!isTouched}
      footer={
        <div className="acts">
          <Button type="primary" loading={isSaving} onClick={() => form.submit()}>
            保存
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      }
    >
      {error && <Alert type="error" showIcon title={error.message} style={{ marginBottom: 12 }} />}
      <Form<Values> form={form} layout="vertical" initialValues={initial} onValuesChange={touch} onFinish={save}>
        {children}
      </Form>
    </Drawer>
  )
}
