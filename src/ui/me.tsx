import { createContext, useContext } from 'react'

/** The signed-in account as `GET /api/me` answers. */
export type Me = {
  accountId: string
  name: string
  username: string
  unitName: string
  personId: string | null
  duty: 'business' | 'system' | 'security' | 'audit'
  roles: { role: string; title: string; sectionId: string | null }[]
  permissions: string[]
  mustChangePassword: boolean
  twoFactorEnabled: boolean
  lastSignInAt: string | null
  lastFailureAt: string | null
  isDemo: boolean
}

const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext.Provider

/** The signed-in account; pages below the shell always have one. */
export function useMe(): Me & { may: (permission: string) => boolean } {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe outside the shell')
  return { ...me, may: (permission) => me.permissions.includes(permission) }
}
