import { Radio } from 'antd'
import type { ImportItem } from '../../views.ts'
import { DoubtList } from '../parts/doubt-list.tsx'
import { OldNew, useWords } from '../parts/old-new.tsx'

type Props = {
  item: ImportItem
  kept: ReadonlySet<string>
  /** the batch is still to be confirmed, so the old value may be chosen */
  open: boolean
  keep: (field: string, stays: boolean) => void
}

/** What one item would do: doubts first, then each field, for updates with a choice. */
export function ItemDetail({ item, kept, open, keep }: Props) {
  const words = useWords()
  const chooses = open && item.status === 'updated'
  return (
    <div className="item-detail">
      {item.doubts.length > 0 && <DoubtList doubts={item.doubts} />}
      {item.changes.length > 0 && (
        <table className="plain-table changes">
          <caption className="for-readers">{item.name}的改动</caption>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{item.status === 'created' ? '内容' : '原值与新值'}</th>
              {chooses && <th scope="col">采用</th>}
            </tr>
          </thead>
          <tbody>
            {item.changes.map((change) => (
              <tr key={change.field}>
                <th scope="row">{change.title}</th>
                <td>
                  {item.status === 'created' ? (
                    <div className="keep-lines">{words(change.after)}</div>
                  ) : (
                    <OldNew before={change.before} after={change.after} />
                  )}
                </td>
                {chooses && (
                  <td>
                    <Radio.Group
                      aria-label={`${change.title}采用哪一个`}
                      value={kept.has(change.field)}
                      onChange={(event) => keep(change.field, event.target.value)}
                      options={[
                        { value: true, label: '保留原值' },
                        { value: false, label: '采用新值' },
                      ]}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {item.changes.length === 0 && item.doubts.length === 0 && <p className="quiet">与现有档案一致。</p>}
    </div>
  )
}
