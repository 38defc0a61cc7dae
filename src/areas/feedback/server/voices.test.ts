import { describe, expect, it } from 'vitest'
import {
  accepting,
  act,
  answered,
  clerk,
  code,
  done,
  entered,
  head,
  inspector,
  intake,
  leader,
  openVoiceBureau,
  otherSectionId,
  signIn,
  submit,
  told,
  view,
  world,
} from '../../../testing/voice-bureau.ts'
import * as facts from '../facts.ts'

openVoiceBureau()

describe('many of the same', () => {
  it('one hundred times the same text is one item with a hundred raw texts, each answered', async () => {
    const codes = Array.from({ length: 20 }, code)
    for (const codeHash of codes) {
      const body = { sourceKind: 'public', text: '广场舞的音响，太吵了 ', contact: null }
      await submit(facts.opinionTaker as never, { body, codeHash })
    }
    const { rows, total } = (await clerk.get('/api/voices?search=广场舞')).body
    expect([total, rows[0].raw]).toEqual([1, 20])
    await done(clerk, rows[0].id, 'accept', accepting())
    expect(await told(codes[19]!)).toMatchObject({ state: 'accepted' })
  })

  it('similar ones are shown and merged by hand, the texts kept apart', async () => {
    const one = await entered({ text: '建议在古城南门增加停车位，周末停不下车' })
    const other = await entered({ text: '古城南门停车位太少，周末停不下车，建议增加' })
    const away = await entered({ text: '博物馆讲解员态度很好，希望多讲几场' })
    const { rows } = (await clerk.get(`/api/voices/${one}/similar`)).body
    const ids = rows.map((row: { id: string }) => row.id)
    expect([ids[0], ids.includes(away)]).toEqual([other, false])
    expect((await act(clerk, one, 'merge', { intoId: one })).status).toBe(409)
    await done(clerk, other, 'merge', { intoId: one })
    expect((await view(one)).opinions).toHaveLength(2)
    expect(await view(other)).toMatchObject({ state: 'merged', raw: 0, acts: [] })
  })

  it('an order of the hotline that comes twice hangs on the first', async () => {
    const order = { kind: 'hotline', channel: 'hotline', orderNumber: 'RX20260930001' }
    const [one, other] = [await entered(order), await entered(order)]
    expect(other).toBe(one)
    expect((await view(one)).opinions).toHaveLength(2)
  })
})

describe('ratings', () => {
  const rate = (more: object, head: object = {}) =>
    submit(facts.ratingTaker as never, { body: { result: 5, attitude: 5, text: '', caseNumber: '', ...more }, ...head })
  const all = () => facts.ratingsBetween(world.db, world.unitId, '2026-09-30', '2026-09-30')

  it('fairly satisfied is not bad; a bad one in either respect is worked on within its terms', async () => {
    const before = (await clerk.get('/api/voices?kind=rating')).body.total
    await rate({ result: 3, attitude: 3 })
    expect((await clerk.get('/api/voices?kind=rating')).body.total).toBe(before)
    await rate({ result: 5, attitude: 2, text: '窗口的人不耐烦' })
    const [line] = (await clerk.get('/api/voices?kind=rating&search=不耐烦')).body.rows
    expect(line).toMatchObject({ dueOn: '2026-10-08', state: 'registered' })
    await done(clerk, line.id, 'accept', accepting({ kind: 'rating', isComplex: true }))
    expect(await view(line.id)).toMatchObject({ dueOn: '2026-10-27', acts: expect.arrayContaining(['contact']) })
    await done(clerk, line.id, 'contact')
    expect((await act(clerk, line.id, 'contact')).status).toBe(409)
    expect((await act(head, line.id, 'ask-extension', { reason: '来不及整改' })).status).toBe(404)
  })

  it('one case is rated once and once more; a third is kept and does not count', async () => {
    for (const result of [5, 1, 1]) await rate({ caseNumber: 'SP-77', result })
    const { rows } = (await clerk.get('/api/ratings?size=200')).body
    const those = rows.filter((row: { caseNumber: string }) => row.caseNumber === 'SP-77')
    expect(those.map((row: { isFollowUp: boolean }) => row.isFollowUp).filter(Boolean)).toHaveLength(2)
    expect(those.filter((row: { setAside: string | null }) => row.setAside)).toHaveLength(1)
  })

  it('are set aside once with their reason', async () => {
    await rate({ result: 4 }, { series: 'aaaa' })
    const [id] = (await all()).filter(({ series }) => series === 'aaaa').map((one) => one.id)
    const aside = (reason: string) =>
      world.db.transaction().execute((tx) => facts.setAsideRatings(tx, world.unitId, { ids: [id!], reason }))
    expect([await aside('同一设备短时间内连续评价'), await aside('别的原因')]).toEqual([1, 0])
    expect((await all()).find((one) => one.id === id)?.setAside).toBe('同一设备短时间内连续评价')
  })
})

