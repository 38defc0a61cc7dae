import { Button, Drawer, Input } from 'antd'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { put } from '../../../ui/api.ts'
import { Loading } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { scan } from '../scan.ts'
import type { Part, Report, Section } from '../schema.ts'
import { cut, fill, insertFigure, readParts, stretch } from './chips.ts'
import { refreshes, useChoices } from './queries.ts'

type Paragraph = { key: string; parts: Part[] }
type Edited = Omit<Section, 'paragraphs'> & { paragraphs: Paragraph[] }

const paragraphOf = (parts: Part[]): Paragraph => ({ key: crypto.randomUUID(), parts })
const FLAGS = { number: 'report-number', statement: 'report-statement' } as const

/** What the server keeps: paragraphs that say something, figures by name alone. */
const written = (title: string, sections: readonly Edited[]) => ({
  title,
  sections: sections.map(({ paragraphs, ...section }) => ({
    ...section,
    paragraphs: paragraphs
      .map(({ parts }) => parts.map((part) => (typeof part === 'string' ? part : { figure: part.figure })))
      .filter((parts) => parts.some((part) => typeof part !== 'string' || part.trim())),
  })),
})

/** Underlines what no record supports while it is typed, where the browser can. */
function useFlags(title: string, sections: readonly Edited[], places: Map<string, HTMLElement>) {
  useEffect(() => {
    if (!('highlights' in CSS)) return
    const document = {
      title,
      sections: sections.map((one) => ({ ...one, paragraphs: one.paragraphs.map(({ parts }) => parts) })),
    }
    const ranges: Record<keyof typeof FLAGS, Range[]> = { number: [], statement: [] }
    for (const flag of scan(document)) {
      const section = sections.find(({ id }) => id === flag.sectionId)
      const place = places.get(section?.paragraphs[flag.paragraph]?.key ?? '')
      const range = place && stretch(place, flag)
      if (range) ranges[flag.kind].push(range)
    }
    for (const [kind, name] of Object.entries(FLAGS)) {
      CSS.highlights.set(name, new Highlight(...ranges[kind as keyof typeof FLAGS]))
    }
    return () => {
      for (const name of Object.values(FLAGS)) CSS.highlights.delete(name)
    }
  }, [title, sections, places])
}

type Props = { report: Report; titleOf: (name: string) => string; close: () => void }

const withoutChart = (section: Edited, title: string): Edited => ({
  ...section,
  charts: section.charts?.filter((chart) => chart.title !== title),
})

/** The text of a report under the pen: typing, figures as chips, paragraphs. */
export function TextEdit({ report, titleOf, close }: Props) {
  const [title, setTitle] = useState(report.document.title)
  const [sections, setSections] = useState<Edited[]>(() =>
    report.document.sections.map((one) => ({ ...one, paragraphs: one.paragraphs.map(paragraphOf) })),
  )
  const [note, setNote] = useState('')
  const [isChoosing, setChoosing] = useState(false)
  const [isDirty, setDirty] = useState(false)
  const [places] = useState(() => new Map<string, HTMLElement>())
  const caret = useRef<{ key: string; range: Range } | null>(null)
  useFlags(title, sections, places)
  useUnsavedGuard(isDirty)
  const save = useAct(
    () =>
      put(`/reports/${report.id}/document`, { revision: report.revision, note, document: written(title, sections) }),
    { done: '已保存为新的一版。', refreshes },
  )
  const edit = (id: string, how: (before: Edited) => Edited) => {
    setDirty(true)
    setSections((all) => all.map((one) => (one.id === id ? how(one) : one)))
  }
  const choose = (part: Exclude<Part, string>, name: string) => {
    setChoosing(false)
    const at = caret.current
    const place = at && places.get(at.key)
    if (!place) return
    insertFigure(at.range, part, name)
    place.dispatchEvent(new Event('input', { bubbles: true }))
    place.focus()
  }
  return (
    <div className="report-edit">
      <Bar
        note={note}
        setNote={setNote}
        isSaving={save.isPending}
        save={() => save.mutate(undefined, { onSuccess: close })}
        insert={() => setChoosing(true)}
        close={close}
      />
      <article className="report-text">
        <Input
          aria-label="报告标题"
          value={title}
          onChange={({ target }) => {
            setDirty(true)
            setTitle(target.value)
          }}
        />
        {sections.map((section) => (
          <EditedSection
            key={section.id}
            section={section}
            titleOf={titleOf}
            places={places}
            keepCaret={(key, range) => {
              caret.current = { key, range }
            }}
            change={(how) => edit(section.id, (one) => ({ ...one, paragraphs: how(one.paragraphs) }))}
            leaveOut={(chart) => edit(section.id, (one) => withoutChart(one, chart))}
          />
        ))}
      </article>
      {isChoosing && <Choosing id={report.id} choose={choose} close={() => setChoosing(false)} />}
    </div>
  )
}

type BarProps = {
  note: string
  setNote: (note: string) => void
  isSaving: boolean
  save: () => void
  insert: () => void
  close: () => void
}

