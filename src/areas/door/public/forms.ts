import { html } from 'hono/html'
import { grades, MOST_ATTACHMENTS, MOST_TEXT, sourceKinds } from '../schema.ts'
import type { Challenge } from './challenge.ts'
import {
  choices,
  type Fault,
  faultSummary,
  files,
  type Html,
  layout,
  link,
  proofFields,
  selection,
  sendButton,
  textArea,
  textLine,
  type Visit,
} from './page.ts'

/** What somebody has filled in so far, and what is wrong with it. */
export type Filled = { values: Record<string, string[]>; faults: Fault[] }
export type Places = { key: string; title: string; titleEn: string }[]
type FormPage = { visit: Visit; filled: Filled; challenge: Challenge; places: Places }

const one = ({ values }: Filled, name: string) => values[name]?.[0] ?? ''

const sourceTitles: Record<keyof typeof sourceKinds, string> = {
  town: 'From a town or sub-district',
  enterprise: 'From a business',
  public: 'Resident',
  tourist: 'Visitor or tourist',
}
const gradeTitles: Record<string, string> = {
  5: 'Very satisfied',
  4: 'Satisfied',
  3: 'Fairly satisfied',
  2: 'Dissatisfied',
  1: 'Very dissatisfied',
}

function form(page: FormPage, path: string, inside: Html[], button: string): Html {
  const { visit, filled, challenge } = page
  return html`${faultSummary(visit, filled.faults)}
<form method="post" action="${link(visit, path)}" enctype="multipart/form-data" novalidate>
${inside}
${proofFields(visit, challenge)}
${sendButton(button, visit)}
</form>`
}

function placeField({ visit, filled, places }: FormPage): Html {
  const { say, place, language } = visit
  if (place) {
    const title = (language === 'en' && place.titleEn) || place.title
    return html`<p class="place">${say('地点：', 'Place: ')}<strong>${title}</strong>
<input type="hidden" name="place" value="${place.key}"></p>`
  }
  const options = places.map((one): [string, string] => [one.key, (language === 'en' && one.titleEn) || one.title])
  return selection({
    name: 'place',
    label: say('地点（可以不选）', 'Place (optional)'),
    value: one(filled, 'place'),
    faults: filled.faults,
    options: [['', say('不选', 'None')], ...options],
  })
}

const contactFields = ({ visit: { say }, filled }: FormPage): Html => html`<details><summary>${say(
  '留下联系方式（可以不留）',
  'Leave contact details (optional)',
)}</summary>
<p class="hint">${say(
  '联系方式加密保存，办理的人看不到，只在确需核实时由专人联系，到期删除。',
  'Kept encrypted and never shown to those who handle the matter; deleted after the retention period.',
)}</p>
${textLine({
  name: 'contactName',
  label: say('称呼', 'Name'),
  value: one(filled, 'contactName'),
  faults: filled.faults,
  most: 60,
})}
${textLine({
  name: 'contactPhone',
  label: say('电话或者邮箱', 'Phone or e-mail'),
  value: one(filled, 'contactPhone'),
  faults: filled.faults,
  most: 60,
})}</details>`

const pictureField = ({ visit: { say }, filled }: FormPage) =>
  files({
    name: 'files',
    label: say('照片（可以不传）', 'Photos (optional)'),
    hint: say(
      `最多${MOST_ATTACHMENTS}张，JPEG或者PNG，每张不超过5MB。照片里的拍摄时间、位置等信息会自动去掉。`,
      `Up to ${MOST_ATTACHMENTS}, JPEG or PNG, 5 MB each. Time and location notes inside are removed.`,
    ),
    faults: filled.faults,
    accept: 'image/jpeg,image/png',
  })

