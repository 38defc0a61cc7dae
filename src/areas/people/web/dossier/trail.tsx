import { Button } from 'antd'
import { useState } from 'react'
import { sentenceTime } from '../../../../ui/format.ts'
import type { TrailEntry } from '../../views.ts'
import { OldNew } from '../parts/old-new.tsx'
import { actTitle } from '../words.ts'

/** Entries shown before the rest is asked for. */
const FIRST = 12

/** Who looked at and who changed this dossier, newest first. */
export function Trail({ entries }: { entries: readonly TrailEntry[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, FIRST)
  if (entries.length === 0) return <p className="quiet">还没有人看过或者改过这份档案。</p>
  return (
    <>
      <ol className="trail">
        {shown.map((entry) => (
          <li key={entry.seq}>
            <div className="quiet">{sentenceTime(entry.at)}</div>
            <div>
              {entry.actorName || '系统'}　{actTitle(entry.action)}
              {entry.fields.length > 0 && entry.changes.length === 0 && `：${entry.fields.join('、')}`}
            </div>
            {entry.changes.length > 0 && (
              <details>
                <summary>改动：{entry.changes.map((change) => change.title).join('、')}</summary>
                {entry.changes.map((change) => (
                  <div key={change.field}>
                    <strong>{change.title}</strong>
                    <OldNew before={change.before} after={change.after} />
                  </div>
                ))}
              </details>
            )}
          </li>
        ))}
      </ol>
      {!all && entries.length > FIRST && <Button onClick={() => setAll(true)}>看全部{entries.length}条</Button>}
    </>
  )
}
