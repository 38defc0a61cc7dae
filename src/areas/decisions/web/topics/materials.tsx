import { Button, Progress } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { download, remove, upload } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { tableTime } from '../../../../ui/format.ts'
import { Section } from '../../../../ui/Page.tsx'
import type { TopicView } from '../../schema/topics.ts'
import { keys } from './queries.ts'
import { kilobytes } from './words.ts'

/** Papers for the meeting: every version, the latest first, with the beginning of its hash. */
export function Materials({ topic }: { topic: TopicView }) {
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const add = useAct((files: File[]) => upload(`/topics/${topic.id}/materials`, files, setShare), {
    done: '已上传。',
    refreshes: [keys.topics],
  })
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(target.files ?? [])]
    target.value = ''
    if (files.length) add.mutate(files, { onSettled: () => setShare(null) })
  }
  const mayAttach = topic.allowed.includes('attach')
  const choose = mayAttach && (
    <Button loading={add.isPending} onClick={() => picker.current?.click()}>
      上传材料
    </Button>
  )
  return (
    <Section title="会议材料" extra={choose}>
      <input ref={picker} type="file" multiple hidden aria-label="选择材料" onChange={pick} />
      {share !== null && <Progress percent={Math.round(share * 100)} />}
      {topic.materials.length === 0 && (
        <p className="quiet">还没有材料。Word、WPS、PDF、Excel、图片都可以，每个不超过20MB。</p>
      )}
      <ul className="topic-rows">
        {topic.materials.map((material) => (
          <Material key={material.id} topicId={topic.id} material={material} mayRemove={mayAttach} />
        ))}
      </ul>
    </Section>
  )
}

type Props = { topicId: string; material: TopicView['materials'][number]; mayRemove: boolean }

function Material({ topicId, material, mayRemove }: Props) {
  const { id, name, version, size, sha256, uploadedBy, uploadedAt, removedAt } = material
  const confirm = useConfirm()
  const path = `/topics/${topicId}/materials/${id}`
  const fetchIt = useAct(() => download(path))
  const drop = useAct(() => remove(path), { done: '已撤下。', refreshes: [keys.topics] })
  const from = `${kilobytes(size)}，${uploadedBy}，${tableTime(uploadedAt)}，校验码${sha256.slice(0, 8)}`
  const ask = async () => {
    const effect = '撤下以后会上看不到这份材料，曾经上传的记录保留。'
    if (await confirm({ title: `撤下“${name}”第${version}版`, effect, act: '撤下', isGrave: true })) drop.mutate()
  }
  return (
    <li>
      {removedAt ? (
        <s>{`${name}（第${version}版）`}</s>
      ) : (
        <Button type="link" style={{ padding: 0 }} loading={fetchIt.isPending} onClick={() => fetchIt.mutate()}>
          {`${name}（第${version}版）`}
        </Button>
      )}{' '}
      <span className="quiet">{from}</span>{' '}
      {!removedAt && mayRemove && (
        <Button size="small" onClick={() => void ask()}>
          撤下
        </Button>
      )}
      {removedAt && <span className="quiet">已撤下</span>}
    </li>
  )
}
