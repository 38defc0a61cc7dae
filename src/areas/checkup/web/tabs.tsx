import { NavLink } from 'react-router'

const pages = [
  { to: '/checkup', title: '体检结果' },
  { to: '/checkup/ahead', title: '今后12个月' },
  { to: '/checkup/runs', title: '历次体检' },
  { to: '/checkup/over-time', title: '全年变化' },
]

/** The four views of the check-up. */
export function CheckupTabs() {
  return (
    <nav className="checkup-tabs no-print" aria-label="制度体检">
      {pages.map(({ to, title }) => (
        <NavLink key={to} to={to} end={to === '/checkup'}>
          {title}
        </NavLink>
      ))}
    </nav>
  )
}
