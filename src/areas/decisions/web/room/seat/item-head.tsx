import type { RoomItem } from '../../../schema/room.ts'
import { kinds } from '../../../schema/words.ts'
import { AbsentOpinions } from '../item-parts.tsx'
import { Materials } from '../materials.tsx'

/** The item a seat is asked about; summary and papers unfold at a touch. */
export function ItemHead({ item }: { item: RoomItem }) {
  const hasMore = item.summary !== '' || item.materials.length > 0 || item.absentOpinions.length > 0
  return (
    <section className="seat-item">
      <p className="quiet">
        第{item.position + 1}项，{kinds[item.kind]}
      </p>
      <h2>{item.title}</h2>
      {hasMore && (
        <details>
          <summary>议题说明和材料</summary>
          {item.summary && <p className="room-summary">{item.summary}</p>}
          <Materials item={item} />
          <AbsentOpinions item={item} />
        </details>
      )}
    </section>
  )
}
