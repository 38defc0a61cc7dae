import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { download, get, post } from '../../../ui/api.ts'
import { BarChart } from '../../../ui/bar-chart.tsx'
import { useConfirm } from '../../../ui/confirm.tsx'
import { count, sentenceTime, today } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type IndexQuery, type Part, partMeanings, parts, type Reading, type SatisfactionIndex } from '../schema.ts'
import { CountedDrawer } from './counted-drawer.tsx'
import './satisfaction.css'

type Ask = (change: Partial<Record<keyof IndexQuery, string>>) => void
const spans = [
  { value: '1', label: '一个月' },
  { value: '3', label: '三个月' },
  { value: '12', label: '十二个月' },
]

/** 满意度: one number with its formula, its parts, the sections and the months. */
export default function SatisfactionPage() {
  const [address, setAddress] = useSearchParams()
  const query = Object.fromEntries(address) as IndexQuery
  const { data, error, refetch } = useQuery({
    queryKey: ['satisfaction', query],
    queryFn: () => get<SatisfactionIndex>('/satisfaction', query),
    placeholderData: (previous) => previous,
  })
  const ask: Ask = (change) => {
    const next = Object.entries({ ...query, ...change }).filter(([, value]) => value)
    setAddress(new URLSearchParams(next as [string, string][]), { replace: true })
  }
  return (
    <Page
      title="满意度"
      note="由服务评价、意见答复、投诉办理和问卷算出，公式对外公布。样本少的显示为灰色，不作比较；科室不排名。"
      actions={<Acts query={query} mayPublish={data?.mayPublish ?? false} />}
    >
      <Filter query={query} data={data} ask={ask} />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="满意度" />}
      {data && <Shown data={data} query={query} ask={ask} />}
    </Page>
  )
}

function Acts({ query, mayPublish }: { query: IndexQuery; mayPublish: boolean }) {
  const confirm = useConfirm()
  const paper = useAct((format: string) => download('/satisfaction/export', { query: { ...query, format } }))
  const publish = useAct(() => post('/satisfaction/publish'), { done: '已公布。', refreshes: [['satisfaction']] })
  const ask = async () => {
    const effect = '近12个月的指数、各项、各科室和各月公布在群众入口，任何人都能看到。程序每小时也会自动更新。'
    if (await confirm({ title: '公布满意度指数', effect, act: '公布' })) publish.mutate()
  }
  return (
    <>
      {mayPublish && (
        <Button type="primary" loading={publish.isPending} onClick={() => void ask()}>
          立即公布
        </Button>
      )}
      <Button loading={paper.isPending} onClick={() => paper.mutate('docx')}>
        导出Word
      </Button>
      <Button loading={paper.isPending} onClick={() => paper.mutate('xlsx')}>
        导出表格
      </Button>
    </>
  )
}

function Filter({ query, data, ask }: { query: IndexQuery; data: SatisfactionIndex | undefined; ask: Ask }) {
  const { sections = [], leaders = [] } = data ?? {}
  const known = [...sections, ...(leaders ?? [])]
  const whose = query.section ?? query.leader
  const chosenName = data?.sectionName ?? data?.leaderName
  const group = (label: string, rows: { id: string; name: string }[], key: string) =>
    rows.length ? [{ label, options: rows.map(({ id, name }) => ({ value: `${key} ${id}`, label: name })) }] : []
  const chosen = whose && chosenName && !known.some(({ id }) => id === whose)
  const own = chosen ? [{ value: `${query.section ? 'section' : 'leader'} ${whose}`, label: chosenName }] : []
  return (
    <search className="filters">
      <Input
        type="month"
        aria-label="截至月份"
        max={today().slice(0, 7)}
        value={query.until ?? today().slice(0, 7)}
        onChange={({ target }) => ask({ until: target.value })}
      />
      <Segmented
        aria-label="期间"
        options={spans}
        value={query.months ?? '12'}
        onChange={(months) => ask({ months })}
      />
      <Select
        aria-label="范围"
        value={query.section ? `section ${query.section}` : query.leader ? `leader ${query.leader}` : ''}
        onChange={(value) => {
          const [key = '', id = ''] = value.split(' ')
          ask({ section: key === 'section' ? id : '', leader: key === 'leader' ? id : '' })
        }}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: '全局' },
          ...own,
          ...group('科室和下属单位', sections, 'section'),
          ...group('分管领导', leaders ?? [], 'leader'),
        ]}
      />
    </search>
  )
}

const shown = (value: number | null) => (value === null ? '没有数据' : value.toFixed(1))
const monthWords = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

