import { html } from 'hono/html'
import type * as z from 'zod'
import {
  AnsweredPublication,
  IndexPublication,
  MOST_TEXT,
  NoticePublication,
  type PublicationOf,
  raiserStates,
} from '../schema.ts'
import type { Told } from '../server/queries/public.ts'
import type { Challenge } from './challenge.ts'
import { groupsOf } from './code.ts'
import type { Filled } from './forms.ts'
import {
  choices,
  faultSummary,
  type Html,
  layout,
  link,
  proofFields,
  sendButton,
  textArea,
  type Visit,
} from './page.ts'

type Survey = PublicationOf<'survey'>

/** Publications as they lie in the database; one that does not fit is left out, not shown half. */
export const readAll = <T>(schema: z.ZodType<T>, bodies: unknown[]): T[] =>
  bodies.flatMap((body) => {
    const read = schema.safeParse(body)
    return read.success ? [read.data] : []
  })

export function startPage(
  visit: Visit,
  { notices, surveys, today }: { notices: unknown[]; surveys: { key: string; survey: Survey }[]; today: string },
): Html {
  const { say, language, place, door } = visit
  const shown = readAll(NoticePublication, notices).filter(({ until }) => !until || until >= today)
  const item = (path: string, title: string, hint: string) =>
    html`<li><a href="${link(visit, path)}"><strong>${title}</strong><span>${hint}</span></a></li>`
  const placeTitle = place && ((language === 'en' && place.titleEn) || place.title)
  return layout(visit, {
    title: placeTitle ?? say('群众之声', 'Your voice'),
    path: place ? `/p/${place.key}` : '/',
    content: html`${shown.map(
      (notice) => html`<div class="note"><h2>${(language === 'en' && notice.titleEn) || notice.title}</h2>
<p>${(language === 'en' && notice.textEn) || notice.text}</p></div>`,
    )}
${door.isOpen ? '' : html`<p class="note">${say('现在暂停接收。', 'Closed for the moment.')}</p>`}
<ul class="doors">
${item('/opinion', say('提意见建议', 'Give an opinion'), say('哪里不好、怎样更好', 'What could be better'))}
${item('/rate', say('评价服务', 'Rate a service'), say('两项打分，不到一分钟', 'Two grades, less than a minute'))}
${item('/report', say('举报问题', 'Report misconduct'), say('只送纪检方面的人', 'Goes to the discipline office only'))}
${surveys.map(({ key, survey }) =>
  item(`/survey/${key}`, (language === 'en' && survey.titleEn) || survey.title, say('问卷', 'Survey')),
)}
${item('/follow', say('凭编码查答复', 'Follow your answer'), say('提交时得到的编码', 'With the code you were given'))}
${item('/answered', say('已答复的问题', 'Answered questions'), say('看看别人问过什么', 'What others have asked'))}
${item('/index', say('群众满意度', 'Satisfaction'), say('怎么算的，有多少人评', 'How it is reckoned'))}
</ul>`,
  })
}

export function sentPage(visit: Visit, code: string | null): Html {
  const { say } = visit
  const shown = code && groupsOf(code)
  const content = shown
    ? html`<p>${say(
        '已经收到。下面的编码只显示这一次，凭它可以查答复；我们不知道您是谁，丢了无法补发。',
        'We have received it. The code below is shown only once; with it you can read the answer. ' +
          'We do not know who you are, so a lost code cannot be replaced.',
      )}</p>
<p class="code" id="code" data-unit="${visit.door.unitName}">${shown}</p>
<p class="acts"><button type="button" data-act="copy" data-done="${say('已复制', 'Copied')}" hidden>${say(
        '复制',
        'Copy',
      )}</button>
<button type="button" data-act="image" hidden>${say('存为图片', 'Save as image')}</button>
<button type="button" data-act="print" hidden>${say('打印', 'Print')}</button></p>
<p>${say('没有按钮时，请截屏或者抄下来。', 'Without buttons, please take a screenshot or write it down.')}</p>
<p><a href="${link(visit, '/follow')}">${say('去查答复', 'Follow your answer')}</a></p>`
    : html`<p>${say('已经收到，谢谢。', 'We have received it. Thank you.')}</p>
<p><a href="${link(visit, '/')}">${say('回到首页', 'Back to the start')}</a></p>`
  return layout(visit, { title: say('已提交', 'Sent'), path: '/', content })
}

