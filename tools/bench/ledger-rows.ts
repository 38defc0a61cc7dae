import { sql } from 'kysely'
import type { Database } from '../../src/platform/db.ts'

/**
 * Problems number `from` to `to` as a bureau would have them: twelve origins, five kinds, two measures with a record as
 * evidence, four words in the time line; three of five are closed. Made by the database itself.
 */
export async function fillLedger(db: Database, unitId: string, { from, to }: { from: number; to: number }) {
  const at = (list: string, n: string) => `(array[${list}])[1 + (${n}) % array_length(array[${list}], 1)]`
  const key = (what: string, n = 'n') => `md5('${what}' || ${n})::uuid`
  const rows = `generate_series(${from}, ${to}) as n`
  const unit = `'${unitId}'::uuid`
  const pick = (table: string, n: string) =>
    `(select id from (select id, row_number() over (order by id) as at, count(*) over () as size from ${table}) t ` +
    `where t.at = 1 + (${n}) % t.size)`
  const found = `date '2022-01-01' + n % 1780`
  const kinds = `'theory','work-style','service','integrity','political'`
  const origins = `'meeting','life-meeting','inspection','patrol','audit','opinion','rating','analysis','duty-check'`
  const problems = `'投诉处理不及时','消防通道被占用','项目验收资料不全','讲解服务不规范','经费报销超期','场馆开放时间与公示不一致'`
  await db.connection().execute(async (one) => {
    const run = (text: string) => sql.raw(text).execute(one)
    await run(`insert into problem (unit_id, id, year, number, title, description, goal, kind, line, timing,
        lead_section_id, owner_id, found_on, begun_on, due_on, first_due_on, state, created_by, created_at)
      select ${unit}, ${key('p')}, extract(year from ${found}), n, ${at(problems, 'n')} || n, repeat('检查时发现，', 12),
        '三个月内改到位', ${at(kinds, 'n / 7')}, ${at(`'业务','作风','廉政'`, 'n')}, 'deadline',
        ${pick('section', 'n')}, ${pick('person', 'n')}, ${found}, ${found}, ${found} + 90, ${found} + 90,
        'in-hand', 'bench', now() from ${rows}`)
    await run(`insert into problem_origin (unit_id, id, problem_id, kind, label, title, position, raised_on, raised_by)
      select ${unit}, ${key('o')}, ${key('p')}, ${at(origins, 'n')}, '第' || n || '号反馈意见', '同上', 0, ${found}, 'bench'
      from ${rows}`)
    for (const m of ['a', 'b']) {
      await run(`insert into measure (unit_id, id, text, is_rule, created_at)
        select ${unit}, ${key(m)}, '建立台账，逐项核对' || n, false, now() from ${rows}`)
      await run(`insert into problem_measure (unit_id, problem_id, measure_id)
        select ${unit}, ${key('p')}, ${key(m)} from ${rows}`)
      await run(`insert into evidence (unit_id, id, form, title, path, added_by, added_at)
        select ${unit}, ${key(`e${m}`)}, 'record', '台账' || n, '/meetings/' || n, 'bench', now() from ${rows}`)
      await run(`insert into measure_evidence (unit_id, measure_id, evidence_id)
        select ${unit}, ${key(m)}, ${key(`e${m}`)} from ${rows}`)
    }
    await run(`insert into problem_entry (unit_id, problem_id, seq, act, text, by_name, at)
      select ${unit}, ${key('p')}, seq, case when seq = 1 then 'raised' else 'progress' end,
        '第' || seq || '次进展：已经完成一部分，正在核对', 'bench', now() from ${rows}, generate_series(1, 4) as seq`)
    const closing = `${pick('person', 'n + 1')}`
    await run(`update problem p set state = 'submitted', submitted_by_id = p.owner_id, submitted_on = found_on + 60
      where p.number between ${from} and ${to} and p.number % 5 < 3`)
    await run(`update problem p set state = 'closed', closed_on = found_on + 70, verified_on = found_on + 70,
        verifier_id = v.id
      from (select n, ${closing} as id from ${rows}) v
      where v.n = p.number and p.state = 'submitted' and p.number % 5 < 3`)
    await run('analyze')
  })
}
