import type { DemoBureau, Sent } from '../demo-bureau.ts'

/** What a writer knows of the bureau and of the thing it is at. */
export type Memory = {
  /** ids of the bureau, looked up once */
  known: Known
  /** the word by which what is written now can be found again */
  mark: string
  /** the word of the one before in the chain */
  markBefore: string
  /** a number nobody else has */
  turn: number
  /** ids that were answered earlier in the same chain */
  [name: string]: unknown
}

export type Known = {
  people: Record<string, string>
  sections: Record<string, string>
  branch: string
  trip: string
  meeting: string
  item: string
  report: string
  reportSection: string
  today: string
  photo: Uint8Array
  form: Uint8Array
}

/** One endpoint that writes, as somebody uses it. */
export type Kind = {
  area: string
  what: string
  who: string
  /** looks up what the answer of the one before did not tell */
  finds?(bureau: DemoBureau, memory: Memory): Promise<void>
  sends(memory: Memory): Sent
  /** what the next one of the chain has to know */
  learns?(body: Record<string, unknown>, memory: Memory): void
  /** where there is nothing to change, nothing is written and nothing recorded */
  mayChangeNothing?: true
  /** where the mark is kept in the open: exactly one row may hold it */
  row?: [table: string, column: string]
  /** where it can be read again, with the mark in the answer */
  reads?(memory: Memory): string
}

export const upload = (name: string, bytes: Uint8Array | string): FormData => {
  const form = new FormData()
  form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
  return form
}

export const post = (path: string, body?: unknown): Sent => ({
  method: 'POST',
  path,
  ...(body === undefined ? {} : { body }),
})
export const put = (path: string, body: unknown): Sent => ({ method: 'PUT', path, body })
export const remove = (path: string): Sent => ({ method: 'DELETE', path })

export const learnId = (body: Record<string, unknown>, memory: Memory) => {
  memory.id = body.id
}

/** Finds the row that the writer needs the id of, by the word of the one before where that is kept in the open. */
export const findId = (text: string) => async (bureau: DemoBureau, memory: Memory) => {
  const [row] = await bureau.rows<{ id: string }>(text, text.includes('$1') ? [memory.markBefore] : [])
  memory.id = row?.id ?? ''
}
