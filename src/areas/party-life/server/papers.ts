import { ruleOf } from '../../../law/catalogue.ts'
import { citationText } from '../../../law/cite.ts'
import { lastDay } from '../../../law/periods.ts'
import type { FileOut } from '../../../platform/endpoint.ts'
import { Refusal } from '../../../platform/errors.ts'
import { type Ctx, write } from '../../../platform/write.ts'
import { namesOfPeople } from '../../people/facts.ts'
import { unitName } from '../../posts/facts.ts'
import type { DutyCell } from '../views.ts'
import { noticePaper, signInPaper } from './documents/before.ts'
import { recordPaper } from './documents/record.ts'
import * as sheets from './documents/sheets.ts'
import { readMatrix } from './matrix.ts'
import { readMeeting } from './meeting-view.ts'
import { listOrganisations } from './organisations.ts'
import { heldMeetings, presencesAt } from './queries/year.ts'
import { partyEntry, rightsOf, todayOf } from './rights.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const exported = (ctx: Ctx, file: FileOut, subject: string, detail: Record<string, unknown>) =>
  write(ctx, async () => ({ result: file, audit: [partyEntry('party.exported', subject, detail)] }))

/** 组织生活记录 of one meeting. */
export async function exportRecord(ctx: Ctx, id: string): Promise<FileOut> {
  const meeting = await readMeeting(ctx, id)
  if (meeting.recordedAt === null) throw new Refusal('rule_broken', '还没有写成记录，不能导出')
  const bytes = await recordPaper(meeting, await unitName(ctx.platform.db, ctx.actor.unitId))
  const name = `${meeting.heldOn} ${meeting.organisationName} ${meeting.title}.docx`
  return exported(ctx, { bytes, name, type: WORD }, id, { paper: 'record.docx' })
}

/** 通知 of a meeting that is planned, or the 签到表 to be laid out at it. */
export async function exportBefore(ctx: Ctx, id: string, paper: 'notice' | 'sign-in'): Promise<FileOut> {
  const meeting = await readMeeting(ctx, id)
  if (meeting.state === 'cancelled') throw new Refusal('rule_broken', '这次组织生活已经取消')
  if (paper === 'notice' && meeting.state !== 'planned') {
    throw new Refusal('rule_broken', '已经召开的不再发通知，请导出记录')
  }
  const bytes = await (paper === 'notice' ? noticePaper(meeting, todayOf(ctx)) : signInPaper(meeting))
  const name = `${meeting.heldOn} ${meeting.organisationName} ${paper === 'notice' ? '通知' : '签到表'}.docx`
  return exported(ctx, { bytes, name, type: WORD }, id, { paper: `${paper}.docx` })
}

const words: Partial<Record<DutyCell['state'], string>> = { missing: '缺', exempt: '免' }

async function yearRows(
  ctx: Ctx,
  { year, organisation }: { year?: number | undefined; organisation?: string | undefined },
) {
  const { db } = ctx.platform
  const matrix = await readMatrix(ctx, year)
  const span = { from: `${matrix.year}-01-01`, until: `${matrix.year + 1}-12-31` }
  const numbers = new Map((await heldMeetings(db, ctx.actor.unitId, span)).map((one) => [one.id, one]))
  const rows = matrix.rows
    .filter(({ organisationId }) => !organisation || organisationId === organisation)
    .map(({ organisationName, kind, cells }): sheets.YearRow => {
      const months = Array.from({ length: 12 }, () => [] as string[])
      let times = 0
      for (const { month, months: length, state, meetings } of cells) {
        for (const { id, on } of meetings) {
          const known = numbers.get(id)
          const came = known ? `\n${known.present}／${known.due}` : ''
          const at = on.startsWith(String(matrix.year)) ? Number(on.slice(5, 7)) : 12
          months[at - 1]!.push(`${on.slice(5)}${came}`)
          times += 1
        }
        const word = words[state]
        if (word) months[month + length - 2]!.push(word)
      }
      return { organisationName, kind, months: months.map((parts) => parts.join('\n')), times }
    })
  if (!rows.length) throw new Refusal('not_found', '这一年没有可以统计的组织生活')
  const title = organisation ? rows[0]!.organisationName : '各党组织'
  return { table: sheets.yearTable(rows, { year: matrix.year, title }), year: matrix.year }
}

type Asked = { year?: number | undefined; organisation?: string | undefined }

export async function exportYear(ctx: Ctx, asked: Asked, format: 'xlsx' | 'docx'): Promise<FileOut> {
  const on = todayOf(ctx)
  const { table, year } = await yearRows(ctx, asked)
  const name = await unitName(ctx.platform.db, ctx.actor.unitId)
  const file = format === 'xlsx' ? await sheets.asSheet(table, on) : await sheets.asWord(table, { on, unitName: name })
  return exported(ctx, file, ctx.actor.unitId, { paper: `year.${format}`, year })
}

/** 中心组学习情况表 of the party group, for whoever sees it. */
export async function exportStudyGroup(ctx: Ctx, asked?: number): Promise<FileOut> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const on = todayOf(ctx)
  const year = asked ?? Number(on.slice(0, 4))
  const rights = await rightsOf(db, ctx)
  const group = rights.organisations.find(({ kind }) => kind === 'leading-group')
  if (!group || !rights.sees(group.id)) throw new Refusal('not_found')
  const held = await heldMeetings(db, unitId, { from: `${year}-01-01`, until: `${year}-12-31` })
  const sessions = held.filter(({ organisationId, kind }) => organisationId === group.id && kind === 'study-group')
  const hosts = sessions.flatMap(({ hostId }) => hostId ?? [])
  const names = new Map((hosts.length ? await namesOfPeople(db, unitId, hosts) : []).map(({ id, name }) => [id, name]))
  const rows = sessions.map(({ hostId, ...one }) => ({ ...one, hostName: names.get(hostId ?? '') ?? '' }))
  const presences = await presencesAt(
    db,
    unitId,
    sessions.map(({ id }) => id),
  )
  const further = sessions.length ? [sheets.studyAttendanceTable(sessions, presences)] : []
  const name = await unitName(db, unitId)
  const file = await sheets.asWord(sheets.studyTable(rows, year), { on, unitName: name, further })
  return exported(ctx, file, unitId, { paper: 'study-group.docx', year })
}

const basisOf = (rule: string): string => {
  const known = ruleOf(rule)
  if (!known) return ''
  const { title, article } = citationText(known.cites[0])
  return `《${title}》${article}`
}

/** What is missing and what presses, as a plan to be filled in with days. */
export async function exportShortfalls(ctx: Ctx, asked?: number): Promise<FileOut> {
  const matrix = await readMatrix(ctx, asked)
  const secretaries = new Map((await listOrganisations(ctx)).rows.map((one) => [one.id, one.secretaryName]))
  const rows = matrix.rows.flatMap((row) =>
    row.cells.flatMap(({ state, isPressing, period, month, months }): sheets.ShortfallRow[] => {
      if (state !== 'missing' && !(state === 'due' && isPressing)) return []
      const until = lastDay(`${matrix.year}-${String(month + months - 1).padStart(2, '0')}`)
      const { organisationName, kind, rule, organisationId } = row
      const secretaryName = secretaries.get(organisationId) ?? ''
      return [{ organisationName, kind, period, state, basis: basisOf(rule), until, secretaryName }]
    }),
  )
  const file = await sheets.asSheet(sheets.shortfallTable(rows, matrix.year), todayOf(ctx))
  return exported(ctx, file, ctx.actor.unitId, { paper: 'shortfalls.xlsx', year: matrix.year, rows: rows.length })
}
