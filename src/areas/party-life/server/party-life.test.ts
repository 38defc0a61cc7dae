import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordText } from '../../../testing/paper-text.ts'
import {
  at,
  branch,
  clerk,
  committee,
  enrolled,
  founded,
  idOf,
  judge,
  meetingOf,
  member,
  openPartyBureau,
  other,
  recorded,
  refusal,
  review,
  rows,
  seated,
  secretary,
  stranger,
  TODAY,
  view,
  world,
} from '../../../testing/party-bureau.ts'
import type { Client } from '../../../testing/world.ts'
import { organisationsOfPerson, partyYear, studyAttended } from '../facts.ts'

beforeAll(openPartyBureau, 60_000)
afterAll(() => world.close())

describe('organisations', () => {
  it('have one name each, parents of the right kind and dates in order', async () => {
    const add = async (body: object) => {
      const whole = { kind: 'branch', name: '第三党支部', parentId: committee, themeDay: null, position: 0, ...founded }
      const answer = await clerk.post(`${at}/organisations`, { ...whole, ...body })
      return [answer.status, answer.body.faults?.[0]?.field]
    }
    expect(await add({ name: '第一党支部' })).toEqual([409, 'name'])
    expect(await add({ parentId: branch })).toEqual([400, 'parentId'])
    expect(await add({ kind: 'cell', parentId: null })).toEqual([400, 'parentId'])
    expect(await add({ keptFromOn: '2015-02-28' })).toEqual([400, 'keptFromOn'])
    expect(await add({ foundedOn: '2026-02-30' })).toEqual([400, 'foundedOn'])
    expect(await add({ name: '' })).toEqual([400, 'name'])
    expect(await add({ themeDay: 32 })).toEqual([400, 'themeDay'])
  })

  it('change at their revision only, and only by the party clerk', async () => {
    const { organisation: one } = (await clerk.get(`${at}/organisations/${other}`)).body
    const { id: _, revision, parentName: _1, members: _2, formalMembers: _3, secretaryName: _4, ...rest } = one
    const { standing: _5, mayRecord: _6, ...given } = rest
    const change = { organisation: { ...given, themeDay: 12 }, revision }
    expect((await secretary.put(`${at}/organisations/${other}`, change)).status).toBe(403)
    expect((await clerk.put(`${at}/organisations/${other}`, change)).status).toBe(200)
    expect((await clerk.put(`${at}/organisations/${other}`, change)).status).toBe(409)
  })

  it('take a member from one branch to another on a day, never into two', async () => {
    const moved = await enrolled('顾长安', { fromOn: '2026-11-01' }, other)
    expect(moved.status).toBe(201)
    const { members } = (await clerk.get(`${at}/organisations/${branch}`)).body
    expect(members.find(({ name }: { name: string }) => name === '顾长安').untilOn).toBe('2026-10-31')
    const before = await rows('partyMembership')
    expect((await enrolled('顾长安', { fromOn: '2026-06-01' })).status).toBe(409)
    expect((await enrolled('方知远', { untilOn: '2023-01-01' })).status).toBe(400)
    expect((await enrolled('方知远', {}, committee)).status).toBe(400)
    expect((await enrolled('方知远', { personId: randomUUID() })).status).toBe(400)
    expect((await enrolled('方知远', { cellId: other })).status).toBe(400)
    expect(await rows('partyMembership')).toBe(before)
    const overlapping = { unitId: world.unitId, id: randomUUID(), personId: idOf('顾长安'), organisationId: branch }
    const insert = world.db
      .insertInto('partyMembership')
      .values({ ...overlapping, fromOn: '2026-11-05' })
      .execute()
    await expect(insert).rejects.toThrow('one branch at a time')
  })

  it('have one secretary at a time: a new one ends the term of the one before', async () => {
    expect((await seated('顾长安', 'secretary', other)).status).toBe(201)
    expect((await seated('方知远', 'secretary', other, { fromOn: '2026-11-20' })).status).toBe(201)
    const { positions } = (await clerk.get(`${at}/organisations/${other}`)).body
    expect(positions.map(({ untilOn }: { untilOn: string | null }) => untilOn)).toEqual(['2026-11-19', null])
    expect((await seated('沈听澜', 'secretary', other, { fromOn: '2025-01-01', untilOn: '2025-12-31' })).status).toBe(
      409,
    )
    expect((await seated('沈听澜', 'leader', other)).status).toBe(400)
    expect(await rows('partyPosition')).toBe(4)
  })

  it('are seen by their own members, by the committee above, and by nobody else', async () => {
    const seen = async (client: Client) =>
      (await client.get(`${at}/organisations`)).body.rows.map(({ name }: { name: string }) => name).toSorted()
    expect(await seen(member)).toEqual(['第一党支部'])
    expect(await seen(judge)).toHaveLength(3)
    expect((await (await world.as('cadre')).get(`${at}/organisations`)).status).toBe(403)
    expect(await seen(await world.as('discipline_inspector'))).toHaveLength(3)
    expect((await member.get(`${at}/organisations/${other}`)).status).toBe(404)
  })
})

