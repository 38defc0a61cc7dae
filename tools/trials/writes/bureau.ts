import { drawPortrait } from '../../../src/areas/people/demo/photo-draw.ts'
import { lrmx } from '../../../src/testing/dossiers.ts'
import type { DemoBureau } from '../demo-bureau.ts'
import type { Known } from './kinds.ts'

export const WRITERS = [
  ...['gaoyi', 'xuqingru', 'songyuhe', 'xiechanggeng', 'caoyingxue', 'chenkun', 'yanruyu', 'xitong', 'qinmuchuan'],
]

type Named = { id: string; name: string }

/** Looks up what the writers have to know, and opens the party group's next meeting so that somebody can speak. */
export async function readKnown(bureau: DemoBureau): Promise<Known> {
  for (const username of WRITERS) await bureau.signIn(username)
  const accounts = await bureau.rows<{ username: string; personId: string }>(
    `select username, person_id as "personId" from account where person_id is not null`,
  )
  const sections = await bureau.rows<Named>('select id, name from section')
  const [branch] = await bureau.rows<Named>(`select id, name from party_organisation where kind = 'branch' limit 1`)
  const people = Object.fromEntries(accounts.map(({ username, personId }) => [username, personId]))
  const [trip] = await bureau.rows<{ id: string }>(
    'select id from research_trip where closed_at is null order by from_on desc limit 1',
  )
  const meeting = await openMeeting(bureau, people)
  const report = (await bureau.act('gaoyi', 'POST', '/reports', { kind: 'decisions', year: 2025 })) as { id: string }
  const read = JSON.stringify(await bureau.ask('gaoyi', `/reports/${report.id}`))
  return {
    ...{ people, sections: Object.fromEntries(sections.map(({ id, name }) => [name, id])), branch: branch!.id },
    ...{ trip: trip!.id, ...meeting, report: report.id },
    reportSection: /"sections":\[\{"id":"([^"]+)"/.exec(read)?.[1] ?? '',
    today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    photo: drawPortrait('trial', { sex: '女', age: 36 }),
    form: lrmx({ XingMing: '石敬之' }),
  }
}

async function openMeeting(bureau: DemoBureau, people: Record<string, string>) {
  const [meeting] = await bureau.rows<{ id: string }>(`select id from meeting where state = 'noticed' limit 1`)
  const id = meeting!.id
  await bureau.act('gaoyi', 'POST', `/meetings/${id}/open`)
  const command = (asked: object) => bureau.act('gaoyi', 'POST', `/meetings/${id}/room`, { command: asked })
  const members = await bureau.rows<{ personId: string }>(
    `select person_id as "personId" from meeting_member where meeting_id = $1`,
    [id],
  )
  for (const { personId } of members) await command({ kind: 'sign-in', memberId: personId })
  const [item] = await bureau.rows<{ id: string }>(
    `select id from agenda_item where meeting_id = $1 and kind = 'ordinary' order by position limit 1`,
    [id],
  )
  await command({ kind: 'start-item', itemId: item!.id })
  if (!people.shenyanqiu) throw new Error('no deputy in the demo bureau')
  return { meeting: id, item: item!.id }
}
