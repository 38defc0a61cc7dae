import { Link, useParams } from 'react-router'
import { sentenceDate } from '../../../ui/format.ts'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { forceTitles, type RuleCard } from '../schema.ts'
import { valueText } from '../values.ts'
import { Article, StatusLamp } from './marks.tsx'
import { useRule } from './queries.ts'
import { TryForm } from './TryForm.tsx'
import './rulebook.css'

const breadcrumbs = [{ title: '规则与依据', to: '/rules' }]

/** One rule: what it says, what it rests on, what it leaves out, and a form to try it. */
export default function RulePage() {
  const { id = '' } = useParams()
  const { data: rule, error, isPending, refetch } = useRule(id)
  if (!rule) {
    return (
      <Page title="规则" breadcrumbs={breadcrumbs}>
        {isPending && <Loading what="规则" />}
        {error && <ErrorNote error={error} onRetry={refetch} />}
      </Page>
    )
  }
  return (
    <Page title={rule.title} breadcrumbs={breadcrumbs} note={`${rule.areaTitle}，编号${rule.id}`}>
      <div className="rule">
        <div>
          <Basis rule={rule} />
          {rule.settings.length > 0 && <Settings rule={rule} />}
        </div>
        <TryForm key={rule.id} rule={rule} />
      </div>
    </Page>
  )
}

function Basis({ rule }: { rule: RuleCard }) {
  const { force, from, until, status, unconfirmed, simplification, cites, stale } = rule
  const facts = [
    ['效力', forceTitles[force]],
    ['适用', until ? `${sentenceDate(from)}至${sentenceDate(until)}` : `${sentenceDate(from)}起`],
    ['来源', <StatusLamp key="status" status={status} />],
    ...(unconfirmed ? [['待核对', unconfirmed]] : []),
    ...(stale ? [['再核对', '所据文本核对已满一年，请对照现行文本']] : []),
    ['本规则略去了', simplification || '没有略去'],
  ]
  return (
    <Section title="依据">
      <dl className="facts-list rule-facts">
        {facts.map(([name, value]) => (
          <div key={String(name)}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cites.map((cite) => (
        <Article key={`${cite.instrument} ${cite.article}`} cite={cite} />
      ))}
    </Section>
  )
}

function Settings({ rule }: { rule: RuleCard }) {
  return (
    <Section title="用到的本地规定" extra={<Link to="/rules/local">本地规定</Link>}>
      <dl className="facts-list rule-settings">
        {rule.settings.map(({ key, title, value, document, validFrom }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              {valueText(value)}
              <span className="quiet">
                {validFrom ? `（${document}，${sentenceDate(validFrom)}起）` : '（没有设定，按标准值）'}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
