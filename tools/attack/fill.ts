import { randomUUID } from 'node:crypto'
import type { Bureau, Visitor } from './bureau.ts'

const visitorOf = (bureau: Bureau, username: string): Visitor =>
  bureau.visitors.find((one) => one.username === username)!

/** What the demo bureau has none of, so that no address stays without an object. */
export async function fill(bureau: Bureau): Promise<void> {
  const { client, unitId } = bureau
  const insert = (table: string, values: Record<string, unknown>) => {
    const names = ['unit_id', ...Object.keys(values)]
    const places = names.map((_, index) => `$${index + 1}`)
    return client.query(`insert into ${table} (${names}) values (${places})`, [unitId, ...Object.values(values)])
  }
  const first = async (query: string) => (await client.query(query)).rows[0]
  const now = new Date('2026-11-20T01:00:00Z')
  const cadre = visitorOf(bureau, 'chenkun')
  const cadreId = cadre.actor!.personId!
  const done = async (visitor: Visitor, path: string, body: unknown) => {
    const answer = await visitor.send('POST', `/api${path}`, { body })
    if (answer.status > 201) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return JSON.parse(answer.text)
  }

  await done(cadre, '/training/reflections', {
    title: '读书心得',
    text: '只给写的人自己看的一篇读书心得，别人打不开这一篇。',
  })
  await done(cadre, `/people/${cadreId}/proposals`, { changes: { basic: { nation: '回族' } }, reason: '户口簿' })
  await done(cadre, '/reports', { kind: 'person', year: 2026, personId: cadreId })
  const annual = await done(visitorOf(bureau, 'gaoyi'), '/reports', { kind: 'annual', year: 2026 })
  await insert('holiday_notice', {
    year: 2028,
    notice: '通知',
    off: '[]',
    work: '[]',
    imported_by: '试',
    imported_at: now,
  })
  const { id: itemId } = await first('select id from agenda_item order by id')
  await insert('appointment_effect', { item_id: itemId, done_on: '2026-11-01', done_by: '试' })
  const queued = {
    kind: 'opinion',
    hour: '2026-11-20T01:00:00Z',
    sealed: Buffer.alloc(200, 1),
    state: 'aside',
    reason: '试',
  }
  await insert('door_queue', { id: randomUUID(), ...queued })
  await insert('import_batch', { id: randomUUID(), state: 'previewed', file_count: 1, made_by: '试', made_at: now })
  const setting = { value: '3', document: '文件', set_by: '试', set_at: now }
  await insert('local_setting', { key: 'zj-rotation-years', valid_from: '2026-01-01', ...setting })
  const view = { id: randomUUID(), account_id: cadre.actor!.accountId, name: '我的', query: 'a=1' }
  await insert('saved_view', view)
  const report = { report_id: annual.id, text: '把制度再理一遍' }
  await insert('report_promise', { id: randomUUID(), ...report, year: 2026, position: 1 })
  await insert('report_comment', { id: randomUUID(), ...report, section_id: 'a', made_by: '试', made_at: now })
  const { id: activity } = await first('select id from training_activity order by id')
  const file = { name: '证书.pdf', sha256: '0'.repeat(64), size: 1 }
  const fileId = randomUUID()
  const sealed = bureau.runtime.platform.keys.seal('eA==', `training_file.content.${fileId}`)
  await insert('training_file', { id: fileId, activity_id: activity, person_id: cadreId, ...file, sealed })
  await insert('training_year', { year: 2024, frozen_on: '2025-01-02', frozen_by: '试', frozen_at: now })
  await insert('training_year_line', { year: 2024, person_id: cadreId, content: '{}' })
  await insert('voice_batch', { id: randomUUID(), rows: 1, entered_by: '试', entered_at: now })
}
