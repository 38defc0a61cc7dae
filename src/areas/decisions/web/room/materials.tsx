import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useAct } from '../../../../ui/act.ts'
import { download } from '../../../../ui/api.ts'
import type { RoomItem } from '../../schema/room.ts'

const sizeInWords = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))}KB` : `${(bytes / 1024 / 1024).toFixed(1)}MB`

/** The papers of an item, each opened by a touch. */
export function Materials({ item }: { item: RoomItem }) {
  const take = useAct((id: string) => download(`/topics/${item.topicId}/materials/${id}`))
  if (item.materials.length === 0) return null
  return (
    <ul className="materials" aria-label="材料">
      {item.materials.map(({ id, name, version, size }) => (
        <li key={id}>
          <Button
            type="link"
            icon={<PaperClipOutlined />}
            loading={take.isPending && take.variables === id}
            onClick={() => take.mutate(id)}
          >
            {name}
          </Button>
          <span className="quiet">
            {version > 1 && `第${version}版，`}
            {sizeInWords(size)}
          </span>
        </li>
      ))}
    </ul>
  )
}
