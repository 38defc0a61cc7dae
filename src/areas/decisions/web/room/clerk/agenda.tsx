import { Button } from 'antd'
import type { RoomItem } from '../../../schema/room.ts'
import { outcomes } from '../../../schema/words.ts'
import { useCommand } from '../acting.ts'
import { Refused } from '../frame.tsx'
import { useRoom } from '../live.ts'
import { currentItem, nextItem } from '../turn.ts'
import { outcomeShapes } from '../words.ts'

const stateWords = { waiting: '未开始', discussing: '正在讨论', voting: '正在表决', finished: '已办结' } as const
const stateShapes = { waiting: '○', discussing: '▶', voting: '▶', finished: '●' } as const

const shapeOf = ({ state, result }: RoomItem) => (result ? outcomeShapes[result.outcome] : stateShapes[state])
const stateOf = ({ state, result }: RoomItem) => (result ? outcomes[result.outcome] : stateWords[state])

type Props = { shownId: string | null; onShow: (itemId: string) => void }

/** The agenda with the state of each item, and the start of the next one. */
export function Agenda({ shownId, onShow }: Props) {
  const { view } = useRoom()
  const command = useCommand()
  const next = nextItem(view)
  const mayStart = view.state === 'open' && !currentItem(view) && next !== null
  return (
    <nav className="room-agenda" aria-label="议程">
      <h2>议程</h2>
      <ol>
        {view.items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              aria-current={item.id === shownId ? 'true' : undefined}
              className={`agenda-item agenda-${item.state}`}
              onClick={() => onShow(item.id)}
            >
              <span className="agenda-title">
                {item.position + 1}. {item.title}
              </span>
              <span className="agenda-state">
                <span aria-hidden>{shapeOf(item)}</span> {stateOf(item)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {mayStart && (
        <Button
          block
          type="primary"
          data-key="F4"
          aria-keyshortcuts="F4"
          loading={command.isPending}
          onClick={() => command.mutate({ kind: 'start-item', itemId: next.id })}
        >
          开始第{next.position + 1}项 <kbd>F4</kbd>
        </Button>
      )}
      <Refused error={command.error} />
    </nav>
  )
}