describe('reports of conduct', () => {
  const body = { text: '执法人员收了景区的购物卡', about: '市场管理科某人', contact: { name: '王', phone: '0571-1' } }

  it('reach the discipline side only, sealed, every reading with a trace', async () => {
    await submit(facts.reportTaker as never, { body, codeHash: code() })
    expect((await clerk.get('/api/conduct-reports')).status).toBe(403)
    expect((await leader.get('/api/conduct-reports')).status).toBe(403)
    const { rows } = (await inspector.get('/api/conduct-reports')).body
    expect(JSON.stringify(rows)).not.toContain('购物卡')
    const stored = JSON.stringify(await world.db.selectFrom('conductReport').selectAll().execute())
    expect(stored).not.toContain('购物卡')
    const [{ id, revision }] = rows
    expect((await inspector.post(`/api/conduct-reports/${id}/reading`)).body).toMatchObject(body)
    expect((await head.post(`/api/conduct-reports/${id}/reading`)).status).toBe(403)
    const route = { routedTo: '市场管理科', routedSectionId: otherSectionId, aboutSectionId: otherSectionId, revision }
    const refused = await inspector.post(`/api/conduct-reports/${id}/route`, route)
    expect([refused.status, refused.body.message]).toEqual([409, expect.stringContaining('第三十条')])
    const lawful = { ...route, routedTo: '派驻纪检监察组', routedSectionId: null }
    expect((await inspector.post(`/api/conduct-reports/${id}/route`, lawful)).status).toBe(200)
    expect((await inspector.post(`/api/conduct-reports/${id}/route`, lawful)).status).toBe(409)
    const readings = await world.db
      .selectFrom('auditEntry')
      .select('id')
      .where('action', '=', 'feedback.report-read')
      .execute()
    expect(readings).toHaveLength(1)
  })

  it('entered as an opinion leave the ledger of opinions without a word', async () => {
    const id = await entered({ text: '举报：某科长违规吃喝，请查' })
    await done(clerk, id, 'to-discipline')
    expect(JSON.stringify(await view(id))).not.toContain('违规吃喝')
    const { rows } = (await inspector.get('/api/conduct-reports')).body
    const texts = await Promise.all(
      rows.map(
        async (row: { id: string }) => (await inspector.post(`/api/conduct-reports/${row.id}/reading`)).body.text,
      ),
    )
    expect(texts).toContain('举报：某科长违规吃喝，请查')
  })
})

describe('publishing', () => {
  it('warns of numbers and names, and asks for a second look', async () => {
    const id = await answered()
    const asked = {
      question: '图书馆能否延长开放？',
      answer: '请找程一，电话13800000000。',
      subject: '公共文化',
      isChecked: false,
    }
    const { status, body } = await act(clerk, id, 'publish', asked)
    expect([status, body.message]).toEqual([409, expect.stringMatching(/电话号码.*程一/)])
    await done(clerk, id, 'publish', { ...asked, answer: '开放到晚上九点。' })
    const [row] = await world.db.selectFrom('doorPublication').selectAll().where('key', '=', id).execute()
    expect(row!.body).toMatchObject({ question: asked.question, sectionName: '公共文化科' })
    expect((await act(clerk, id, 'publish', { ...asked, isChecked: true })).status).toBe(409)
  })
})

