import { Button, Select } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { post, remove } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { type DataColumn, DataTable } from '../../../../ui/DataTable.tsx'
import { today } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { type AnnualMatter, type Matter, topicStates } from '../../schema/topics.ts'
import { categories, kinds } from '../../schema/words.ts'
import { AnnualForm, MatterForm } from './matter-forms.tsx'
import { keys, useCatalogue } from './queries.ts'
import { yuan } from './words.ts'
import './topics.css'

const needs = ({ needsLegality, needsFinance, needsConsultation }: Matter) =>
  [needsLegality && '合法性审查', needsFinance && '财务意见', needsConsultation && '征求意见']
    .filter(Boolean)
    .join('、')

const matterColumns: DataColumn<Matter>[] = [
  { key: 'title', title: '事项', width: 230, draw: ({ title }) => title },
  { key: 'category', title: '类别', width: 120, draw: ({ category }) => categories[category] },
  {
    key: 'threshold',
    title: '标准（元，含本数）',
    width: 150,
    align: 'right',
    draw: ({ thresholdFen }) => (thresholdFen === null ? '全部' : yuan(thresholdFen)),
  },
  { key: 'kind', title: '到会要求', width: 100, isExtra: true, draw: ({ kind }) => kinds[kind] },
  { key: 'needs', title: '会前须有', width: 140, draw: (row) => needs(row) || '—' },
  {
    key: 'from',
    title: '起止',
    width: 200,
    draw: ({ validFrom, validUntil }) => `${validFrom} 至 ${validUntil ?? '今'}`,
  },
  { key: 'document', title: '依据', width: 170, isExtra: true, draw: ({ document }) => document },
]

/** 三重一大清单 and what is planned for the year. */
export default function MattersPage() {
  const me = useMe()
  const [address, setAddress] = useSearchParams()
  const year = Number(address.get('year')) || Number(today().slice(0, 4))
  const { data, error, refetch } = useCatalogue(year)
  const [edited, setEdited] = useState<Matter | 'new' | null>(null)
  const mayChange = me.may('decisions.prepare')
  const isInForce = ({ validUntil }: Matter) => validUntil === null || validUntil >= today()
  const add = mayChange && (
    <Button type="primary" onClick={() => setEdited('new')}>
      增加一项
    </Button>
  )
  return (
    <Page title="三重一大清单" note="金额标准没有全国统一规定，以本单位制度为准；写“及以上”的包括本数。" actions={add}>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="清单" />}
      {data?.matters.length === 0 && (
        <Empty text="清单还是空的。请按本单位的“三重一大”制度逐项登记，写明标准和文号。" action={add} />
      )}
      {data && data.matters.length > 0 && (
        <DataTable
          caption="三重一大清单"
          storageKey="matters"
          columns={matterColumns}
          rows={data.matters.toSorted((one, other) => Number(isInForce(other)) - Number(isInForce(one)))}
          rowKey={({ id }) => id}
          total={data.matters.length}
          unit="项"
          {...(mayChange ? { onOpen: (row: Matter) => isInForce(row) && setEdited(row) } : {})}
        />
      )}
      {data && <Annual year={year} rows={data.annual} show={(next) => setAddress({ year: String(next) })} />}
      {edited && <MatterForm matter={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </Page>
  )
}

type AnnualProps = { year: number; rows: AnnualMatter[]; show: (year: number) => void }

function Annual({ year, rows, show }: AnnualProps) {
  const me = useMe()
  const [isAdding, setAdding] = useState(false)
  const mayChange = me.may('decisions.prepare')
  const copy = useAct(() => post('/matters/annual/copy', { year }), { done: '已复制。', refreshes: [keys.matters] })
  const now = Number(today().slice(0, 4))
  const years = [now + 1, now, now - 1, now - 2]
  return (
    <Section
      title={`${year}年议事清单`}
      extra={
        <div className="acts">
          <Select
            aria-label="年度"
            value={year}
            onChange={show}
            options={years.map((one) => ({ value: one, label: `${one}年` }))}
          />
          {mayChange && <Button onClick={() => setAdding(true)}>增加</Button>}
          {mayChange && (
            <Button loading={copy.isPending} onClick={() => copy.mutate()}>
              复制上一年
            </Button>
          )}
        </div>
      }
    >
      {rows.length === 0 && <p className="quiet">这一年还没有议事清单。</p>}
      <ul className="topic-rows">
        {rows.map((row) => (
          <AnnualLine key={row.id} row={row} mayChange={mayChange} />
        ))}
      </ul>
      {isAdding && <AnnualForm year={year} close={() => setAdding(false)} />}
    </Section>
  )
}

function AnnualLine({ row, mayChange }: { row: AnnualMatter; mayChange: boolean }) {
  const { id, title, category, month, sectionName, topicId, topicState, note } = row
  const confirm = useConfirm()
  const drop = useAct(() => remove(`/matters/annual/${id}`), { done: '已删去。', refreshes: [keys.matters] })
  const ask = async () => {
    const effect = `“${title}”不再列入这一年的议事清单。`
    if (await confirm({ title: '删去这一项', effect, act: '删去', isGrave: true })) drop.mutate()
  }
  const words = [month && `${month}月`, categories[category], sectionName, note].filter(Boolean).join('，')
  const state = topicState as keyof typeof topicStates | null
  return (
    <li>
      <strong>{title}</strong> <span className="quiet">{words}</span>{' '}
      {topicId ? (
        <LinkButton size="small" to={`/topics/${topicId}`}>
          {state ? topicStates[state] : '议题'}
        </LinkButton>
      ) : (
        <span className="quiet">还没有议题</span>
      )}{' '}
      {mayChange && (
        <Button size="small" aria-label={`删去${title}`} onClick={() => void ask()}>
          删去
        </Button>
      )}
    </li>
  )
}
