import { describe, expect, it } from 'vitest'
import { writeTable } from '../../../platform/documents/table-sheet.ts'
import { created, dossierOf } from '../../../testing/dossiers.ts'
import {
  accepting,
  act,
  alsoAs,
  answered,
  assigning,
  clerk,
  code,
  done,
  drafting,
  entered,
  head,
  inspector,
  leader,
  openVoiceBureau,
  otherSectionId,
  people,
  sectionId,
  submit,
  view,
  world,
} from '../../../testing/voice-bureau.ts'
import { batchColumns } from '../batch.ts'
import * as facts from '../facts.ts'

openVoiceBureau()

const HEAD = [...Object.values(batchColumns).map(([title]) => title), '怪栏目']
const good = [
  '2026-09-29',
  '座谈会',
  '群众',
  '',
  '给𠮷祥街和䶮塘加装路灯',
  '班子',
  '作风',
  '',
  '周女士',
  '13800000001',
  '',
]
const other = ['2026年9月28日', '意见箱', '企业', '申诉求决', '市场门口夜里太暗，请加装路灯', '', '', '', '', '', '']

const sheet = async (rows: string[][], name = '意见.xlsx') => {
  const columns = HEAD.map((title) => ({ title, width: 12, kind: 'text' as const }))
  return { name, bytes: await writeTable({ title: '意见建议', columns, rows }) }
}
const preview = (file: { name: string; bytes: Uint8Array }) => clerk.upload('/api/voices/batch/preview', [file])
const bytesOf = (text: string) => new TextEncoder().encode(text)
const count = async () => (await clerk.get('/api/voices')).body.total as number
type Previewed = { row: object }
const enterRows = (rows: Previewed[]) => clerk.post('/api/voices/batch', { rows: rows.map(({ row }) => row) })

