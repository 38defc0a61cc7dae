import { useParams } from 'react-router'
import { today } from '../../../../ui/format.ts'
import { useMe } from '../../../../ui/me.tsx'
import { ErrorNote, Loading, Page } from '../../../../ui/Page.tsx'
import { useDossier } from '../queries.ts'
import { DossierActs } from './acts.tsx'
import { FormSheet } from './form-sheet.tsx'
import { Kept } from './kept.tsx'
import { DossierSide } from './side.tsx'
import '../people.css'

/** 档案: one person's dossier by address. */
export default function DossierPage() {
  const { id } = useParams()
  return <Dossier id={id!} />
}

/** The dossier with what can be done about it. */
export function Dossier({ id }: { id: string }) {
  const me = useMe()
  const { data: answer, error, refetch } = useDossier(id)
  if (error) {
    return (
      <Page title="档案">
        <ErrorNote error={error} onRetry={refetch} />
      </Page>
    )
  }
  if (!answer) {
    return (
      <Page title="档案">
        <Loading what="档案" />
      </Page>
    )
  }
  const { basic } = answer.dossier
  const own = me.personId === answer.id
  const place = [basic.state, answer.sectionName || '未定科室', basic.staffKind && `${basic.staffKind}编制`]
  return (
    <Page
      title={own ? '我的档案' : basic.name}
      note={(own ? [basic.name, ...place] : place).filter(Boolean).join('　')}
      actions={<DossierActs answer={answer} own={own} />}
    >
      {!own && !answer.secretsShown && (
        <p className="masked">身份证号和家庭成员没有显示：只有本人、人事干部和纪检干部能看。</p>
      )}
      <div className="dossier">
        <div className="dossier-main">
          <FormSheet answer={answer} />
          <Kept answer={answer} today={today()} />
        </div>
        <DossierSide answer={answer} />
      </div>
    </Page>
  )
}
