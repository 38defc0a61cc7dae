import { Drawer } from 'antd'
import { count } from '../../../../ui/format.ts'
import { ErrorNote, Loading } from '../../../../ui/Page.tsx'
import { PersonName } from '../parts/person-name.tsx'
import { usePeopleOfCell } from '../queries.ts'
import type { Opened } from './count-button.tsx'

type Props = { opened: Opened | null; on: string; ages: string; close: () => void }

/** The people behind a number, with what puts each of them there. */
export function PeopleDrawer({ opened, on, ages, close }: Props) {
  const { data, error, isPending, refetch } = usePeopleOfCell({ cell: opened?.cell, on, ages })
  return (
    <Drawer
      open={opened !== null}
      onClose={close}
      size={520}
      title={opened && `${opened.title}（${count(opened.count, '人')}）`}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {opened && isPending && <Loading what="名单" />}
      {data && (
        <ol className="cell-people">
          {data.map(({ personId, name, sectionName, currentPost, value }) => (
            <li key={personId}>
              <div className="cell-person">
                <PersonName personId={personId} name={name} />
                <span>{value}</span>
              </div>
              <div className="quiet">{[sectionName || '未定科室', currentPost].filter(Boolean).join('　')}</div>
            </li>
          ))}
        </ol>
      )}
    </Drawer>
  )
}
