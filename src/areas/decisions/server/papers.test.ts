import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MeetingBureau, makeMeeting } from '../../../testing/meeting-bureau.ts'
import { unpacked } from '../../../testing/unpacked.ts'
import type { RoomCommand } from '../schema/room.ts'

let bureau: MeetingBureau

beforeAll(async () => {
  bureau = await makeMeeting({ members: 3, items: [{ title: '购置设备', method: 'named' }] })
})
afterAll(() => bureau.world.close())

const get = (name: string, by = bureau.clerk) => by.get(`/api/meetings/${bureau.meetingId}/papers/${name}`)
const wordsOf = async (bytes: Uint8Array) => (await unpacked(bytes, 'word/document.xml')).toString('utf8')

/** From signing in to the end of the meeting; the chair speaks and votes last. */
async function hold() {
  await bureau.open()
  const itemId = bureau.items[0]!.id
  const inOrder = bureau.members.toReversed()
  const commands: RoomCommand[] = [
    ...inOrder.map(({ id: memberId }) => ({ kind: 'sign-in' as const, memberId })),
    { kind: 'start-item', itemId },
    ...inOrder.map(({ id: memberId }) => {
      return { kind: 'state' as const, itemId, memberId, attitude: 'agree' as const, text: '应当购置' }
    }),
    { kind: 'open-vote', itemId, method: 'named' },
    ...inOrder.map(({ id: memberId }) => ({ kind: 'vote' as const, itemId, memberId, choice: 'agree' as const })),
    { kind: 'close-vote', itemId },
    { kind: 'close-meeting' },
  ]
  for (const command of commands) {
    const { status, body } = await bureau.act(bureau.clerk, command)
    if (status !== 200) throw new Error(`${command.kind}: ${JSON.stringify(body)}`)
  }
}

describe('papers through HTTP', () => {
  it('gives notice, agenda and ballots before the meeting, and refuses what needs its end', async () => {
    for (const name of ['notice.docx', 'agenda.docx', 'ballots.docx']) {
      const { status, bytes } = await get(name)
      expect([name, status]).toEqual([name, 200])
      expect(await wordsOf(bytes)).toContain('购置设备')
    }
    for (const name of ['minutes.docx', 'record.docx', 'votes.docx']) {
      const { status, body } = await get(name)
      expect(status).toBe(409)
      expect((body as { message: string }).message).toContain('会议还没有结束')
    }
  })

  it('refuses strangers, a register of no item and papers there are none of', async () => {
    expect((await get('agenda.docx', await bureau.world.as('cadre'))).status).toBe(403)
    expect((await get('register.docx')).status).toBe(404)
    expect((await get(`register.docx?item=${bureau.meetingId}`)).status).toBe(404)
    expect((await get('secrets.docx')).status).toBe(400)
  })

  it('gives a blank approval form, and no filled one of a topic that is not there', async () => {
    const path = '/api/decisions/approval.docx'
    const { status, bytes } = await bureau.clerk.get(path)
    expect(status).toBe(200)
    expect(await wordsOf(bytes)).toContain('党组会议议题报批单')
    expect((await bureau.clerk.get(`${path}?topic=${bureau.meetingId}`)).status).toBe(404)
  })

  it('gives all papers and the ledger of the year after the meeting, and says so in the log', async () => {
    await hold()
    for (const name of ['minutes.docx', 'record.docx', 'votes.docx', `register.docx?item=${bureau.items[0]!.id}`]) {
      const { status, bytes } = await get(name)
      expect([name, status]).toEqual([name, 200])
      expect(await wordsOf(bytes)).toContain('购置设备')
    }
    const year = bureau.world.clock.now().getUTCFullYear()
    const ledger = await bureau.clerk.get(`/api/decisions/ledger.xlsx?year=${year}`)
    expect(ledger.status).toBe(200)
    expect((await unpacked(ledger.bytes, 'xl/sharedStrings.xml')).toString('utf8')).toContain('购置设备')
    const other = await bureau.clerk.get('/api/decisions/ledger.xlsx?year=2001')
    expect((await unpacked(other.bytes, 'xl/sharedStrings.xml')).toString('utf8')).toContain('共0项。')
    const logged = await bureau.world.db
      .selectFrom('auditEntry')
      .select('subjectKind')
      .where('action', '=', 'meeting.paper-exported')
      .execute()
    expect(logged.map(({ subjectKind }) => subjectKind).sort()).toEqual([
      ...Array(7).fill('meeting'),
      'unit',
      'unit',
      'unit',
    ])
  })
})
