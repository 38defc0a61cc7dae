import { useMe } from '../../../../ui/me.tsx'
import { Page } from '../../../../ui/Page.tsx'
import { Dossier } from './dossier-page.tsx'

/** 我的档案 */
export default function OwnDossierPage() {
  const { personId } = useMe()
  if (personId) return <Dossier id={personId} />
  return (
    <Page title="我的档案">
      <p>您的账号还没有对应的干部档案。请人事干部在账号管理里为您选定档案。</p>
    </Page>
  )
}
