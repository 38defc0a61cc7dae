import { Link } from 'react-router'
import { sentenceDate, tableDate } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { useOpen, useOwnResults } from './queries.ts'
import { Results } from './results.tsx'
import './speakers.css'

const period = (from: string, until: string) =>
  from === until ? tableDate(from) : `${tableDate(from)} 至 ${tableDate(until)}`

/** 评课: what can be evaluated, if one likes; what came of one's own lessons. */
export default function EvaluationsPage() {
  const { data, error, refetch } = useOpen()
  const own = useOwnResults()
  return (
    <Page
      title="评课"
      note="您参加过的培训可以匿名评课，不到一分钟。自愿，不评也没有关系，没有人知道谁评了、谁没有评。"
    >
      <Section title="可以评的培训">
        {error && <ErrorNote error={error} onRetry={refetch} />}
        {!error && !data && <Loading what="培训" />}
        {data?.rows.length === 0 && <p>现在没有可以评的培训。</p>}
        <ul className="evaluation-list">
          {data?.rows.map(({ activityId, title, fromOn, untilOn, closesOn }) => (
            <li key={activityId}>
              <Link to={`/learning/evaluations/${activityId}`}>{title}</Link>
              <span className="quiet">{`${period(fromOn, untilOn)}　${sentenceDate(closesOn)}以前都可以评`}</span>
            </li>
          ))}
        </ul>
      </Section>
      {own.error && <ErrorNote error={own.error} onRetry={own.refetch} />}
      {own.data && own.data.rows.length > 0 && (
        <Section title="我讲的课">
          <Results results={own.data} />
        </Section>
      )}
    </Page>
  )
}
