import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Alert, Button, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { download } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'
import { useNarrow } from '../../../ui/media.ts'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { byDay, daysFrom, rangeOf, turned, type View, views } from '../days.ts'
import { type Agenda, type AgendaEntry, agendaKinds } from '../schema.ts'
import { DayList, DaySection } from './day-list.tsx'
import { FeedDialog } from './feed-dialog.tsx'
import { MonthGrid } from './month-grid.tsx'
import { useAgenda } from './queries.ts'
import { chosen, type Shown, useShown } from './use-shown.ts'
import './agenda.css'

const monthOf = (day: string) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`

/** 日程: everything that has a day, from where it is kept. */
export default function AgendaPage() {
  const me = useMe()
  const shown = useShown()
  const [isSubscribing, subscribe] = useState(false)
  const { day, view, scope, kinds } = shown
  const range = rangeOf(view, day, today())
  const { data, error, refetch } = useAgenda({ ...range, scope })
  const sheet = useAct(() => download('/agenda/sheet.xlsx', { query: { ...range, scope, kinds: kinds.join(',') } }))
  const entries = data ? chosen(data.entries, shown) : []
  return (
    <Page
      title="日程"
      note="会议、学习、调研和各种期限，从各处的记录来，不用另外登记；点开就是那条记录。"
      actions={
        <>
          {me.may('agenda.own') && <Button onClick={() => subscribe(true)}>手机日历</Button>}
          <Button loading={sheet.isPending} onClick={() => sheet.mutate()}>
            导出 Excel
          </Button>
          {view !== 'list' && <Button onClick={() => window.print()}>打印</Button>}
        </>
      }
    >
      <Bar shown={shown} wider={data?.wider ?? null} />
      <h2 className="agenda-paper-title">
        {me.unitName}
        {monthOf(day)}日程（{scope === 'own' ? me.name : scopeWord(data?.wider ?? null)}）
      </h2>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="日程" />}
      {data && <Body data={data} entries={entries} shown={shown} />}
      {isSubscribing && <FeedDialog close={() => subscribe(false)} />}
    </Page>
  )
}

const scopeWord = (wider: Agenda['wider']) => (wider === 'section' ? '本科室' : '全单位')

function Bar({ shown, wider }: { shown: Shown; wider: Agenda['wider'] }) {
  const { day, view, scope, kinds, search, show } = shown
  const isNarrow = useNarrow()
  const page = view === 'week' ? '周' : '月'
  return (
    <search className="agenda-bar no-print" aria-label="日程的时间和类别">
      <div className="agenda-turn">
        <Button
          aria-label={`上一${page}`}
          icon={<LeftOutlined />}
          onClick={() => show({ day: turned(view, day, -1) })}
        />
        <Button onClick={() => show({ day: today() })}>今天</Button>
        <Button
          aria-label={`下一${page}`}
          icon={<RightOutlined />}
          onClick={() => show({ day: turned(view, day, 1) })}
        />
        <strong aria-live="polite">{monthOf(day)}</strong>
      </div>
      {!isNarrow && (
        <Segmented<View>
          aria-label="看法"
          value={view}
          onChange={(next) => show({ view: next })}
          options={Object.entries(views).map(([value, label]) => ({ value: value as View, label }))}
        />
      )}
      {wider && (
        <Segmented<Shown['scope']>
          aria-label="谁的日程"
          value={scope}
          onChange={(next) => show({ scope: next })}
          options={[
            { value: 'own', label: '本人' },
            { value: 'wide', label: scopeWord(wider) },
          ]}
        />
      )}
      <Select
        mode="multiple"
        aria-label="类别"
        placeholder="全部类别"
        className="agenda-kinds"
        value={kinds}
        onChange={(next) => show({ kinds: next })}
        options={Object.entries(agendaKinds).map(([value, label]) => ({
          value: value as Shown['kinds'][number],
          label,
        }))}
        maxTagCount="responsive"
        showSearch={false}
        allowClear
      />
      <Input.Search
        key={search}
        aria-label="查找日程"
        placeholder="事项、地点、责任人"
        className="agenda-search"
        defaultValue={search}
        allowClear
        onSearch={(words) => show({ search: words.trim() })}
      />
    </search>
  )
}

type BodyProps = { data: Agenda; entries: readonly AgendaEntry[]; shown: Shown }

function Body({ data, entries, shown }: BodyProps) {
  const { day, view, scope, kinds, search, show } = shown
  const { days, missingYears } = data
  const isWide = scope === 'wide'
  const mark = days.find((one) => one.day === day)
  const listed = daysFrom(rangeOf('list', day, today()))
  const isFiltered = kinds.length > 0 || search !== ''
  return (
    <>
      {missingYears.map((year) => (
        <Alert
          key={year}
          className="agenda-missing no-print"
          type="info"
          showIcon
          title={`还没有导入${year}年的放假安排，${year}年的放假和调休没有标出来。`}
        />
      ))}
      {view === 'list' && entries.length === 0 && (
        <Empty
          text={
            isFiltered
              ? '这个月没有符合条件的日程。可以少选几个条件，或者看别的月份。'
              : '这个月没有日程。会议、培训、任务安排以后会自己出现在这里，不用另外登记。'
          }
        />
      )}
      {view === 'list' && entries.length > 0 && <DayList days={listed} {...{ entries, isWide }} marks={days} />}
      {view !== 'list' && (
        <div className="agenda-both">
          <MonthGrid {...{ view, day, entries, days }} choose={(next) => show({ day: next })} />
          <aside aria-label="选中的一天" className="no-print" aria-live="polite">
            <DaySection
              {...{ day, isWide }}
              entries={byDay(entries, [day]).get(day)!}
              holiday={mark ? (mark.kind === 'off' ? `${mark.holiday}放假` : mark.holiday) : ''}
            />
            <p className="quiet">方向键换一天，PageUp、PageDown 换月，Home 回到今天。</p>
          </aside>
        </div>
      )}
    </>
  )
}
