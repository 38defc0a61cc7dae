import { useQueryClient } from '@tanstack/react-query'
import { App, Modal } from 'antd'
import { FirstPasswordPage } from '../../areas/accounts/web/FirstPassword.tsx'
import { SignInForm } from '../../areas/accounts/web/SignIn.tsx'
import { get } from '../../ui/api.ts'
import { type Me, MeProvider } from '../../ui/me.tsx'
import { Shell } from './Shell.tsx'

type Given = { me: Me; isAway: boolean; onBack: () => void; onPassword: () => void }

/** The system for whoever is signed in; over it the form to sign in again when the session has ended meanwhile. */
export default function Inside({ me, isAway, onBack, onPassword }: Given) {
  return (
    <App>
      {me.mustChangePassword ? (
        <FirstPasswordPage me={me} onDone={onPassword} />
      ) : (
        <MeProvider key={me.accountId} value={me}>
          <Shell />
          <SignInAgain isOpen={isAway} me={me} onDone={onBack} />
        </MeProvider>
      )}
    </App>
  )
}

/** A session that ended: signing in again over the page keeps what was typed. */
function SignInAgain({ isOpen, me, onDone }: { isOpen: boolean; me: Me; onDone: () => void }) {
  const queries = useQueryClient()
  const back = async () => {
    const now = await get<Me>('/me')
    // Another person must not find the pages of the one before.
    if (now.accountId !== me.accountId) return location.assign('/')
    onDone()
    await queries.invalidateQueries()
  }
  return (
    <Modal open={isOpen} title="登录已超时，请重新登录" closable={false} footer={null} destroyOnHidden>
      <p className="quiet">已经填写的内容还在，登录后接着办。</p>
      <SignInForm username={me.username} onDone={back} />
    </Modal>
  )
}
