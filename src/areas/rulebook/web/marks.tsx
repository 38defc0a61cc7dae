import { tableDate } from '../../../ui/format.ts'
import { Lamp } from '../../../ui/Lamp.tsx'
import { type Cite, type Status, statusTitles } from '../schema.ts'

const tones = { verified: 'green', partly: 'amber', 'from-memory': 'grey' } as const

/** How sure the source is: 已核对, 部分核对, 凭经验，待核对. */
export const StatusLamp = ({ status }: { status: Status }) => <Lamp tone={tones[status]} word={statusTitles[status]} />

/** 《党政领导干部选拔任用工作条例》第八条第一项 */
export const citeName = ({ title, article }: Pick<Cite, 'title' | 'article'>) =>
  /^第.+[条款项章]/.test(article) ? `《${title}》${article}` : `《${title}》“${article}”部分`

/** An article in our own short words, with how sure it is. */
export function Article({ cite }: { cite: Cite }) {
  return (
    <article className="article">
      <h3>
        {citeName(cite)} <StatusLamp status={cite.status} />
      </h3>
      <blockquote>{cite.text}</blockquote>
      <p className="quiet">
        {cite.number}；{cite.source}，{tableDate(cite.verifiedOn)}核对。这里是摘意，办理时以文件原文为准。
      </p>
    </article>
  )
}
