import * as z from 'zod'
import { SizeApprovalView } from './schema/size.ts'
import { AbsenceInput, alsoKinds, Kind, MemberInput, OrganisationInput, PositionInput, VoteInput } from './schema.ts'

const Finding = z.strictObject({
  rule: z.string(),
  verdict: z.enum(['met', 'broken', 'not-applicable', 'info']),
  because: z.string(),
  isPressing: z.boolean(),
})

export const OrganisationView = z
  .strictObject({
    ...OrganisationInput.shape,
    id: z.uuid(),
    revision: z.number().int(),
    parentName: z.string(),
    members: z.number().int(),
    formalMembers: z.number().int(),
    secretaryName: z.string(),
    /** the size, committee and term by the rule, where it applies */
    standing: Finding.nullable(),
    mayRecord: z.boolean(),
  })
  .meta({ id: 'PartyOrganisation' })

export const OrganisationList = z.strictObject({ rows: z.array(OrganisationView) })

export const MemberView = z
  .strictObject({ ...MemberInput.shape, id: z.uuid(), name: z.string(), cellName: z.string(), revision: z.number() })
  .meta({ id: 'PartyMember' })
export const PositionView = z
  .strictObject({ ...PositionInput.shape, id: z.uuid(), name: z.string(), revision: z.number() })
  .meta({ id: 'PartyPosition' })

export const OrganisationRecord = z
  .strictObject({
    organisation: OrganisationView,
    members: z.array(MemberView),
    positions: z.array(PositionView),
    cells: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
    approvals: z.array(SizeApprovalView),
    mayApprove: z.boolean(),
  })
  .meta({ id: 'PartyOrganisationRecord' })

export const DuePeople = z.strictObject({
  people: z.array(z.strictObject({ id: z.uuid(), name: z.string(), hasVote: z.boolean() })),
  /** of the party group, who may lecture or host though not due */
  guests: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** who is known to be away that day, and why */
  away: z.array(AbsenceInput),
  /** as the last of the kind in this organisation was held */
  usual: z
    .strictObject({ place: z.string(), startsAt: z.string(), hours: z.number(), hostId: z.uuid().nullable() })
    .nullable(),
})

export const MeetingLine = z
  .strictObject({
    id: z.uuid(),
    organisationId: z.uuid(),
    organisationName: z.string(),
    kind: Kind,
    also: z.array(z.enum(alsoKinds)),
    title: z.string(),
    state: z.enum(['planned', 'recorded', 'returned', 'reviewed', 'cancelled']),
    heldOn: z.string(),
    startsAt: z.string(),
    place: z.string(),
    due: z.number().int(),
    present: z.number().int(),
    hours: z.number(),
  })
  .meta({ id: 'PartyMeetingLine' })
export const MeetingList = z.strictObject({ rows: z.array(MeetingLine), count: z.number().int() })

export const VoteView = z.strictObject({
  ...VoteInput.omit({ watched: true }).shape,
  id: z.uuid(),
  base: z.number().int(),
  present: z.number().int(),
  isPassed: z.boolean(),
  because: z.string(),
})

export const MeetingView = z
  .strictObject({
    ...MeetingLine.shape,
    hostId: z.uuid().nullable(),
    hostName: z.string(),
    recorderId: z.uuid().nullable(),
    recorderName: z.string(),
    lecturerId: z.uuid().nullable(),
    lecturerName: z.string(),
    days: z.number(),
    content: z.string(),
    decisions: z.string(),
    forYear: z.number().int().nullable(),
    isApproved: z.boolean(),
    grades: z
      .strictObject({ excellent: z.number(), qualified: z.number(), basic: z.number(), unqualified: z.number() })
      .nullable(),
    plannedOn: z.string().nullable(),
    noticedAt: z.iso.datetime().nullable(),
    recordedAt: z.iso.datetime().nullable(),
    reviewedBy: z.string(),
    reviewedAt: z.iso.datetime().nullable(),
    returnReason: z.string(),
    revision: z.number().int(),
    people: z.array(
      z.strictObject({
        personId: z.uuid(),
        name: z.string(),
        presence: z.enum(['present', ...AbsenceInput.shape.presence.options]),
        reason: z.string(),
        hasVote: z.boolean(),
        madeUpOn: z.string().nullable(),
        note: z.string(),
      }),
    ),
    votes: z.array(VoteView),
    additions: z.array(z.strictObject({ text: z.string(), addedBy: z.string(), addedAt: z.iso.datetime() })),
    files: z.array(z.strictObject({ id: z.uuid(), name: z.string(), size: z.number().int() })),
    /** what the rules say of it */
    findings: z.array(Finding),
    may: z.strictObject({ change: z.boolean(), review: z.boolean(), add: z.boolean() }),
  })
  .meta({ id: 'PartyMeeting' })

const DutyCell = z.strictObject({
  period: z.string(),
  /** first month, and how many it takes */
  month: z.number().int(),
  months: z.number().int(),
  state: z.enum(['done', 'missing', 'due', 'exempt', 'none']),
  isPressing: z.boolean(),
  meetings: z.array(z.strictObject({ id: z.uuid(), on: z.string() })),
  note: z.string(),
})
export const DutyRow = z
  .strictObject({
    organisationId: z.uuid(),
    organisationName: z.string(),
    kind: Kind,
    rule: z.string(),
    verdict: z.enum(['met', 'broken', 'not-applicable', 'info']),
    because: z.string(),
    isPressing: z.boolean(),
    cells: z.array(DutyCell),
  })
  .meta({ id: 'PartyDuty' })

export const ExemptionView = z.strictObject({
  id: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  kind: Kind,
  period: z.string(),
  reason: z.string(),
  state: z.enum(['asked', 'approved', 'refused']),
  askedBy: z.string(),
  decidedBy: z.string(),
  mayDecide: z.boolean(),
})

export const Matrix = z
  .strictObject({ year: z.number().int(), on: z.string(), rows: z.array(DutyRow), exemptions: z.array(ExemptionView) })
  .meta({ id: 'PartyMatrix' })

export const MakeUpView = z
  .strictObject({
    meetingId: z.uuid(),
    personId: z.uuid(),
    name: z.string(),
    organisationName: z.string(),
    kind: Kind,
    title: z.string(),
    heldOn: z.string(),
    content: z.string(),
    hours: z.number(),
    dueOn: z.string(),
    note: z.string(),
    doneOn: z.string().nullable(),
    isMine: z.boolean(),
  })
  .meta({ id: 'MakeUp' })
export const MakeUpList = z.strictObject({ rows: z.array(MakeUpView) })

export type OrganisationView = z.infer<typeof OrganisationView>
export type OrganisationRecord = z.infer<typeof OrganisationRecord>
export type MemberView = z.infer<typeof MemberView>
export type PositionView = z.infer<typeof PositionView>
export type DuePeople = z.infer<typeof DuePeople>
export type MeetingLine = z.infer<typeof MeetingLine>
export type MeetingList = z.infer<typeof MeetingList>
export type MeetingView = z.infer<typeof MeetingView>
export type DutyRow = z.infer<typeof DutyRow>
export type DutyCell = z.infer<typeof DutyCell>
export type Matrix = z.infer<typeof Matrix>
export type ExemptionView = z.infer<typeof ExemptionView>
export type MakeUpView = z.infer<typeof MakeUpView>