describe('a theme day', () => {
  let id: string
  const absences = () => [
    { personId: idOf('𠮷䶮'), presence: 'leave', reason: '业务培训' },
    { personId: idOf('沈听澜'), presence: 'absent', reason: '没有说明' },
  ]

  it('is written down by the secretary of that day: everybody was there but those named', async () => {
    id = await recorded({ absences: absences() })
    const one = await view(id)
    expect([one.due, one.present, one.state]).toEqual([4, 2, 'recorded'])
    expect(one.people.find(({ name }: { name: string }) => name === '石敬之').hasVote).toBe(false)
    expect(one.findings[0]).toMatchObject({ rule: 'zb-theme-day' })
    const entries = await world.db.selectFrom('auditEntry').select('action').where('subjectId', '=', id).execute()
    expect(entries).toEqual([{ action: 'party.meeting-added' }])
  })

  it('is refused to others, on days to come, for people not due, twice the same and in bad shape', async () => {
    const before = await rows('partyMeeting')
    expect(await refusal({}, member)).toEqual([403, 'forbidden'])
    expect(await refusal({}, stranger)).toEqual([404, 'not_found'])
    expect(await refusal({ organisationId: other, heldOn: '2026-11-18' })).toEqual([404, 'not_found'])
    expect(await refusal({ heldOn: '2026-11-24' })).toEqual([400, 'heldOn'])
    expect(await refusal({ heldOn: '2014-01-01' })).toEqual([400, 'heldOn'])
    expect(await refusal({ heldOn: '2016-01-01', title: '以前' })).toEqual([400, 'heldOn'])
    expect(await refusal({ kind: 'study-group' })).toEqual([400, 'kind'])
    expect(await refusal({ also: ['theme-day'] })).toEqual([400, 'also'])
    expect(await refusal({ content: '' })).toEqual([400, 'content'])
    expect(await refusal({ title: 'a\u0007' })).toEqual([400, 'title'])
    expect(await refusal({ hours: 1.3 })).toEqual([400, 'hours'])
    expect(await refusal({ hostId: randomUUID(), title: '另外' })).toEqual([400, 'hostId'])
    const absence = { personId: idOf('顾长安'), presence: 'leave', reason: '出差' }
    expect(await refusal({ title: '另外', absences: [absence] })).toEqual([400, 'absences'])
    const own = { ...absence, personId: idOf('𠮷䶮') }
    expect(await refusal({ title: '另外', absences: [own, own] })).toEqual([400, 'absences'])
    expect(await refusal({ title: '另外', absences: [{ ...own, presence: 'exempt' }] })).toEqual([400, 'absences'])
    expect(await refusal({})).toEqual([409, 'isAnother'])
    expect(await rows('partyMeeting')).toBe(before)
    await recorded({ isAnother: true, title: '走进社区阅读角', startsAt: '09:00' }, clerk)
  })

  it('asks those who missed it to make it up; a note closes it, a click does not', async () => {
    const [item] = (await member.get('/api/today')).body.waiting
    expect(item).toMatchObject({ kind: 'party', title: '补学：走进社区阅读角', since: '2026-12-23T00:00:00.000Z' })
    const write = (client: Client, note: string) => client.post(`${at}/meetings/${id}/make-up`, { note })
    const note = '看了阅读角的需求登记表，下周起把盲文书目也列进配送清单。'
    expect((await write(member, '')).status).toBe(400)
    expect((await write(member, '已学习')).status).toBe(400)
    expect((await write(stranger, note)).status).toBe(404)
    expect((await write(member, note)).status).toBe(200)
    expect((await write(member, note)).status).toBe(404)
    expect((await member.get('/api/today')).body.waiting).toEqual([])
    const span = { from: '2026-11-01', until: TODAY }
    const studied = (await studyAttended(world.db, world.unitId, span)).filter(({ meetingId }) => meetingId === id)
    expect(studied.map(({ personId, isMakeUp }) => [personId, isMakeUp]).toSorted()).toEqual(
      [
        [idOf('许清如'), false],
        [idOf('石敬之'), false],
        [idOf('𠮷䶮'), true],
      ].toSorted(),
    )
    expect(studied[0]).toMatchObject({ organiser: '第一党支部', hours: 2, mode: '集中', kind: 'theme-day' })
  })

  it('tells why somebody was not there only to whoever keeps the records, and to that person', async () => {
    const reasons = async (client: Client) =>
      (await view(id, client)).people
        .map(({ reason }: { reason: string }) => reason)
        .filter(Boolean)
        .toSorted()
    expect(await reasons(secretary)).toEqual(['业务培训', '没有说明'])
    expect(await reasons(member)).toEqual(['业务培训'])
    expect((await stranger.get(`${at}/meetings/${id}`)).status).toBe(404)
  })

  it('goes back with a reason, is put right, and stays as it is once another has reviewed it', async () => {
    expect(await review(id, member)).toBe(403)
    expect(await review(id, judge, false, '请写')).toBe(400)
    expect(await review(id, judge, false, '请写明由谁办理')).toBe(200)
    expect((await secretary.get('/api/today')).body.waiting[0].title).toContain('被退回')
    const { revision } = await view(id)
    const meeting = meetingOf({ absences: absences(), decisions: '由沈听澜跟进。', isAnother: true })
    const change = { meeting, revision }
    expect((await secretary.put(`${at}/meetings/${id}`, { ...change, revision: 1 })).status).toBe(409)
    const planned = { ...meeting, isHeld: false }
    expect((await secretary.put(`${at}/meetings/${id}`, { ...change, meeting: planned })).status).toBe(409)
    const twice = await Promise.all([1, 2].map(() => secretary.put(`${at}/meetings/${id}`, change)))
    expect(twice.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await secretary.post(`${at}/meetings/${id}/additions`, { text: '补记一条内容' })).status).toBe(409)
    expect(await review(id, judge)).toBe(200)
    const after = await view(id)
    expect(after).toMatchObject({ state: 'reviewed', reviewedBy: '秦慕川', may: { change: false } })
    const again = await secretary.put(`${at}/meetings/${id}`, { meeting, revision: after.revision })
    expect(again.status).toBe(409)
    expect((await secretary.post(`${at}/meetings/${id}/additions`, { text: '读者需求已交图书馆。' })).status).toBe(200)
    const change2 = world.db.updateTable('partyMeeting').set({ title: '改' }).where('id', '=', id).execute()
    await expect(change2).rejects.toThrow('does not change')
    const dropped = world.db.deleteFrom('partyAttendance').where('meetingId', '=', id).execute()
    await expect(dropped).rejects.toThrow('does not change')
  })

  it('opens with what is known: how the last was held, who is on a trip, who is a full member', async () => {
    const due = (query: string, client = secretary) => client.get(`${at}/organisations/${branch}/due?${query}`)
    const office = await world.as('office_clerk')
    const made = async (path: string, body: object) => (await office.post(`/api/research/${path}`, body)).body.id
    const span = { fromOn: TODAY, untilOn: TODAY }
    const [personId, placeId] = [idOf('沈听澜'), await made('places', { title: '石门坳乡', kind: 'town' })]
    const asked = { theme: '文化点位', question: '文化点位有没有人用', leaderId: personId, memberIds: [personId] }
    const planId = await made('plans', { ...asked, ...span, placeIds: [placeId] })
    const visits = [{ placeId, onDay: TODAY }]
    await made('trips', { planId, ...span, memberIds: [personId], visits, crowdReason: '' })
    expect((await due(`kind=theme-day&on=${TODAY}`)).body).toMatchObject({
      away: [{ personId, presence: 'leave', reason: '下乡调研' }],
      usual: { place: '会议室', startsAt: '09:00', hours: 2, hostId: null },
    })
    expect((await due('kind=lecture&on=2026-11-22')).body).toMatchObject({ away: [], usual: null })
    expect((await due(`kind=theme-day&on=${TODAY}`, stranger)).status).toBe(404)
    await world.db.updateTable('person').set({ partyRegular: '2010-07' }).where('id', '=', personId).execute()
    const standing = (id: string, client = clerk) => client.get(`${at}/people/${id}/standing`)
    expect((await standing(personId)).body).toEqual({ formalOn: '2010-07-01' })
    expect((await standing(idOf('方知远'))).body).toEqual({ formalOn: null })
    expect((await standing(randomUUID())).status).toBe(404)
    expect((await standing(personId, secretary)).status).toBe(403)
  })

  it('is never reviewed by whoever wrote it', async () => {
    const own = await recorded({ title: '党务干部代记', heldOn: '2026-10-12' }, clerk)
    expect((await view(own)).may.review).toBe(false)
    expect(await review(own, clerk)).toBe(409)
  })
})

