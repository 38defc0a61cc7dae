import { useIsMutating } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { put } from '../../../ui/api.ts'
import { tableDate } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import type { Chosen } from '../../../ui/PersonSelect.tsx'
import type { UnnamedLecturer } from '../schema.ts'
import { refreshes, useUnnamed } from './queries.ts'
import { SpeakerForm } from './speaker-form.tsx'
import './speakers.css'

const crumbs = [{ title: '师资库', to: '/training/speakers' }]

/** Lecturers that stand in words only. Names are offered; whether it is the same person, the clerk says. */
export default function UnnamedPage() {
  const { data, error, refetch } = useUnnamed()
  return (
    <Page
      title="没有对应的主讲人"
      note="培训登记里写成文字的主讲人。同名的只列出来，是不是同一个人由您确定，系统不猜。"
      breadcrumbs={crumbs}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="主讲人" />}
      {data?.rows.length === 0 && <Empty text="培训登记里的主讲人都已经对应到师资库。" />}
      {data?.rows.map((row) => (
        <Lecturer key={`${row.words} ${row.lessons.map(({ id }) => id).join()}`} lecturer={row} />
      ))}
    </Page>
  )
}

function Lecturer({ lecturer: { words, lessons, offers, people } }: { lecturer: UnnamedLecturer }) {
  const all = lessons.map(({ id }) => id)
  const [chosen, setChosen] = useState(all)
  const [adding, setAdding] = useState<{ person: Chosen | null } | null>(null)
  const isBusy = useIsMutating() > 0 || chosen.length === 0
  const name = useAct((speakerId: string) => put('/speakers/lessons', { speakerId, lessonIds: chosen }), {
    ...{ done: '已对应。', refreshes },
  })
  return (
    <Section title={words}>
      <Checkbox.Group
        className="speaker-lessons"
        aria-label={`${words}讲的课`}
        value={chosen}
        onChange={(ids) => setChosen(ids.map(String))}
        options={lessons.map(({ id, title, activityTitle, heldOn }) => ({
          value: id,
          label: [tableDate(heldOn), title, activityTitle].filter(Boolean).join('　'),
        }))}
      />
      <div className="speaker-acts">
        {offers.map(({ id, name: own, employer }) => (
          <Button key={id} disabled={isBusy} onClick={() => name.mutate(id)}>
            {`是${own}${employer && `（${employer}）`}`}
          </Button>
        ))}
        {people.map((person) => (
          <Button key={person.id} disabled={isBusy} onClick={() => setAdding({ person })}>
            {`是本局的${person.name}，加入师资库`}
          </Button>
        ))}
        <Button disabled={isBusy} aria-label={`把${words}加入师资库`} onClick={() => setAdding({ person: null })}>
          加入师资库
        </Button>
      </div>
      {adding && (
        <SpeakerForm from={{ name: words, person: adding.person, lessonIds: chosen }} close={() => setAdding(null)} />
      )}
    </Section>
  )
}
