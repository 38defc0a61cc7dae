import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Flag } from '../scan.ts'
import type { Cited, Document, Part, Section } from '../schema.ts'
import { ChartView } from './chart-view.tsx'

type Props = {
  document: Document
  flags: readonly Flag[]
  /** the figures with their numbers, for the charts */
  figures: ReadonlyMap<string, Cited>
  titleOf: (name: string) => string
  open: (name: string) => void
  /** what stands beside a section's heading */
  extra?: (section: Section) => ReactNode
}

const says = { number: '手写的数字，没有记录', statement: '这句话没有记录' }

/** Text with what no record supports underlined. */
function Typed({ text, flags }: { text: string; flags: readonly Flag[] }) {
  const edges = [...new Set([0, text.length, ...flags.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1]!
    const over = flags.filter((flag) => flag.from <= from && flag.to >= to)
    const worst = over.find(({ kind }) => kind === 'number') ?? over[0]
    const piece = text.slice(from, to)
    if (!worst) return piece
    return (
      <mark key={from} className={`unsupported unsupported-${worst.kind}`} title={says[worst.kind]}>
        {piece}
      </mark>
    )
  })
}

function Paragraph({
  parts,
  flags,
  titleOf,
  open,
}: { parts: readonly Part[]; flags: readonly Flag[] } & Pick<Props, 'titleOf' | 'open'>) {
  return (
    <p>
      {parts.map((part, index) =>
        typeof part === 'string' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph that is read keeps its order
          <Typed key={index} text={part} flags={flags.filter((flag) => flag.part === index)} />
        ) : (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph that is read keeps its order
            key={index}
            type="button"
            className="figure-chip"
            title={titleOf(part.figure)}
            aria-label={`${part.value}，${titleOf(part.figure)}，查看记录`}
            onClick={() => open(part.figure)}
          >
            {part.value}
          </button>
        ),
      )}
    </p>
  )
}

/** A report as it is read: every figure opens its records. */
export function TextView({ document, flags, figures, titleOf, open, extra }: Props) {
  return (
    <article className="report-text">
      <h2 className="report-title">{document.title}</h2>
      {document.sections.map((section) => (
        <section key={section.id} id={`section-${section.id}`} className={`report-level-${section.level}`}>
          <h3>
            {section.title} {extra?.(section)}
          </h3>
          {section.paragraphs.map((parts, paragraph) => (
            <Paragraph
              // biome-ignore lint/suspicious/noArrayIndexKey: a text that is read keeps its order
              key={paragraph}
              parts={parts}
              flags={flags.filter((flag) => flag.sectionId === section.id && flag.paragraph === paragraph)}
              titleOf={titleOf}
              open={open}
            />
          ))}
          {section.charts?.map((chart) => (
            <ChartView key={chart.title} chart={chart} figures={figures} titleOf={titleOf} open={open} />
          ))}
        </section>
      ))}
    </article>
  )
}

export const SectionAct = ({ act, label, onClick }: { act: string; label: string; onClick: () => void }) => (
  <Button size="small" type="text" aria-label={label} onClick={onClick}>
    {act}
  </Button>
)
