import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiError, post } from '../../../../ui/api.ts'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { Dossier } from '../../schema.ts'
import type { DossierAnswer } from '../../views.ts'
import { OldNew } from '../parts/old-new.tsx'
import { keys, useDossier, usePersonProposals } from '../queries.ts'
import { dropDraft, patchBetween } from './draft.ts'
import { Editor } from './editor.tsx'
import { useDraft } from './use-draft.ts'
import { useLeaving } from './use-leaving.ts'
import '../people.css'

/** 更正申请: a person says what is wrong in his own dossier. */
export default function CorrectionPage() {
  const { personId } = useMe()
  return (
    <Page title="更正申请" note="请直接在下面改正不对的地方，写明依据后提交。人事干部逐项审核，采纳之前档案不变。">
      {personId ? <Loaded id={personId} /> : <p>您的账号还没有对应的干部档案，请联系人事干部。</p>}
    </Page>
  )
}

function Loaded({ id }: { id: string }) {
  const { data: answer, error, refetch } = useDossier(id)
  if (error) return <ErrorNote error={error} onRetry={refetch} />
  return answer ? <Correcting answer={answer} /> : <Loading what="档案" />
}

function Correcting({ answer }: { answer: DossierAnswer }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draftKey = `correction.${answer.id}`
  const draft = useDraft(draftKey, answer)
  const { data: proposals = [] } = usePersonProposals(answer.id)
  const [reason, setReason] = useState('')
  const waiting = proposals.filter((one) => one.state === 'open')
  const send = useMutation({
    mutationFn: (dossier: Dossier) =>
      post(`/people/${answer.id}/proposals`, { changes: patchBetween(draft.base, dossier), reason: reason.trim() }),
    onSuccess: () => {
      dropDraft(draftKey)
      return client.invalidateQueries({ queryKey: keys.dossier(answer.id) })
    },
    onError: (error) => message.error(error.message),
  })
  useLeaving(draft.isDirty && !send.isSuccess)
  useEffect(() => {
    if (!send.isSuccess) return
    message.success('已提交，等人事干部审核。')
    window.scrollTo({ top: 0 })
    navigate('/me/dossier')
  }, [send.isSuccess, navigate, message])
  const submit = (dossier: Dossier) => {
    if (reason.trim()) return send.mutate(dossier)
    message.error('请写明依据。')
    document.getElementById('correction-reason')?.focus()
  }
  return (
    <Editor
      mode="own"
      {...draft}
      submitLabel="提交"
      submitting={send.isPending}
      serverFaults={send.error instanceof ApiError ? send.error.faults : []}
      submit={submit}
      cancel={() => navigate('/me/dossier')}
      before={
        waiting.length > 0 && (
          <p className="masked">
            已有待审核的更正：{waiting.map((one) => one.title).join('、')}。同一项要等审核后再提，或者先撤回。
          </p>
        )
      }
      after={
        <section className="edit-part" aria-label="依据">
          <h2>依据</h2>
          {draft.changes.map((change) => (
            <div key={change.field}>
              <strong>{change.title}</strong>
              <OldNew before={change.before} after={change.after} />
            </div>
          ))}
          <label htmlFor="correction-reason">为什么要改，有什么材料（必填）</label>
          <Input.TextArea
            id="correction-reason"
            maxLength={500}
            autoSize={{ minRows: 2 }}
            placeholder="如：毕业证书原件在人事股，毕业时间为2009年7月"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </section>
      }
    />
  )
}
