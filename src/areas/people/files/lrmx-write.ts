import {
  EXTRA_ELEMENTS,
  FAMILY_ELEMENTS,
  FORM_ELEMENTS,
  type FormDocument,
  type FormFamilyItem,
} from './form-document.ts'

/**
 * Writes a `.lrmx` file: no byte order mark, CRLF, two-space indent, all 34 elements in order, empty ones as a pair of
 * tags. Unknown elements and the two newer elements (only when filled) stand at the end, as the tools that upgrade old
 * files put them. Ages are never written.
 */
export function writeLrmx(doc: FormDocument): string {
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', '<Person>']
  for (const { name } of FORM_ELEMENTS) {
    if (name === 'JiaTingChengYuan') lines.push(writeFamily(doc))
    else if (name === 'ZhaoPian' && doc.photo) lines.push(element(2, name, Buffer.from(doc.photo).toString('base64')))
    else lines.push(element(2, name, doc.fields[name]))
  }
  for (const name of EXTRA_ELEMENTS) if (doc.extra[name] !== '') lines.push(element(2, name, doc.extra[name]))
  for (const { xml } of doc.unknown) lines.push(`  ${xml}`)
  lines.push('</Person>', '')
  return lines.join('\n').replace(/\r\n?|\n/g, '\r\n')
}

/** Escapes text for XML and drops what XML 1.0 cannot hold: control characters and halves of surrogate pairs. */
export function escapeXml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

function element(indent: number, name: string, value: string): string {
  return `${' '.repeat(indent)}<${name}>${escapeXml(value)}</${name}>`
}

function writeFamily({ fields, family }: FormDocument): string {
  const open = `  <JiaTingChengYuan>${escapeXml(fields.JiaTingChengYuan)}`
  if (family.length === 0) return `${open}</JiaTingChengYuan>`
  return [open, ...family.map(writeItem), '  </JiaTingChengYuan>'].join('\n')
}

function writeItem(item: FormFamilyItem): string {
  const known = FAMILY_ELEMENTS.map((name) => element(6, name, item[name]))
  const unknown = (item.unknown ?? []).map(({ xml }) => `      ${xml}`)
  return ['    <Item>', ...known, ...unknown, '    </Item>'].join('\n')
}