export function opinionPage(page: FormPage): Html {
  const { visit, filled } = page
  const { say } = visit
  const sources = Object.entries(sourceKinds) as [keyof typeof sourceKinds, string][]
  const inside = [
    placeField(page),
    choices({
      name: 'sourceKind',
      label: say('您是', 'You are'),
      type: 'radio',
      values: filled.values.sourceKind ?? [],
      faults: filled.faults,
      options: sources.map(([value, title]): [string, string] => [value, say(title, sourceTitles[value])]),
    }),
    textArea({
      name: 'text',
      label: say('想说的话', 'What you want to tell us'),
      hint: say(
        '在哪里、什么时候、怎么回事、希望怎样。举报违纪违法请走“举报问题”。',
        'Where, when, what happened, what you would like. To report misconduct please use “Report misconduct”.',
      ),
      value: one(filled, 'text'),
      faults: filled.faults,
      most: MOST_TEXT,
    }),
    pictureField(page),
    contactFields(page),
  ]
  const title = say('提意见建议', 'Give an opinion')
  return layout(visit, { title, path: '/opinion', content: form(page, '/opinion', inside, say('提交', 'Send')) })
}

const gradesIn = (say: Visit['say']) =>
  ['5', '4', '3', '2', '1'].map((value): [string, string] => [
    value,
    say(grades[Number(value) as keyof typeof grades], gradeTitles[value]!),
  ])

export function ratingPage(page: FormPage): Html {
  const { visit, filled } = page
  const { say } = visit
  const options = gradesIn(say)
  const radio = (name: string, label: string) =>
    choices({ name, label, type: 'radio', values: filled.values[name] ?? [], faults: filled.faults, options })
  const inside = [
    placeField(page),
    radio('result', say('事情办得怎样', 'Was your matter settled well?')),
    radio('attitude', say('服务态度怎样', 'How were you treated?')),
    textArea({
      name: 'text',
      label: say('补充说明（可以不写）', 'Comment (optional)'),
      value: one(filled, 'text'),
      faults: filled.faults,
      most: MOST_TEXT,
      rows: 3,
    }),
    textLine({
      name: 'caseNumber',
      label: say('办件编号（可以不写）', 'Case number (optional)'),
      value: one(filled, 'caseNumber'),
      faults: filled.faults,
      most: 40,
    }),
    visit.door.networks?.length
      ? html`<p class="hint">${say(
          '不记录您的网络地址；只记是否来自本单位的办公网络，来自办公网络的评价不计入满意度。',
          'No network address is kept; ratings sent from our own offices are marked and not counted.',
        )}</p>`
      : html``,
  ]
  const title = say('评价服务', 'Rate a service')
  return layout(visit, { title, path: '/rate', content: form(page, '/rate', inside, say('提交评价', 'Send rating')) })
}

export function reportPage(page: FormPage): Html {
  const { visit, filled } = page
  const { say } = visit
  const inside = [
    html`<p class="note">${say(
      '这里写的只送纪检方面的人，被举报的科室看不到。可以不写姓名；凭编码就能查结果。',
      'What you write here goes to the discipline office only; the section concerned cannot see it. ' +
        'No name is needed; the code is enough to see the result.',
    )}</p>`,
    textLine({
      name: 'about',
      label: say('举报的人或者单位', 'Person or office concerned'),
      value: one(filled, 'about'),
      faults: filled.faults,
      most: 120,
    }),
    textArea({
      name: 'text',
      label: say('事情的经过', 'What happened'),
      hint: say('时间、地点、人、经过，怎样可以核实。', 'When, where, who, how it can be checked.'),
      value: one(filled, 'text'),
      faults: filled.faults,
      most: MOST_TEXT,
      rows: 8,
    }),
    pictureField(page),
    contactFields(page),
  ]
  const title = say('举报问题', 'Report misconduct')
  return layout(visit, { title, path: '/report', content: form(page, '/report', inside, say('提交', 'Send')) })
}

export function followPage(page: Omit<FormPage, 'places'>): Html {
  const { visit, filled } = page
  const { say } = visit
  const inside = [
    textLine({
      name: 'code',
      label: say('查询编码', 'Your code'),
      hint: say(
        '26位字母和数字，大小写、空格都不影响。',
        '26 letters and digits; capitals and spaces make no difference.',
      ),
      value: one(filled, 'code'),
      faults: filled.faults,
      most: 60,
    }),
  ]
  const title = say('凭编码查答复', 'Follow your answer')
  const content = form({ ...page, places: [] }, '/follow', inside, say('查询', 'Look up'))
  return layout(visit, { title, path: '/follow', content })
}
