import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { post } from '../../../../ui/api.ts'
import { useConfirm } from '../../../../ui/confirm.tsx'
import { sentenceTime } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../../ui/Page.tsx'
import { opinionKinds, opinionResults, partyRoles, type TopicView, topicStates } from '../../schema/topics.ts'
import { categories, kinds } from '../../schema/words.ts'
import { ConsentForm } from './consent-form.tsx'
import { Materials } from './materials.tsx'
import { OpinionForm } from './opinion-form.tsx'
import { keys, useTopic } from './queries.ts'
import { yuan } from './words.ts'
import './topics.css'

/** One topic in the order of the 议题报批单, with what it still lacks beside it. */
export default function TopicPage() {
  const { id = '' } = useParams()
  const { data: topic, error, refetch } = useTopic(id)
  const breadcrumbs = [{ title: '议题', to: '/topics' }]
  if (error) {
    return (
      <Page title="议题" breadcrumbs={breadcrumbs}>
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!topic) {
    return (
      <Page title="议题" breadcrumbs={breadcrumbs}>
        <Loading what="议题" />
      </Page>
    )
  }
  return (
    <Page
      title={topic.title}
      state={<span className="quiet">{topicStates[topic.state]}</span>}
      note={`议题${topic.code}，${topic.proposerName}提出`}
      breadcrumbs={breadcrumbs}
      actions={<Acts topic={topic} />}
    >
      <div className="topic-columns">
        <div>
          <Paper topic={topic} />
          <Materials topic={topic} />
          <Opinions topic={topic} />
        </div>
        <Side topic={topic} />
      </div>
    </Page>
  )
}

function Acts({ topic }: { topic: TopicView }) {
  const { id, revision, allowed } = topic
  const confirm = useConfirm()
  const navigate = useNavigate()
  const [isSettling, setSettling] = useState(false)
  const refreshes = [keys.topics]
  const submit = useAct(() => post(`/topics/${id}/submit`, { revision }), { done: '已送审。', refreshes })
  const withdraw = useAct(() => post(`/topics/${id}/withdraw`, { revision }), { done: '已撤回。', refreshes })
  const repeat = useAct((as: string) => post<{ id: string }>(`/topics/${id}/repeat`, { as }), { refreshes })
  const askWithdraw = async () => {
    const effect = '撤回以后不能恢复，需要时另外提出议题。'
    if (await confirm({ title: '撤回这个议题', effect, act: '撤回', isGrave: true })) withdraw.mutate()
  }
  const again = (as: string) => repeat.mutate(as, { onSuccess: (made) => navigate(`/topics/${made.id}/edit`) })
  return (
    <>
      {allowed.includes('consent') && (
        <Button type="primary" onClick={() => setSettling(true)}>
          审定
        </Button>
      )}
      {allowed.includes('submit') && (
        <Button type="primary" loading={submit.isPending} onClick={() => submit.mutate()}>
          送审
        </Button>
      )}
      {allowed.includes('edit') && <LinkButton to={`/topics/${id}/edit`}>修改</LinkButton>}
      {allowed.includes('withdraw') && <Button onClick={() => void askWithdraw()}>撤回</Button>}
      {allowed.includes('resubmit') && <Button onClick={() => again('resubmission')}>重新提出</Button>}
      {allowed.includes('reconsider') && <Button onClick={() => again('reconsideration')}>提出复议</Button>}
      {isSettling && <ConsentForm topic={topic} close={() => setSettling(false)} />}
    </>
  )
}

const itemWords = ({ title, personName, act, postTitle, effectiveOn }: TopicView['items'][number]) => {
  const words =
    act === 'appoint' ? `任命${personName}为${postTitle}` : act === 'remove' ? `免去${personName}${postTitle}` : ''
  return [title, words && words !== title && words, effectiveOn && `自${effectiveOn}起`].filter(Boolean).join('，')
}

function Paper({ topic }: { topic: TopicView }) {
  const lines: [string, React.ReactNode][] = [
    ['类别', `${categories[topic.category]}（${kinds[topic.kind]}）`],
    ['适用清单', topic.matter ? `${topic.matter.title}（${topic.matter.document}）` : '清单里没有对应的一项'],
    ['金额', topic.amountFen === null ? '—' : `${yuan(topic.amountFen)}元`],
    ['提出科室', topic.sectionName || '局领导'],
    ['汇报人', topic.presenter || '—'],
    ['主要内容', topic.summary || '—'],
    ['会前沟通', topic.priorTalks || '—'],
  ]
  return (
    <section className="section topic-paper">
      <dl>
        {lines.map(([title, value]) => (
          <div key={title} style={{ display: 'contents' }}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <dt>表决事项</dt>
        <dd>
          {topic.items.length ? (
            <ol>
              {topic.items.map((item) => (
                <li key={item.id}>{itemWords(item)}</li>
              ))}
            </ol>
          ) : (
            '—'
          )}
        </dd>
        <dt>涉及单位和人员</dt>
        <dd>
          {topic.parties.map(({ role, name, creditCode }) => `${partyRoles[role]}：${name}${creditCode}`).join('；') ||
            '—'}
        </dd>
      </dl>
    </section>
  )
}

function Opinions({ topic }: { topic: TopicView }) {
  const [isWriting, setWriting] = useState(false)
  const write = topic.allowed.includes('advise') && <Button onClick={() => setWriting(true)}>提出意见</Button>
  return (
    <Section title="意见" extra={write}>
      {topic.opinions.length === 0 && <p className="quiet">还没有意见。</p>}
      <ul className="topic-rows">
        {topic.opinions.map(({ id, kind, result, text, givenBy, givenOn }) => (
          <li key={id}>
            <strong>
              {opinionKinds[kind]}：{opinionResults[result]}
            </strong>{' '}
            {text} <span className="quiet">{`${givenBy}，${givenOn}`}</span>
          </li>
        ))}
      </ul>
      {isWriting && <OpinionForm topicId={topic.id} close={() => setWriting(false)} />}
    </Section>
  )
}

function Side({ topic }: { topic: TopicView }) {
  const { missing, splits, relations, earlier, reconsiders, consents, state } = topic
  const isOpen = ['draft', 'submitted', 'consented'].includes(state)
  return (
    <aside className="topic-side" aria-label="上会条件">
      {isOpen && missing.length > 0 && (
        <Alert
          type="warning"
          title={`上会还缺${missing.length}项`}
          description={
            <ul>
              {missing.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          }
        />
      )}
      {isOpen && missing.length === 0 && <Alert type="success" title="已经齐全，可以列入议程。" />}
      {splits.map((one) => (
        <Alert key={one} type="error" title="请核对是否拆分" description={one} style={{ marginTop: 8 }} />
      ))}
      {relations.map(({ name, because, cites }) => (
        <Alert
          key={because}
          type="warning"
          title={`${name}可能应当回避`}
          description={`${because}。依据：${cites.join('、')}`}
          style={{ marginTop: 8 }}
        />
      ))}
      {topic.consentedAt && (
        <p>
          {topic.consentedBy}于{sentenceTime(topic.consentedAt)}同意上会
        </p>
      )}
      {earlier && (
        <p>
          重新提出：<Link to={`/topics/${earlier.id}`}>{`${earlier.code} ${earlier.title}`}</Link>
        </p>
      )}
      {reconsiders && <Reconsidering topic={topic} />}
      {reconsiders && consents.length > 0 && <p>同意复议：{consents.map(({ name }) => name).join('、')}</p>}
      <p className="quiet">
        {topic.createdBy}于{sentenceTime(topic.createdAt)}登记
      </p>
    </aside>
  )
}

/** A member's own consent to the reconsideration, one click. */
function Reconsidering({ topic }: { topic: TopicView }) {
  const { id, reconsiders } = topic
  return (
    <p>
      复议：<Link to={`/topics/${reconsiders?.id}`}>{`${reconsiders?.code} ${reconsiders?.title}`}</Link>{' '}
      <ConsentButton topicId={id} />
    </p>
  )
}

function ConsentButton({ topicId }: { topicId: string }) {
  const { personId, may } = useMe()
  const give = useAct(() => post(`/topics/${topicId}/reconsider-consents`, { personId }), {
    done: '已同意复议。',
    refreshes: [keys.topics],
  })
  if (!personId || may('decisions.run')) return null
  return (
    <Button size="small" loading={give.isPending} onClick={() => give.mutate()}>
      我同意复议
    </Button>
  )
}