describe('a planned meeting', () => {
  it('is told to those due, seen in their calendar, cancelled or written down', async () => {
    const plan = { isHeld: false, content: '', title: '送图书下基层', heldOn: '2026-11-26' }
    const id = await recorded(plan)
    const act = async (name: string) =>
      (await secretary.post(`${at}/meetings/${id}/${name}`, { revision: (await view(id)).revision })).status
    expect((await member.get('/api/today')).body.waiting).toEqual([])
    expect(await act('notice')).toBe(200)
    expect((await member.get('/api/today')).body.waiting[0].title).toBe('主题党日：送图书下基层')
    const coming = async () => (await member.get('/api/agenda?from=2026-11-24&until=2026-12-31')).body.entries
    expect(await coming()).toMatchObject([{ kind: 'party', from: '2026-11-26', startsAt: '15:00', endsAt: '17:00' }])
    expect((await secretary.get(`${at}/meetings/${id}/record.docx`)).status).toBe(409)
    const paper = async (name: string, client = secretary) => client.get(`${at}/meetings/${id}/${name}.docx`)
    expect(await wordText((await paper('notice')).bytes)).toContain('关于开展主题党日的通知')
    const signIn = await wordText((await paper('sign-in', member)).bytes)
    for (const name of ['许清如', '𠮷䶮', '沈听澜', '石敬之']) expect(signIn).toContain(name)
    expect((await paper('sign-in', stranger)).status).toBe(404)
    expect(await act('cancel')).toBe(200)
    for (const name of ['notice', 'sign-in']) expect((await paper(name)).status).toBe(409)
    expect(await act('cancel')).toBe(409)
    expect(await coming()).toEqual([])
  })
})