function Bar({ note, setNote, isSaving, save, insert, close }: BarProps) {
  return (
    <div className="report-edit-bar">
      <Button type="primary" loading={isSaving} onClick={save}>
        保存
      </Button>
      <Button onMouseDown={(event) => event.preventDefault()} onClick={insert}>
        插入数据
      </Button>
      <Input
        aria-label="修改说明"
        placeholder="修改说明（可不写）"
        maxLength={200}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <Button onClick={close}>放弃修改</Button>
    </div>
  )
}

type SectionProps = {
  section: Edited
  titleOf: (name: string) => string
  places: Map<string, HTMLElement>
  keepCaret: (key: string, range: Range) => void
  change: (paragraphs: (before: Paragraph[]) => Paragraph[]) => void
  leaveOut: (chart: string) => void
}

function EditedSection({ section, titleOf, places, keepCaret, change, leaveOut }: SectionProps) {
  return (
    <section className={`report-level-${section.level}`}>
      <h3>{section.title}</h3>
      {section.paragraphs.map((paragraph) => {
        const { key } = paragraph
        return (
          <Editable
            key={key}
            label={section.title}
            paragraph={paragraph}
            titleOf={titleOf}
            place={(element) => {
              if (element) places.set(key, element)
              else places.delete(key)
            }}
            keepCaret={(range) => keepCaret(key, range)}
            onChange={(parts) => change((all) => all.map((one) => (one.key === key ? { ...one, parts } : one)))}
            onSplit={(head, tail) =>
              change((all) => all.flatMap((one) => (one.key === key ? [paragraphOf(head), paragraphOf(tail)] : [one])))
            }
          />
        )
      })}
      <Button size="small" type="dashed" onClick={() => change((all) => [...all, paragraphOf([])])}>
        增加一段
      </Button>
      {section.charts?.map(({ title }) => (
        <p key={title} className="report-chart-kept">
          {`图：${title}`}
          <Button size="small" type="text" aria-label={`不要图“${title}”`} onClick={() => leaveOut(title)}>
            不要这个图
          </Button>
        </p>
      ))}
    </section>
  )
}

type EditableProps = {
  label: string
  paragraph: Paragraph
  titleOf: (name: string) => string
  place: (element: HTMLElement | null) => void
  keepCaret: (range: Range) => void
  onChange: (parts: Part[]) => void
  onSplit: (head: Part[], tail: Part[]) => void
}

/** One paragraph. The browser owns what is in it; it is read back after every change. */
function Editable({ label, paragraph, titleOf, place, keepCaret, onChange, onSplit }: EditableProps) {
  const own = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: filled once, then the browser's
  useLayoutEffect(() => {
    fill(own.current!, paragraph.parts, titleOf)
    place(own.current)
    return () => place(null)
  }, [])
  const remember = () => {
    const selection = window.getSelection()
    if (selection?.rangeCount && own.current?.contains(selection.anchorNode)) {
      keepCaret(selection.getRangeAt(0).cloneRange())
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: chips stand in the text, which a text area cannot hold
    <div
      ref={own}
      className="report-paragraph"
      role="textbox"
      tabIndex={0}
      aria-multiline
      aria-label={`${label}：一段`}
      contentEditable
      suppressContentEditableWarning
      onInput={() => {
        remember()
        onChange(readParts(own.current!.childNodes))
      }}
      onKeyUp={remember}
      onMouseUp={remember}
      onFocus={remember}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onSplit(...cut(own.current!))
      }}
      onPaste={(event) => {
        event.preventDefault()
        // Formatting of other programs stays outside; the browser keeps its undo this way.
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain').replace(/\s*\n\s*/g, ''))
      }}
    />
  )
}

type ChoosingProps = { id: string; choose: (part: Exclude<Part, string>, title: string) => void; close: () => void }

/** All figures that can stand in the report, by area, to be put where the caret is. */
function Choosing({ id, choose, close }: ChoosingProps) {
  const { data } = useChoices(id)
  const [search, setSearch] = useState('')
  const fits = (title: string, definition: string) => `${title}${definition}`.includes(search.trim())
  return (
    <Drawer open title="插入数据" onClose={close} size="large">
      <Input.Search aria-label="找数据" placeholder="按名称或者口径查找" allowClear onSearch={setSearch} />
      {!data && <Loading what="数据" />}
      {data?.groups.map(({ title, figures }) => {
        const found = figures.filter((one) => fits(one.title, one.definition))
        if (!found.length) return null
        return (
          <section key={title} className="figure-group">
            <h3>{title}</h3>
            <ul>
              {found.map((one) => (
                <li key={one.id}>
                  <Button
                    type="link"
                    onClick={() => choose({ figure: one.id, value: one.value, rows: one.rows }, one.title)}
                  >
                    {`${one.title} ${one.value}${one.unit}`}
                  </Button>
                  <p className="quiet">{one.definition}</p>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </Drawer>
  )
}