const stateTitles: Record<string, string> = {
  received: 'Received',
  accepted: 'Accepted',
  answered: 'Answered',
  reopened: 'Being looked at again',
  closed: 'Closed',
  declined: 'Not accepted',
  merged: 'Joined with similar ones',
}

export function answerPage(
  visit: Visit,
  { told, code, challenge, filled }: { told: Told; code: string; challenge: Challenge; filled: Filled },
): Html {
  const { say } = visit
  const state = say(raiserStates[told.state as keyof typeof raiserStates] ?? told.state, stateTitles[told.state] ?? '')
  const satisfied: [string, string][] = [
    ['yes', say('满意', 'Satisfied')],
    ['no', say('不满意，请再办', 'Not satisfied, please look again')],
  ]
  const asks = html`<h2>${say('对这次答复满意吗', 'Are you satisfied with the answer?')}</h2>
${faultSummary(visit, filled.faults)}
<form method="post" action="${link(visit, '/follow-up')}" enctype="multipart/form-data" novalidate>
<input type="hidden" name="code" value="${code}">
${choices({
  name: 'isSatisfied',
  label: say('满意程度', 'Your view'),
  type: 'radio',
  values: filled.values.isSatisfied ?? [],
  faults: filled.faults,
  options: satisfied,
})}
${textArea({
  name: 'text',
  label: say('说明（可以不写）', 'Comment (optional)'),
  value: filled.values.text?.[0] ?? '',
  faults: filled.faults,
  most: MOST_TEXT,
  rows: 3,
})}
${proofFields(visit, challenge)}
${sendButton(say('提交', 'Send'), visit)}</form>`
  return layout(visit, {
    title: say('办理情况', 'Where it stands'),
    path: '/follow',
    content: html`<dl><dt>${say('状态', 'State')}</dt><dd>${state}</dd>
<dt>${say('更新日期', 'Updated')}</dt><dd>${told.changedOn}</dd></dl>
${told.reply ? html`<h2>${say('答复', 'Answer')}</h2><p class="reply">${told.reply}</p>` : ''}
${told.asksSatisfaction ? asks : ''}`,
  })
}

export const ANSWERED_PER_PAGE = 20

const nothingFound = ({ say }: Visit) =>
  say('。没有找到，换一个词再试；也可以直接提意见。', '. Nothing found: try another word, or tell us.')

export function answeredPage(
  visit: Visit,
  { words, page, total, rows }: { words: string; page: number; total: number; rows: unknown[] },
): Html {
  const { say, base, language, place } = visit
  const pages = Math.max(1, Math.ceil(total / ANSWERED_PER_PAGE))
  const turn = (to: number, title: string) =>
    to >= 0 && to < pages
      ? html`<a href="${link(visit, '/answered', { q: words, page: String(to + 1) })}">${title}</a>`
      : ''
  return layout(visit, {
    title: say('已答复的问题', 'Answered questions'),
    path: '/answered',
    content: html`<form method="get" action="${base}/answered" class="search" role="search">
${place ? html`<input type="hidden" name="p" value="${place.key}">` : ''}
<input type="hidden" name="lang" value="${language}">
<label for="q">${say('找一找', 'Search')}</label>
<input id="q" name="q" type="search" maxlength="60" value="${words}">
<button type="submit">${say('查找', 'Search')}</button></form>
<p role="status">${say(`共${total}条`, `${total} in all`)}${total || !words ? '' : nothingFound(visit)}</p>
${readAll(AnsweredPublication, rows).map(
  (one) => html`<article><h2>${one.question}</h2>
<p class="hint">${[one.subject, one.sectionName, say(`${one.answeredOn} 答复`, `answered ${one.answeredOn}`)]
    .filter(Boolean)
    .join(' · ')}</p>
<p class="reply">${one.answer}</p></article>`,
)}
<nav class="pages" aria-label="${say('翻页', 'Pages')}">${turn(page - 1, say('上一页', 'Previous'))}
<span>${page + 1} / ${pages}</span>${turn(page + 1, say('下一页', 'Next'))}</nav>`,
  })
}

