import { statusTitles } from '../../rulebook/schema.ts'
import type { FindingView } from '../schema.ts'

type Basis = Pick<FindingView, 'cites' | 'unconfirmed'>

/** Marks what nobody has compared with the published text yet. */
export function Unchecked() {
  return <span className="unchecked">待核对</span>
}

const isUnchecked = ({ cites, unconfirmed }: Basis) =>
  unconfirmed !== '' || cites.some(({ status }) => status !== 'verified')

/** The articles a verdict rests on: `《…》第八条、第九条；《…》第三条`. */
export function BasisLine(basis: Basis) {
  const articles = new Map<string, string[]>()
  for (const { title, article } of basis.cites) articles.set(title, [...(articles.get(title) ?? []), article])
  const named = [...articles].map(([title, of]) => `《${title}》${of.join('、')}`)
  return (
    <span>
      {named.join('；')} {isUnchecked(basis) && <Unchecked />}
    </span>
  )
}

/** The articles with what they say in our short words and how sure the source is. */
export function BasisText({ cites, unconfirmed }: Basis) {
  return (
    <ul className="basis-text">
      {cites.map(({ instrument, title, number, article, text, status }) => (
        <li key={instrument + article}>
          <strong>
            《{title}》{article}
          </strong>
          <span className="quiet">{number && `（${number}）`}</span>
          {text && <p>要点：{text}</p>}
          <p className="quiet">
            {status === 'verified' ? `与原文${statusTitles.verified}。` : <Unchecked />}
            {status !== 'verified' && ` 来源${statusTitles[status]}，以正式文件为准。`}
          </p>
        </li>
      ))}
      {unconfirmed && (
        <li>
          <Unchecked /> {unconfirmed}
        </li>
      )}
    </ul>
  )
}
