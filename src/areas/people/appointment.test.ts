import { describe, expect, it } from 'vitest'
import { dossierOf } from '../../testing/dossiers.ts'
import { appointed, removed } from './appointment.ts'

const held = { level: '股级副职', kind: '任职', postId: 'old', endedOn: '', confirmedOn: '', document: '' } as const
const dossier = dossierOf(
  '顾长安',
  { currentPost: '市场管理科副科长', sectionId: 'market' },
  {
    postsHeld: [
      { ...held, title: '市场管理科副科长', startedOn: '2020-03-01' },
      { ...held, kind: '兼任', postId: 'union', title: '工会副主席', startedOn: '2021-01' },
      { ...held, postId: 'first', title: '科员', startedOn: '2012-07', endedOn: '2020-03-01' },
    ],
    resume: [
      { start: '2012-07', end: '2020-03', text: '云栖市文化和旅游局科员', secondment: false, during: [] },
      { start: '2020-03', end: null, text: '云栖市文化和旅游局市场管理科副科长', secondment: false, during: [] },
    ],
  },
)
const post = { id: 'new', title: '产业发展科科长', level: '股级正职', sectionId: 'industry' }
const order = { on: '2026-09-01', document: '云文旅党组〔2026〕9号' }

describe('an appointment', () => {
  const after = appointed(dossier, post, { ...order, unitName: '云栖市文化和旅游局' })

  it('ends the present post, leaves what is held beside it and what has ended, and begins the new one', () => {
    expect(after.postsHeld.map(({ title, endedOn }) => [title, endedOn])).toEqual([
      ['市场管理科副科长', '2026-09-01'],
      ['工会副主席', ''],
      ['科员', '2020-03-01'],
      ['产业发展科科长', ''],
    ])
    expect(after.postsHeld[3]).toMatchObject({ level: '股级正职', postId: 'new', startedOn: '2026-09-01' })
    expect(after.postsHeld[3]!.document).toBe('云文旅党组〔2026〕9号')
  })

  it('moves section, present post and résumé', () => {
    expect(after.basic).toMatchObject({ currentPost: '产业发展科科长', sectionId: 'industry' })
    expect(after.resume.map(({ start, end, text }) => [start, end, text]).slice(1)).toEqual([
      ['2020-03', '2026-09', '云栖市文化和旅游局市场管理科副科长'],
      ['2026-09', null, '云栖市文化和旅游局产业发展科科长'],
    ])
  })
})

describe('a removal', () => {
  it('ends that post only', () => {
    const after = removed(dossier, 'old', order)
    expect(after.postsHeld.map(({ endedOn }) => endedOn)).toEqual(['2026-09-01', '', '2020-03-01'])
    expect(after.basic.currentPost).toBe('工会副主席')
  })

  it('of a post that is not held changes nothing of the posts', () => {
    expect(removed(dossier, 'other', order).postsHeld).toEqual(dossier.postsHeld)
  })
})
