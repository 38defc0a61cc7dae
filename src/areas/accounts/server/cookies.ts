import type { Context } from 'hono'

/** Passes the cookies of the sign-in library on to the browser. */
export function passCookies(http: Context, headers: Headers): void {
  for (const line of headers.getSetCookie()) http.header('set-cookie', line, { append: true })
}

/** The one cookie whose name ends so, as it was sent; the library must not see the others. */
export function cookieEnding(sent: string | undefined, ending: string): string | null {
  const cookies = (sent ?? '').split(';').map((cookie) => cookie.trim())
  return cookies.find((cookie) => cookie.slice(0, cookie.indexOf('=')).endsWith(ending)) ?? null
}

/** The value in front of the signature. */
export function signedValue(cookie: string): string | null {
  try {
    return decodeURIComponent(cookie.slice(cookie.indexOf('=') + 1).split(';')[0]!).split('.')[0] || null
  } catch {
    return null
  }
}

export const SESSION_COOKIE = '.session_token'
export const CHALLENGE_COOKIE = '.two_factor'
