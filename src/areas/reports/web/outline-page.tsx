import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { useAct } from '../../../ui/act.ts'
import { put } from '../../../ui/api.ts'
import { ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type Kind, kinds, type OutlineView, type Wording } from '../schema.ts'
import { refreshes, useOutline } from './queries.ts'
import './reports.css'

const crumbs = [{ title: '年度报告', to: '/reports' }]

/** The outline as the unit uses it from year to year: order, headings, sentences, sections of its own. */
export default function OutlinePage() {
  const { kind = 'annual' } = useParams()
  const navigate = useNavigate()
  const { data, error, refetch } = useOutline(kind)
  const options = Object.entries(kinds).map(([value, label]) => ({ value, label }))
  return (
    <Page
      title="报告提纲"
      note="花括号里是数据的名称，写成报告时换成记录里的数；没有记录的句子不写。改动留到以后各年使用。"
      breadcrumbs={crumbs}
    >
      <Select<string>
        aria-label="报告"
        className="report-kind"
        value={kind}
        onChange={(value) => navigate(`/reports/outlines/${value}`)}
        options={options}
      />
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {!error && !data && <Loading what="提纲" />}
      {data && <Edited key={`${kind}-${data.revision}`} kind={kind as Kind} view={data} />}
    </Page>
  )
}

/** Lines left empty say nothing. */
const kept = (wording: Wording, order: string[]): Wording => ({
  ...wording,
  order,
  added: wording.added.map((one) => ({ ...one, texts: one.texts.filter((text) => text.trim()) })),
})

function Edited({ kind, view }: { kind: Kind; view: OutlineView }) {
  const [wording, setWording] = useState(view.wording)
  const [order, setOrder] = useState(view.sections.map(({ id }) => id))
  const isDirty = wording !== view.wording || order.join() !== view.sections.map(({ id }) => id).join()
  useUnsavedGuard(isDirty)
  const save = useAct(
    () => put(`/reports/outlines/${kind}`, { revision: view.revision, wording: kept(wording, order) }),
    { done: '提纲已保存。', refreshes },
  )
  const change = (some: Partial<Wording>) => setWording({ ...wording, ...some })
  const move = (index: number, by: number) => {
    const next = [...order]
    next.splice(index + by, 0, ...next.splice(index, 1))
    setOrder(next)
  }
  const add = () => {
    const id = `own-${wording.added.length + 1}-${Date.now().toString(36)}`
    change({ added: [...wording.added, { id, title: '新的一节', level: 2, stance: 'done', texts: [] }] })
    setOrder([...order, id])
  }
  const sections = new Map(view.sections.map((one) => [one.id, one]))
  return (
    <div className="outline">
      {order.map((id, index) => {
        const own = wording.added.find((one) => one.id === id)
        const section = sections.get(id)
        const title = own?.title ?? wording.titles[id] ?? section?.title ?? ''
        return (
          <section key={id} className="outline-section">
            <Heading
              title={title}
              isFirst={index === 0}
              isLast={index === order.length - 1}
              move={(by) => move(index, by)}
              rename={(value) =>
                own
                  ? change({ added: wording.added.map((one) => (one.id === id ? { ...one, title: value } : one)) })
                  : change({ titles: { ...wording.titles, [id]: value } })
              }
            />
            {own ? (
              <OwnTexts
                title={title}
                texts={own.texts}
                write={(texts) =>
                  change({ added: wording.added.map((one) => (one.id === id ? { ...one, texts } : one)) })
                }
              />
            ) : (
              section?.claims.map((claim) => (
                <ClaimText key={claim.id} claim={claim} wording={wording} change={change} />
              ))
            )}
          </section>
        )
      })}
      <details className="outline-section">
        <summary>{`可以写在花括号里的数据（${view.figures.length}个）`}</summary>
        <p>{view.figures.map((name) => `{${name}}`).join('　')}</p>
      </details>
      <div className="outline-acts">
        <Button type="primary" disabled={!isDirty} loading={save.isPending} onClick={() => save.mutate()}>
          保存提纲
        </Button>
        <Button onClick={add}>增加一节</Button>
      </div>
    </div>
  )
}

type HeadingProps = {
  title: string
  isFirst: boolean
  isLast: boolean
  move: (by: number) => void
  rename: (title: string) => void
}

function Heading({ title, isFirst, isLast, move, rename }: HeadingProps) {
  return (
    <div className="outline-head">
      <Input aria-label="标题" value={title} maxLength={120} onChange={({ target }) => rename(target.value)} />
      <Button disabled={isFirst} aria-label={`把“${title}”上移`} onClick={() => move(-1)}>
        上移
      </Button>
      <Button disabled={isLast} aria-label={`把“${title}”下移`} onClick={() => move(1)}>
        下移
      </Button>
    </div>
  )
}

type OwnTextsProps = { title: string; texts: readonly string[]; write: (texts: string[]) => void }

const OwnTexts = ({ title, texts, write }: OwnTextsProps) => (
  <Input.TextArea
    aria-label={`${title}：句子，一行一句`}
    rows={3}
    placeholder="一行一句，例如：本年度召开党组会议{集体决策：召开党组会议}次。"
    value={texts.join('\n')}
    onChange={({ target }) => write(target.value.split('\n'))}
  />
)

type ClaimProps = {
  claim: OutlineView['sections'][number]['claims'][number]
  wording: Wording
  change: (some: Partial<Wording>) => void
}

/** One claim: said or not, and in which words. */
function ClaimText({ claim: { id, about, text }, wording, change }: ClaimProps) {
  const { hidden, texts } = wording
  return (
    <div className="outline-claim">
      <Checkbox
        checked={!hidden.includes(id)}
        onChange={({ target }) =>
          change({ hidden: target.checked ? hidden.filter((one) => one !== id) : [...hidden, id] })
        }
      >
        {about}
      </Checkbox>
      <Input.TextArea
        aria-label={`${about}：句子`}
        autoSize
        maxLength={1000}
        value={texts[id] ?? text}
        onChange={({ target }) => change({ texts: { ...texts, [id]: target.value } })}
      />
    </div>
  )
}
