import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { dottedMonth } from '../../../../law/dates.ts'
import { Lamp, type LampTone } from '../../../../ui/Lamp.tsx'
import type { ImportItem } from '../../views.ts'
import { type Choices, withKept, withSkip } from './choices.ts'
import { ItemDetail } from './item-detail.tsx'

export const statuses: Record<ImportItem['status'], { word: string; colour: LampTone }> = {
  created: { word: '新建', colour: 'green' },
  updated: { word: '更新', colour: 'amber' },
  unchanged: { word: '无变化', colour: 'grey' },
  refused: { word: '不能导入', colour: 'red' },
}

type Props = {
  items: readonly ImportItem[]
  choices: Choices
  /** still to be confirmed */
  open: boolean
  change: (choices: Choices) => void
}

/** Everything found in the files, one line each; a line opens to what it would change. */
export function Items({ items, choices, open, change }: Props) {
  return (
    <ul className="items">
      {items.map((item) => (
        <Item key={item.position} item={item} choices={choices} open={open} change={change} />
      ))}
    </ul>
  )
}

function Item({ item, choices, open, change }: Omit<Props, 'items'> & { item: ImportItem }) {
  const [isShown, setShown] = useState(false)
  const { word, colour } = statuses[item.status]
  const writes = item.status === 'created' || item.status === 'updated'
  const isLeftOut = choices.skip.has(item.position)
  const source = item.row === null ? item.file : `${item.file} 第${item.row}行`
  return (
    <li className={isLeftOut ? 'item item-out' : 'item'}>
      <div className="item-line">
        <Button
          type="text"
          icon={isShown ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={isShown}
          aria-label={`${isShown ? '收起' : '展开'}${item.name || source}`}
          onClick={() => setShown(!isShown)}
        />
        <Lamp tone={colour} word={isLeftOut ? '不导入' : word} />
        <span className="item-who">
          {item.personId && !open ? (
            <Link to={`/people/${item.personId}`}>{item.name}</Link>
          ) : (
            <strong>{item.name || '没有姓名'}</strong>
          )}
          <span className="quiet">{item.birth && `　${dottedMonth(item.birth)}`}</span>
        </span>
        <span className="item-post">{item.currentPost}</span>
        <span className="item-notes quiet">
          {[
            item.status === 'updated' && `${item.changes.length}项不同`,
            item.hasPhoto && '有照片',
            item.doubts.length > 0 && `${item.doubts.length}处存疑`,
          ]
            .filter(Boolean)
            .join('，')}
        </span>
        <span className="item-source quiet">{source}</span>
        {open && writes && (
          <Checkbox
            checked={!isLeftOut}
            aria-label={`导入${item.name}`}
            onChange={(event) => change(withSkip(choices, item.position, !event.target.checked))}
          >
            导入
          </Checkbox>
        )}
      </div>
      {isShown && (
        <ItemDetail
          item={item}
          open={open && !isLeftOut}
          kept={choices.keep.get(item.position) ?? new Set()}
          keep={(field, stays) => change(withKept(choices, { position: item.position, field, stays }))}
        />
      )}
    </li>
  )
}
