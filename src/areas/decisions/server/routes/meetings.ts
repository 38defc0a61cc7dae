import { type Bound, serve } from '../../../../platform/endpoint.ts'
import * as endpoints from '../../endpoints/meetings.ts'
import * as forMinutes from '../../endpoints/minutes.ts'
import * as agenda from '../agenda.ts'
import * as view from '../meeting-view.ts'
import * as meetings from '../meetings.ts'
import * as group from '../members.ts'
import * as minutes from '../minutes.ts'
import { readMinutes } from '../minutes-view.ts'
import { listOwnMeetings } from '../own-meetings.ts'
import { verdictOn } from '../record.ts'

export const meetingsRoutes: Bound[] = [
  serve(endpoints.listGroupMembers, (ctx) => group.listGroup(ctx)),
  serve(endpoints.addGroupMember, (ctx, { body }) => group.addMember(ctx, body)),
  serve(endpoints.orderGroupMembers, (ctx, { body }) => group.orderMembers(ctx, body.ids)),
  serve(endpoints.endGroupMember, (ctx, { params, body }) => group.endMember(ctx, params.id, body.validUntil)),
  serve(endpoints.listMeetings, (ctx, { query }) => view.listMeetings(ctx, query)),
  serve(endpoints.exportMeetings, (ctx, { query }) => view.exportMeetings(ctx, query)),
  serve(endpoints.listOwnMeetings, (ctx) => listOwnMeetings(ctx)),
  serve(endpoints.createMeeting, (ctx, { body }) => meetings.createMeeting(ctx, body)),
  serve(endpoints.readMeeting, (ctx, { params }) => view.readMeeting(ctx, params.id)),
  serve(endpoints.changeMeeting, (ctx, { params, body }) => meetings.changeMeeting(ctx, { ...params, ...body })),
  serve(endpoints.listTopicsToSchedule, (ctx, { params }) => agenda.schedulable(ctx, params.id)),
  serve(endpoints.scheduleTopics, (ctx, { params, body }) => agenda.scheduleTopics(ctx, { ...params, ...body })),
  serve(endpoints.addReport, (ctx, { params, body }) => agenda.addReport(ctx, { ...params, ...body })),
  serve(endpoints.addEmergencies, (ctx, { params, body }) => agenda.addEmergencies(ctx, { ...params, ...body })),
  serve(endpoints.orderAgenda, (ctx, { params, body }) => agenda.orderAgenda(ctx, { ...params, ...body })),
  serve(endpoints.changeAgendaItem, (ctx, { params, body }) => agenda.changeItem(ctx, { ...params, ...body })),
  serve(endpoints.removeAgendaItem, (ctx, { params, body }) => agenda.removeItem(ctx, { ...params, ...body })),
  serve(endpoints.setObservers, (ctx, { params, body }) => meetings.setObservers(ctx, { ...params, ...body })),
  serve(endpoints.noticeMeeting, (ctx, { params, body }) => meetings.noticeMeeting(ctx, { ...params, ...body })),
  serve(endpoints.cancelMeeting, (ctx, { params, body }) => meetings.cancelMeeting(ctx, { ...params, ...body })),
  serve(endpoints.replyToMeeting, (ctx, { params, body, scope }) => meetings.reply(ctx, scope, { ...params, ...body })),
  serve(endpoints.writeAbsentOpinion, (ctx, { params, body, scope }) =>
    meetings.writeOpinion(ctx, scope, { ...params, ...body }),
  ),
  serve(forMinutes.readMinutes, (ctx, { params }) => readMinutes(ctx, params.id)),
  serve(forMinutes.correctWords, (ctx, { params, body, scope }) =>
    minutes.correctWords(ctx, scope, { ...params, ...body }),
  ),
  serve(forMinutes.confirmWords, (ctx, { params, body }) => minutes.confirmWords(ctx, { ...params, ...body })),
  serve(forMinutes.writeResolution, (ctx, { params, body }) => minutes.writeResolution(ctx, { ...params, ...body })),
  serve(forMinutes.writeNumber, (ctx, { params, body }) => minutes.writeNumber(ctx, { ...params, ...body })),
  serve(forMinutes.addMinutesTask, (ctx, { params, body }) => minutes.addTask(ctx, { ...params, ...body })),
  serve(forMinutes.removeMinutesTask, (ctx, { params }) => minutes.removeTask(ctx, params)),
  serve(forMinutes.lockMinutes, (ctx, { params, body }) => minutes.lockMinutes(ctx, { ...params, ...body })),
  serve(forMinutes.addAddendum, (ctx, { params, body }) => minutes.addAddendum(ctx, { ...params, ...body })),
  serve(forMinutes.verifyRecord, ({ platform, actor }, { params }) =>
    verdictOn(platform.db, platform.keys, { unitId: actor.unitId, meetingId: params.id }),
  ),
]