describe('closing', () => {
  it('without a word of the raiser waits fifteen days, a hotline order for its call-back', async () => {
    const [plain, order] = [await answered(), await answered({ kind: 'hotline', channel: 'hotline' })]
    world.clock.moveTo('2026-10-15T02:00:00Z')
    await signIn()
    expect((await act(clerk, plain, 'close')).status).toBe(409)
    world.clock.moveTo('2026-10-16T02:00:00Z')
    await signIn()
    await done(clerk, plain, 'close')
    expect((await act(clerk, order, 'close')).status).toBe(409)
    for (const count of [1, 2, 3]) {
      expect((await act(clerk, order, 'close')).status, String(count)).toBe(409)
      await done(inspector, order, 'call-back', { outcome: 'unreachable', note: '无人接听' })
    }
    await done(clerk, order, 'close')
  })

  it('dissatisfied at the call-back opens it again', async () => {
    const id = await answered()
    await done(inspector, id, 'call-back', { outcome: 'dissatisfied', note: '还是七点关门' })
    expect(await view(id)).toMatchObject({ state: 'assigned', reopenings: 1 })
    expect((await act(clerk, id, 'close')).status).toBe(409)
  })
})

describe('papers', () => {
  it('ledger, report and statistics tell of the same items', async () => {
    const { body } = await clerk.get('/api/voices/statistics?year=2026')
    const sum = (rows: { n: number }[]) => rows.reduce((total, row) => total + row.n, 0)
    expect([sum(body.bySection), sum(body.byMonth)]).toEqual([body.total.n, body.total.n])
    expect(body.total.n).toBeGreaterThan(5)
    const sheet = await clerk.get('/api/voices.xlsx')
    expect([sheet.status, sheet.bytes.length > 5000]).toEqual([200, true])
    const paper = await leader.get('/api/voices/report.docx?year=2026')
    expect([paper.status, paper.bytes.length > 5000]).toEqual([200, true])
    expect((await head.get('/api/voices/report.docx')).status).toBe(403)
  })
})

describe('bad input', () => {
  it.each([
    [{ sourceKind: '' }],
    [{ channel: 'door' }],
    [{ receivedOn: '2026-02-30' }],
    [{ receivedOn: '2026-10-01' }],
    [{ text: ' ' }],
    [{ text: '字'.repeat(2001) }],
    [{ text: '坏字符\u0000' }],
    [{ placeId: 'x' }],
    [{ placeId: '0a0596ba-972a-4dab-b103-f49142505afc' }],
  ])('%j changes nothing', async (more) => {
    const before = (await clerk.get('/api/voices')).body.total
    expect((await clerk.post('/api/voices', { rows: [intake(), intake(more)] })).status).toBe(400)
    expect((await clerk.get('/api/voices')).body.total).toBe(before)
  })

  it('rare characters come back as they were', async () => {
    const id = await entered({ text: '建议给𠮷祥街和䶮塘加装路灯', contactName: '䶮' })
    expect((await view(id)).opinions[0].text).toBe('建议给𠮷祥街和䶮塘加装路灯')
  })
})

it('opinions are told to the index with their course', async () => {
  const from = (day: string) => facts.opinionsBetween(world.db, world.unitId, day, '2026-09-30')
  const id = await answered({ kind: 'appeal' })
  await done(inspector, id, 'call-back', { outcome: 'satisfied', note: '已经解决' })
  const told = (await from('2026-09-30')).filter(({ isSatisfied }) => isSatisfied === true)
  expect(told).toMatchObject([{ sourceKind: 'public', day: '2026-09-30', state: 'answered', isComplaint: true }])
  expect(await from('2026-10-01')).toEqual([])
})
