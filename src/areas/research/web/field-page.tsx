import { useQuery } from '@tanstack/react-query'
import { Alert, App } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { get } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { remember } from '../../../ui/remembered.ts'
import type { Field, Note } from '../schema.ts'
import { isEmpty, useDraft } from './field-draft.ts'
import { FieldForm } from './field-form.tsx'
import { FieldList } from './field-list.tsx'
import { type Sending, useSending, useStored } from './field-sending.ts'
import { canOpenOffline, keepShell } from './field-shell.ts'
import { notesOf, rememberedField, rememberField } from './field-store.ts'
import './field.css'

/** What is needed in the field: from the server, else as it was when this phone last had a network. */
function useField(accountId: string) {
  return useQuery({
    queryKey: ['research', 'field', accountId],
    networkMode: 'always',
    retry: false,
    queryFn: async () => {
      try {
        const field = await get<Field>('/research/field')
        await rememberField(accountId, field)
        return { field, isOnline: true }
      } catch (error) {
        const field = await rememberedField(accountId)
        if (!field) throw error
        return { field, isOnline: false }
      }
    },
  })
}

/** Keeps the page on this phone once; tells whether it will open without a network. */
function useShell(isOnline: boolean): boolean {
  const me = useMe()
  const [isKept, setKept] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the network is there
  useEffect(() => {
    if (!isOnline) return
    remember(me)
    void navigator.storage?.persist?.()
    void keepShell().then(
      () => setKept(canOpenOffline()),
      () => setKept(false),
    )
  }, [isOnline])
  return isKept
}

/** The trip of today, else the latest that is open. */
function tripToStart({ trips }: Field): string | null {
  const now = today()
  const open = trips.filter(({ isOpen }) => isOpen)
  return (open.find(({ from, until }) => from <= now && now <= until) ?? open[0] ?? trips[0])?.id ?? null
}

export default function FieldPage() {
  const { accountId } = useMe()
  const asked = useField(accountId)
  const isKept = useShell(asked.data?.isOnline ?? false)
  return (
    <Page title="下乡记录" note={isKept ? '这一页已存在本机，没有网络也能打开。' : undefined}>
      {asked.isPending && <Loading what="调研安排" />}
      {asked.error && <ErrorNote error={asked.error} onRetry={asked.refetch} />}
      {asked.data?.field.trips.length === 0 && <Empty text="您还没有参加任何一次调研。安排好以后，这里可以直接记。" />}
      {asked.data && asked.data.field.trips.length > 0 && (
        <Notebook key={accountId} field={asked.data.field} isOnline={asked.data.isOnline} retry={asked.refetch} />
      )}
    </Page>
  )
}

type NotebookProps = { field: Field; isOnline: boolean; retry: () => unknown }

function Notebook({ field, isOnline, retry }: NotebookProps) {
  const { accountId } = useMe()
  const { message } = App.useApp()
  const sending = useSending(accountId)
  const notes = useStored(
    useCallback(() => notesOf(accountId), [accountId]),
    [],
  )
  const start = tripToStart(field)
  const draft = useDraft(accountId, start ? { tripId: start, placeId: null } : null)
  const tripId = draft.note?.words.tripId ?? start ?? ''
  const uploaded = useQuery({
    queryKey: ['research', 'notes', tripId],
    queryFn: () => get<{ notes: Note[] }>('/research/notes', { tripId }),
    enabled: isOnline && tripId !== '',
  })
  useEffect(() => {
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  if (!draft.note) return <Loading what="手机里的记录" />
  const onSaved = () => {
    message.success('已存在手机里')
    sending.send()
  }
  const isFree = isEmpty(draft.note)
  return (
    <div className="field">
      <Connection isOnline={isOnline} sending={sending} />
      <FieldForm {...{ field, draft, onSaved }} note={draft.note} />
      {!isFree && <p className="quiet">正在写的内容随时存在手机里。保存以后才能修改别的记录。</p>}
      <FieldList
        {...{ field, notes, sending, accountId }}
        uploaded={uploaded.data?.notes ?? null}
        onEdit={
          isFree
            ? (note) => {
                void draft.edit(note)
                window.scrollTo({ top: 0 })
              }
            : null
        }
      />
    </div>
  )
}

function Connection({ isOnline, sending: { state } }: { isOnline: boolean; sending: Sending }) {
  if (state === 'sign-in') {
    const description = <a href="/research/field">重新登录后继续上传</a>
    return <Alert type="warning" showIcon title="登录已超时，记录都还在手机里。" description={description} />
  }
  if (isOnline && state !== 'offline') return null
  return (
    <Alert
      type="info"
      showIcon
      title="现在没有网络，照常记，记录存在手机里，有网络时自动上传。"
      description="只有这一页能用，其他页面要等有网络。"
    />
  )
}