describe('a sheet of opinions', () => {
  it('is looked through by row and column, entered whole, and taken back while nobody has begun', async () => {
    await entered({ text: '公园厕所早点开门' })
    const same = [...good.slice(0, 4), '公园厕所，早点开门！', '', '', '', '', '', '']
    const { body } = await preview(await sheet([good, other, good, same]))
    expect(body.unknown).toEqual(['怪栏目'])
    expect(body.rows.map((row: { faults: unknown[] }) => row.faults)).toEqual([[], [], [], []])
    const sames = body.rows.map((row: { sameAs: string }) => row.sameAs)
    expect(sames).toEqual(['', '', expect.stringMatching(/第3行相同/), expect.stringMatching(/已登记的2026-\d+相同/)])
    const before = await count()
    const { status, body: got } = await enterRows(body.rows)
    expect([status, got.entered, got.folded, await count()]).toEqual([201, 4, 2, before + 2])
    const [line] = (await clerk.get('/api/voices?search=䶮塘')).body.rows
    expect(line).toMatchObject({ raw: 2, kind: 'suggestion', receivedOn: '2026-09-29' })
    expect((await view(line.id)).opinions[0]).toMatchObject({ text: '给𠮷祥街和䶮塘加装路灯', hasContact: true })

    const [batch] = (await clerk.get('/api/voices/batches')).body.rows
    expect(batch).toMatchObject({ rows: 4, refusal: null, undoneAt: null })
    const undo = () => clerk.post(`/api/voices/batches/${batch.id}/undo`)
    expect((await Promise.all([undo(), undo()])).map((one) => one.status).sort()).toEqual([200, 409])
    expect(await count()).toBe(before)
    expect(await view(line.id)).toMatchObject({ state: 'withdrawn', opinions: [], acts: [] })
    expect((await clerk.get('/api/voices?search=公园厕所')).body.rows[0].raw).toBe(1)
  })

  it('is not taken back once somebody has begun with a row', async () => {
    const { body } = await preview(
      await sheet([[...good.slice(0, 4), '文化馆的夜校再多开几个班', '', '', '', '', '', '']]),
    )
    const { id } = (await enterRows(body.rows)).body
    const [line] = (await clerk.get('/api/voices?search=夜校再多开')).body.rows
    await done(clerk, line.id, 'accept', accepting())
    const { status, body: told } = await clerk.post(`/api/voices/batches/${id}/undo`)
    expect([status, told.message]).toEqual([409, expect.stringContaining('已经开始办理')])
    const batches = (await clerk.get('/api/voices/batches')).body.rows as { id: string; refusal: string }[]
    expect(batches.find((batch) => batch.id === id)?.refusal).toContain('已经开始办理')
    expect((await view(line.id)).opinions).toHaveLength(1)
    expect((await clerk.post(`/api/voices/batches/${people.clerk}/undo`)).status).toBe(404)
  })

  it('with wrong rows says which column is wrong and enters nothing', async () => {
    const wrong = ['2026年2月30日', '路边', '', '别的', '=A1+B1', '字'.repeat(61), '', '', '', '', '']
    const late = ['2026-10-01', '电话', '群众', '', '字'.repeat(2001), '', '', '', '', '', '']
    const { body } = await preview(await sheet([good, wrong, late]))
    const faults = body.rows.map((row: { faults: { column: string }[] }) => row.faults.map(({ column }) => column))
    expect(faults[0]).toEqual([])
    expect(faults[1].sort()).toEqual(['原文', '事项种类', '对象', '收集时间', '方式', '来源'].sort())
    expect(faults[2].sort()).toEqual(['原文', '收集时间'].sort())
    const before = await count()
    const answer = await enterRows(body.rows)
    expect([answer.status, await count()]).toEqual([400, before])
    expect(answer.body.faults[0].field).toMatch(/^rows\.1\./)
  })

  it('may be pasted, with cells that hold line breaks and quotes', async () => {
    const cells = [...good.slice(0, 4), '"第一行\n第二行说""好"""', '', '', '', '', '', '']
    const text = `${HEAD.join('\t')}\r\n${cells.join('\t')}\r\n`
    const { body } = await preview({ name: '粘贴.tsv', bytes: bytesOf(text) })
    expect(body.rows).toMatchObject([{ at: '第2行', faults: [], row: { text: '第一行\n第二行说"好"' } }])
  })

  it.each([
    ['空.xlsx', new Uint8Array(), 422],
    ['坏.xlsx', bytesOf('不是压缩包'), 422],
    ['空.tsv', new Uint8Array(), 422],
    ['别的编码.tsv', new Uint8Array([0xca, 0xd5, 0xbc, 0xaf, 0x09, 0xd4, 0xad]), 422],
    ['没有表头.tsv', bytesOf('姓名\t性别\n甲\t女'), 422],
    ['太大.xlsx', new Uint8Array(21 * 1024 * 1024), 413],
  ])('%s is refused in words', async (name, bytes, expected) => {
    const { status, body } = await preview({ name, bytes })
    expect([status, body.message]).toEqual([expected, expect.stringMatching(/请|可以先下载样表/)])
  })

  it('is for the clerk alone; the sample is a sheet', async () => {
    expect((await clerk.get('/api/voices/batch/sample.xlsx')).bytes.length).toBeGreaterThan(5000)
    for (const client of [head, leader, inspector]) {
      expect((await client.get('/api/voices/batches')).status).toBe(403)
      expect((await client.post('/api/voices/batch', { rows: [] })).status).toBe(403)
    }
  })
})

