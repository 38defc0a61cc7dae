import { Button, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { download, upload } from '../../../ui/api.ts'
import { Section } from '../../../ui/Page.tsx'
import type { Activity } from '../schema.ts'
import { refreshes } from './queries.ts'

/** Materials for everybody, certificates for one. */
export function Files({ activity: { id, files, participants } }: { activity: Activity }) {
  const picker = useRef<HTMLInputElement>(null)
  const [owner, setOwner] = useState('')
  const names = new Map(participants.map(({ personId, personName }) => [personId, personName]))
  const keep = useAct(
    (chosen: File[]) => upload(`/training/activities/${id}/files${owner && `?personId=${owner}`}`, chosen),
    { done: '已上传。', refreshes },
  )
  const fetchIt = useAct((fileId: string) => download(`/training/files/${fileId}`))
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(target.files ?? [])]
    target.value = ''
    if (chosen.length) keep.mutate(chosen)
  }
  return (
    <Section title="材料和证书">
      <ul className="training-duties">
        {files.map((file) => (
          <li key={file.id}>
            <Button type="link" onClick={() => fetchIt.mutate(file.id)}>
              {file.name}
            </Button>
            {file.personId && <span className="quiet">{`${names.get(file.personId) ?? ''}的证书`}</span>}
          </li>
        ))}
      </ul>
      <input ref={picker} type="file" multiple hidden aria-label="选择材料" onChange={pick} />
      <div className="training-choices">
        <Select
          aria-label="谁的"
          value={owner}
          onChange={setOwner}
          options={[
            { value: '', label: '培训材料（参加的人都能看）' },
            ...participants.map(({ personId, personName }) => ({ value: personId, label: `${personName}的证书` })),
          ]}
          popupMatchSelectWidth={false}
        />
        <Button loading={keep.isPending} onClick={() => picker.current?.click()}>
          上传
        </Button>
      </div>
    </Section>
  )
}
