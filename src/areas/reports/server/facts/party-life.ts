import type { Ctx } from '../../../../platform/write.ts'
import { heldMeetings, makeUpsBetween, organisationRows, partyYear, studyAttended } from '../../../party-life/facts.ts'
import { meetingKinds } from '../../../party-life/schema.ts'
import type { Period } from '../../figure.ts'
import type { PartyLifeFacts } from '../../figures/party-life.ts'

export async function readPartyLife(
  ctx: Ctx,
  { year, from, until }: Period,
  personId: string | null,
): Promise<PartyLifeFacts> {
  const { db } = ctx.platform
  const { unitId } = ctx.actor
  const span = { from, until }
  const [held, makeUps, organisations, { gaps }, attended] = await Promise.all([
    heldMeetings(db, unitId, span),
    makeUpsBetween(db, unitId, span),
    organisationRows(db, unitId),
    partyYear(db, unitId, year, until),
    personId ? studyAttended(db, unitId, { ...span, personIds: [personId] }) : [],
  ])
  const names = new Map(organisations.map(({ id, name }) => [id, name]))
  const own = new Set(attended.map(({ meetingId }) => meetingId))
  return {
    meetings: held
      .filter(({ id }) => personId === null || own.has(id))
      .map(({ id, kind, also, title, heldOn, organisationId, due, present, ...row }) => ({
        ...{ id, label: `${heldOn} ${names.get(organisationId) ?? ''} ${title}`, path: `/party-life/${id}` },
        ...{ kinds: [kind, ...also], due, present, excellent: row.excellent ?? 0, judged: judgedOf(row) },
      })),
    makeUps: makeUps
      .filter((one) => personId === null || one.personId === personId)
      .map((one) => ({
        ...{ id: `${one.meetingId}-${one.personId}`, path: `/party-life/${one.meetingId}` },
        ...{ label: `${one.name}：${one.heldOn} ${one.title}`, isDone: one.doneOn !== null && one.doneOn <= until },
      })),
    gaps: gaps.map(({ organisationId, organisationName, kind, period }) => ({
      id: `${organisationId}-${kind}-${period}`,
      label: `${organisationName}：${period} ${kind ? meetingKinds[kind] : ''}`,
      path: '/party-life/matrix',
      words: {
        organisation: organisationName,
        period: periodWords(period),
        kind: kind ? meetingKinds[kind] : '组织生活',
      },
    })),
    branches: organisations
      .filter(({ kind }) => kind === 'branch')
      .map(({ id, name }) => ({ id, label: name, path: `/party-life/organisations/${id}` })),
  }
}

type Judged = { excellent: number | null; qualified: number | null; basic: number | null; unqualified: number | null }

const judgedOf = ({ excellent, qualified, basic, unqualified }: Judged) =>
  (excellent ?? 0) + (qualified ?? 0) + (basic ?? 0) + (unqualified ?? 0)

/** `2026-03`, `2026-Q2` and `2026` as they are spoken. */
function periodWords(period: string): string {
  const [year, part] = period.split('-')
  if (!part) return `${year}年`
  return part.startsWith('Q') ? `${year}年第${'一二三四'[Number(part.slice(1)) - 1]}季度` : `${year}年${Number(part)}月`
}
