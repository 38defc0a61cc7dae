import { useEffect, useRef, useState } from 'react'
import { useMe } from './me.tsx'

const MINUTE = 60_000

/**
 * Who looks at this page and when, in grey over all of it. It deters from photographing, it cannot prevent it. The text
 * is a picture, so that it is neither read aloud nor copied along.
 */
export function Watermark() {
  const { name, username } = useMe()
  const minute = useMinute()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const mark = place.current
    const above = mark?.parentElement
    if (!mark || !above) return
    // Somebody who takes it out of the page gets it back at once.
    const watcher = new MutationObserver(() => mark.isConnected || above.append(mark))
    watcher.observe(above, { childList: true })
    return () => watcher.disconnect()
  }, [])
  const backgroundImage = `url("${picture(`${name} ${username} ${minute}`)}")`
  return (
    <div aria-hidden="true">
      <div ref={place} className="watermark" style={{ backgroundImage }} />
    </div>
  )
}

function picture(text: string): string {
  const plain = text.replace(/[<>&"']/g, ' ')
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="340" height="210">' +
    '<text x="20" y="150" transform="rotate(-20 20 150)" font-size="14" font-family="sans-serif" ' +
    `fill="#1d2126" fill-opacity="0.1">${plain}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function useMinute(): string {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE)
    return () => clearInterval(timer)
  }, [])
  return new Date(now + 8 * 60 * MINUTE).toISOString().slice(0, 16).replace('T', ' ')
}
