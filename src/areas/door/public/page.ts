import { html } from 'hono/html'
import type { DoorPublication } from '../schema.ts'
import type { Challenge } from './challenge.ts'

export type Html = ReturnType<typeof html>
export type Language = 'zh' | 'en'

/** What every page of one request knows. */
export type Visit = {
  base: string
  language: Language
  door: DoorPublication
  place: { key: string; title: string; titleEn: string } | null
  say: (zh: string, en: string) => string
}

export const sayIn = (language: Language) => (zh: string, en: string) => (language === 'en' ? en : zh)

/** An address of the door in the visitor's language and at the visitor's place. */
export function link({ base, language, place }: Visit, path: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(place ? { p: place.key } : {}), lang: language, ...more })
  return `${base}${path}?${query}`
}

export function layout(visit: Visit, page: { title: string; path: string; content: Html | Html[] }): Html {
  const { base, language, door, say } = visit
  const other: Visit = { ...visit, language: language === 'en' ? 'zh' : 'en' }
  const unit = (language === 'en' && door.titleEn) || door.unitName
  return html`<!doctype html>
<html lang="${language === 'en' ? 'en' : 'zh-CN'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${page.title} · ${unit}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${base}/door.css">
<script type="module" src="${base}/door.js"></script>
</head>
<body>
<a class="skip" href="#main">${say('跳到正文', 'Skip to content')}</a>
<header>
<a class="unit" href="${link(visit, '/')}">${unit}</a>
<a class="lang" lang="${language === 'en' ? 'zh-CN' : 'en'}"
 href="${link(other, page.path)}">${say('English', '中文')}</a>
</header>
<main id="main">
<h1>${page.title}</h1>
${page.content}
</main>
<footer>
<p>${say(
    '本页不需要账号，不使用Cookie，不记录您的网络地址，提交时间只记到小时。请不要填写国家秘密。',
    'No account, no cookies. Your network address is not recorded; the time is kept to the hour only.',
  )}</p>
${door.phone ? html`<p>${say('也可以打电话：', 'You can also call: ')}<a href="tel:${door.phone}">${door.phone}</a></p>` : ''}
</footer>
</body>
</html>`
}

/** Proof that a person (or a patient machine) is there: the script works it out, or a sum for those without one. */
export function proofFields({ say }: Visit, challenge: Challenge): Html {
  const [a, b] = challenge.sum
  return html`<input type="hidden" name="token" value="${challenge.token}">
<input type="hidden" name="nonce" value="" data-bits="${challenge.bits}">
<noscript><p class="field"><label for="sum">${say(
    `请算一算：${a} + ${b} = ？（没有脚本时，请在打开页面15秒以后提交）`,
    `Please work out: ${a} + ${b} = ? (without a script, please wait 15 seconds before sending)`,
  )}</label><input id="sum" name="sum" inputmode="numeric" autocomplete="off"></p></noscript>`
}

export function faultSummary({ say }: Visit, faults: Fault[]): Html | string {
  if (!faults.length) return ''
  return html`<div class="faults" role="alert" tabindex="-1" id="faults"><h2>${say('请改正后再提交', 'Please check')}</h2>
<ul>${faults.map(({ field, text }) => html`<li><a href="#${field}">${text}</a></li>`)}</ul></div>`
}

export type Fault = { field: string; text: string }
type Field = { name: string; label: string; hint?: string; value?: string; faults: Fault[] }

const faultOf = (faults: Fault[], name: string) => faults.find(({ field }) => field === name)?.text
const described = (name: string, hint: unknown, fault: unknown) =>
  [hint ? `${name}-hint` : '', fault ? `${name}-fault` : ''].filter(Boolean).join(' ')

function around({ name, label, hint, faults }: Field, input: (describedBy: string, invalid: string) => Html): Html {
  const fault = faultOf(faults, name)
  return html`<div class="field${fault ? ' wrong' : ''}"><label for="${name}">${label}</label>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : ''}
${input(described(name, hint, fault), fault ? 'true' : 'false')}</div>`
}

export const textArea = (field: Field & { rows?: number; most: number }) =>
  around(
    field,
    (by, invalid) => html`<textarea id="${field.name}" name="${field.name}" rows="${field.rows ?? 6}"
 maxlength="${field.most}" aria-describedby="${by}" aria-invalid="${invalid}">${field.value ?? ''}</textarea>`,
  )

export const textLine = (field: Field & { most: number; mode?: string; complete?: string }) =>
  around(
    field,
    (by, invalid) => html`<input id="${field.name}" name="${field.name}" value="${field.value ?? ''}"
 maxlength="${field.most}" inputmode="${field.mode ?? 'text'}" autocomplete="${field.complete ?? 'off'}"
 aria-describedby="${by}" aria-invalid="${invalid}">`,
  )

export const selection = (field: Field & { options: [string, string][] }) =>
  around(
    field,
    (by, invalid) => html`<select id="${field.name}" name="${field.name}" aria-describedby="${by}"
 aria-invalid="${invalid}">${field.options.map(
   ([value, title]) => html`<option value="${value}"${value === field.value ? html` selected` : ''}>${title}</option>`,
 )}</select>`,
  )

export const files = (field: Field & { accept: string }) =>
  around(
    field,
    (by, invalid) => html`<input type="file" id="${field.name}" name="${field.name}" multiple accept="${field.accept}"
 aria-describedby="${by}" aria-invalid="${invalid}">`,
  )

/** Radio buttons or check boxes, large enough for a thumb. */
export function choices(
  field: Omit<Field, 'value'> & { values: string[]; options: [string, string][]; type: 'radio' | 'checkbox' },
): Html {
  const { name, label, hint, faults, options, values, type } = field
  const fault = faultOf(faults, name)
  return html`<fieldset class="field${fault ? ' wrong' : ''}" aria-describedby="${described(name, hint, fault)}">
<legend>${label}</legend>
${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
${fault ? html`<p class="fault" id="${name}-fault">${fault}</p>` : ''}
${options.map(
  ([value, title], n) => html`<label class="choice" for="${n ? `${name}-${n}` : name}"><input type="${type}"
 id="${n ? `${name}-${n}` : name}" name="${name}" value="${value}"${values.includes(value) ? html` checked` : ''}>
<span>${title}</span></label>`,
)}</fieldset>`
}

export const sendButton = (title: string, { say }: Visit) => html`<p class="send"><button type="submit"
 data-busy="${say('正在提交……', 'Sending…')}">${title}</button></p>`
