import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../../law/periods.ts'
import { insertReport } from '../server/queries/follow.ts'
import { insertTask } from '../server/queries/minutes.ts'
import { type Bureau, CLERK, idOf, instant, nameOf, workdayFrom } from './bureau.ts'
import type { DemoItem } from './words.ts'

/** Sets the tasks of a decision taken on a day, with what was reported on them since. */
export async function assignTasks(bureau: Bureau, itemId: string, tasks: DemoItem['tasks'], on: Day): Promise<void> {
  const { tx, unitId, sections } = bureau
  for (const { title, owner, section, days, state, reports } of tasks) {
    const id = randomUUID()
    // Reports are spread over the time there was; the work was looked at the day after the last one.
    const reportedOn = reports.map((_, index) =>
      workdayFrom(addDays(on, Math.floor((days * (index + 1)) / (reports.length + 1)))),
    )
    const verified = { doneOn: workdayFrom(addDays(reportedOn.at(-1) ?? on, 1)), verifiedBy: nameOf(bureau, CLERK) }
    await insertTask(tx, {
      ...{ unitId, id, itemId, title, ownerId: idOf(bureau, owner), leadSectionId: sections.get(section)! },
      ...{ supportingIds: [], dueOn: workdayFrom(addDays(on, days)), state, ...(state === 'done' ? verified : {}) },
      ...{ createdBy: nameOf(bureau, CLERK), createdAt: instant(workdayFrom(addDays(on, 1)), '09:40') },
    })
    for (const [index, text] of reports.entries()) {
      const report = { reportedBy: nameOf(bureau, owner), reportedAt: instant(reportedOn[index]!, '15:05') }
      await insertReport(tx, { unitId, id: randomUUID(), taskId: id, text, ...report })
    }
  }
}