describe('call-backs', () => {
  const waiting = async (client = inspector) => (await client.get('/api/voices/call-backs?size=200')).body
  const lineOf = async (id: string, client = inspector) =>
    (await waiting(client)).rows.find((row: { id: string }) => row.id === id)

  it('draw each answer once, at least the share, and only where somebody can be called', async () => {
    const ids = [await answered({ contactName: '郑女士', contactPhone: '13800000002' })]
    for (let n = 0; n < 3; n += 1) ids.push(await answered({ contactName: '何先生' }))
    const silent = await answered()
    const { fresh, percent } = await waiting()
    expect([fresh >= 4, percent]).toEqual([true, 10])
    expect((await clerk.post('/api/voices/call-backs/draw')).body).toEqual({ considered: fresh, drawn: 1 })
    expect((await inspector.post('/api/voices/call-backs/draw')).body).toEqual({ considered: 0, drawn: 0 })
    expect((await head.post('/api/voices/call-backs/draw')).status).toBe(403)
    const { rows } = await waiting()
    expect(JSON.stringify(rows)).not.toMatch(/郑女士|何先生|1380000/)
    expect(rows.filter((row: { reason: string }) => row.reason === 'sample')).toHaveLength(1)
    expect(await lineOf(silent)).toBeUndefined()
    // Whoever was drawn is asked before the item can be closed, also when the raiser has said to be satisfied.
    const [{ id }] = rows.filter((row: { reason: string }) => row.reason === 'sample')
    await done(clerk, id, 'raiser-answer', { isSatisfied: true, text: '' })
    const past = await act(clerk, id, 'close')
    expect([past.status, past.body.message]).toEqual([409, expect.stringContaining('先由第三人回访')])
    await done(inspector, id, 'call-back', { outcome: 'satisfied', note: '满意' })
    await done(clerk, id, 'close')
    expect(await view(id)).toMatchObject({ state: 'closed' })
  })

  it('hold every dissatisfied one and every order; the caller is neither handler nor writer nor approver', async () => {
    const codeHash = code()
    const body = { sourceKind: 'tourist', text: 'The audio guide is broken.', contact: { name: 'Ann', phone: '1' } }
    await submit(facts.opinionTaker as never, { body, codeHash, language: 'en' })
    const [{ id }] = (await clerk.get('/api/voices?search=audio guide')).body.rows
    await done(clerk, id, 'accept', accepting())
    await done(clerk, id, 'assign', assigning({ handlerId: null }))
    await done(head, id, 'draft', drafting)
    await done(leader, id, 'approve')
    expect(await lineOf(id)).toBeUndefined()
    await submit(facts.followUpTaker as never, { body: { isSatisfied: false, text: 'Still' }, codeHash })
    expect(await lineOf(id)).toBeUndefined()
    // Another person answers the second time; who wrote the first answer is no third person either.
    await done(clerk, id, 'draft', drafting)
    await done(leader, id, 'approve')
    expect(await lineOf(id)).toMatchObject({ reason: 'dissatisfied', tries: 0, refusal: null, contacts: [{}] })
    expect((await lineOf(id, clerk)).refusal).toContain('第三人')
    const call = { outcome: 'satisfied', note: '已经修好' }
    for (const client of [head, leader, clerk]) {
      await alsoAs(client, 'party_clerk', async () => {
        expect((await act(clerk === client ? clerk : client, id, 'call-back', call)).status).toBe(409)
      })
    }
    const [{ opinionId }] = (await lineOf(id)).contacts
    const seen = () =>
      world.db.selectFrom('auditEntry').select('id').where('action', '=', 'feedback.contact-read').execute()
    const before = (await seen()).length
    for (let n = 0; n < 2; n += 1) {
      expect((await inspector.post(`/api/opinions/${opinionId}/contact`)).body).toEqual({ name: 'Ann', phone: '1' })
    }
    expect((await seen()).length).toBe(before + 2)
    expect((await clerk.post(`/api/opinions/${opinionId}/contact`)).status).toBe(403)
    await done(inspector, id, 'call-back', { outcome: 'dissatisfied', note: '还是坏的' })
    expect(await view(id)).toMatchObject({ state: 'assigned', reopenings: 2, problem: { number: expect.any(String) } })
    expect(await lineOf(id)).toBeUndefined()
    // Nothing to call about while it is worked on again.
    expect((await inspector.post(`/api/opinions/${opinionId}/contact`)).status).toBe(409)
    const again = (await clerk.get('/api/voices?state=reopened&size=200')).body.rows
    expect(again.map((row: { id: string }) => row.id)).toContain(id)
    const today = JSON.stringify((await clerk.get('/api/today')).body)
    expect(today).toContain('仍不满意')
  })

  it('end when the raiser is reached or cannot be after three tries', async () => {
    const id = await answered({ kind: 'hotline', channel: 'hotline' })
    for (const tries of [0, 1, 2]) {
      expect(await lineOf(id)).toMatchObject({ reason: 'hotline', tries, contacts: [] })
      await done(inspector, id, 'call-back', { outcome: 'unreachable', note: '无人接听' })
    }
    expect(await lineOf(id)).toBeUndefined()
    const reached = await answered({ kind: 'hotline', channel: 'hotline' })
    await done(inspector, reached, 'call-back', { outcome: 'satisfied', note: '满意' })
    expect(await lineOf(reached)).toBeUndefined()
  })
})

