type Column = 'name' | 'off' | 'total' | 'work' | 'other'

/**
 * A notice copied from a table, in the wording of a notice without one, so that both are read alike. Lines stay where
 * they are; lines without tab characters are left as they are.
 */
export function tableAsSentences(text: string): string {
  let columns: Column[] | null = null
  return text
    .split('\n')
    .map((line) => {
      if (!line.includes('\t')) return line
      const cells = line.split('\t').map((cell) => cell.trim())
      if (!/\d/.test(line)) {
        columns = cells.map(columnOf)
        return ''
      }
      return rowAsSentences(cells, columns)
    })
    .join('\n')
}

function columnOf(heading: string): Column {
  if (/上班|补班/.test(heading)) return 'work'
  if (/天数|共/.test(heading)) return 'total'
  if (/放假|休息|时间|日期/.test(heading)) return 'off'
  return /节/.test(heading) ? 'name' : 'other'
}

function rowAsSentences(cells: string[], columns: Column[] | null): string {
  const kinds = columns ?? guessColumns(cells)
  const sentences = cells.map((cell, index) => {
    const kind = kinds[index] ?? 'other'
    if (kind === 'name') return `${cell}:`
    if (!/[\d一二三四五六七八九十]/.test(cell)) return ''
    if (kind === 'total') return `共${cell.replace(/[共天]/g, '')}天。`
    if (kind === 'off') return cell.includes('放假') ? `${cell}。` : `${cell}放假。`
    if (kind === 'work') return cell.includes('上班') ? `${cell}。` : `${cell}上班。`
    return ''
  })
  return sentences.join('')
}

/** Without a row of headings: the name, the first cell with a date is 放假, a further one is 上班. */
function guessColumns(cells: string[]): Column[] {
  const kinds: Column[] = []
  for (const cell of cells) {
    const hasDate = /\d\s*日|\d{4}[-/.]\d/.test(cell)
    if (hasDate) kinds.push(kinds.includes('off') ? 'work' : 'off')
    else if (/\d\s*天|^\d+$/.test(cell)) kinds.push(kinds.includes('name') ? 'total' : 'other')
    else kinds.push(kinds.includes('name') ? 'other' : 'name')
  }
  return kinds
}
