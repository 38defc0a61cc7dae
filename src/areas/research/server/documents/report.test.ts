import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { unpacked } from '../../../../testing/unpacked.ts'
import { type ReportContent, tripReport } from './report.ts'

const textOf = async (bytes: Uint8Array) => {
  const xml = (await unpacked(bytes, 'word/document.xml')).toString('utf8')
  const paragraphs = xml.split('</w:p>').map((part) => [...part.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text))
  return `${paragraphs
    .map((texts) => texts.join(''))
    .join('\n')
    .trim()}\n`
}
const golden = readFileSync(join(import.meta.dirname, '../../goldens/调研报告.txt'), 'utf8')

const note = (sourceKind: 'town' | 'enterprise' | 'public' | 'tourist' | null, text: string, sourceName = '') => ({
  ...{ kind: sourceKind ? ('opinion' as const) : ('observation' as const), sourceKind, text, sourceName },
  placeTitle: '竹溪镇',
})
const advice = (text: string, changes: Partial<ReportContent['advice'][number]>) => ({
  ...{ text, outcome: null, decisionTitle: '', ruleName: '', reason: '', dueOn: '2026-12-20', ...changes },
})

const content: ReportContent = {
  ...{ unit: '云栖市文化和旅游局', on: '2026-11-30' },
  trip: {
    ...{ theme: '民宿消防与证照', question: '民宿办证卡在哪里？', leaderName: '方砺之' },
    ...{ fromOn: '2026-11-16', untilOn: '2026-11-17', findings: '两镇民宿二十一家。\n持证十三家。' },
    members: [
      { id: '1', name: '方砺之' },
      { id: '2', name: '马知行' },
    ],
    visits: [
      { placeId: 'a', title: '竹溪镇', onDay: '2026-11-16' },
      { placeId: 'b', title: '竹坞人家民宿', onDay: '2026-11-16' },
      { placeId: 'a', title: '竹溪镇', onDay: '2026-11-17' },
    ],
  },
  notes: [
    note('enterprise', '消防验收跑了三趟\n杜老板说材料每次不一样', '杜老板'),
    note('tourist', '走廊没有应急灯。'),
    note('town', '产权证明开不出来，杜老板也一样'),
    note(null, '灭火器四具，一具压力不足'),
  ],
  problems: [{ number: '2026-021', title: '民宿消防验收材料没有一次讲清', state: '整改中' }],
  helps: [
    { title: '协调产权证明', state: 'closed', result: '三家已经办成' },
    { title: '路口装指示牌', state: 'open', result: '' },
  ],
  advice: [
    advice('消防合格列为评定前置条件', { outcome: 'decision', decisionTitle: '民宿等级评定实施细则' }),
    advice('编印一次告知清单', { outcome: 'rule', ruleName: '《一次告知清单》（云文旅〔2026〕21号）' }),
    advice('由局里购买灭火器', { outcome: 'refused', reason: '属经营者主体责任' }),
    advice('设代办窗口', {}),
  ],
}

it('tells what was found, whose kind said it and never who', async () => {
  const text = await textOf(await tripReport(content))
  expect(text).toBe(golden)
  expect(text).not.toContain('杜老板')
})

it('leaves out the parts nothing was written for, and numbers the others in order', async () => {
  const empty = { ...content, notes: [], problems: [], helps: [], trip: { ...content.trip, visits: [], findings: '' } }
  const headings = (await textOf(await tripReport(empty))).split('\n').filter((line) => /^[一二三四五六]、/.test(line))
  expect(headings).toEqual(['一、调研基本情况', '二、工作建议'])
})
