import { useIsMutating } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { useAct } from '../../../ui/act.ts'
import { remove, upload } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { ErrorNote, Section } from '../../../ui/Page.tsx'
import type { Board } from '../schema.ts'
import { filePath, filesPath, refreshes, usePaperList } from './queries.ts'

type Props = { subject: Board['subject']; heldOn: string }

/** 纸质签到表: its photograph beside the names that are ticked from it; kept once, with the record. */
export function PaperList({ subject, heldOn }: Props) {
  const picker = useRef<HTMLInputElement>(null)
  const isBusy = useIsMutating() > 0
  const confirm = useConfirm()
  const { data = [], error, refetch } = usePaperList(subject)
  const keep = useAct((photos: File[]) => upload(filesPath(subject), photos), {
    done: '照片已存进这次记录的材料。',
    refreshes,
  })
  const drop = useAct((id: string) => remove(filePath(subject, id)), { done: '已撤下。', refreshes })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])]
    target.value = ''
    // A phone names every picture alike; the record says what it is.
    const named = chosen.map((file, index) => {
      const ending = file.type === 'image/png' ? 'png' : 'jpg'
      return new File([file], `纸质签到表 ${heldOn}（${data.length + index + 1}）.${ending}`, { type: file.type })
    })
    if (named.length) keep.mutate(named)
  }
  const ask = async (id: string) => {
    const effect = '照片从这次记录的材料里撤下，名单不变。'
    if (await confirm({ title: '撤下这张照片', effect, act: '撤下', isGrave: true })) drop.mutate(id)
  }
  return (
    <Section title="纸质签到表">
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {data.length === 0 && (
        <p>签在纸上的，把签到表拍下来放在这里，对着照片在名单里点“到场”。照片存进这次的记录，不用另传。</p>
      )}
      {data.map(({ id, name }) => (
        <figure key={id} className="sign-paper">
          <a href={`/api${filePath(subject, id)}`} target="_blank" rel="noreferrer">
            <img src={`/api${filePath(subject, id)}`} alt={name} />
          </a>
          <figcaption>
            {name}
            {subject.kind === 'meeting' && (
              <Button disabled={isBusy} onClick={() => void ask(id)}>
                撤下
              </Button>
            )}
          </figcaption>
        </figure>
      ))}
      <input
        ref={picker}
        type="file"
        accept="image/jpeg,image/png"
        multiple
        hidden
        aria-label="选择签到表照片"
        onChange={pick}
      />
      <Button disabled={isBusy} onClick={() => picker.current?.click()}>
        {data.length ? '再加一张' : '拍照或者选择照片'}
      </Button>
    </Section>
  )
}