describe('an assembly', () => {
  it('counts who may vote; the rule says what was passed, elected or invalid', async () => {
    const absences = [{ personId: idOf('沈听澜'), presence: 'leave', reason: '出差' }]
    const id = await recorded({ kind: 'assembly', title: '第四季度党员大会', heldOn: '2026-11-12', absences })
    const vote = async (more: object) => {
      const ballot = { kind: 'matter', matter: '工作安排', agree: 2, disagree: 0, abstain: 0, watched: 0, ...more }
      return (await secretary.post(`${at}/meetings/${id}/votes`, ballot)).status
    }
    expect(await vote({})).toBe(200)
    expect(await vote({ agree: 1, abstain: 1 })).toBe(200)
    expect(await vote({ kind: 'election', matter: '支部委员：许清如' })).toBe(200)
    expect(await vote({ agree: 3 })).toBe(400)
    expect(await vote({ agree: 2, disagree: 1 })).toBe(400)
    expect(await vote({ matter: '' })).toBe(400)
    const { votes } = await view(id)
    // Three may vote, two came: more than half of three is two; of three four fifths would be three.
    expect(votes.map(({ base, present, isPassed }: Record<string, unknown>) => [base, present, isPassed])).toEqual([
      [3, 2, true],
      [3, 2, false],
      [3, 2, false],
    ])
    expect((await secretary.delete(`${at}/meetings/${id}/votes/${votes[1].id}`)).status).toBe(200)
    expect(await vote({ matter: '再议一项' })).toBe(200)
    expect(await rows('partyVote')).toBe(3)
    const day = await recorded({ heldOn: '2026-08-10', title: '不能表决' })
    expect((await secretary.post(`${at}/meetings/${day}/votes`, { ...votes[0], watched: 0 })).status).toBe(400)
  })

  it('keeps files, and hands them to those who see the branch', async () => {
    const id = await recorded({ heldOn: '2026-08-11', title: '有签到表' })
    expect((await secretary.get(`${at}/meetings/${id}/notice.docx`)).status).toBe(409)
    const up = (name: string, text: string, client = secretary) =>
      client.upload(`${at}/meetings/${id}/files`, [{ name, bytes: new TextEncoder().encode(text) }])
    expect((await up('签到表.pdf', '签到')).body).toEqual({ added: 1 })
    expect((await up('空.pdf', '')).status).toBe(422)
    expect((await up('脚本.exe', 'x')).status).toBe(422)
    expect((await up('别人.pdf', 'x', member)).status).toBe(403)
    const [file] = (await view(id)).files
    const read = await member.get(`${at}/meetings/${id}/files/${file.id}`)
    expect(new TextDecoder().decode(read.bytes)).toBe('签到')
    expect((await stranger.get(`${at}/meetings/${id}/files/${file.id}`)).status).toBe(404)
    expect((await secretary.delete(`${at}/meetings/${id}/files/${file.id}`)).status).toBe(200)
    expect((await view(id)).files).toEqual([])
  })

  it('needs grades for the yearly review, and says when too many are excellent', async () => {
    const life = { kind: 'organisation-life', also: ['review'], title: '组织生活会', heldOn: '2026-11-20' }
    expect(await refusal(life)).toEqual([400, 'grades'])
    const grades = { excellent: 2, qualified: 2, basic: 0, unqualified: 0 }
    const id = await recorded({ ...life, grades })
    const found = (await view(id)).findings
    expect(found.find(({ rule }: { rule: string }) => rule === 'zb-review')).toMatchObject({ verdict: 'broken' })
    expect(found.find(({ rule }: { rule: string }) => rule === 'zb-orglife')).toMatchObject({ verdict: 'met' })
  })
})

