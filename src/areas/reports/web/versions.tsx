import { Button, Modal } from 'antd'
import { useState } from 'react'
import { tableTime } from '../../../ui/format.ts'
import { Loading, Section } from '../../../ui/Page.tsx'
import type { Document, Report } from '../schema.ts'
import { useVersion } from './queries.ts'

/** The versions of a report, and what each changed. */
export function Versions({ report }: { report: Report }) {
  const [shown, show] = useState(0)
  return (
    <Section title={`版本（${report.versions.length}）`}>
      <ul className="report-versions">
        {report.versions.map((one) => (
          <li key={one.number}>
            <Button type="link" size="small" onClick={() => show(one.number)}>{`第${one.number}版`}</Button>
            <span>{` ${one.madeBy}　${tableTime(one.madeAt)}${one.note ? `　${one.note}` : ''}`}</span>
          </li>
        ))}
      </ul>
      {shown > 0 && <Changes id={report.id} number={shown} close={() => show(0)} />}
    </Section>
  )
}

const linesOf = ({ sections }: Document) =>
  sections.flatMap(({ title, paragraphs }) => [
    title,
    ...paragraphs.map((parts) => parts.map((part) => (typeof part === 'string' ? part : part.value)).join('')),
  ])

function Changes({ id, number, close }: { id: string; number: number; close: () => void }) {
  const now = useVersion(id, number).data
  const before = useVersion(id, number - 1).data
  const isReady = now && (number === 1 || before)
  const lines = now ? linesOf(now.document) : []
  const old = before ? linesOf(before.document) : []
  const gone = old.filter((line) => !lines.includes(line))
  return (
    <Modal open width={760} title={`第${number}版${number > 1 ? '改了什么' : ''}`} footer={null} onCancel={close}>
      {!isReady && <Loading what="这一版" />}
      {isReady && number === 1 && lines.map((line) => <p key={line}>{line}</p>)}
      {isReady && number > 1 && (
        <>
          {lines.every((line) => old.includes(line)) && gone.length === 0 && <p>文字没有变化。</p>}
          {gone.map((line) => (
            <p key={`-${line}`}>
              <del>{line}</del>
            </p>
          ))}
          {lines
            .filter((line) => !old.includes(line))
            .map((line) => (
              <p key={`+${line}`}>
                <ins>{line}</ins>
              </p>
            ))}
        </>
      )}
    </Modal>
  )
}
