import { useCallback, useEffect, useMemo, useState } from 'react'
import { dossierChanges } from '../../diff.ts'
import type { Dossier } from '../../schema.ts'
import { type Draft, dropDraft, keepDraft, keptDraft, type Path, put, tidy } from './draft.ts'

/** Typing is written to the tab's storage after this pause, in milliseconds. */
const KEEP_AFTER = 600

/** The dossier being edited: kept in this tab while unsaved, restored when the page is opened again. */
export function useDraft(key: string, stored: { revision: number; dossier: Dossier }) {
  const [kept] = useState(() => keptDraft(key))
  const [base, setBase] = useState(kept?.base ?? stored.dossier)
  const [revision, setRevision] = useState(kept?.revision ?? stored.revision)
  const [dossier, setDossier] = useState(kept?.dossier ?? stored.dossier)
  const [restoredAt, setRestoredAt] = useState(kept?.keptAt ?? '')
  const changes = useMemo(() => dossierChanges(base, tidy(dossier)), [base, dossier])
  const isDirty = changes.length > 0

  useEffect(() => {
    if (!isDirty) return
    const timer = setTimeout(
      () => keepDraft(key, { revision, base, dossier, keptAt: new Date().toISOString() } satisfies Draft),
      KEEP_AFTER,
    )
    return () => clearTimeout(timer)
  }, [key, revision, base, dossier, isDirty])

  const change = useCallback((path: Path, value: unknown) => setDossier((before) => put(before, path, value)), [])
  const rebase = useCallback((next: { revision: number; base: Dossier; dossier: Dossier }) => {
    setBase(next.base)
    setRevision(next.revision)
    setDossier(next.dossier)
  }, [])
  const discard = () => {
    dropDraft(key)
    setRestoredAt('')
    rebase({ revision: stored.revision, base: stored.dossier, dossier: stored.dossier })
  }
  return { base, revision, dossier, changes, isDirty, restoredAt, change, rebase, discard }
}
