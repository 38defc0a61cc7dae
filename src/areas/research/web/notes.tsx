import { Button, Checkbox, Form, Input, Select } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { Link } from 'react-router'
import { post } from '../../../ui/api.ts'
import { sentenceTime, tableTime } from '../../../ui/format.ts'
import { problemKinds, problemStates } from '../../rectification/schema.ts'
import { helpStates, ideaStates, type MarkUse, markUses, type Note, noteKinds, sourceKinds } from '../schema.ts'
import { ActForm, needed, PeopleField } from './act-form.tsx'
import { choicesFrom, useChoices } from './queries.ts'

type Chosen = { from: number; until: number; quote: string }

/** Where the selection stands within the element's own text; null without one inside it. */
function selectedIn(element: HTMLElement | null): Chosen | null {
  const selection = window.getSelection()
  if (!element || !selection || selection.isCollapsed || !selection.rangeCount) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  const quote = range.toString()
  return quote.trim() ? { from, until: from + quote.length, quote } : null
}

/** The text with the words that became something set apart. */
function marked(text: string, marks: Note['marks']): ReactNode[] {
  const pieces: ReactNode[] = []
  let at = 0
  for (const { id, from, until, use, title } of marks.toSorted((one, other) => one.from - other.from)) {
    if (from < at) continue
    pieces.push(text.slice(at, from))
    pieces.push(
      <mark key={id} className={`research-mark-${use}`} title={`${markUses[use]}：${title}`}>
        {text.slice(from, until)}
      </mark>,
    )
    at = until
  }
  pieces.push(text.slice(at))
  return pieces
}

const stateWords: Record<string, string> = { ...problemStates, ...ideaStates, ...helpStates, open: '待办' }

/** One note with its photos and what was made of it; words can be selected and put to use. */
export function NoteView({ note, mayUse }: { note: Note; mayUse: boolean }) {
  const body = useRef<HTMLParagraphElement>(null)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [use, setUse] = useState<MarkUse | null>(null)
  const look = () => mayUse && setChosen(selectedIn(body.current))
  const whole = { from: 0, until: note.text.length, quote: note.text }
  const start = (what: MarkUse) => {
    if (!chosen) setChosen(whole)
    setUse(what)
  }
  const source = note.sourceKind ? `${sourceKinds[note.sourceKind]}${note.sourceName && `（${note.sourceName}）`}` : ''
  const about = [noteKinds[note.kind], source, note.placeTitle, note.authorName].filter(Boolean).join('　')
  return (
    <li className="research-note">
      <p className="quiet">
        <time dateTime={note.takenAt}>{tableTime(note.takenAt)}</time>　{about}
        {note.lateAt && `　结束后补交（${sentenceTime(note.lateAt)}收到）`}
      </p>
      <p ref={body} className="research-text" onMouseUp={look} onTouchEnd={look} onKeyUp={look}>
        {marked(note.text, note.marks)}
      </p>
      <Photos note={note} />
      {note.marks.length > 0 && (
        <ul className="research-marks">
          {note.marks.map((mark) => (
            <li key={mark.id}>
              {markUses[mark.use]}：<Link to={mark.path}>{mark.title}</Link>
              <span className="quiet">　{stateWords[mark.state] ?? ''}</span>
            </li>
          ))}
        </ul>
      )}
      {mayUse && (
        <div className="research-use no-print">
          <span className="quiet">
            {chosen ? `已选中“${short(chosen.quote)}”，提为` : '选中一段原话，或者整条提为'}
          </span>
          {choicesFrom(markUses).map(({ value, label }) => (
            <Button key={value} size="small" onClick={() => start(value)}>
              {label}
            </Button>
          ))}
        </div>
      )}
      {use && (
        <MarkForm
          use={use}
          noteId={note.id}
          chosen={chosen ?? whole}
          close={() => {
            setUse(null)
            setChosen(null)
          }}
        />
      )}
    </li>
  )
}

const short = (words: string) => (words.length > 18 ? `${words.slice(0, 17)}…` : words)

function Photos({ note }: { note: Note }) {
  if (!note.photos.length) return null
  return (
    <ul className="research-photos">
      {note.photos.map(({ id }, index) => {
        const address = `/api/research/notes/${note.id}/photos/${id}`
        return (
          <li key={id}>
            <a href={address} target="_blank" rel="noreferrer">
              <img src={address} loading="lazy" alt={`${note.placeTitle || '记录'}照片${index + 1}`} />
            </a>
          </li>
        )
      })}
    </ul>
  )
}

type MarkValues = {
  title: string
  kind?: string
  sectionId?: string
  isAnother?: boolean
  ownerId?: string
  dueOn?: string
}

/** What the words become: a problem of the ledger, a request with an owner and a day, or an idea. */
function MarkForm({ use, noteId, chosen, close }: { use: MarkUse; noteId: string; chosen: Chosen; close: () => void }) {
  const { data: choices } = useChoices()
  const run = ({ title, kind, sectionId, isAnother = true, ownerId, dueOn }: MarkValues) => {
    const base = { use, ...chosen, title }
    const more = {
      problem: { kind, sectionId: sectionId ?? null, ownerId: null, dueOn: null, isAnother },
      help: { ownerId, dueOn },
      idea: {},
    }[use]
    return post(`/research/notes/${noteId}/marks`, { ...base, ...more })
  }
  return (
    <ActForm<MarkValues>
      title={`提为${markUses[use]}`}
      act="提出"
      done={`已提为${markUses[use]}。`}
      close={close}
      initial={{ title: chosen.quote.replace(/\s+/g, ' ').slice(0, 60), kind: 'service', isAnother: true }}
      run={run}
    >
      <blockquote className="research-quote">{chosen.quote}</blockquote>
      <Form.Item name="title" label={markUses[use]} rules={needed('请写成一句话')}>
        <Input maxLength={100} />
      </Form.Item>
      {use === 'problem' && (
        <>
          <Form.Item name="kind" label="问题类别">
            <Select options={choicesFrom(problemKinds)} />
          </Form.Item>
          <Form.Item name="sectionId" label="责任科室">
            <Select
              allowClear
              options={(choices?.sections ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name="isAnother" valuePropName="checked">
            <Checkbox>是一个新问题，不是这个科室已经销号的同类问题又出现</Checkbox>
          </Form.Item>
          <p className="quiet">进入整改台账，责任人和时限可以由办公室分派。对外只写来源类别，不写姓名。</p>
        </>
      )}
      {use === 'help' && (
        <>
          <PeopleField name="ownerId" label="负责人" isNeeded />
          <Form.Item name="dueOn" label="期限" rules={needed('请填写期限')}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
