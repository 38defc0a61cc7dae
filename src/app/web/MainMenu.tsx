import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useMe } from '../../ui/me.tsx'
import { menuGroups, type Screen } from '../../ui/screen.ts'
import { screens } from '../screens.tsx'
import { mayOpen } from './may-open.ts'

export type MenuEntry = { to: string; group: string; title: string; icon: ReactNode }

/** The pages of the menu this account may open, in the order of the menu. */
export function menuEntries(permissions: readonly string[]): MenuEntry[] {
  const shown = screens.filter(
    (screen): screen is Screen & Required<Pick<Screen, 'menu'>> =>
      screen.menu !== undefined && mayOpen(screen, permissions),
  )
  const place = ({ menu }: (typeof shown)[number]) => menuGroups.indexOf(menu.group) * 1000 + menu.position
  return shown
    .sort((a, b) => place(a) - place(b))
    .map(({ path, menu }) => ({ to: `/${path}`, group: menu.group, title: menu.title, icon: menu.icon }))
}

/** True for an entry that has others below its address: there it is not the page one is on. */
const isAbove = ({ to }: MenuEntry, entries: MenuEntry[]) =>
  to === '/' || entries.some((other) => other.to.startsWith(`${to}/`))

/** Work grouped as people speak of it; folded, only the icons remain. */
export function MainMenu({ isFolded }: { isFolded: boolean }) {
  const { permissions } = useMe()
  const entries = menuEntries(permissions)
  const groups = menuGroups.filter((group) => entries.some((entry) => entry.group === group))
  return (
    <nav className="menu" aria-label="主菜单">
      {groups.map((group) => (
        <div key={group} className="menu-group">
          {group !== '今天' && <div className="menu-title">{isFolded ? '' : group}</div>}
          {entries
            .filter((entry) => entry.group === group)
            .map((entry) => (
              <NavLink
                key={entry.to}
                to={entry.to}
                end={isAbove(entry, entries)}
                title={isFolded ? entry.title : undefined}
              >
                {entry.icon}
                <span className={isFolded ? 'for-readers' : ''}>{entry.title}</span>
              </NavLink>
            ))}
        </div>
      ))}
    </nav>
  )
}
