import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download } from '../../../../ui/api.ts'
import { count, sentenceDate, today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import type { GroupTables } from '../../schema.ts'
import { DayBar } from '../parts/day-bar.tsx'
import { StructureTabs } from '../parts/tabs.tsx'
import { useStructure } from '../queries.ts'
import { readView, type View, withView } from './address.ts'
import { AgesField } from './ages-field.tsx'
import type { Opened } from './count-button.tsx'
import { CrossTable } from './cross-table.tsx'
import { DimensionTable } from './dimension-table.tsx'
import { GroupSwitch } from './group-switch.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { isSmall } from './words.ts'

/** 队伍结构: whom the bureau has on a day, by every dimension. Day, group, bands and cross live in the address. */
export default function StructurePage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const view = readView(address)
  const { data, error, isPending, refetch } = useStructure(view)
  const change = (part: Partial<View>) => setAddress((before) => withView(before, part), { replace: true })
  const on = view.on || today()
  const shown = data?.groups.find(({ group }) => group === view.group)
  return (
    <Page
      title="队伍结构"
      note={shown && `${me.unitName}，${sentenceDate(on)}，${groupWords(shown)}`}
      actions={<Acts view={view} isReady={data !== undefined} />}
    >
      <StructureTabs on={view.on} />
      <DayBar label="哪一天" on={on}>
        <AgesField value={view.ages} change={(ages) => change({ ages })} />
      </DayBar>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="档案并逐项统计" />}
      {data && <GroupSwitch structure={data} chosen={view.group} choose={(group) => change({ group })} />}
      {shown && shown.total === 0 && <Empty text={`${sentenceDate(on)}没有${shown.title}。`} />}
      {shown && shown.total > 0 && <Tables group={shown} view={view} change={change} />}
    </Page>
  )
}

const groupWords = ({ title, total, averageAge }: GroupTables) =>
  `${title}${count(total, '人')}${averageAge === null ? '' : `，平均${averageAge.toFixed(1)}岁`}`

function Acts({ view: { on, ages }, isReady }: { view: View; isReady: boolean }) {
  const save = useAct(() => download('/structure/export.xlsx', { query: { on, ages } }))
  return (
    <>
      <Button disabled={!isReady} loading={save.isPending} onClick={() => save.mutate()}>
        导出Excel
      </Button>
      <Button disabled={!isReady} onClick={() => window.print()}>
        打印
      </Button>
    </>
  )
}

type TablesProps = { group: GroupTables; view: View; change: (part: Partial<View>) => void }

function Tables({ group, view, change }: TablesProps) {
  const [opened, setOpened] = useState<Opened | null>(null)
  return (
    <>
      <p className="quiet no-print">点人数看名单。</p>
      <div className="dimensions">
        {group.tables.map((table) => (
          <DimensionTable key={table.dimension} group={group} table={table} open={setOpened} />
        ))}
      </div>
      <CrossTable group={group} chosen={view.cross} choose={(cross) => change({ cross })} open={setOpened} />
      <p className="quiet">
        档案里没有填写的归入“未填”。占比保留一位小数，合计可能略多或略少于100%。
        {isSmall(group.total) && '人数不满10人时，占比只作参考。'}
      </p>
      <PeopleDrawer opened={opened} on={view.on} ages={view.ages} close={() => setOpened(null)} />
    </>
  )
}
