import * as z from 'zod'
import { Day } from '../../posts/schema.ts'
import { line } from '../schema.ts'

/** What the higher organisation wrote; the document itself comes as the file. */
export const SizeApprovalInput = z
  .strictObject({
    approver: line('批准的党组织', 60, 2).meta({ title: '批准的党组织' }),
    documentNumber: line('文号', 60, 1).meta({ title: '批准文号' }),
    approvedOn: Day.meta({ title: '批准日期' }),
    untilOn: Day.meta({ title: '批准到哪天为止' }),
    reason: line('批准的理由', 300, 5).meta({ title: '批准的理由' }),
  })
  .refine(({ approvedOn, untilOn }) => untilOn >= approvedOn, {
    path: ['untilOn'],
    error: '截止日期在批准日期之前',
  })

export const Withdrawal = z
  .strictObject({ reason: line('撤回的理由', 300, 5).meta({ title: '撤回的理由' }) })
  .meta({ id: 'SizeApprovalWithdrawal' })

export const SizeApprovalView = z
  .strictObject({
    ...SizeApprovalInput.shape,
    id: z.uuid(),
    fileName: z.string(),
    registeredBy: z.string(),
    /** withdrawn, ended, counting, or not yet */
    state: z.enum(['withdrawn', 'ended', 'counts', 'later']),
    withdrawnBy: z.string(),
    withdrawnReason: z.string(),
  })
  .meta({ id: 'SizeApproval' })

export const approvalStates = { withdrawn: '已撤回', ended: '已过期', counts: '有效', later: '还没有到日期' } as const

export type SizeApprovalInput = z.infer<typeof SizeApprovalInput>
export type SizeApprovalView = z.infer<typeof SizeApprovalView>
