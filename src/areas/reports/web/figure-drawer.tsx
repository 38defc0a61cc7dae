import { Drawer } from 'antd'
import { Link } from 'react-router'
import { ErrorNote, Loading } from '../../../ui/Page.tsx'
import { useFigure } from './queries.ts'

/** How a figure is counted, and its records for whoever may see them. */
export function FigureDrawer({ id, name, close }: { id: string; name: string; close: () => void }) {
  const { data, error, refetch } = useFigure(id, name)
  return (
    <Drawer open title={data?.figure.title ?? '数据'} onClose={close} size="large">
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="记录" />}
      {data && (
        <>
          <dl className="facts-list">
            <div>
              <dt>正文里的数</dt>
              <dd>{name.includes('#') ? data.figure.value : `${data.figure.value}${data.figure.unit}`}</dd>
            </div>
            {data.now !== data.figure.value && (
              <div>
                <dt>现在的数</dt>
                <dd className="report-changed">{data.now ?? '没有记录'}</dd>
              </div>
            )}
            <div>
              <dt>口径</dt>
              <dd>{data.figure.definition}</dd>
            </div>
            <div>
              <dt>记录</dt>
              <dd>
                {`${data.total}条`}
                {data.gone > 0 && `，定稿时的${data.gone}条已经不在`}
              </dd>
            </div>
          </dl>
          {data.records === null && <p className="quiet">您没有查看这些记录的权限，只能看到数。</p>}
          {data.records && (
            <ul className="figure-records">
              {data.records.map((row) => (
                <li key={row.id}>
                  <Link to={row.path}>{row.label}</Link>
                  {row.isNew && <span className="quiet">（定稿以后新增）</span>}
                </li>
              ))}
            </ul>
          )}
          {data.records && data.total > data.records.length && (
            <p className="quiet">{`只列出前${data.records.length}条。`}</p>
          )}
        </>
      )}
    </Drawer>
  )
}
