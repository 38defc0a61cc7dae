import { Alert } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Section } from '../../../../ui/Page.tsx'
import type { FindingView, Trial } from '../../schema.ts'
import { FindingDrawer } from '../findings/drawer.tsx'
import { FindingsLedger } from '../findings/ledger.tsx'
import { Appointees } from './appointees.tsx'
import { PlacesChange } from './places-change.tsx'
import { StructureChange } from './structure-change.tsx'

type Props = {
  trial: Trial
  /** the list has changed since */
  isStale: boolean
}

/** What a trial comes to: the rules on every appointee, findings, seats, and the structure before and after. */
export function TrialView({ trial, isStale }: Props) {
  const place = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new trial leads the reader to its result
  useEffect(() => place.current?.focus(), [trial])
  return (
    <section ref={place} className="trial" tabIndex={-1} aria-label="推演结果">
      {isStale && (
        <Alert
          className="trial-note"
          type="warning"
          showIcon
          title="清单或日期已经改动，下面还是改动前的结果，请重新推演。"
        />
      )}
      <Appointees eligibility={trial.eligibility} />
      <Findings fresh={trial.fresh} gone={trial.gone} />
      <PlacesChange structure={trial.structure} />
      <StructureChange structure={trial.structure} />
      <p className="quiet">只是推演，没有保存任何改动。是否调整，由党组按规定的程序研究决定。</p>
    </section>
  )
}

const parts = [
  { name: 'fresh', title: '调整后新出现的问题', nothing: '没有新出现的问题。' },
  { name: 'gone', title: '调整后消除的问题', nothing: '没有因此消除的问题。' },
] as const

function Findings({ fresh, gone }: Pick<Trial, 'fresh' | 'gone'>) {
  const [open, setOpen] = useState<{ key: string; list: FindingView[] }>({ key: '', list: [] })
  const lists = { fresh, gone }
  return (
    <>
      {parts.map(({ name, title, nothing }) => (
        <Section key={name} title={`${title} ${lists[name].length}项`}>
          {lists[name].length === 0 && <p className="quiet">{nothing}</p>}
          {lists[name].length > 0 && (
            <FindingsLedger
              caption={title}
              groups={[{ title: '', findings: lists[name] }]}
              open={({ key }) => setOpen({ key, list: lists[name] })}
            />
          )}
        </Section>
      ))}
      <FindingDrawer list={open.list} open={open.key} show={(key) => setOpen({ ...open, key })} />
    </>
  )
}
