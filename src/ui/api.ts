import { noteBuild } from './build.ts'

/** Calls to the server. Every refusal arrives as `ApiError` with a Chinese sentence that can be shown as it is. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string
  readonly faults: { field: string; message: string }[]

  constructor(status: number, body: Partial<{ code: string; message: string; requestId: string; faults: [] }>) {
    super(body.message ?? '连不上服务器。请检查网络后重试，已填写的内容还在。')
    this.status = status
    this.code = body.code ?? 'network'
    this.requestId = body.requestId ?? ''
    this.faults = body.faults ?? []
  }
}

type Query = Record<string, string | number | undefined>
type Options = { query?: Query; body?: unknown; background?: boolean; signal?: AbortSignal; name?: string }

/** Told when the server no longer knows the session. */
export const signedOut = new EventTarget()

async function request<T>(method: string, path: string, options: Options): Promise<T> {
  const response = await send(method, path, options)
  return (await response.json()) as T
}

/** Submissions of which no answer came: when the same is submitted again, it goes under the same name. */
const unanswered = new Map<string, string>()

/** Sends under a name of its own by which the server knows a repetition; `what` tells one submission from another. */
async function submit<T>(what: string, run: (name: string) => Promise<T>): Promise<T> {
  const name = unanswered.get(what) ?? makeName()
  unanswered.set(what, name)
  try {
    const answer = await run(name)
    unanswered.delete(what)
    return answer
  } catch (error) {
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) unanswered.delete(what)
    throw error
  }
}

/** `crypto.randomUUID` exists only on pages fetched over https; a bureau's own network is often plain http. */
const makeName = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, '0')).join('')

async function send(
  method: string,
  path: string,
  { query, body, background, signal, name }: Options,
): Promise<Response> {
  const headers: Record<string, string> = {}
  const isRaw = body instanceof FormData || body instanceof Blob
  if (body !== undefined && !isRaw) headers['Content-Type'] = 'application/json'
  // Polling must not keep an unattended session alive.
  if (background) headers['X-Background'] = '1'
  if (name) headers['Idempotency-Key'] = name
  const init: RequestInit = { method, headers, credentials: 'same-origin', signal: signal ?? null }
  if (body !== undefined) init.body = isRaw ? body : JSON.stringify(body)
  const response = await fetch(`/api${path}${queryText(query)}`, init).catch((error: Error) => {
    if (error.name === 'AbortError') throw error
    throw new ApiError(0, {})
  })
  noteBuild(response.headers)
  if (response.ok) return response
  const problem = await response.json().catch(() => ({}))
  if (response.status === 401 && problem.code === 'unauthenticated') signedOut.dispatchEvent(new Event('signed-out'))
  throw new ApiError(response.status, problem)
}

/** `?a=1&b=2` of the values that are set. */
export function queryText(query: Query = {}): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  return set.length ? `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : ''
}

export const get = <T>(path: string, query?: Query, options: Omit<Options, 'query'> = {}) =>
  request<T>('GET', path, { ...options, ...(query ? { query } : {}) })
export const post = <T>(path: string, body: unknown = {}) =>
  submit(`${path} ${JSON.stringify(body)}`, (name) => request<T>('POST', path, { body, name }))
export const put = <T>(path: string, body: unknown) => request<T>('PUT', path, { body })
export const patch = <T>(path: string, body: unknown) => request<T>('PATCH', path, { body })
export const remove = <T>(path: string) => request<T>('DELETE', path, {})

/** Uploads files as one multipart form; `onProgress` hears a share between 0 and 1. */
export function upload<T>(path: string, files: File[], onProgress?: (share: number) => void): Promise<T> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.webkitRelativePath || file.name)
  const what = files.map(({ name, size, lastModified }) => [name, size, lastModified].join('/'))
  return submit([path, ...what].join(' '), (name) => sendForm<T>(path, { form, name, onProgress }))
}

type Sending = { form: FormData; name: string; onProgress: ((share: number) => void) | undefined }

function sendForm<T>(path: string, { form, name, onProgress }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest()
    xhr.open('POST', `/api${path}`)
    xhr.setRequestHeader('Idempotency-Key', name)
    xhr.upload.onprogress = (event) => event.lengthComputable && onProgress?.(event.loaded / event.total)
    xhr.onerror = () => reject(new ApiError(0, {}))
    xhr.onload = () => {
      const body = parsed(xhr.responseText)
      if (xhr.status < 300) return resolve(body as T)
      if (xhr.status === 401) signedOut.dispatchEvent(new Event('signed-out'))
      reject(new ApiError(xhr.status, body))
    }
    xhr.send(form)
  })
}

function parsed(text: string): object {
  try {
    return JSON.parse(text) as object
  } catch {
    return {}
  }
}

/** Fetches a document and hands it to the browser to save, under the name the server gives. */
export async function download(path: string, options: Options & { method?: 'GET' | 'POST' } = {}): Promise<void> {
  const response = await send(options.method ?? 'GET', path, options)
  const given = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = given ? decodeURIComponent(given) : '文件'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
