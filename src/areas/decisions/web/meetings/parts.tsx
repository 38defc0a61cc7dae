import { Alert, Button, Drawer, Form, type FormInstance } from 'antd'
import { type ReactNode, useState } from 'react'
import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import { useUnsavedGuard } from '../../../../ui/unsaved.ts'
import { type MeetingState, meetingStates } from '../../schema/words.ts'
import type { PersonChoice } from './queries.ts'

const tones: Record<MeetingState, LampTone> = {
  planned: 'grey',
  noticed: 'amber',
  open: 'amber',
  closed: 'amber',
  locked: 'green',
  cancelled: 'grey',
}

export const StateLamp = ({ state }: { state: MeetingState }) => (
  <Lamp tone={tones[state]} word={meetingStates[state]} />
)

/** `2026-12-01T09:00` of the bureau's clock, for a field, as an instant. */
export const instantOf = (typed: string) => `${typed}:00+08:00`

/** People by name and post, found by any part of either. */
export const personOptions = (people: PersonChoice[]) =>
  people.map(({ id, name, currentPost }) => ({ value: id, label: currentPost ? `${name}（${currentPost}）` : name }))

export const byLabel = (typed: string, option?: { label: string }) => option?.label.includes(typed) ?? false

type FormProps<Values> = {
  title: string
  act: string
  form: FormInstance<Values>
  initial?: Partial<Values>
  error: Error | null
  isSaving: boolean
  save: (values: Values) => void
  close: () => void
  children: ReactNode
}

/** A short form at the side; the paper it changes stays in view. */
export function SideForm<Values extends object>(props: FormProps<Values>) {
  const { title, act, form, initial, error, isSaving, save, close, children } = props
  const [isTouched, setTouched] = useState(false)
  useUnsavedGuard(isTouched && !isSaving)
  return (
    <Drawer
      open
      title={title}
      size={440}
      onClose={close}
      maskClosable={!isTouched}
      footer={
        <div className="acts">
          <Button type="primary" loading={isSaving} onClick={() => form.submit()}>
            {act}
          </Button>
          <Button onClick={close}>返回</Button>
        </div>
      }
    >
      {error && <Alert type="error" showIcon title={error.message} style={{ marginBottom: 12 }} />}
      <Form<Values>
        form={form}
        layout="vertical"
        {...(initial ? { initialValues: initial } : {})}
        onValuesChange={() => setTouched(true)}
        onFinish={save}
      >
        {children}
      </Form>
    </Drawer>
  )
}
