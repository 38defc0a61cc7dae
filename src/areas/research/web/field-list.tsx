import { App, Button } from 'antd'
import { useConfirm } from '../../../ui/confirm.tsx'
import { tableTime } from '../../../ui/format.ts'
import { Lamp, type LampTone } from '../../../ui/Lamp.tsx'
import { Section } from '../../../ui/Page.tsx'
import { type Field, type Note, noteKinds } from '../schema.ts'
import { Thumb } from './field-form.tsx'
import { deleted, type Kept, saved, type Words } from './field-outbox.ts'
import type { Sending } from './field-sending.ts'
import { change, deleteNote, putNote } from './field-store.ts'

type ListProps = {
  field: Field
  notes: Kept[]
  /** what the server has of the trip, the person's own; null without a network */
  uploaded: Note[] | null
  sending: Sending
  /** null while something else is being written */
  onEdit: ((note: Kept) => void) | null
  accountId: string
}

/** What lies on the phone, each with what becomes of it, and what has arrived. */
export function FieldList({ field, notes, uploaded, sending, onEdit, accountId }: ListProps) {
  const onPhone = notes.filter(({ state }) => state === 'waiting' || state === 'refused')
  const known = new Set(notes.map(({ id }) => id))
  const arrived = (uploaded ?? []).filter(({ id, isMine }) => isMine && !known.has(id))
  return (
    <>
      {onPhone.length > 0 && (
        <Section
          title={`还在手机里（${onPhone.length}条）`}
          extra={
            <Button onClick={sending.send} loading={sending.state === 'sending'}>
              现在上传
            </Button>
          }
        >
          <ul className="cards">
            {onPhone.toReversed().map((note) => (
              <OnPhone key={note.id} {...{ note, field, sending, onEdit }} />
            ))}
          </ul>
        </Section>
      )}
      {uploaded && (
        <Section title={`已上传（${arrived.length}条）`}>
          {arrived.length === 0 && <p className="quiet">这次调研还没有上传过记录。</p>}
          <ul className="cards">
            {arrived.toReversed().map((note) => (
              <Arrived key={note.id} {...{ note, field, onEdit, accountId, send: sending.send }} />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}

const placeTitle = (field: Field, id: string | null) => field.places.find((one) => one.id === id)?.title ?? ''

function standing(note: Kept, { state }: Sending): { tone: LampTone; word: string } {
  if (note.state === 'refused') return { tone: 'red', word: '没有收下' }
  if (state === 'sending') return { tone: 'amber', word: '正在上传' }
  return state === 'sign-in' ? { tone: 'amber', word: '等待登录' } : { tone: 'amber', word: '等待网络' }
}

type OnPhoneProps = { note: Kept; field: Field; sending: Sending; onEdit: ListProps['onEdit'] }

function OnPhone({ note, field, sending, onEdit }: OnPhoneProps) {
  const { message } = App.useApp()
  const confirm = useConfirm()
  const remove = async () => {
    if (await confirm({ title: '删除这条记录', effect: '内容和照片都不保留。', act: '删除', isGrave: true })) {
      await deleteNote(note.id)
      sending.send()
    }
  }
  const again = async () => {
    await change(note.id, (now) => saved(now, now.words))
    sending.send()
  }
  const copy = () =>
    navigator.clipboard
      ? void navigator.clipboard.writeText(note.words.text).then(() => message.success('已复制'))
      : message.info('请长按上面的文字复制')
  return (
    <li>
      <Head words={note.words} place={placeTitle(field, note.words.placeId)}>
        <Lamp {...standing(note, sending)} />
      </Head>
      <p className="field-text">{note.words.text}</p>
      {note.photos.length > 0 && (
        <div className="field-photos">
          {note.photos.map((id) => (
            <Thumb key={id} id={id} />
          ))}
        </div>
      )}
      {note.state === 'refused' && <p className="field-fault">{note.reason}</p>}
      <div className="acts">
        {note.state === 'refused' && <Button onClick={() => void again()}>再试一次</Button>}
        {note.state === 'refused' && <Button onClick={copy}>复制文字</Button>}
        <Button disabled={!onEdit} onClick={() => onEdit?.(note)}>
          修改
        </Button>
        <Button onClick={() => void remove()}>删除</Button>
      </div>
    </li>
  )
}

type ArrivedProps = {
  note: Note
  field: Field
  onEdit: ListProps['onEdit']
  accountId: string
  send: () => void
}

function Arrived({ note, field, onEdit, accountId, send }: ArrivedProps) {
  const confirm = useConfirm()
  const { tripId, placeId, takenAt, kind, sourceKind, sourceName, text, revision } = note
  const words: Words = { tripId, placeId, takenAt, kind, sourceKind, sourceName, text }
  const here: Kept = {
    ...{ id: note.id, accountId, state: 'waiting', revision, sentRevision: revision },
    ...{ words, photos: [], reason: '', before: null },
  }
  const remove = async () => {
    const effect = '已经上传的内容和照片一并删除，不能恢复。'
    if (!(await confirm({ title: '删除这条记录', effect, act: '删除', isGrave: true }))) return
    await putNote(deleted(here))
    send()
  }
  return (
    <li>
      <Head words={words} place={placeTitle(field, placeId)}>
        <Lamp tone="green" word={note.lateAt ? '已上传，晚到' : '已上传'} />
      </Head>
      <p className="field-text">{text}</p>
      <p className="quiet">
        {note.photos.length > 0 && `照片${note.photos.length}张 `}
        {note.marks.length > 0 && '已用来提出问题、求助或者点子，不再改动'}
      </p>
      {note.marks.length === 0 && (
        <div className="acts">
          <Button disabled={!onEdit} onClick={() => onEdit?.(here)}>
            修改
          </Button>
          <Button onClick={() => void remove()}>删除</Button>
        </div>
      )}
    </li>
  )
}

function Head({ words, place, children }: { words: Words; place: string; children: React.ReactNode }) {
  return (
    <div className="card-head">
      <span className="quiet">{tableTime(words.takenAt)}</span>
      <span>{[place, noteKinds[words.kind]].filter(Boolean).join(' ')}</span>
      <span className="field-state">{children}</span>
    </div>
  )
}
