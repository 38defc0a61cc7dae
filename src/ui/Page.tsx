import { Alert, Button, Spin } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { ApiError } from './api.ts'

type PageProps = {
  title: string
  /** beside the title: the state of a record */
  state?: ReactNode
  /** one quiet line below the title */
  note?: ReactNode
  breadcrumbs?: { title: string; to: string }[]
  /** at the top right, at the thumb on a phone */
  actions?: ReactNode
  children: ReactNode
}

/** A page: where it is, its title line with what can be done, its contents. Names the window too. */
export function Page({ title, state, note, breadcrumbs = [], actions, children }: PageProps) {
  useTitle(title)
  return (
    <div className="page">
      {breadcrumbs.length > 0 && (
        <nav className="page-crumbs" aria-label="所在位置">
          {breadcrumbs.map((crumb) => (
            <span key={crumb.to}>
              <Link to={crumb.to}>{crumb.title}</Link> /{' '}
            </span>
          ))}
        </nav>
      )}
      <header className="page-head">
        <div>
          <h1>
            {title} {state}
          </h1>
          {note && <p className="page-note">{note}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  )
}

/** Names the browser's window after the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} - 头雁`
  }, [title])
}

/** A part of a record with its heading. */
export function Section({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  )
}

/** Says what belongs here and offers the first act. */
export function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{text}</p>
      {action}
    </div>
  )
}

/** Silent for a second, then says what is being fetched. */
export function Loading({ what, count }: { what: string; count?: string }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status">
      {isSlow && (
        <>
          <Spin size="small" /> 正在读取{what}
          {count && `（${count}）`}
        </>
      )}
    </div>
  )
}

/** What happened, what to do about it, and the number to quote. */
export function ErrorNote({ error, onRetry }: { error: Error; onRetry?: () => unknown }) {
  const refused = error instanceof ApiError ? error : null
  const faults = (refused?.faults ?? []).filter((fault) => !error.message.includes(fault.message))
  return (
    <Alert
      className="error-note"
      type="error"
      showIcon
      title={refused ? error.message : '页面出错，请刷新后重试。'}
      description={
        (faults.length > 0 || refused?.requestId) && (
          <>
            {faults.length > 0 && (
              <ul>
                {faults.map((fault) => (
                  <li key={`${fault.field}${fault.message}`}>{fault.message}</li>
                ))}
              </ul>
            )}
            {refused?.requestId && <span className="quiet">编号 {refused.requestId}</span>}
          </>
        )
      }
      action={onRetry && <Button onClick={() => onRetry()}>重试</Button>}
    />
  )
}
