import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { get } from '../../../ui/api.ts'
import { sentenceDate, tableDate, today } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { useMe } from '../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { Today, TodayItem } from '../schema.ts'
import './today.css'

const words: Partial<Record<TodayItem['kind'], string>> = {
  ...{ retiring: '到龄', decided: '结果', 'day-head': '每天' },
  ...{ backup: '备份', 'unused-accounts': '停用', security: '警报' },
}

/** 今天: what waits for me, what comes next, what changed about me. */
export default function TodayPage() {
  const me = useMe()
  const query = useQuery({ queryKey: ['today', 'page'], queryFn: () => get<Today>('/today'), staleTime: 0 })
  const weekday = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'Asia/Shanghai' }).format()
  const titles = me.roles.map((role) => role.title).filter((title) => title !== '干部职工')
  return (
    <Page title="今天" note={`${sentenceDate(today())} ${weekday}，${[me.name, ...titles].join('，')}`}>
      {query.isPending && <Loading what="待办" />}
      {query.error && <ErrorNote error={query.error} onRetry={query.refetch} />}
      {query.data && (
        <>
          <Section title="等我办理">
            <Items items={query.data.waiting} nothing="没有等您办理的事。" />
          </Section>
          {query.data.ahead.length > 0 && (
            <Section title="一年内到龄">
              <Items items={query.data.ahead} nothing="" />
            </Section>
          )}
          {me.personId && (
            <Section title="与我有关">
              <Items items={query.data.aboutMe} nothing="近30天没有人查看过您的档案，也没有更正结果。" />
            </Section>
          )}
        </>
      )}
    </Page>
  )
}

function Items({ items, nothing }: { items: TodayItem[]; nothing: string }) {
  if (!items.length) return <p className="quiet today-nothing">{nothing}</p>
  return (
    <ul className="today-items">
      {items.map((item) => (
        <li key={`${item.kind}${item.link}${item.title}`}>
          <Lamp tone={item.lamp} word={words[item.kind]} />
          <div>
            <Link to={item.link}>{item.title}</Link>
            {item.detail && <span className="quiet">{item.detail}</span>}
          </div>
          <span className="quiet today-since">{item.since && `${tableDate(item.since)}`}</span>
        </li>
      ))}
    </ul>
  )
}
