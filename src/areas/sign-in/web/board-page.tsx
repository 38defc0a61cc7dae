import { Button } from 'antd'
import { useParams } from 'react-router'
import { renderSVG } from 'uqr'
import { useAct } from '../../../ui/act.ts'
import { download, post } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate } from '../../../ui/format.ts'
import { LinkButton } from '../../../ui/LinkButton.tsx'
import { ErrorNote, Loading, Page, Section } from '../../../ui/Page.tsx'
import { type Board, type BoardPerson, signWays } from '../schema.ts'
import { PaperList } from './paper-list.tsx'
import { refreshes, useBoard } from './queries.ts'
import './sign-in.css'

/** 签到码和名单: the code for the projector, the list for whoever runs it. */
export default function BoardPage() {
  const { id = '' } = useParams()
  const { data, error, refetch } = useBoard(id)
  if (error && !data) {
    return (
      <Page title="现场签到">
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!data) return <Loading what="签到" />
  const { title, heldOn, place, people, signed, guests } = data
  const waiting = guests.filter(({ isAccepted }) => !isAccepted).length
  return (
    <Page
      title={title}
      note={[sentenceDate(heldOn), place].filter(Boolean).join('　')}
      breadcrumbs={[{ title: '回到记录', to: data.path }]}
      actions={<Acts board={data} />}
    >
      {error && <ErrorNote error={error} onRetry={refetch} />}
      <Code board={data} />
      <p className="sign-count" aria-live="polite">
        {`应到${people.length}人，已签到${signed}人`}
        {waiting > 0 && `；${waiting}人等您同意列席`}
      </p>
      <details className="sign-list">
        <summary>名单、纸质签到表、代登记和列席（只有办会的人看得到，投影前请收起）</summary>
        <div className="sign-both">
          <PaperList subject={data.subject} heldOn={heldOn} />
          <div>
            <People board={data} />
            {guests.length > 0 && <Guests board={data} />}
          </div>
        </div>
      </details>
    </Page>
  )
}

function Code({ board: { id, code, secondsLeft } }: { board: Board }) {
  if (!code) return <p className="sign-state">签到已经结束。</p>
  const address = `${window.location.origin}/sign-in/${id}?c=${code}`
  const picture = `data:image/svg+xml,${encodeURIComponent(renderSVG(address, { ecc: 'M', border: 2 }))}`
  return (
    <div className="sign-code">
      <img src={picture} alt="签到二维码" />
      <div>
        <p>用自己的手机扫码，登录后点一下。</p>
        <p className="sign-digits">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
        <p className="quiet">不能扫码的，登录后在菜单里点“签到”，输入这8位数字。</p>
        <p className="quiet">{`${secondsLeft}秒后换码，换下的码再留30秒有效。`}</p>
      </div>
    </div>
  )
}

function Acts({ board: { id, isOpen, mayReopen } }: { board: Board }) {
  const confirm = useConfirm()
  const close = useAct(() => post(`/sign-ins/${id}/close`), { done: '签到已结束。', refreshes })
  const reopen = useAct(() => post(`/sign-ins/${id}/reopen`), { done: '已重新开始。', refreshes })
  const print = useAct(() => download(`/sign-ins/${id}/sheet.docx`))
  const ask = async () => {
    const effect = '结束以后不能再扫码，没有签到的由您登记；当天可以重新开始。'
    if (await confirm({ title: '结束签到', effect, act: '结束签到' })) close.mutate()
  }
  return (
    <>
      {isOpen && (
        <Button type="primary" loading={close.isPending} onClick={() => void ask()}>
          结束签到
        </Button>
      )}
      {mayReopen && (
        <Button loading={reopen.isPending} onClick={() => reopen.mutate()}>
          重新开始
        </Button>
      )}
      <Button loading={print.isPending} onClick={() => print.mutate()}>
        打印签到表（Word）
      </Button>
    </>
  )
}

/** How somebody came to be on the list, in words; what may be somebody else's doing stands out. */
function Way({ person: { way, tickedBy, sharedWith } }: { person: BoardPerson }) {
  if (!way) return <span className="quiet">没有签到</span>
  return (
    <>
      {way === 'clerk' ? `${tickedBy}代登记` : signWays.own}
      {sharedWith.length > 0 && <strong>{`，与${sharedWith.join('、')}用同一部手机`}</strong>}
    </>
  )
}

function People({ board: { id, people } }: { board: Board }) {
  const confirm = useConfirm()
  const tick = useAct((given: { personId: string; isPresent: boolean }) => post(`/sign-ins/${id}/ticks`, given), {
    refreshes,
  })
  const takeBack = async ({ personId, name }: BoardPerson) => {
    const effect = '改为没有签到；本人在场的可以再扫码。'
    if (await confirm({ title: `取消${name}的签到`, effect, act: '取消签到', isGrave: true })) {
      tick.mutate({ personId, isPresent: false })
    }
  }
  return (
    <Section title={`应到${people.length}人`}>
      {people.length === 0 && <p>没有应到的人。</p>}
      <ul className="sign-people">
        {people.map((person) => (
          <li key={person.personId}>
            <strong>{person.name}</strong>
            <span>
              <Way person={person} />
            </span>
            {person.way ? (
              <Button aria-label={`取消${person.name}的签到`} onClick={() => void takeBack(person)}>
                取消
              </Button>
            ) : (
              <Button
                aria-label={`登记${person.name}到场`}
                onClick={() => tick.mutate({ personId: person.personId, isPresent: true })}
              >
                到场
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Guests({ board: { id, guests, path } }: { board: Board }) {
  const answer = useAct(
    ({ personId, accept }: { personId: string; accept: boolean }) =>
      post(`/sign-ins/${id}/guests/${personId}`, { accept }),
    { refreshes },
  )
  return (
    <Section title={`列席${guests.length}人`} extra={<LinkButton to={path}>记录</LinkButton>}>
      <ul className="sign-people">
        {guests.map((person) => (
          <li key={person.personId}>
            <strong>{person.name}</strong>
            <span>
              {person.isAccepted ? '已同意列席　' : '等待同意　'}
              <Way person={person} />
            </span>
            {!person.isAccepted && (
              <Button
                aria-label={`同意${person.name}列席`}
                onClick={() => answer.mutate({ personId: person.personId, accept: true })}
              >
                同意
              </Button>
            )}
            <Button
              aria-label={`不同意${person.name}列席`}
              onClick={() => answer.mutate({ personId: person.personId, accept: false })}
            >
              {person.isAccepted ? '取消' : '不同意'}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
