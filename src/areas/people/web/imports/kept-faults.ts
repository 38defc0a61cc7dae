import type { FileFault, ImportPreview } from '../../views.ts'

type Kept = Pick<ImportPreview, 'faults' | 'notes'>

const place = (id: string) => `touyan.import-faults.${id}`

/** What the server says of unreadable files only once, right after the upload: kept in this tab for the preview. */
export function keepFaults(preview: ImportPreview): void {
  const { faults, notes } = preview
  sessionStorage.setItem(place(preview.batch.id), JSON.stringify({ faults, notes } satisfies Kept))
}

export function keptFaults(id: string): Kept {
  const text = sessionStorage.getItem(place(id))
  return text ? (JSON.parse(text) as Kept) : { faults: [], notes: [] }
}

/** Where in the file it went wrong, as people count: from one. */
export function faultPlace({ line, column }: FileFault): string {
  if (line === null) return ''
  return column === null ? `第${line}行` : `第${line}行第${column}列`
}
