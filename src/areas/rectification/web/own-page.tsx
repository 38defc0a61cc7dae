import { Link } from 'react-router'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { LedgerQuery, originKinds } from '../schema.ts'
import { useLedger } from './queries.ts'
import { dueText, StateLamp } from './words.tsx'
import './rectification.css'

const asked = LedgerQuery.parse({ mark: 'mine', size: 200 })

/** 我的整改: what is one's own to put right, the earliest due first. */
export default function OwnPage() {
  const { data, error, refetch } = useLedger(asked)
  return (
    <Page title="我的整改" note="我是责任人或者责任领导的问题，最急的在前。">
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="问题" />}
      {data?.rows.length === 0 && <Empty text="没有由您负责的问题。" />}
      <ul className="problem-times problem-list">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Link to={`/problems/${row.id}`}>{row.title}</Link>
            {row.isRebound && '（反弹）'}
            {'\n'}
            <StateLamp {...row} />　<span className="quiet">{`时限 ${dueText(row)}`}</span>
            {'\n'}
            <span className="quiet">{`${row.number}　${originKinds[row.originKind]}：${row.originLabel}`}</span>
          </li>
        ))}
      </ul>
    </Page>
  )
}