describe('lists', () => {
  it('are filtered, ordered and paged where the rows are, without losing one', async () => {
    await entered({ receivedOn: '2026-08-01', kind: 'hotline' })
    const all = (await clerk.get('/api/voices?size=200')).body
    expect(all.total).toBe(all.rows.length)
    const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id)
    for (const [sort, order] of [
      ['due', 'asc'],
      ['due', 'desc'],
      ['received', 'asc'],
      ['received', 'desc'],
    ]) {
      const at = `/api/voices?sort=${sort}&order=${order}`
      const whole = idsOf((await clerk.get(`${at}&size=200`)).body.rows)
      const pages: string[] = []
      for (let page = 1; pages.length < whole.length; page += 1) {
        pages.push(...idsOf((await clerk.get(`${at}&size=7&page=${page}`)).body.rows))
      }
      expect(pages).toEqual(whole)
      expect([...whole].sort()).toEqual(idsOf(all.rows).sort())
    }
    for (const lamp of ['red', 'amber', 'grey', 'green']) {
      const { rows } = (await clerk.get(`/api/voices?size=200&lamp=${lamp}`)).body
      const wanted = all.rows.filter((row: { lamp: string }) => row.lamp === lamp)
      expect(idsOf(rows)).toEqual(idsOf(wanted))
    }
    expect((await clerk.get('/api/voices?search=100%25')).body.total).toBe(0)
    expect((await head.get('/api/voices')).body.total).toBeLessThan(all.total)
  })

  it('of reports are paged, found by number, and exported without a word of them', async () => {
    for (const text of ['收受礼品一事', '违规用车一事', '公款吃喝一事']) {
      await submit(facts.reportTaker as never, { body: { text, about: '某人', contact: null }, codeHash: code() })
    }
    const first = (await inspector.get('/api/conduct-reports?size=2')).body
    const second = (await inspector.get('/api/conduct-reports?size=2&page=2')).body
    expect([first.total, first.rows.length, second.rows.length]).toEqual([3, 2, 1])
    const { number } = second.rows[0]
    expect((await inspector.get(`/api/conduct-reports?search=${number}`)).body.total).toBe(1)
    expect((await inspector.get('/api/conduct-reports?state=routed')).body.total).toBe(0)
    expect((await inspector.get('/api/conduct-reports.xlsx')).bytes.length).toBeGreaterThan(4000)
    for (const client of [clerk, head, leader]) {
      expect((await client.get('/api/conduct-reports.xlsx')).status).toBe(403)
    }
  })
})

describe('recusal', () => {
  it('of who is near the raiser names the article and somebody else, the writer never learns why', async () => {
    const personnel = await world.as('personnel_clerk')
    await created(personnel, dossierOf('吴六', { sectionId }))
    // 周五 is married to 赵二, the head of the section.
    const id = await entered({ contactName: '赵二' })
    await done(clerk, id, 'accept', accepting())
    const kin = await act(clerk, id, 'assign', assigning({ handlerId: people.wife }))
    expect([kin.status, kin.body.message]).toEqual([409, expect.stringMatching(/第二十八条.*可以改由吴六经办/)])
    const empty = await act(clerk, id, 'assign', assigning({ handlerId: people.wife, sectionId: otherSectionId }))
    expect(empty.body.message).toContain('请改交其他科室')
    await done(clerk, id, 'assign', assigning({ handlerId: null }))
    const writer = await act(head, id, 'draft', drafting)
    expect([writer.status, writer.body.message]).toEqual([409, expect.stringContaining('第二十八条')])
    expect(writer.body.message).not.toMatch(/提出人|赵二|亲属/)
  })
})

describe('what is proposed and set', () => {
  it('the leader of a section by the portfolio', async () => {
    expect((await clerk.get('/api/voices/leaders')).body.rows).toEqual([])
    const row = { unitId: world.unitId, id: people.clerk!, sectionId, leaderId: people.leader!, fromOn: '2026-01-01' }
    await world.db.insertInto('portfolio').values(row).execute()
    const proposed = { sectionId, leaderId: people.leader, leaderName: '钱三' }
    expect((await clerk.get('/api/voices/leaders')).body.rows).toEqual([proposed])
    expect((await head.get('/api/voices/leaders')).status).toBe(403)
  })

  it('the days for a suggestion, named as not confirmed; an appeal keeps its sixty', async () => {
    const id = await entered()
    const appeal = await entered({ kind: 'appeal' })
    const row = { unitId: world.unitId, key: 'suggestionDays', validFrom: '2026-09-01', value: '30' }
    const set = { document: '局办〔2026〕9号', setBy: '程一', setAt: world.clock.now() }
    await world.db
      .insertInto('localSetting')
      .values({ ...row, ...set })
      .execute()
    await done(clerk, id, 'accept', accepting())
    await done(clerk, appeal, 'accept', accepting({ kind: 'appeal' }))
    expect(await view(id)).toMatchObject({ nominalOn: '2026-10-30', basis: expect.stringContaining('来源未确认') })
    expect(await view(appeal)).toMatchObject({ nominalOn: '2026-11-29', basis: '《信访工作条例》第三十四条' })
    await world.db.deleteFrom('localSetting').where('key', '=', 'suggestionDays').execute()
  })
})
