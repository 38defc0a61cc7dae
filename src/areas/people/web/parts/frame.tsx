import { Alert, Button, Spin } from 'antd'
import type { ReactNode } from 'react'

type Props = { title: ReactNode; acts?: ReactNode; note?: ReactNode; children: ReactNode }

/** A page: its title line with what can be done, then its contents. */
export function Frame({ title, acts, note, children }: Props) {
  return (
    <div className="frame">
      <header className="frame-head">
        <div>
          <h1>{title}</h1>
          {note && <p className="quiet">{note}</p>}
        </div>
        {acts && <div className="acts">{acts}</div>}
      </header>
      {children}
    </div>
  )
}

export function Failure({ error, retry }: { error: Error; retry?: () => unknown }) {
  return (
    <Alert type="error" showIcon title={error.message} action={retry && <Button onClick={() => retry()}>重试</Button>} />
  )
}

export function Waiting({ what }: { what: string }) {
  return (
    <div className="waiting" role="status">
      <Spin /> 正在读取{what}
    </div>
  )
}
