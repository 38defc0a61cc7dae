import { isPartialDate } from '../../../../law/dates.ts'
import { useSections } from '../queries.ts'

/** A value as people write it: dates with dots, a section by its name. */
export function useWords(): (value: string) => string {
  const { data } = useSections()
  return (value) => {
    if (isPartialDate(value)) return value.replaceAll('-', '.')
    return data?.sections.find((section) => section.id === value)?.name ?? value
  }
}

/** Old beside new, line by line where a list changed; only what differs stands out. */
export function OldNew({ before, after }: { before: string; after: string }) {
  const words = useWords()
  const [old, now] = [words(before).split('\n'), words(after).split('\n')]
  return (
    <div className="old-new">
      <div className="old">
        <span className="old-new-word">原</span>
        <Lines lines={old} other={now} mark="del" />
      </div>
      <div className="new">
        <span className="old-new-word">新</span>
        <Lines lines={now} other={old} mark="ins" />
      </div>
    </div>
  )
}

/** Long lists differ in a line or two: the rest is folded away. */
const FOLD_FROM = 6

function Lines({ lines, other, mark: Mark }: { lines: string[]; other: string[]; mark: 'del' | 'ins' }) {
  if (lines.join('') === '') return <span className="quiet">（空）</span>
  const known = new Set(other)
  const same = lines.filter((line) => known.has(line)).length
  const folded = lines.length >= FOLD_FROM && same > 2
  const numbered = lines.map((text, at) => ({ text, key: `${at} ${text}` }))
  return (
    <div className="old-new-lines">
      {numbered
        .filter(({ text }) => !folded || !known.has(text))
        .map(({ text, key }) => (known.has(text) ? <span key={key}>{text}</span> : <Mark key={key}>{text}</Mark>))}
      {folded && <span className="quiet">其余{same}行相同</span>}
    </div>
  )
}