export function indexPage(visit: Visit, bodies: unknown[]): Html {
  const { say } = visit
  const indexes = readAll(IndexPublication, bodies)
  const figure = (value: number | null) => (value === null ? say('没有数据', 'no data') : String(value))
  const content = indexes.map(
    (one) => html`<section><h2>${one.title}</h2>
<p class="figure">${figure(one.value)} <span>n = ${one.n} · ${one.asOf}</span></p>
<h3>${say('怎么算', 'How it is reckoned')}</h3><p class="reply">${one.formula}</p>
${one.tables.map(
  (table) => html`<table><caption>${table.title}</caption>
<thead><tr><th scope="col">${say('项目', 'Item')}</th><th scope="col">${say('指数', 'Index')}</th>
<th scope="col">n</th></tr></thead>
<tbody>${table.rows.map(
    (row) => html`<tr class="${row.n < one.smallN ? 'small' : ''}"><th scope="row">${row.label}</th>
<td>${figure(row.value)}</td><td>${row.n}${row.n < one.smallN ? say('（样本少）', ' (few)') : ''}</td></tr>`,
  )}</tbody></table>`,
)}
<p class="reply">${one.note}</p></section>`,
  )
  return layout(visit, {
    title: say('群众满意度', 'Satisfaction'),
    path: '/index',
    content: content.length ? content : html`<p>${say('还没有公布。', 'Nothing has been published yet.')}</p>`,
  })
}

export function surveyPage(
  visit: Visit,
  { key, survey, challenge, filled }: { key: string; survey: Survey; challenge: Challenge; filled: Filled },
): Html {
  const { say, language } = visit
  const isEnglish = language === 'en'
  const title = (isEnglish && survey.titleEn) || survey.title
  const questions = survey.questions.map((question, n) => {
    const name = `q-${question.key}`
    const needed = question.isRequired ? '' : say('（可以不答）', ' (optional)')
    const label = `${n + 1}. ${(isEnglish && question.titleEn) || question.title}${needed}`
    const values = filled.values[name] ?? []
    const { faults } = filled
    if (question.kind === 'text') {
      return textArea({ name, label, value: values[0] ?? '', faults, most: 1000, rows: 3 })
    }
    const scale = Array.from({ length: question.most ?? 5 }, (_, at): [string, string] => [`${at + 1}`, `${at + 1}`])
    const options = question.options.map((one): [string, string] => [one.key, (isEnglish && one.titleEn) || one.title])
    const type = question.kind === 'multi' ? ('checkbox' as const) : ('radio' as const)
    return choices({ name, label, type, values, faults, options: question.kind === 'scale' ? scale : options })
  })
  return layout(visit, {
    title,
    path: `/survey/${key}`,
    content: html`<p class="reply">${(isEnglish && survey.introEn) || survey.intro}</p>
${faultSummary(visit, filled.faults)}
<form method="post" action="${link(visit, `/survey/${key}`)}" enctype="multipart/form-data" novalidate>
${questions}
${proofFields(visit, challenge)}
${sendButton(say('提交问卷', 'Send'), visit)}</form>`,
  })
}

/** A page that says one thing: refused, not found, busy. */
export const plainPage = (visit: Visit, title: string, text: string): Html =>
  layout(visit, {
    title,
    path: '/',
    content: html`<p>${text}</p><p><a href="${link(visit, '/')}">${visit.say('回到首页', 'Back to the start')}</a></p>`,
  })
