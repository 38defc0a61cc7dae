import { sentenceDate } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { useStanding } from '../queries.ts'
import { StandingCard } from '../standing.tsx'

/** 我的任职情况 */
export default function OwnStandingPage() {
  const { personId } = useMe()
  if (personId) return <OwnStanding id={personId} />
  return (
    <Page title="我的任职情况">
      <p>您的账号还没有对应的干部档案。请人事干部在账号管理里为您选定档案。</p>
    </Page>
  )
}

function OwnStanding({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useStanding(id, '')
  return (
    <Page title="我的任职情况" note={data && `${data.name}，按${sentenceDate(data.on)}有效的规定和档案里的记录推算`}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="任职情况" />}
      {data && <StandingCard standing={data} isOwn />}
    </Page>
  )
}
