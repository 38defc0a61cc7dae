import * as z from 'zod'
import { endpoint } from '../../../platform/endpoint.ts'

export const exportPaper = endpoint({
  method: 'get',
  path: '/meetings/{id}/papers/{paper}',
  summary: '会议的文书：纪要、记录、议程、通知、表决票、表决情况、决策事项登记表',
  permission: 'decisions.read',
  audit: 'meeting.paper-exported',
  params: z.strictObject({
    id: z.uuid(),
    paper: z.enum([
      'minutes.docx',
      'record.docx',
      'agenda.docx',
      'notice.docx',
      'votes.docx',
      'ballots.docx',
      'register.docx',
    ]),
  }),
  query: z.strictObject({ item: z.uuid().optional() }),
  response: 'file',
})
