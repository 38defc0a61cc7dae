import { Select } from 'antd'
import { NavLink, useSearchParams } from 'react-router'
import { today } from '../../../ui/format.ts'
import { useMe } from '../../../ui/me.tsx'

const places: { to: string; title: string; permission: string }[] = [
  { to: '/research', title: '调研计划', permission: 'research.read' },
  { to: '/research/advice', title: '建议转化', permission: 'research.read' },
  { to: '/research/helps', title: '求助事项', permission: 'research.read' },
  { to: '/research/ideas', title: '点子', permission: 'research.read' },
  { to: '/research/coverage', title: '覆盖情况', permission: 'research.survey' },
  { to: '/research/days', title: '调研天数', permission: 'research.survey' },
  { to: '/research/places', title: '地点', permission: 'research.manage' },
]

/** The lists of research, one beside the other. */
export function ResearchNav() {
  const me = useMe()
  return (
    <nav className="research-nav no-print" aria-label="基层调研">
      {places
        .filter(({ permission }) => me.may(permission))
        .map(({ to, title }) => (
          <NavLink key={to} to={to} end>
            {title}
          </NavLink>
        ))}
    </nav>
  )
}

const FIRST_YEAR = 2020

/** The year asked for in the address, this year without one. */
export function useYear(): [number, (year: number) => void] {
  const [address, setAddress] = useSearchParams()
  const now = Number(today().slice(0, 4))
  const asked = Number(address.get('year'))
  const year = asked >= FIRST_YEAR && asked <= now + 1 ? asked : now
  const choose = (chosen: number) => {
    const next = new URLSearchParams(address)
    next.set('year', String(chosen))
    setAddress(next, { replace: true })
  }
  return [year, choose]
}

export function YearChoice({ year, choose }: { year: number; choose: (year: number) => void }) {
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: now + 2 - FIRST_YEAR }, (_, index) => now + 1 - index)
  return (
    <Select
      aria-label="年度"
      value={year}
      onChange={choose}
      options={years.map((one) => ({ value: one, label: `${one}年` }))}
    />
  )
}
