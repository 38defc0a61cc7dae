import { useQuery } from '@tanstack/react-query'
import { get } from '../../../../ui/api.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import type { OwnRecord } from '../../schema/follow.ts'
import { choices, outcomes } from '../../schema/words.ts'
import { TaskList } from './task-list.tsx'
import './follow.css'

/** One's own words and named votes in meetings, and one's tasks. */
export default function OwnPage() {
  const { data, error, refetch } = useQuery({
    queryKey: ['own-record'],
    queryFn: () => get<OwnRecord>('/decisions/own'),
  })
  return (
    <Page title="我的表态和任务" note="无记名投票不在这里：系统不知道谁投了什么票。">
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="记录" />}
      {data && (
        <>
          <Section title="我的任务">
            {data.tasks.length ? <TaskList tasks={data.tasks} /> : <Empty text="没有由您负责的决定事项。" />}
          </Section>
          <Section title="我的表态">
            {data.items.length === 0 && <Empty text="还没有会议记录。" />}
            <ul className="task-list">
              {data.items.map((item) => (
                <li key={`${item.meetingId}${item.itemTitle}`}>
                  <p>
                    <strong>{item.itemTitle}</strong>{' '}
                    <span className="quiet">
                      {`${item.heldOn} ${item.meetingTitle}${item.outcome ? `，${outcomes[item.outcome]}` : ''}`}
                    </span>
                  </p>
                  <p>{saidWords(item)}</p>
                </li>
              ))}
            </ul>
          </Section>
        </>
      )}
    </Page>
  )
}

function saidWords({ wasRecused, attitude, words, vote }: OwnRecord['items'][number]): string {
  if (wasRecused) return '回避'
  const said = [attitude && choices[attitude], words].filter(Boolean).join('。')
  return [said && `表态：${said}`, vote && `表决：${choices[vote]}`].filter(Boolean).join('　') || '没有表态'
}
