import { describe, expect, it } from 'vitest'
import { briefly, findingsOn, held, person, worldOn } from '../../../testing/cadre-records.ts'
import type { CadreRecord } from '../../people/facts.ts'
import { checkUnit } from './run.ts'

const TODAY = '2026-11-23'

const relative = (relation: string, { name, birth }: { name: string; birth: string }) => ({
  ...{ relation, name, birth, work: '' },
})

const at = (postId: string, level: string) => [held(level, '2024-03', '', { postId, confirmedOn: '2025-03' })]
/** A university degree keeps the rule about schooling quiet, ranks that about years in them. */
const deputy = person('deputy', { posts: at('deputy director', '乡科级副职'), birth: '1980-06-15' })
const accountant = person('accountant', { posts: at('accountant', ''), birth: '1982-11', sex: '女' })
const head = person('head', { posts: at('head of office', '股级正职'), birth: '1979-02' })
const clerk = person('clerk', { posts: at('clerk', ''), birth: '1990-07' })

const kin = async (...people: CadreRecord[]) =>
  briefly((await findingsOn(TODAY, people)).filter(({ rule }) => rule.startsWith('hb-')))

const FINANCE = ['hb-hr-finance accountant violation null']
const CHAIN = ['hb-same-chain clerk violation null']

describe('relatives in one bureau', () => {
  it('are found in the family table of either', async () => {
    expect(await kin({ ...deputy, relatives: [relative('妻子', accountant)] }, accountant)).toEqual(FINANCE)
    expect(await kin(deputy, { ...accountant, relatives: [relative('丈夫', deputy)] })).toEqual(FINANCE)
    expect(await kin(accountant, { ...deputy, relatives: [relative('妻子', accountant)] })).toEqual(FINANCE)
  })

  it('are found once when both tables tell of them', async () => {
    const both = [
      { ...deputy, relatives: [relative('妻子', accountant)] },
      { ...accountant, relatives: [relative('丈夫', deputy)] },
    ]
    expect(await kin(...both)).toEqual(FINANCE)
    expect(await kin(...both.toReversed())).toEqual(FINANCE)
    const inOffice = [
      { ...head, relatives: [relative('侄子', clerk)] },
      { ...clerk, relatives: [relative('叔叔', head)] },
    ]
    expect(await kin(...inOffice)).toEqual(CHAIN)
    expect(await kin(...inOffice.toReversed())).toEqual(CHAIN)
  })

  it.each([
    ['1982-11', true],
    ['1982-11-08', true],
    ['1982.11', true],
    ['1982-12', false],
    ['1972-11', false],
    ['1982', false],
    ['', false],
  ])('are no namesakes born in %s: found %s', async (birth, expected) => {
    const wife = relative('妻子', { ...accountant, birth })
    expect(await kin({ ...deputy, relatives: [wife] }, accountant)).toEqual(expected ? FINANCE : [])
  })

  it('are told from a namesake in the bureau by the month of birth', async () => {
    const namesake = { ...clerk, id: 'namesake', name: accountant.name, birth: '1983-11' }
    const husband = { ...deputy, relatives: [relative('妻子', accountant)] }
    expect(await kin(namesake, husband, accountant)).toEqual(FINANCE)
    expect(await kin(namesake, husband)).toEqual([])
  })

  it.each(['前妻', '同学', ''])('are none by the word %s', async (relation) => {
    expect(await kin({ ...deputy, relatives: [relative(relation, accountant)] }, accountant)).toEqual([])
  })

  it('are told by the table that has a word for them', async () => {
    const divorced = { ...deputy, relatives: [relative('前妻', accountant)] }
    const married = { ...accountant, relatives: [relative('丈夫', deputy)] }
    expect(await kin(divorced, married)).toEqual(FINANCE)
    expect(await kin(married, divorced)).toEqual(FINANCE)
  })

  it('are in order where one does not lead the bureau, or the other has no work of people or money', async () => {
    expect(await kin({ ...head, relatives: [relative('妻子', accountant)] }, accountant)).toEqual([])
    expect(await kin({ ...deputy, relatives: [relative('妻子', clerk)] }, clerk)).toEqual([])
  })

  it('may not stand above each other in one section, nor under the same head', async () => {
    expect(await kin({ ...head, relatives: [relative('侄子', clerk)] }, clerk)).toEqual(CHAIN)
    const colleague = person('colleague', { posts: at('clerk', ''), relatives: [relative('妹妹', clerk)] })
    expect(await kin(colleague, clerk)).toEqual(CHAIN)
  })

  it('do not concern anybody once one has left', async () => {
    const husband = { ...deputy, relatives: [relative('妻子', accountant)] }
    expect(await kin(husband, { ...accountant, state: '调出' })).toEqual([])
    expect(await kin({ ...husband, state: '退休' }, accountant)).toEqual([])
  })

  it('were none in the bureau before the second one came', async () => {
    const husband = { ...deputy, relatives: [relative('妻子', accountant)] }
    const found = await findingsOn('2024-02-29', [husband, accountant])
    expect(found.filter(({ rule }) => rule.startsWith('hb-'))).toEqual([])
  })

  it('stand with the paper that names them and the posts of both', async () => {
    const [found] = await findingsOn(TODAY, [deputy, { ...accountant, relatives: [relative('丈夫', deputy)] }])
    expect(found!.evidence).toEqual([
      { kind: '家庭成员', text: '干部accountant：丈夫干部deputy', link: '/people/accountant' },
      { kind: '任职', text: '干部accountant：职务', link: '/people/accountant' },
      { kind: '任职', text: '干部deputy：乡科级副职职务', link: '/people/deputy' },
    ])
  })
})

describe('relatives under one leader', () => {
  const keeper = person('keeper', { posts: at('head of culture', '股级正职'), birth: '1985-04' })
  const brothers = [{ ...head, relatives: [relative('弟弟', keeper)] }, keeper]
  const nephew = [{ ...deputy, relatives: [relative('侄子', keeper)] }, keeper]
  const chained = async (leaders: Record<string, string>, people: CadreRecord[]) => {
    const found = await checkUnit([people], worldOn(TODAY, new Map(Object.entries(leaders))))
    return found.filter(({ rule }) => rule === 'hb-same-chain').map(({ because }) => because)
  }

  it('are two heads whose sections one deputy answers for', async () => {
    expect(await chained({ office: 'deputy', culture: 'deputy' }, brothers)).toEqual([
      expect.stringContaining('直接隶属同一领导，应当回避'),
    ])
    expect(await chained({ office: 'deputy', culture: 'second' }, brothers)).toEqual([])
    expect(await chained({ office: 'deputy' }, brothers)).toEqual([])
    expect(await chained({}, brothers)).toEqual([])
  })

  it('are a deputy and the head of a section the deputy answers for', async () => {
    for (const people of [nephew, nephew.toReversed()]) {
      expect(await chained({ culture: 'deputy' }, people)).toEqual([expect.stringContaining('直接上下级，应当回避')])
      expect(await chained({ culture: 'second', office: 'deputy' }, people)).toEqual([])
    }
  })

  it('are not the deputy and somebody whom a head stands between', async () => {
    const niece = [{ ...deputy, relatives: [relative('侄子', clerk)] }, clerk]
    expect(await chained({ office: 'deputy' }, niece)).toEqual([])
  })
})
