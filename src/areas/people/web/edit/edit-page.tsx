import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { ApiError, get, patch } from '../../../../ui/api.ts'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { Dossier } from '../../schema.ts'
import type { DossierAnswer } from '../../views.ts'
import { keys, useDossier } from '../queries.ts'
import { Collision } from './collision.tsx'
import { dropDraft, patchBetween } from './draft.ts'
import { Editor } from './editor.tsx'
import { useDraft } from './use-draft.ts'
import { useLeaving } from './use-leaving.ts'
import '../people.css'

/** 编辑档案 */
export default function EditPage() {
  const { id } = useParams()
  const { data: answer, error, refetch } = useDossier(id!)
  const title = answer ? `编辑${answer.dossier.basic.name}的档案` : '编辑档案'
  return (
    <Page title={title}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !answer && <Loading what="档案" />}
      {answer && !answer.allowed.includes('people.edit') && <p>您的岗位不能修改这份档案。</p>}
      {answer?.allowed.includes('people.edit') && <Editing key={answer.id} answer={answer} />}
    </Page>
  )
}

function Editing({ answer }: { answer: DossierAnswer }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(answer.id, answer)
  const [theirs, setTheirs] = useState<DossierAnswer | null>(null)
  const [isSaved, setSaved] = useState(false)
  useLeaving(draft.isDirty && !isSaved)
  const save = useMutation({
    mutationFn: (dossier: Dossier) =>
      patch<{ revision: number }>(`/people/${answer.id}`, {
        revision: draft.revision,
        changes: patchBetween(draft.base, dossier),
      }),
    onSuccess: async () => {
      dropDraft(answer.id)
      setSaved(true)
      await client.invalidateQueries({ queryKey: keys.dossier(answer.id) })
      client.invalidateQueries({ queryKey: keys.people })
    },
    onError: async (error) => {
      const isStale = error instanceof ApiError && error.status === 409 && error.faults.length === 0
      const now = isStale ? await get<DossierAnswer>(`/people/${answer.id}`).catch(() => null) : null
      if (now && now.revision !== draft.revision) setTheirs(now)
      else message.error(error.message)
    },
  })
  // Going on waits until the page knows that nothing is unsaved any more.
  useEffect(() => {
    if (!isSaved) return
    message.success('已保存。')
    window.scrollTo({ top: 0 })
    navigate(`/people/${answer.id}`)
  }, [isSaved, navigate, message, answer.id])
  return (
    <>
      <Editor
        mode="personnel"
        {...draft}
        submitLabel="保存"
        submitting={save.isPending}
        serverFaults={save.error instanceof ApiError ? save.error.faults : []}
        submit={save.mutate}
        cancel={() => navigate(`/people/${answer.id}`)}
      />
      {theirs && (
        <Collision
          base={draft.base}
          mine={draft.dossier}
          theirs={theirs.dossier}
          close={() => setTheirs(null)}
          proceed={(merged) => {
            client.setQueryData(keys.dossier(answer.id), theirs)
            draft.rebase({ revision: theirs.revision, base: theirs.dossier, dossier: merged })
            setTheirs(null)
          }}
        />
      )}
    </>
  )
}