describe('what is due', () => {
  const cells = async (kind: string, client = clerk) => {
    const { rows: all } = (await client.get(`${at}/matrix?year=2026`)).body
    const row = all.find((one: { organisationId: string; kind: string }) => {
      return one.organisationId === branch && one.kind === kind
    })
    return row?.cells.map(({ state }: { state: string }) => state)
  }

  it('is said for each month and quarter since records are kept, and before it is late', async () => {
    const before = Array.from({ length: 6 }, () => 'none')
    expect(await cells('theme-day')).toEqual([...before, 'missing', 'done', 'missing', 'done', 'done', 'none'])
    expect(await cells('assembly')).toEqual(['none', 'none', 'missing', 'done'])
    expect(await cells('lecture')).toEqual(['none', 'none', 'missing', 'due'])
    expect(await cells('committee')).toBeUndefined()
    expect(await cells('theme-day', stranger)).toBeUndefined()
    const titles = (await secretary.get('/api/today')).body.waiting.map(({ title }: { title: string }) => title)
    expect(titles).toContain('4项组织生活过期没有开展')
  })

  it('becomes a finding of the check-up with the organisation and the article', async () => {
    const principal = await world.as('principal')
    const { findings } = (await principal.get(`/api/checkup?on=${TODAY}`)).body
    const own = findings.filter(({ subject }: { subject: { id: string } }) => subject.id === branch)
    expect(own.map(({ rule }: { rule: string }) => rule).toSorted()).toEqual(
      ['zb-assembly', 'zb-lecture', 'zb-review', 'zb-theme-day'].toSorted(),
    )
    expect(own[0].subject.name).toBe('第一党支部')
    expect(own[0].cites[0].article).not.toBe('')
  })

  it('is excused when another agrees; a refusal leaves it due', async () => {
    const ask = (more: object = {}, client = secretary) =>
      client.post(`${at}/exemptions`, {
        ...{ organisationId: branch, kind: 'theme-day', period: '2026-07', reason: '全体抽调防汛值守', ...more },
      })
    expect((await ask({}, member)).status).toBe(403)
    expect((await ask({ period: '2026-Q3' })).status).toBe(400)
    expect((await ask({ period: '2026-13' })).status).toBe(400)
    expect((await ask({ kind: 'review' })).status).toBe(400)
    expect((await ask({ reason: '忙' })).status).toBe(400)
    const { id } = (await ask()).body
    expect((await ask()).status).toBe(409)
    const answer = (accept: boolean, client = clerk) => client.post(`${at}/exemptions/${id}/decision`, { accept })
    expect((await answer(true, secretary)).status).toBe(403)
    expect(await cells('theme-day')).toContain('missing')
    expect((await answer(true)).status).toBe(200)
    expect((await answer(false)).status).toBe(409)
    expect((await cells('theme-day'))[6]).toBe('exempt')
    const refused = (await ask({ period: '2026-09' }, clerk)).body.id
    expect((await clerk.post(`${at}/exemptions/${refused}/decision`, { accept: true })).status).toBe(409)
  })

  it('adds up the same in the yearly report', async () => {
    const year = await partyYear(world.db, world.unitId, 2026, TODAY)
    const own = year.gaps.filter(({ organisationId }) => organisationId === branch)
    expect(own.map(({ kind, period }) => `${kind} ${period}`).toSorted()).toEqual([
      'assembly 2026-Q3',
      'lecture 2026-Q3',
      'theme-day 2026-09',
    ])
    const held = await world.db.selectFrom('partyMeeting').select('kind').where('state', '<>', 'cancelled').execute()
    expect(year.meetings).toBe(held.length)
    const organisations = await organisationsOfPerson(world.db, world.unitId, idOf('许清如'), TODAY)
    expect(organisations).toMatchObject([{ name: '第一党支部', rank: 'secretary', isMember: true }])
  })
})

describe('lists and papers', () => {
  it('show what is in sight, filtered, and export the same', async () => {
    const list = (query: string, client = clerk) => client.get(`${at}/meetings?${query}`)
    expect((await list('search=阅读角')).body.count).toBe(2)
    expect((await list('search=%25')).body.count).toBe(0)
    expect((await list('kind=review')).body.count).toBe(1)
    expect((await list('', stranger)).body.count).toBe(0)
    expect((await list('page=0')).status).toBe(400)
    for (const path of ['meetings.xlsx', 'year.xlsx', 'year.docx', 'shortfalls.xlsx']) {
      const answer = await clerk.get(`${at}/${path}`)
      expect([path, answer.status]).toEqual([path, 200])
      expect(answer.bytes.length).toBeGreaterThan(2000)
    }
    expect((await clerk.get(`${at}/study-group.docx`)).status).toBe(404)
    expect((await (await world.as('cadre')).get(`${at}/year.xlsx`)).status).toBe(403)
  })
})
