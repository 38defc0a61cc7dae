import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { download, patch, post, put } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { useMe } from '../../../../ui/me.tsx'
import type { AgendaEntry, MeetingView } from '../../schema/meetings.ts'
import { kinds, methods, outcomes } from '../../schema/words.ts'
import { AbsentOpinion } from './absent-opinion.tsx'
import { AddReport, AddTopics } from './add-items.tsx'
import { keys } from './queries.ts'

type Props = { meeting: MeetingView }

/** The agenda as it is printed; the clerk puts it together in place. */
export function AgendaPaper({ meeting }: Props) {
  const isEditable = meeting.me === 'clerk' && (meeting.state === 'planned' || meeting.state === 'noticed')
  return (
    <article className="agenda-paper" aria-label="会议议程">
      <h2>会议议程</h2>
      {meeting.agenda.length === 0 && (
        <p className="quiet agenda-empty">
          议程上还没有事项。{isEditable && '从主要负责人同意上会的议题里选，或者列一件听取汇报的事项。'}
        </p>
      )}
      <ol>
        {meeting.agenda.map((entry, index) => (
          <li key={entry.id} value={entry.number}>
            <Entry meeting={meeting} entry={entry} index={index} isEditable={isEditable} />
          </li>
        ))}
      </ol>
      {isEditable && <Add meeting={meeting} />}
    </article>
  )
}

type EntryProps = Props & { entry: AgendaEntry; index: number; isEditable: boolean }

function Entry({ meeting, entry, index, isEditable }: EntryProps) {
  const me = useMe()
  const fetched = useAct((material: string) => download(`/topics/${entry.topicId}/materials/${material}`))
  const facts = [
    kinds[entry.kind],
    ...(entry.kind === 'report' ? [] : [methods[entry.method]]),
    ...(entry.presenter ? [`汇报：${entry.presenter}`] : []),
    ...(entry.observers.length ? [`列席：${entry.observers.join('、')}`] : []),
  ]
  const mayOpen = entry.topicId && me.may('decisions.read')
  // People of one topic follow each other; what is common to them is said once.
  const isFirst = entry.topicId === null || meeting.agenda[index - 1]?.topicId !== entry.topicId
  return (
    <>
      <p className="agenda-title">
        {mayOpen ? <Link to={`/topics/${entry.topicId}`}>{entry.title}</Link> : entry.title}
        {entry.outcome && <strong className={`agenda-${entry.outcome}`}>{outcomes[entry.outcome]}</strong>}
      </p>
      <p className="quiet">
        {facts.join('　')}
        {entry.topicTitle && entry.topicTitle !== entry.title && `　属于“${entry.topicTitle}”`}
      </p>
      {isFirst && entry.summary && <p className="agenda-summary">{entry.summary}</p>}
      {isFirst && entry.materials.length > 0 && (
        <p className="agenda-materials">
          材料：
          {entry.materials.map(({ id, name }) => (
            <Button key={id} type="link" size="small" onClick={() => fetched.mutate(id)}>
              {name}
            </Button>
          ))}
        </p>
      )}
      {(isFirst ? entry.warnings : []).map((warning) => (
        <p key={warning} className="lamp-amber">
          ◐ {warning}
        </p>
      ))}
      {entry.absentOpinions.map(({ personId, name, text }) => (
        <blockquote key={personId} className="absent-opinion">
          {name}（请假）书面意见，不计票：{text}
        </blockquote>
      ))}
      <AbsentOpinion meeting={meeting} entry={entry} />
      {isEditable && <EntryActs meeting={meeting} entry={entry} index={index} />}
    </>
  )
}

const methodOptions = Object.entries(methods).map(([value, label]) => ({ value, label }))

function EntryActs({ meeting, entry, index }: Props & { entry: AgendaEntry; index: number }) {
  const { id, revision, agenda } = meeting
  const confirm = useConfirm()
  const refreshes = [keys.meetings]
  const base = `/meetings/${id}/agenda`
  const order = useAct((itemIds: string[]) => put(`${base}/order`, { revision, itemIds }), { refreshes })
  const set = useAct((method: string) => patch(`${base}/items/${entry.id}`, { revision, method }), { refreshes })
  const remove = useAct(() => post(`${base}/items/${entry.id}/remove`, { revision }), { refreshes })
  const move = (by: number) => {
    const ids = agenda.map((one) => one.id)
    ids.splice(index, 1)
    ids.splice(index + by, 0, entry.id)
    order.mutate(ids)
  }
  const askRemove = async () => {
    const together = entry.topicId ? agenda.filter(({ topicId }) => topicId === entry.topicId).length : 1
    const effect =
      together > 1
        ? `“${entry.topicTitle}”的${together}项一并撤下，议题回到可以上会的状态。`
        : entry.isEmergencyReport
          ? '紧急处置的决定应当向党组会报告，撤下后这次会议的通知发不出去。'
          : '撤下后议题回到可以上会的状态。'
    if (await confirm({ title: `撤下“${entry.title}”`, effect, act: '撤下' })) remove.mutate()
  }
  return (
    <div className="acts agenda-acts">
      {entry.kind !== 'report' && (
        <Select
          size="small"
          aria-label={`${entry.title}的表决方式`}
          value={entry.method}
          options={methodOptions}
          onChange={(method) => set.mutate(method)}
          popupMatchSelectWidth={false}
        />
      )}
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        aria-label={`${entry.title}上移`}
        disabled={index === 0 || order.isPending}
        onClick={() => move(-1)}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined />}
        aria-label={`${entry.title}下移`}
        disabled={index === agenda.length - 1 || order.isPending}
        onClick={() => move(1)}
      />
      <Button size="small" aria-label={`撤下${entry.title}`} onClick={askRemove}>
        撤下
      </Button>
    </div>
  )
}

function Add({ meeting }: Props) {
  const [adding, setAdding] = useState<'topics' | 'report' | null>(null)
  const { id, revision, missing } = meeting
  const urgent = useAct(() => post(`/meetings/${id}/agenda/emergencies`, { revision }), { refreshes: [keys.meetings] })
  const close = () => setAdding(null)
  return (
    <div className="acts agenda-add">
      <Button type={meeting.agenda.length ? 'default' : 'primary'} onClick={() => setAdding('topics')}>
        列入议题
      </Button>
      <Button onClick={() => setAdding('report')}>列入汇报事项</Button>
      {missing.some((line) => line.startsWith('紧急处置')) && (
        <Button loading={urgent.isPending} onClick={() => urgent.mutate()}>
          补上紧急处置的报告
        </Button>
      )}
      {adding === 'topics' && <AddTopics meeting={meeting} close={close} />}
      {adding === 'report' && <AddReport meeting={meeting} close={close} />}
    </div>
  )
}
