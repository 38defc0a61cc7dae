import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Dossier } from '../../schema.ts'
import { OldNew } from '../parts/old-new.tsx'
import { collisions, mergedOver, tidy } from './draft.ts'

type Props = {
  base: Dossier
  mine: Dossier
  theirs: Dossier
  /** continues with both put together; nothing typed is lost without a choice */
  proceed: (merged: Dossier) => void
  close: () => void
}

/** Somebody else saved this dossier in the meantime: their changes, and a choice where both changed the same field. */
export function Collision({ base, mine, theirs, proceed, close }: Props) {
  const tidied = tidy(mine)
  const found = collisions(base, tidied, theirs)
  const [given, setGiven] = useState<string[]>([])
  const choose = (field: string, takeTheirs: boolean) =>
    setGiven((before) => (takeTheirs ? [...before, field] : before.filter((one) => one !== field)))
  return (
    <Modal
      open
      title="这份档案刚被别人改过"
      okText="合并后继续编辑"
      cancelText="先不处理"
      onOk={() => proceed(mergedOver(base, tidied, { theirs, yield: given }))}
      onCancel={close}
      width={720}
    >
      <p>您填写的内容还在，没有保存。合并后请再看一遍，然后保存。别人改了：</p>
      <ul className="collision">
        {found.theirs.map((change) => (
          <li key={change.field}>
            <strong>{change.title}</strong>
            <OldNew before={change.before} after={change.after} />
            {found.both.includes(change.field) ? (
              <Radio.Group
                aria-label={`${change.title}用哪一个`}
                value={given.includes(change.field)}
                onChange={(event) => choose(change.field, event.target.value)}
                options={[
                  { value: false, label: '用我填的' },
                  { value: true, label: '用别人改的' },
                ]}
              />
            ) : (
              <span className="quiet">您没有改这一项，合并时采用。</span>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  )
}
