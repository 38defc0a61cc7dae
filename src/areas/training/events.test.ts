import { describe, expect, it } from 'vitest'
import { courseKey } from './course-key.ts'
import { isAtMeeting } from './events.ts'

const meeting = { personId: 'a', on: '2026-05-20', title: '走进社区阅读角', kindTitle: '主题党日' }
const study = { personId: 'a', on: '2026-08-17', title: '中心组学习：文化强国', kindTitle: '中心组学习' }
const isTwice = isAtMeeting([meeting, study])

describe('a training', () => {
  it.each([
    ['走进社区阅读角', 'a', '2026-05-20', true],
    ['《走进 社区阅读角》', 'a', '2026-05-20', true],
    ['主题党日：走进社区阅读角', 'a', '2026-05-20', true],
    ['文化强国', 'a', '2026-08-17', true],
    ['中心组学习（文化强国）', 'a', '2026-08-17', true],
    ['走进社区阅读角', 'a', '2026-05-21', false],
    ['走进社区阅读角', 'b', '2026-05-20', false],
    ['走进社区', 'a', '2026-05-20', false],
    ['主题党日', 'a', '2026-05-20', false],
  ])('called %s of %s on %s is the meeting that was written down: %s', (course, personId, fromOn, expected) => {
    expect(isTwice({ personId, fromOn, courseKey: courseKey(course) })).toBe(expected)
  })
})
