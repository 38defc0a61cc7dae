import { Button, Select } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { sentenceDate, sentenceTime } from '../../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { Comparison, FindingView } from '../../schema.ts'
import { FindingDrawer } from '../findings/drawer.tsx'
import { FindingsLedger } from '../findings/ledger.tsx'
import { useComparison, useRuns } from '../queries.ts'
import { laterRuns } from './later.ts'
import '../checkup.css'

const parts = [
  { name: 'fresh', title: '新增', nothing: '没有新增的。' },
  { name: 'gone', title: '消除', nothing: '没有消除的。' },
  { name: 'still', title: '仍在', nothing: '没有仍在的。' },
] as const

/** A kept run against today or against a later one: what is new, what is gone, what is still there. */
export default function ComparisonPage() {
  const id = useParams().id!
  const [address, setAddress] = useSearchParams()
  const withId = address.get('with') ?? ''
  const { data, error, isPending, refetch } = useComparison(id, withId)
  const runs = useRuns()
  const options = [
    { value: '', label: '今天' },
    ...laterRuns(runs.data ?? [], id).map(({ id: value, on, madeAt }) => ({
      value,
      label: `${sentenceDate(on)}（${sentenceTime(madeAt)}保存）`,
    })),
  ]
  return (
    <Page
      title="体检比较"
      note={data && `${sideWords(data.before)}，与${sideWords(data.after)}比较`}
      breadcrumbs={[
        { title: '制度体检', to: '/checkup' },
        { title: '历次体检', to: '/checkup/runs' },
      ]}
      actions={
        <Button disabled={!data} onClick={() => window.print()}>
          打印
        </Button>
      }
    >
      <div className="checkup-top no-print">
        <div className="checkup-day">
          <span aria-hidden>与哪一次比较</span>
          <Select
            aria-label="与哪一次比较"
            popupMatchSelectWidth={false}
            options={options}
            value={withId}
            onChange={(value) => setAddress(value ? { with: value } : {}, { replace: true })}
          />
        </div>
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="两次体检的结果" />}
      {data && <Parts comparison={data} />}
    </Page>
  )
}

const sideWords = ({ on, madeAt }: Comparison['before']) =>
  madeAt ? `${sentenceDate(on)}的体检（${sentenceTime(madeAt)}保存）` : `今天（${sentenceDate(on)}）`

function Parts({ comparison }: { comparison: Comparison }) {
  const [open, setOpen] = useState<{ key: string; list: FindingView[] }>({ key: '', list: [] })
  return (
    <>
      {parts.map(({ name, title, nothing }) => (
        <Section key={name} title={`${title} ${comparison[name].length}项`}>
          {comparison[name].length === 0 && <p className="quiet">{nothing}</p>}
          {comparison[name].length > 0 && (
            <FindingsLedger
              caption={title}
              groups={[{ title: '', findings: comparison[name] }]}
              open={({ key }) => setOpen({ key, list: comparison[name] })}
            />
          )}
        </Section>
      ))}
      <FindingDrawer list={open.list} open={open.key} show={(key) => setOpen({ ...open, key })} />
    </>
  )
}
