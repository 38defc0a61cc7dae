import { Button } from 'antd'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { sentenceDate, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { usePrinting } from '../../../ui/printing.ts'
import type { CheckupAnswer } from '../schema.ts'
import { CheckupActs } from './acts.tsx'
import { DayInput } from './day-input.tsx'
import { Counts } from './findings/counts.tsx'
import { FindingDrawer } from './findings/drawer.tsx'
import {
  type Filter,
  isNarrowed,
  narrowed,
  readFilter,
  severityCounts,
  sorted,
  withFilter,
  withOpen,
} from './findings/filter.ts'
import { FilterBar } from './findings/filter-bar.tsx'
import { FindingsLedger } from './findings/ledger.tsx'
import { FindingsTable } from './findings/table.tsx'
import { choicesOf, filterWords } from './findings/words.ts'
import { useCheckup } from './queries.ts'
import { CheckupTabs } from './tabs.tsx'
import './checkup.css'

/** 制度体检: what the rules object to on a day. Day, filter and the finding open live in the address. */
export default function CheckupPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const filter = readFilter(address)
  const { data, error, isPending, refetch } = useCheckup(filter.on)
  const change = useCallback(
    (part: Partial<Filter>) => setAddress((before) => withFilter(before, part), { replace: true }),
    [setAddress],
  )
  const on = data?.on ?? (filter.on || today())
  return (
    <Page
      title="制度体检"
      note={data && `${me.unitName}，按${sentenceDate(on)}有效的规定和当时的记录，运行规则${data.rules}条`}
      actions={<CheckupActs on={on} isReady={data !== undefined} />}
    >
      <CheckupTabs />
      <div className="checkup-top no-print">
        <DayInput label="体检日期" value={on} change={(day) => change({ on: day === today() ? '' : day })} />
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="档案并逐条核对规定" />}
      {data && (
        <Results
          answer={data}
          filter={filter}
          change={change}
          opened={address.get('open') ?? ''}
          show={(key) => setAddress((before) => withOpen(before, key), { replace: true })}
        />
      )}
    </Page>
  )
}

type ResultsProps = {
  answer: CheckupAnswer
  filter: Filter
  change: (part: Partial<Filter>) => void
  opened: string
  show: (key: string) => void
}

function Results({ answer: { on, rules, findings }, filter, change, opened, show }: ResultsProps) {
  const isPrinting = usePrinting()
  if (findings.length === 0) {
    return <Empty text={`没有发现问题。按${sentenceDate(on)}有效的规定，对在职人员和本单位运行了${rules}条规则。`} />
  }
  const clear = () => change({ severity: '', area: '', section: '', rule: '', words: '' })
  const list = sorted(narrowed(findings, filter), filter)
  const caption = `${sentenceDate(on)}制度体检结果`
  return (
    <>
      <Counts
        counts={severityCounts(findings, filter)}
        chosen={filter.severity}
        choose={(severity) => change({ severity })}
      />
      <FilterBar filter={filter} choices={choicesOf(findings)} change={change} clear={clear} />
      {isNarrowed(filter) && (
        <p className="checkup-narrowed">
          <span className="only-print">筛选：{filterWords(filter, findings)}，</span>当天共{findings.length}
          项，这里列出{list.length}项。<span className="no-print">保存和导出的是当天的全部结果。</span>
        </p>
      )}
      {list.length === 0 && (
        <Empty text="没有符合筛选条件的结果。" action={<Button onClick={clear}>清除筛选</Button>} />
      )}
      {list.length > 0 &&
        (isPrinting ? (
          <FindingsLedger caption={caption} groups={[{ title: '', findings: list }]} />
        ) : (
          <FindingsTable
            caption={caption}
            findings={list}
            filter={filter}
            change={change}
            open={({ key }) => show(key)}
          />
        ))}
      <FindingDrawer list={list} open={opened} show={show} />
    </>
  )
}
