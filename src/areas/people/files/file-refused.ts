/**
 * A file the system will not take in, with a reason the person who chose the file can act on.
 * `line` and `column` (both counted from 1) point into text formats; they are null where the format has none.
 */
export class FileRefused extends Error {
  readonly code: string
  readonly line: number | null
  readonly column: number | null

  constructor(code: string, message: string, line: number | null = null, column: number | null = null) {
    super(message)
    this.name = 'FileRefused'
    this.code = code
    this.line = line
    this.column = column
  }
}
