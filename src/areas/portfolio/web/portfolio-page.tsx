import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { get } from '../../../ui/api.ts'
import { type DataColumn, DataTable } from '../../../ui/DataTable.tsx'
import { sentenceDate, today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Portfolio, type PortfolioList, runsOn } from '../schema.ts'
import { PortfolioDrawer } from './portfolio-drawer.tsx'

/** A section with who leads it on the day shown. */
export type SectionRow = PortfolioList['sections'][number] & { now: Portfolio | null; all: Portfolio[] }

const columns: DataColumn<SectionRow>[] = [
  { key: 'name', title: '科室、下属单位', width: 220, draw: ({ name }) => name },
  { key: 'leader', title: '分管领导', width: 130, draw: ({ now }) => now?.leaderName ?? '没有写明' },
  { key: 'substitute', title: 'AB角', width: 110, draw: ({ now }) => now?.substituteName ?? '—' },
  {
    key: 'span',
    title: '起止',
    width: 220,
    draw: ({ now }) => (now ? `${now.fromOn} 至 ${now.untilOn ?? '今'}` : '—'),
  },
  { key: 'basis', title: '依据', width: 260, draw: ({ now }) => now?.basis || '—' },
]

/** 领导分工: who leads which sections on a day, and who did before. */
export default function PortfolioPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const [edited, setEdited] = useState<string | null>(null)
  const on = address.get('on') ?? today()
  const query = useQuery({ queryKey: ['portfolio'], queryFn: () => get<PortfolioList>('/portfolio') })
  const rows = query.data ? rowsOn(query.data, on) : []
  const opened = rows.find(({ id }) => id === edited)
  return (
    <Page
      title="领导分工"
      note={`${me.unitName}，${sentenceDate(on)}的分工。点一个科室看历任分管领导${me.may('portfolio.manage') ? '、换人' : ''}。`}
      actions={<Button onClick={() => window.print()}>打印</Button>}
    >
      <Input
        type="date"
        aria-label="哪一天的分工"
        className="no-print"
        value={on}
        onChange={({ target }) => setAddress(target.value ? { on: target.value } : {}, { replace: true })}
        style={{ width: 200, marginBottom: 12 }}
      />
      {query.error && <ErrorNote error={query.error} onRetry={query.refetch} />}
      {query.isPending && <Loading what="领导分工" />}
      {query.data && rows.length === 0 && <Empty text="还没有科室。先在“编制与职位”里建立内设科室和下属单位。" />}
      {rows.length > 0 && (
        <>
          <ByLeader rows={rows} />
          <DataTable
            caption="各科室的分管领导"
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            total={rows.length}
            unit="个"
            onOpen={({ id }) => setEdited(id)}
          />
        </>
      )}
      {opened && <PortfolioDrawer row={opened} manages={me.may('portfolio.manage')} close={() => setEdited(null)} />}
    </Page>
  )
}

function rowsOn({ sections, rows }: PortfolioList, on: string): SectionRow[] {
  return sections.map((section) => {
    const all = rows.filter(({ sectionId }) => sectionId === section.id)
    return { ...section, all, now: all.find((row) => runsOn(row, on)) ?? null }
  })
}

/** As the notice of a division of work is written: a line for each leader. */
function ByLeader({ rows }: { rows: SectionRow[] }) {
  const led = new Map<string, { name: string; sections: string[] }>()
  for (const { now, name } of rows) {
    if (!now) continue
    const known = led.get(now.leaderId) ?? { name: now.leaderName, sections: [] }
    known.sections.push(name)
    led.set(now.leaderId, known)
  }
  const without = rows.filter(({ now }) => !now).map(({ name }) => name)
  return (
    <Section title="按领导">
      <dl>
        {[...led.values()].map(({ name, sections }) => (
          <div key={name}>
            <dt>
              <strong>{name}</strong>
            </dt>
            <dd>分管{sections.join('、')}。</dd>
          </div>
        ))}
      </dl>
      {without.length > 0 && <p>没有写明分管领导的：{without.join('、')}。</p>}
    </Section>
  )
}
