import type { Area } from '../../../platform/area.ts'
import { type Bound, serve } from '../../../platform/endpoint.ts'
import { readUpload } from '../../../platform/upload.ts'
import * as sizes from '../endpoints/size.ts'
import * as endpoints from '../endpoints.ts'
import { partyLifePermissions } from '../policy.ts'
import * as matrix from './matrix.ts'
import * as parts from './meeting-parts.ts'
import * as view from './meeting-view.ts'
import * as meetings from './meetings.ts'
import * as organisations from './organisations.ts'
import * as papers from './papers.ts'
import * as size from './size.ts'

const organisationRoutes: Bound[] = [
  serve(endpoints.listOrganisations, (ctx) => organisations.listOrganisations(ctx)),
  serve(endpoints.addOrganisation, (ctx, { body }) => organisations.addOrganisation(ctx, body)),
  serve(endpoints.readOrganisation, (ctx, { params }) => organisations.readOrganisation(ctx, params.id)),
  serve(endpoints.changeOrganisation, (ctx, { params, body }) =>
    organisations.changeOrganisation(ctx, params.id, body),
  ),
  serve(endpoints.addMember, (ctx, { params, body }) => organisations.addMember(ctx, params.id, body)),
  serve(endpoints.changeMember, (ctx, { params, body }) => organisations.changeMember(ctx, params.id, body)),
  serve(endpoints.readPartyStanding, (ctx, { params }) => organisations.readPartyStanding(ctx, params.id)),
  serve(endpoints.addPosition, (ctx, { params, body }) => organisations.addPosition(ctx, params.id, body)),
  serve(endpoints.changePosition, (ctx, { params, body }) => organisations.changePosition(ctx, params.id, body)),
  serve(endpoints.readDuePeople, (ctx, { params, query }) => view.readDuePeople(ctx, params.id, query)),
]

const sizeRoutes: Bound[] = [
  serve(sizes.addApproval, async (ctx, { params, query, http }) =>
    size.addApproval(ctx, params.id, {
      input: query,
      files: await readUpload(http, sizes.addApproval.upload!.mostBytes),
    }),
  ),
  serve(sizes.withdrawApproval, (ctx, { params, body }) =>
    size.withdrawApproval(ctx, params.id, { id: params.approvalId, reason: body.reason }),
  ),
  serve(sizes.readApprovalFile, (ctx, { params }) => size.readApprovalFile(ctx, params.id, params.approvalId)),
]

const meetingRoutes: Bound[] = [
  serve(endpoints.listMeetings, (ctx, { query }) => view.listMeetings(ctx, query)),
  serve(endpoints.exportMeetings, (ctx, { query }) => view.exportMeetings(ctx, query)),
  serve(endpoints.addMeeting, (ctx, { body }) => meetings.addMeeting(ctx, body)),
  serve(endpoints.readMeeting, (ctx, { params }) => view.readMeeting(ctx, params.id)),
  serve(endpoints.changeMeeting, (ctx, { params, body }) => meetings.changeMeeting(ctx, params.id, body)),
  serve(endpoints.noticeMeeting, (ctx, { params, body }) => meetings.noticeMeeting(ctx, params.id, body)),
  serve(endpoints.openSignIn, (ctx, { params }) => parts.openMeetingSignIn(ctx, params.id)),
  serve(endpoints.cancelMeeting, (ctx, { params, body }) => meetings.cancelMeeting(ctx, params.id, body)),
  serve(endpoints.reviewMeeting, (ctx, { params, body }) => meetings.reviewMeeting(ctx, params.id, body)),
  serve(endpoints.addAddition, (ctx, { params, body }) => meetings.addAddition(ctx, params.id, body.text)),
  serve(endpoints.addVote, (ctx, { params, body }) => parts.addVote(ctx, params.id, body)),
  serve(endpoints.removeVote, (ctx, { params }) => parts.removeVote(ctx, params.id, params.voteId)),
  serve(endpoints.addFiles, async (ctx, { params, http }) =>
    parts.addFiles(ctx, params.id, await readUpload(http, endpoints.addFiles.upload!.mostBytes)),
  ),
  serve(endpoints.readFile, (ctx, { params }) => parts.readFile(ctx, params.id, params.fileId)),
  serve(endpoints.removeFile, (ctx, { params }) => parts.removeFile(ctx, params.id, params.fileId)),
  serve(endpoints.exportRecord, (ctx, { params }) => papers.exportRecord(ctx, params.id)),
  serve(endpoints.exportNotice, (ctx, { params }) => papers.exportBefore(ctx, params.id, 'notice')),
  serve(endpoints.exportSignIn, (ctx, { params }) => papers.exportBefore(ctx, params.id, 'sign-in')),
  serve(endpoints.finishMakeUp, (ctx, { params, body }) => parts.finishMakeUp(ctx, params.id, body.note)),
]

const yearRoutes: Bound[] = [
  serve(endpoints.readMatrix, (ctx, { query }) => matrix.readMatrix(ctx, query.year)),
  serve(endpoints.exportShortfalls, (ctx, { query }) => papers.exportShortfalls(ctx, query.year)),
  serve(endpoints.exportYearSheet, (ctx, { query }) => papers.exportYear(ctx, query, 'xlsx')),
  serve(endpoints.exportYearWord, (ctx, { query }) => papers.exportYear(ctx, query, 'docx')),
  serve(endpoints.exportStudyGroup, (ctx, { query }) => papers.exportStudyGroup(ctx, query.year)),
  serve(endpoints.askExemption, (ctx, { body }) => matrix.askExemption(ctx, body)),
  serve(endpoints.decideExemption, (ctx, { params, body }) => matrix.decideExemption(ctx, params.id, body.accept)),
  serve(endpoints.listMakeUps, (ctx) => matrix.listMakeUps(ctx)),
]

export const partyLifeArea: Area = {
  name: 'party-life',
  title: '党组织生活',
  optional: false,
  permissions: partyLifePermissions,
  routes: [...organisationRoutes, ...sizeRoutes, ...meetingRoutes, ...yearRoutes],
}
