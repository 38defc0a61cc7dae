import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { type Cite, type Status, statusTitles } from '../schema.ts'

const tones = { verified: 'green', partly: 'amber', 'from-memory': 'grey' } as const

/** How sure the source is: 已核对, 部分核对, 凭经验，待核对. */
export const StatusLamp = ({ status }: { status: Status }) => <Lamp tone={tones[status]} word={statusTitles[status]} />

type Named = Pick<Cite, 'instrument' | 'title' | 'number' | 'article'>

const articleName = ({ article }: Named) => (/^第.+[条款项章]/.test(article) ? article : `“${article}”部分`)

/** 《党政领导干部选拔任用工作条例》第八条第一项；each instrument once, two of one title with their numbers. */
export function citeNames(cites: readonly Named[]): string {
  const byInstrument = [...Map.groupBy(cites, ({ instrument }) => instrument).values()]
  return byInstrument
    .map((same) => {
      const { title, number, instrument } = same[0]!
      const isAmbiguous = cites.some((other) => other.title === title && other.instrument !== instrument)
      return `《${title}》${isAmbiguous ? `（${number}）` : ''}${same.map(articleName).join('、')}`
    })
    .join('；')
}

/** An article in our own short words, with how sure it is. */
export function Article({ cite }: { cite: Cite }) {
  return (
    <article className="article">
      <h3>
        {citeNames([cite])} <StatusLamp status={cite.status} />
      </h3>
      <blockquote>{cite.text}</blockquote>
      <p className="quiet">
        {cite.number}；{cite.source}，{tableDate(cite.verifiedOn)}
        {cite.status === 'from-memory' ? '整理，没有见到原文' : '核对'}。这里是摘意，办理时以文件原文为准。
      </p>
    </article>
  )
}
