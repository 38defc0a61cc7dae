import type { Day } from '../../../law/periods.ts'
import type { Reader } from '../../../platform/db.ts'
import type { Held, OrganisationHistory } from '../rules.ts'
import { type MeetingKind, runsOn } from '../schema.ts'
import { memberRows, organisationRows, positionRows } from './queries/organisations.ts'
import { approvalRows } from './queries/size.ts'
import { exemptionRows, heldMeetings } from './queries/year.ts'

type Row = Awaited<ReturnType<typeof heldMeetings>>[number]

const heldOf = (row: Row): Held => ({
  ...{ id: row.id, on: row.heldOn, kinds: [row.kind, ...row.also], due: row.due, present: row.present },
  ...{ onLeave: row.onLeave, madeUp: row.madeUp, forYear: row.forYear, isApproved: row.isApproved },
  grades:
    row.excellent === null
      ? null
      : {
          ...{ excellent: row.excellent, qualified: row.qualified ?? 0 },
          ...{ basic: row.basic ?? 0, unqualified: row.unqualified ?? 0 },
        },
})

/** Every organisation there is on a day, with what it held in that year and the year before, as known by then. */
export async function historiesOf(db: Reader, unitId: string, on: Day): Promise<OrganisationHistory[]> {
  const year = Number(on.slice(0, 4))
  const [organisations, members, positions, exemptions, approvals, held] = await Promise.all([
    organisationRows(db, unitId),
    memberRows(db, unitId, { on }),
    positionRows(db, unitId),
    exemptionRows(db, unitId),
    approvalRows(db, unitId),
    heldMeetings(db, unitId, { from: `${year - 1}-01-01`, until: on }),
  ])
  const group = organisations.find(({ kind }) => kind === 'leading-group')?.id
  const secretaries = positions.filter((one) => one.organisationId === group && one.rank === 'secretary')
  const isLecture = (row: Row) => [row.kind, ...row.also].includes('lecture' as MeetingKind)
  const secretaryLectures = held
    .filter(
      (row) => isLecture(row) && secretaries.some((one) => one.personId === row.lecturerId && runsOn(one, row.heldOn)),
    )
    .map((row) => row.heldOn)
  return organisations
    .filter(({ foundedOn, dissolvedOn }) => foundedOn <= on && (dissolvedOn === null || dissolvedOn >= on))
    .map(({ id, name, kind, keptFromOn, electedOn, themeDay }) => {
      const below = new Set(organisations.filter((one) => one.parentId === id).map((one) => one.id))
      const own = members.filter((one) =>
        kind === 'cell'
          ? one.cellId === id
          : kind === 'committee'
            ? below.has(one.organisationId)
            : one.organisationId === id,
      )
      const present = positions.filter((one) => one.organisationId === id && one.rank !== 'learner' && runsOn(one, on))
      return {
        ...{ id, name, kind, keptFromOn, electedOn, themeDay },
        members: own.length,
        formalMembers: own.filter(({ formalOn }) => formalOn !== null && formalOn <= on).length,
        committeeMembers: present.length,
        approvals: approvals.filter((one) => one.organisationId === id && one.withdrawnAt === null),
        meetings: held.filter((one) => one.organisationId === id).map(heldOf),
        secretaryLectures: kind === 'leading-group' ? secretaryLectures : [],
        exemptions: exemptions.filter((one) => one.organisationId === id && one.state === 'approved'),
      }
    })
}
