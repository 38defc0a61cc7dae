import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { sentenceDate, today } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { isAskable } from './day.ts'
import { DayInput } from './day-input.tsx'
import { FindingDrawer } from './findings/drawer.tsx'
import { FindingsLedger } from './findings/ledger.tsx'
import { byMonth } from './findings/months.ts'
import { useAhead } from './queries.ts'
import { CheckupTabs } from './tabs.tsx'
import './checkup.css'

/** 今后12个月: what will be found if nothing is done, month by month. */
export default function AheadPage() {
  const [address, setAddress] = useSearchParams()
  const [open, setOpen] = useState('')
  const asked = address.get('on') ?? ''
  const { data, error, isPending, refetch } = useAhead(isAskable(asked) ? asked : '')
  const months = byMonth(data?.findings ?? [])
  return (
    <Page
      title="制度体检"
      note={data && `从${sentenceDate(data.on)}到${sentenceDate(data.until)}，现在不办理就会出现的问题和提醒`}
      actions={
        <Button disabled={months.length === 0} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <CheckupTabs />
      <div className="checkup-top no-print">
        <DayInput
          label="从哪一天算起"
          value={data?.on ?? (asked || today())}
          change={(on) => setAddress(on === today() ? {} : { on }, { replace: true })}
        />
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="档案并逐月推算" />}
      {data && months.length === 0 && (
        <Empty text={`到${sentenceDate(data.until)}为止，没有新的问题和提醒。现有的在“体检结果”里。`} />
      )}
      {months.length > 0 && (
        <FindingsLedger
          caption="今后12个月的问题和提醒"
          day={{ title: '最早日期', of: ({ from }) => from }}
          groups={months.map(({ month, findings }) => ({
            title: `${sentenceDate(month)}（${findings.length}项）`,
            findings,
          }))}
          open={({ key }) => setOpen(key)}
        />
      )}
      <FindingDrawer list={months.flatMap(({ findings }) => findings)} open={open} show={setOpen} />
    </Page>
  )
}
