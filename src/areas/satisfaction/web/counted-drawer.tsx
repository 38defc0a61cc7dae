import { useQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { Link } from 'react-router'
import { get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { count } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading } from '../../../ui/Page.tsx'
import { type CountedList, type CountedRow, type IndexQuery, type Part, partMeanings, parts } from '../schema.ts'

const MOST_SHOWN = 200

type Props = { part: Part; query: IndexQuery; close: () => void }

/** What one number counts, one by one: no text and no name. */
export function CountedDrawer({ part, query, close }: Props) {
  const me = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: ['satisfaction', 'counted', part, query],
    queryFn: () => get<CountedList>('/satisfaction/counted', { ...query, part }),
  })
  const permission = part === 'surveys' ? 'surveys.read' : 'feedback.read'
  const columns: DataColumn<CountedRow>[] = [
    { key: 'when', title: '日期', width: 110, draw: ({ when }) => when },
    {
      key: 'what',
      title: '来自',
      width: 190,
      draw: ({ what, link }) => (link && me.may(permission) ? <Link to={link}>{what}</Link> : what),
    },
    { key: 'answer', title: '怎么说', width: 150, draw: ({ answer }) => answer },
    { key: 'count', title: '件数', width: 70, align: 'right', draw: (row) => count(row.count) },
    { key: 'good', title: '计为', width: 80, draw: ({ isGood }) => (isGood ? '好' : '不好') },
  ]
  return (
    <Drawer open title={parts[part]} size={640} onClose={close}>
      <p className="quiet">{partMeanings[part]}。</p>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="明细" />}
      {data && (
        <>
          <p>
            {count(data.good)} / {count(data.of)}
            {data.rows.length > MOST_SHOWN && `，列出最近的${MOST_SHOWN}行`}
            {data.list && me.may(permission) && (
              <>
                ，<Link to={data.list}>在列表里看</Link>
              </>
            )}
          </p>
          <DataTable
            caption={`${parts[part]}的明细`}
            columns={columns}
            rows={data.rows.slice(0, MOST_SHOWN)}
            rowKey={({ key }) => key}
          />
        </>
      )}
    </Drawer>
  )
}
