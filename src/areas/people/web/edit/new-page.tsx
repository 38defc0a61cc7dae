import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { ApiError, post } from '../../../../ui/api.ts'
import { Page } from '../../../../ui/Page.tsx'
import { blankDossier, type Dossier } from '../../schema.ts'
import { keys } from '../queries.ts'
import { dropDraft } from './draft.ts'
import { Editor } from './editor.tsx'
import { useDraft } from './use-draft.ts'
import { useLeaving } from './use-leaving.ts'
import '../people.css'

const KEY = 'new'
const nobody = { revision: 0, dossier: blankDossier('') }

/** 新建档案 */
export default function NewPage() {
  const { message } = App.useApp()
  const client = useQueryClient()
  const navigate = useNavigate()
  const draft = useDraft(KEY, nobody)
  const create = useMutation({
    mutationFn: (dossier: Dossier) => post<{ id: string }>('/people', dossier),
    onSuccess: () => {
      dropDraft(KEY)
      return client.invalidateQueries({ queryKey: keys.people })
    },
    onError: (error) => message.error(error.message),
  })
  useLeaving(draft.isDirty && !create.isSuccess)
  const id = create.data?.id
  useEffect(() => {
    if (!id) return
    message.success('档案已建立。')
    window.scrollTo({ top: 0 })
    navigate(`/people/${id}`)
  }, [id, navigate, message])
  return (
    <Page title="新建档案" note="已有任免审批表电子文件（lrmx）或Excel名册的，用“导入”更省事。">
      <Editor
        mode="personnel"
        {...draft}
        submitLabel="建立档案"
        submitting={create.isPending}
        serverFaults={create.error instanceof ApiError ? create.error.faults : []}
        submit={create.mutate}
        cancel={() => navigate('/people')}
      />
    </Page>
  )
}
