import { CameraOutlined, CloseOutlined } from '@ant-design/icons'
import { App, Button, Input, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useConfirm } from '../../../ui/confirm.tsx'
import { type Field, MOST_NOTE_LETTERS, MOST_PHOTOS, noteKinds, type SourceKind, sourceKinds } from '../schema.ts'
import { type Draft, isEmpty } from './field-draft.ts'
import type { Kept } from './field-outbox.ts'
import { smallPhoto } from './field-photo.ts'
import { photo } from './field-store.ts'

const choices = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }))

/** What is missing before the note can be kept; null when nothing is. */
function missing({ words }: Kept): string | null {
  if (!words.tripId) return '请先选择是哪一次调研'
  if (words.kind === 'opinion' && words.sourceKind === null) return '意见建议要选明来自谁'
  return words.text.trim() ? null : '请写下内容'
}

/** The places of the trip first, then the others. */
function placeChoices({ trips, places }: Field, tripId: string) {
  const own = trips.find(({ id }) => id === tripId)?.places ?? []
  const others = places.filter(({ id }) => !own.some((one) => one.id === id))
  const asChoices = (list: { id: string; title: string }[]) =>
    list.map(({ id, title }) => ({ value: id, label: title }))
  return [
    ...(own.length ? [{ label: '这次要到的', options: asChoices(own) }] : []),
    ...(others.length ? [{ label: '其他地点', options: asChoices(others) }] : []),
  ]
}

type FormProps = { field: Field; draft: Draft; note: Kept; onSaved: () => void }

/** One note, for a thumb: most of it is chosen already, what is left is the text. */
export function FieldForm({ field, draft, note, onSaved }: FormProps) {
  const { words } = note
  const confirm = useConfirm()
  const [fault, setFault] = useState<string | null>(null)
  const save = async () => {
    const lacks = missing(note)
    setFault(lacks)
    if (lacks) return
    await draft.save()
    onSaved()
  }
  const discard = async () => {
    const sure = await confirm({
      ...(note.before
        ? { title: '不改了', effect: '这条记录恢复原来的内容。', act: '恢复原来的' }
        : { title: '清空', effect: '正在写的内容和照片都不保留。', act: '清空', isGrave: true }),
    })
    if (sure) await draft.discard()
  }
  return (
    <form
      className="field-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Where {...{ field, draft, note }} />
      <Kinds note={note} draft={draft} />
      <div className="field-line">
        <label htmlFor="field-text">内容</label>
        <Input.TextArea
          id="field-text"
          autoSize={{ minRows: 5, maxRows: 16 }}
          maxLength={MOST_NOTE_LETTERS}
          value={words.text}
          placeholder="看到的、听到的，原话最好"
          onChange={(event) => draft.write({ text: event.target.value })}
        />
      </div>
      <Photos note={note} draft={draft} />
      {fault && (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="field-acts">
        <Button type="primary" htmlType="submit" size="large">
          {note.before ? '保存修改' : '保存'}
        </Button>
        {!isEmpty(note) && (
          <Button size="large" onClick={() => void discard()}>
            {note.before ? '不改了' : '清空'}
          </Button>
        )}
      </div>
    </form>
  )
}

function Where({ field, draft, note: { words } }: Omit<FormProps, 'onSaved'>) {
  return (
    <>
      <div className="field-line">
        <label htmlFor="field-trip">哪一次调研</label>
        <Select
          id="field-trip"
          value={words.tripId}
          options={field.trips.map(({ id, theme, from }) => ({ value: id, label: `${theme}（${from}）` }))}
          onChange={(tripId) => draft.write({ tripId, placeId: null })}
        />
      </div>
      <div className="field-line">
        <label htmlFor="field-place">地点</label>
        <Select
          id="field-place"
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="可以不选"
          value={words.placeId}
          options={placeChoices(field, words.tripId)}
          onChange={(placeId) => draft.write({ placeId: placeId ?? null })}
        />
      </div>
    </>
  )
}

function Kinds({ note: { words }, draft }: { note: Kept; draft: Draft }) {
  return (
    <>
      <Radio.Group
        aria-label="类别"
        optionType="button"
        value={words.kind}
        options={choices(noteKinds)}
        onChange={(event) =>
          draft.write({ kind: event.target.value, ...(event.target.value === 'opinion' ? {} : { sourceKind: null }) })
        }
      />
      {words.kind === 'opinion' && (
        <>
          <Radio.Group
            aria-label="来自谁"
            optionType="button"
            value={words.sourceKind}
            options={choices(sourceKinds)}
            onChange={(event) => draft.write({ sourceKind: event.target.value as SourceKind })}
          />
          <div className="field-line">
            <label htmlFor="field-source">姓名或单位（可以不填，不对外）</label>
            <Input
              id="field-source"
              maxLength={60}
              value={words.sourceName}
              onChange={(event) => draft.write({ sourceName: event.target.value })}
            />
          </div>
        </>
      )}
    </>
  )
}

function Photos({ note, draft }: { note: Kept; draft: Draft }) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setBusy(true)
    await smallPhoto(file)
      .then(draft.attach)
      .catch((error: Error) => message.error(storageWords(error)))
    setBusy(false)
  }
  return (
    <div className="field-photos">
      {note.photos.map((id) => (
        <Thumb key={id} id={id} onRemove={() => void draft.detach(id)} />
      ))}
      {note.photos.length < MOST_PHOTOS && (
        <label className="field-camera">
          <CameraOutlined />
          <span>{isBusy ? '正在压缩' : '拍照片'}</span>
          <input
            type="file"
            accept="image/*"
            disabled={isBusy}
            onChange={(event) => {
              void take(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
      )}
    </div>
  )
}

/** What the browser says when the phone is full, in words that tell what to do. */
const storageWords = (error: Error): string =>
  error.name === 'QuotaExceededError'
    ? '手机存储空间不够，照片没有保存。请先连上网络上传，或者清理手机空间。'
    : error.message

export function Thumb({ id, onRemove }: { id: string; onRemove?: () => void }) {
  const [url, setUrl] = useState('')
  useEffect(() => {
    let made = ''
    void photo(id).then((blob) => {
      if (!blob) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    })
    return () => URL.revokeObjectURL(made)
  }, [id])
  return (
    <div className="field-thumb">
      {url && <img src={url} alt="照片" />}
      {onRemove && (
        <button type="button" aria-label="去掉这张照片" onClick={onRemove}>
          <CloseOutlined />
        </button>
      )}
    </div>
  )
}
