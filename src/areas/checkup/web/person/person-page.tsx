import { useParams, useSearchParams } from 'react-router'
import { sentenceDate, today } from '../../../../ui/format.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { isAskable } from '../day.ts'
import { DayInput } from '../day-input.tsx'
import { useStanding } from '../queries.ts'
import { StandingCard } from '../standing.tsx'
import { EligibilityPanel } from './eligibility.tsx'

/** 任职情况 of one person, and how the person stands to the conditions of a post. Day and post live in the address. */
export default function PersonStandingPage() {
  const me = useMe()
  const id = useParams().id!
  const [address, setAddress] = useSearchParams()
  const asked = address.get('on') ?? ''
  const { data, error, isPending, refetch } = useStanding(id, isAskable(asked) ? asked : '')
  const on = data?.on ?? (asked || today())
  const set = (name: 'on' | 'post', value: string) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before)
        if (value) after.set(name, value)
        else after.delete(name)
        return after
      },
      { replace: true },
    )
  return (
    <Page
      title={data ? `${data.name}的任职情况` : '任职情况'}
      note={data && `按${sentenceDate(data.on)}有效的规定和当时的档案记录推算`}
      breadcrumbs={[{ title: '制度体检', to: '/checkup' }]}
      actions={<LinkButton to={`/people/${id}`}>打开档案</LinkButton>}
    >
      <div className="checkup-top no-print">
        <DayInput label="推算到哪一天" value={on} change={(day) => set('on', day === today() ? '' : day)} />
      </div>
      {error && <ErrorNote error={error} onRetry={refetch} />}
      {isPending && <Loading what="任职情况" />}
      {data && (
        <>
          <StandingCard standing={data} isOwn={false} />
          {me.may('checkup.eligibility') && (
            <EligibilityPanel
              personId={id}
              on={data.on}
              postId={address.get('post') ?? ''}
              choose={(post) => set('post', post)}
            />
          )}
        </>
      )}
    </Page>
  )
}
