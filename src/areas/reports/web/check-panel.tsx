import { Button } from 'antd'
import { useAct } from '../../../ui/act.ts'
import { post } from '../../../ui/api.ts'
import { Empty, ErrorNote, Loading, Section } from '../../../ui/Page.tsx'
import { type Red, type Report, redKinds } from '../schema.ts'
import { refreshes, useCheck } from './queries.ts'

/** What should be put right before somebody signs, by kind, and figures that have changed. */
export function CheckPanel({ report }: { report: Report }) {
  const { id, version, revision, may } = report
  const { data, error, refetch } = useCheck(id, version)
  const renew = useAct(() => post(`/reports/${id}/refresh`, { revision }), {
    done: '数据已更新为新的一版。',
    refreshes,
  })
  const kinds = Object.keys(redKinds) as Red['kind'][]
  return (
    <Section
      title={data ? `核对清单（${data.red.length}条）` : '核对清单'}
      extra={
        may.write && data && data.differences.length > 0 ? (
          <Button size="small" loading={renew.isPending} onClick={() => renew.mutate()}>
            更新数据
          </Button>
        ) : null
      }
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="核对清单" />}
      {data?.red.length === 0 && data.differences.length === 0 && (
        <Empty text="没有需要核对的：每个数据、每句事实都有记录，数据与现在一致。" />
      )}
      {data && report.state === 'signed' && data.differences.length > 0 && (
        <>
          <p className="quiet">签发以后有变化的数据（正文不改）：</p>
          <ul>
            {data.differences.map((one) => (
              <li key={one.id}>{`${one.title}：正文${one.was}，现在${one.now ?? '没有记录'}`}</li>
            ))}
          </ul>
        </>
      )}
      {kinds.map((kind) => {
        const own = data?.red.filter((one) => one.kind === kind) ?? []
        if (!own.length) return null
        return (
          <section key={kind} className="red-group">
            <h3>{`${redKinds[kind]}（${own.length}）`}</h3>
            <ul>
              {own.map((one) => (
                <li key={`${one.sectionId}-${one.text}`}>
                  {one.sectionId ? <a href={`#section-${one.sectionId}`}>{one.text}</a> : one.text}
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Section>
  )
}
