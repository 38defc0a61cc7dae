import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { Refused } from './frame.tsx'

type Asked = {
  title: string
  /** in words, what will happen */
  effect: ReactNode
  label: string
  /** the verb on the button */
  act: string
  /** letters the reason needs; 0 where it may be left out */
  least: number
  isGrave?: boolean
  start?: string
  /** asks for a day too, which may be left open */
  dayLabel?: string
  run: (given: { reason: string; day: string | null }) => Promise<unknown>
}

/** Asks for a reason before an act. What was typed stays when the server refuses, with its sentence below. */
export function useReasonDialog(): [ReactNode, (asked: Asked) => void] {
  const [asked, ask] = useState<Asked | null>(null)
  return [asked && <ReasonDialog key={asked.title} asked={asked} onClose={() => ask(null)} />, ask]
}

function ReasonDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const [reason, setReason] = useState(asked.start ?? '')
  const [day, setDay] = useState('')
  const [error, setError] = useState<Error | null>(null)
  const [isBusy, setBusy] = useState(false)
  const id = useId()
  const isShort = reason.trim().length < asked.least
  const send = async () => {
    setBusy(true)
    try {
      await asked.run({ reason: reason.trim(), day: day || null })
      onClose()
    } catch (thrown) {
      setError(thrown as Error)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={asked.title}
      okText={asked.act}
      cancelText="取消"
      okButtonProps={{ danger: asked.isGrave ?? false, disabled: isShort, loading: isBusy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="reason-effect">{asked.effect}</div>
      <label htmlFor={id}>
        {asked.label}
        <span className="quiet">{asked.least > 0 ? `（至少${asked.least}个字）` : '（可不填）'}</span>
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {asked.dayLabel && (
        <div className="reason-day">
          <label htmlFor={`${id}-day`}>{asked.dayLabel}</label>
          <Input id={`${id}-day`} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </div>
      )}
      <Refused error={error} />
    </Modal>
  )
}
