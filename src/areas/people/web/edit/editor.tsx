import { Alert, Button } from 'antd'
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react'
import { sentenceTime } from '../../../../ui/format.ts'
import { type FieldChange, fieldTitle } from '../../diff.ts'
import { dossierDoubts } from '../../rules.ts'
import type { Dossier } from '../../schema.ts'
import { DoubtList } from '../parts/doubt-list.tsx'
import { useSections } from '../queries.ts'

import { type Fault, faultsOf, type Path, tidy } from './draft.ts'
import { controlId, EditingProvider } from './field.tsx'
import { type EditMode, partsOf } from './outline.tsx'

type Props = {
  mode: EditMode
  dossier: Dossier
  change: (path: Path, value: unknown) => void
  changes: FieldChange[]
  restoredAt: string
  discard: () => void
  /** the word on the button that finishes the work */
  submitLabel: string
  submitting: boolean
  /** faults the server found */
  serverFaults: readonly Fault[]
  /** gets the dossier tidied and without faults */
  submit: (dossier: Dossier) => void
  cancel: () => void
  /** stands before the parts: what is asked besides the dossier */
  before?: ReactNode
  /** stands after the parts, above the acts */
  after?: ReactNode
}

/** The form in one column, its contents at the side, faults on top, the acts at the bottom edge. */
export function Editor({ mode, dossier, change, changes, restoredAt, discard, ...around }: Props) {
  const { data } = useSections()
  const [found, setFound] = useState<Fault[]>([])
  const summary = useRef<HTMLDivElement>(null)
  const shownFaults = found.length ? found : around.serverFaults
  const faults = useMemo(() => new Map(shownFaults.map((fault) => [fault.field, fault.message])), [shownFaults])
  const editing = useMemo(() => ({ change, faults }), [change, faults])
  const parts = partsOf(dossier, { mode, sections: data?.sections ?? [], posts: data?.posts ?? [] })
  const submit = () => {
    const tidied = tidy(dossier)
    const faultsNow = faultsOf(tidied)
    setFound(faultsNow)
    if (faultsNow.length === 0) return around.submit(tidied)
    // The rows shown must be those the faults count, so what was tidied away goes from the screen too.
    change([], tidied)
    requestAnimationFrame(() => summary.current?.focus())
  }
  return (
    <EditingProvider value={editing}>
      <div className="edit-layout">
        <form
          className="edit-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          {restoredAt && <Restored at={restoredAt} discard={discard} />}
          <div ref={summary} tabIndex={-1}>
            {shownFaults.length > 0 && <FaultSummary faults={shownFaults} />}
          </div>
          {around.before}
          {parts.map((part) => (
            <section key={part.id} id={`part-${part.id}`} className="edit-part">
              <h2>{part.title}</h2>
              {part.draw()}
            </section>
          ))}
          {around.after}
          <div className="edit-acts">
            <Button type="primary" htmlType="submit" loading={around.submitting} disabled={changes.length === 0}>
              {around.submitLabel}
            </Button>
            <Button onClick={around.cancel}>返回</Button>
            <span className="edit-changed" aria-live="polite">
              {changes.length ? `已改${changes.length}项：${changedTitles(changes)}` : '还没有改动'}
            </span>
          </div>
        </form>
        <aside className="edit-side">
          <nav aria-label="表内目录">
            {parts.map((part) => (
              <a key={part.id} href={`#part-${part.id}`}>
                {part.title}
              </a>
            ))}
          </nav>
          <LiveDoubts dossier={dossier} />
        </aside>
      </div>
    </EditingProvider>
  )
}

function changedTitles(changes: FieldChange[]): string {
  const titles = changes.slice(0, 4).map((change) => change.title)
  return changes.length > 4 ? `${titles.join('、')}等` : titles.join('、')
}

function FaultSummary({ faults }: { faults: readonly Fault[] }) {
  return (
    <Alert
      type="error"
      title={`有${faults.length}处要改，改好后再保存：`}
      description={
        <ul className="edit-fault-list">
          {faults.map((fault) => (
            <li key={`${fault.field}${fault.message}`}>
              <a
                href={`#${controlId(fault.field)}`}
                onClick={(event) => {
                  event.preventDefault()
                  const control = document.getElementById(controlId(fault.field))
                  control?.scrollIntoView({ block: 'center' })
                  control?.focus()
                }}
              >
                {placeOf(fault.field)}
                {fault.message}
              </a>
            </li>
          ))}
        </ul>
      }
    />
  )
}

/** `resume.2.start` → 简历第3项： */
function placeOf(field: string): string {
  const [list, index] = field.split('.')
  return index !== undefined && /^\d+$/.test(index) ? `${fieldTitle(list!)}第${Number(index) + 1}项：` : ''
}

/** What would be doubtful if it were saved as it stands; never in the way of saving. */
function LiveDoubts({ dossier }: { dossier: Dossier }) {
  const settled = useDeferredValue(dossier)
  const doubts = useMemo(() => {
    const tidied = tidy(settled)
    // A date that is none would be compared as text; the fault itself is told when saving.
    return faultsOf(tidied).length ? null : dossierDoubts(tidied)
  }, [settled])
  if (!doubts) return null
  return (
    <section aria-label="存疑">
      <h3>存疑{doubts.length ? `（${doubts.length}）` : ''}</h3>
      {doubts.length ? <DoubtList doubts={doubts} /> : <p className="quiet">没有发现疑点。</p>}
    </section>
  )
}

function Restored({ at, discard }: { at: NonNullable<Props['restoredAt']>; discard: () => void }) {
  return (
    <Alert
      type="info"
      showIcon
      title={`已恢复${sentenceTime(at)}没有保存的内容。`}
      action={<Button onClick={discard}>放弃这些内容</Button>}
    />
  )
}
