import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { readDay } from '../parts/day.ts'
import { StructureTabs } from '../parts/tabs.tsx'
import { useSnapshots } from '../queries.ts'
import { Comparison } from './comparison.tsx'
import { KeptMonths } from './kept-months.tsx'
import '../structure.css'

/** 月度快照: the counts kept every month, and two of them beside each other. */
export default function SnapshotsPage() {
  const me = useMe()
  const [address] = useSearchParams()
  const { data, error, isPending, refetch } = useSnapshots()
  return (
    <Page
      title="队伍结构"
      note={`${me.unitName}，每月留存的人数，没有姓名`}
      actions={
        <Button disabled={!data?.length} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <StructureTabs on={readDay(address)} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="快照" />}
      {data && data.length === 0 && (
        <Empty text="还没有快照。每月1日自动留存一次当天的人数；当天没有开机的，在当月第一次运行时留存。" />
      )}
      {data && data.length > 0 && (
        <>
          <KeptMonths snapshots={data} />
          <Comparison snapshots={data} />
        </>
      )}
    </Page>
  )
}