function Shown({ data, query, ask }: { data: SatisfactionIndex; query: IndexQuery; ask: Ask }) {
  const [opened, open] = useState<Part | null>(null)
  const { whole, from, until, difference, setAside, publishedAt, sectionName, leaderName, leaders } = data
  const span = from === until ? monthWords(from) : `${monthWords(from)}至${monthWords(until)}`
  if (whole.n === 0 && data.trend.every(({ n }) => n === 0)) {
    return <Empty text="这段时间没有评价、意见、投诉和问卷，不计算指数，也不按100计。" />
  }
  return (
    <>
      <Section title={`${leaderName ? `${leaderName}分管` : (sectionName ?? '全局')}　${span}`}>
        <p className={whole.isFew ? 'index-value index-few' : 'index-value'}>
          <strong>{shown(whole.value)}</strong> 样本{count(whole.n, '件')}
          {whole.isFew && `，少于${data.least}件，只供参考`}
          {difference !== null && <span className="quiet">　{differenceWords(difference)}</span>}
        </p>
        <p>{data.formula}</p>
        <p>
          {`服务评价：${data.rate.says}。`}
          <span className="quiet">{data.rate.basis}</span>
        </p>
        <p className="quiet">
          {setAside > 0 && (
            <>
              {count(setAside)}条评价因异常没有计入，见
              <Link className="satisfaction-link" to="/satisfaction/suspicions">
                异常评价
              </Link>
              。
            </>
          )}
          {publishedAt ? `最近一次公布：${sentenceTime(publishedAt)}。` : '还没有公布过。'}
        </p>
      </Section>
      <PartsTable whole={whole} open={open} />
      {!sectionName && !leaderName && data.sections.length > 0 && (
        <GroupTable
          title="各科室和下属单位"
          note="按机构序列排列"
          head="科室"
          rows={data.sections}
          choose={(section) => ask({ section })}
        />
      )}
      {!sectionName && !leaderName && leaders && leaders.length > 0 && (
        <GroupTable
          title="按分管领导"
          note="按分工的次序排列，不排名；算在收到当天的分管领导名下，问卷当月换过分管的不计"
          head="分管领导"
          rows={leaders}
          choose={(leader) => ask({ leader })}
        />
      )}
      <Months data={data} ask={ask} />
      {opened && <CountedDrawer part={opened} query={query} close={() => open(null)} />}
    </>
  )
}

const differenceWords = (difference: number) =>
  difference === 0
    ? '与上一个同样长的期间持平'
    : `比上一个同样长的期间${difference > 0 ? '上升' : '下降'}${Math.abs(difference).toFixed(1)}`

function PartsTable({ whole, open }: { whole: Reading; open: (part: Part) => void }) {
  return (
    <Section title="各项">
      <table className="index-table">
        <caption className="for-readers">指数的各项</caption>
        <thead>
          <tr>
            {['项目', '满意率', '件数', '权重', '实际权重'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole.parts.map(({ part, percent, good, of, weight, share }) => (
            <tr key={part}>
              <th scope="row">
                {parts[part]}
                <div className="quiet">{partMeanings[part]}</div>
              </th>
              <td>{percent === null ? '没有数据' : `${percent.toFixed(1)}%`}</td>
              <td>
                {of > 0 ? (
                  <Button type="link" className="count-open" onClick={() => open(part)}>
                    {count(good)} / {count(of)}
                  </Button>
                ) : (
                  '—'
                )}
              </td>
              <td>{weight}</td>
              <td>{share === null ? '不计' : `${share.toFixed(1)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

type Group = { title: string; note: string; head: string; rows: (Reading & { id: string; name: string })[] }

function GroupTable({ title, note, head, rows, choose }: Group & { choose: (id: string) => void }) {
  return (
    <Section title={title} extra={<span className="quiet">{note}</span>}>
      <table className="index-table">
        <caption className="for-readers">{`${title}的指数`}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">指数</th>
            <th scope="col">样本</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, value, n, isFew }) => (
            <tr key={id} className={isFew ? 'index-few' : ''}>
              <th scope="row">
                <Button type="link" className="count-open" onClick={() => choose(id)}>
                  {name}
                </Button>
              </th>
              <td>{isFew ? `（${shown(value)}）样本少` : shown(value)}</td>
              <td>{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Months({ data, ask }: { data: SatisfactionIndex; ask: Ask }) {
  const bars = useMemo(
    () =>
      data.trend.map(({ month, value, n, isFew }) => ({
        ...{ title: monthWords(month), value: value ?? 0, isPale: isFew },
        label: value === null ? '没有数据' : `${value.toFixed(1)}${isFew ? ` 仅${n}件` : ''}`,
      })),
    [data.trend],
  )
  return (
    <Section title="近十二个月">
      <div className="index-months">
        <table className="index-table">
          <caption className="for-readers">各月的指数</caption>
          <thead>
            <tr>
              <th scope="col">月份</th>
              <th scope="col">指数</th>
              <th scope="col">样本</th>
            </tr>
          </thead>
          <tbody>
            {data.trend.map(({ month, value, n, isFew }) => (
              <tr key={month} className={isFew ? 'index-few' : ''}>
                <th scope="row">
                  <Button type="link" className="count-open" onClick={() => ask({ until: month, months: '1' })}>
                    {monthWords(month)}
                  </Button>
                </th>
                <td>{value === null ? '没有数据' : `${shown(value)}${isFew ? '（样本少）' : ''}`}</td>
                <td>{count(n)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <BarChart label={bars.map(({ title, label }) => `${title}${label}`).join('，')} bars={bars} />
      </div>
    </Section>
  )
}
