import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { sentenceDate, today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { readDay } from '../parts/day.ts'
import { DayBar } from '../parts/day-bar.tsx'
import { StructureTabs } from '../parts/tabs.tsx'
import { useHeadcount } from '../queries.ts'
import { PlacesTable } from './places-table.tsx'
import { SeatsTable } from './seats-table.tsx'

/** 编制与空缺: places approved and filled by section, and the posts with free seats, on a day. */
export default function HeadcountPage() {
  const me = useMe()
  const [address] = useSearchParams()
  const asked = readDay(address)
  const { data, error, isPending, refetch } = useHeadcount(asked)
  const on = asked || today()
  return (
    <Page
      title="队伍结构"
      note={`${me.unitName}，${sentenceDate(on)}，编制与空缺`}
      actions={
        <Button disabled={!data} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <StructureTabs on={asked} />
      <DayBar label="哪一天" on={on} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="编制和职位" />}
      {data && data.sections.length === 0 && <Empty text="这一天没有科室。科室和职位在“编制与职位”里建立。" />}
      {data && data.sections.length > 0 && (
        <>
          <PlacesTable headcount={data} />
          <SeatsTable headcount={data} />
        </>
      )}
    </Page>
  )
}
