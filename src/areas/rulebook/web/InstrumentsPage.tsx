import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { count, sentenceDate } from '../../../ui/format.ts'
import { Empty, ErrorNote, Loading, Page } from '../../../ui/Page.tsx'
import type { InstrumentCard } from '../schema.ts'
import { StatusLamp } from './marks.tsx'
import { useInstruments } from './queries.ts'
import './rulebook.css'

/** 法规文件: the instruments with the articles we hold, and the rules that rest on each. */
export default function InstrumentsPage() {
  const { data, error, isPending, refetch } = useInstruments()
  const [words, setWords] = useState('')
  const shown = (data ?? []).filter(({ title, number }) => `${title}${number}`.includes(words.trim()))
  return (
    <Page
      title="法规文件"
      note="条文是摘意，办理时以文件原文为准。"
      breadcrumbs={[{ title: '规则与依据', to: '/rules' }]}
    >
      <search className="filters" aria-label="筛选">
        <Input
          allowClear
          aria-label="文件名称"
          placeholder="文件名称或文号"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {data && <span aria-live="polite">{count(shown.length, '件')}</span>}
      </search>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="法规文件" />}
      {data && shown.length === 0 && <Empty text="没有这样的文件。" />}
      {shown.map((instrument) => (
        <Instrument key={instrument.key} instrument={instrument} />
      ))}
    </Page>
  )
}

function Instrument({ instrument }: { instrument: InstrumentCard }) {
  const { title, number, issuer, from, until, status, verifiedOn, source, stale, articles } = instrument
  const time = until ? `${sentenceDate(from)}至${sentenceDate(until)}施行` : `${sentenceDate(from)}起施行`
  const rules = new Set(articles.flatMap((article) => article.rules.map(({ id }) => id)))
  return (
    <details className="instrument">
      <summary>
        <h2>《{title}》</h2> <StatusLamp status={status} />{' '}
        <span className="quiet">
          {number}，摘录{articles.length}条，{rules.size}条规则依据它
          {stale && '，核对已满一年，应再核对'}
        </span>
      </summary>
      <p className="quiet">
        {[issuer, number, time].join('，')}。{source}，{sentenceDate(verifiedOn)}核对。
      </p>
      {articles.map((article) => (
        <div key={article.article} className="article">
          <h3>
            {article.article} {article.status !== status && <StatusLamp status={article.status} />}
          </h3>
          <blockquote>{article.text}</blockquote>
          {article.rules.length > 0 && (
            <ul className="citing" aria-label={`依据${article.article}的规则`}>
              {article.rules.map((rule) => (
                <li key={rule.id}>
                  <Link to={`/rules/${rule.id}`}>{rule.title}</Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
    </details>
  )
}
