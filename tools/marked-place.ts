/** A paper with `text` between the marks `<!-- name -->` and `<!-- /name -->` instead of what stood there. */
export function between(paper: string, name: string, text: string): string {
  const open = `<!-- ${name} -->`
  const close = `<!-- /${name} -->`
  const from = paper.indexOf(open)
  const to = paper.indexOf(close)
  if (from < 0 || to < from) throw new Error(`the paper has no place for ${name}`)
  return `${paper.slice(0, from + open.length)}\n${text}\n${paper.slice(to)}`
}
