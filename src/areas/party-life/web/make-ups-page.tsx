import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../../ui/api.ts'
import { today } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { meetingKinds } from '../schema.ts'
import type { MakeUpView } from '../views.ts'
import { ActForm, needed } from './act-form.tsx'
import { useMakeUps } from './queries.ts'
import './party-life.css'

/** Open ones come first; of the others as many as fill a page. */
const FIRST = 20

function DueLamp({ doneOn, dueOn }: MakeUpView) {
  if (doneOn) return <Lamp tone="green" word={`${doneOn}完成`} />
  return dueOn < today() ? <Lamp tone="red" word={`${dueOn}已到期`} /> : <Lamp tone="amber" word={`${dueOn}前`} />
}

/** 补学: what one has missed, closed by a note; and for those who keep records, how it stands. */
export default function MakeUpsPage() {
  const { data, error, refetch } = useMakeUps()
  const [writing, setWriting] = useState<MakeUpView | null>(null)
  const [isAll, setAll] = useState(false)
  const mine = data?.filter(({ isMine }) => isMine) ?? []
  const others = data?.filter(({ isMine }) => !isMine) ?? []
  return (
    <div className="party-page">
      <Page title="补学" note="请假、缺席的看过内容，写一篇笔记就算补学。笔记只有本人和管记录的人看得到。">
        {error && <ErrorNote error={error} onRetry={refetch} />}
        {!error && !data && <Loading what="补学" />}
        {data && (
          <Section title="我的补学">
            {mine.length === 0 && <Empty text="没有要补学的。" />}
            <ul className="party-plain">
              {mine.map((one) => (
                <li key={one.meetingId} id={one.meetingId}>
                  <Link to={`/party-life/${one.meetingId}`}>{one.title}</Link>　<DueLamp {...one} />
                  <p className="quiet party-text">
                    {[one.organisationName, meetingKinds[one.kind], one.heldOn, `${one.hours}学时`].join('　')}
                  </p>
                  <p className="party-text">{one.content}</p>
                  {one.note ? (
                    <p className="party-text quiet">{`我的笔记：${one.note}`}</p>
                  ) : (
                    <Button type="primary" onClick={() => setWriting(one)}>
                      写补学笔记
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
        {others.length > 0 && (
          <Section title={`本组织的补学（还有${others.filter(({ doneOn }) => !doneOn).length}项没有完成）`}>
            <ul className="party-plain">
              {others.slice(0, isAll ? others.length : FIRST).map((one) => (
                <li key={`${one.meetingId}${one.personId}`}>
                  {`${one.name}：`}
                  <Link to={`/party-life/${one.meetingId}`}>{one.title}</Link>　<DueLamp {...one} />
                  <div className="quiet">
                    {[one.organisationName, meetingKinds[one.kind], `${one.heldOn}召开`].join('　')}
                  </div>
                  {one.note && (
                    <details>
                      <summary>看笔记</summary>
                      <p className="party-text">{one.note}</p>
                    </details>
                  )}
                </li>
              ))}
            </ul>
            {others.length > FIRST && !isAll && (
              <Button onClick={() => setAll(true)}>{`全部${others.length}项`}</Button>
            )}
          </Section>
        )}
        {writing && <NoteForm missed={writing} close={() => setWriting(null)} />}
      </Page>
    </div>
  )
}

function NoteForm({ missed, close }: { missed: MakeUpView; close: () => void }) {
  return (
    <ActForm<{ note: string }>
      title={`补学：${missed.title}`}
      act="完成补学"
      done="已完成补学。"
      run={(values) => post(`/party-life/meetings/${missed.meetingId}/make-up`, values)}
      close={close}
    >
      <p className="party-text">{missed.content}</p>
      <Form.Item
        name="note"
        label="补学笔记"
        extra="至少20个字，写看了什么、和自己的工作有什么关系"
        rules={needed('请写补学笔记')}
      >
        <Input.TextArea maxLength={2000} autoSize={{ minRows: 4 }} />
      </Form.Item>
    </ActForm>
  )
}
