import { describe, expect, it } from 'vitest'
import type { CadreRecord } from '../../people/facts.ts'
import { levelOn } from './held.ts'
import { deputy, director, ground, head, heldPost, office, recordOf, staff } from './sample-record.ts'
import { standOn } from './stand.ts'

const TODAY = ground.today
const stand = (changes: Partial<CadreRecord>, day = TODAY) => standOn(recordOf(changes), day, ground)

describe('age', () => {
  it.each([
    ['1980-11', '2026-10-31', 45],
    ['1980-11', '2026-11-01', 46],
    ['1980-11-23', '2026-11-22', 45],
    ['1980-11-23', '2026-11-23', 46],
    ['1980', TODAY, null],
    ['', TODAY, null],
  ])('of somebody born %s is on %s %s', (birth, day, age) => {
    expect(stand({ birth }, day).age).toBe(age)
  })
})

describe('in service', () => {
  const month = { birth: '1966-07' }

  it.each<[string, Partial<CadreRecord>, string, boolean]>([
    ['before work began', { workStarted: '2002-07' }, '2002-06-30', false],
    ['from the month work began', { workStarted: '2002-07' }, '2002-07-01', true],
    ['from a year of which nothing more is known', { workStarted: '2002' }, '2002-01-01', true],
    ['where the start is not known', { workStarted: '' }, '1990-01-01', true],
    ['up to the month of retirement, men born 1966-07', month, '2026-11-30', true],
    ['and no longer in it', month, '2026-12-01', false],
    ['today, though the month has passed', { birth: '1964-01' }, TODAY, true],
    ['and not tomorrow', { birth: '1964-01' }, '2026-11-24', false],
    ['until a recorded month', { retirementMonth: '2027-03' }, '2027-02-28', true],
    ['and not in a recorded month', { retirementMonth: '2027-03' }, '2027-03-01', false],
    ['for ever where no month can be told', { birth: '1960' }, '2060-01-01', true],
  ])('%s', (_what, changes, day, inService) => {
    expect(stand(changes, day).inService).toBe(inService)
  })

  const gone = { state: '退休' as const, posts: [heldPost({ startedOn: '2002-07', endedOn: '2020-05' })] }

  it.each<[string, Partial<CadreRecord>, string, boolean]>([
    ['until the last post ended', gone, '2020-04-30', true],
    ['not from that month on', gone, '2020-05-01', false],
    ['not today', gone, TODAY, false],
    ['not later', gone, '2027-01-01', false],
    [
      'until the résumé ends where no post did',
      { state: '调出', resume: [period('2002-07', '2015-03')] },
      '2015-02-28',
      true,
    ],
    ['and no longer', { state: '调出', resume: [period('2002-07', '2015-03')] }, '2015-03-01', false],
    ['never where nothing says when', { state: '离职' }, '2010-01-01', false],
    ['not today, though the end lies ahead', { ...gone, posts: [heldPost({ endedOn: '2027-01' })] }, TODAY, false],
    ['not before work began', gone, '2002-06-01', false],
  ])('of somebody who is gone: %s', (_what, changes, day, inService) => {
    expect(stand(changes, day).inService).toBe(inService)
  })
})

function period(start: string, end: string | null, text = '云栖市文化局科员') {
  return { start, end, text, secondment: false }
}

describe('level and post', () => {
  const posts = [
    heldPost({ title: '科员', level: '科员', startedOn: '2005-03', endedOn: '2015-06' }),
    heldPost({ title: '主任', level: '股级正职', startedOn: '2015-06', endedOn: '2024-02' }),
    heldPost({ title: '副局长', level: '乡科级副职', startedOn: '2024-02', postId: deputy.id }),
    heldPost({ title: '挂职副县长', level: '县处级副职', kind: '挂职', startedOn: '2024-03' }),
    heldPost({ title: '党组成员', level: '乡科级副职', startedOn: '2021-01' }),
  ]

  it.each([
    ['2005-02-28', ''],
    ['2005-03-01', '科员'],
    ['2015-05-31', '科员'],
    ['2015-06-01', '股级正职'],
    ['2026-11-23', '乡科级副职'],
    ['2030-01-01', '乡科级副职'],
  ])('on %s is %s', (day, level) => {
    expect(levelOn(recordOf({ posts }), day, ground.posts)).toBe(level)
  })

  it('comes from the unit’s post where the dossier names none, and is empty where neither does', () => {
    expect(stand({ posts: [heldPost({ postId: staff.id })] }).level).toBe('科员')
    expect(stand({ posts: [heldPost({ level: '主办', postId: head.id })] }).level).toBe('股级正职')
    expect(stand({ posts: [heldPost({ level: '主办' })] }).level).toBe('')
  })

  it.each([
    ['2024-02', '2025-01-31', 11],
    ['2024-02', '2025-02-01', 12],
    ['2024-02-15', '2025-02-14', 11],
    ['2024-02-15', '2025-02-15', 12],
  ])('months in a post since %s are on %s %i', (startedOn, day, months) => {
    expect(stand({ posts: [heldPost({ startedOn })] }, day).postMonths).toBe(months)
  })

  it('months in the post are those of the latest of the highest, unknown without a start', () => {
    expect(stand({ posts }).postMonths).toBe(33)
    expect(stand({ posts: [heldPost()] }).postMonths).toBeNull()
    expect(stand({}).postMonths).toBeNull()
  })

  it('tell members of the team, middle ranks and leading posts', () => {
    const told = (post: Parameters<typeof heldPost>[0]) => {
      const { isLeader, isMiddle, isLeading } = stand({ posts: [heldPost(post)] })
      return [isLeader, isMiddle, isLeading]
    }
    expect(told({ postId: director.id })).toEqual([true, false, true])
    expect(told({ postId: director.id, kind: '兼任' })).toEqual([true, false, true])
    expect(told({ postId: head.id })).toEqual([false, true, true])
    expect(told({ level: '股级副职' })).toEqual([false, true, false])
    expect(told({ level: '乡科级副职' })).toEqual([false, false, true])
    expect(told({ postId: staff.id, level: '乡科级副职' })).toEqual([false, false, false])
    expect(told({ postId: director.id, endedOn: '2026-11' })).toEqual([false, false, false])
  })

  it('the rank is the one that runs on the day', () => {
    const ranks = [
      { rank: '一级科员', startedOn: '2019-06', endedOn: '2022-08' },
      { rank: '四级主任科员', startedOn: '2022-08', endedOn: '' },
    ]
    expect(['2019-05-31', '2022-07-31', '2022-08-01', TODAY].map((day) => stand({ ranks }, day).rank)).toEqual([
      '',
      '一级科员',
      '四级主任科员',
      '四级主任科员',
    ])
  })
})

const education = (diploma: string, degree = '', endedOn = '2002-07') => ({
  mode: 'full_time',
  diploma,
  degree,
  endedOn,
})

describe('schooling', () => {
  it.each([
    ['省委党校研究生', '研究生'],
    ['博士研究生', '研究生'],
    ['大学', '大学'],
    ['本科', '大学'],
    ['专升本', '大学'],
    ['中央党校大学', '大学'],
    ['大学专科', '大专'],
    ['大专', '大专'],
    ['中专', '中专及以下'],
    ['高中', '中专及以下'],
    ['中等师范', '中专及以下'],
    ['某种学习', '未填'],
  ])('%s is %s', (diploma, kind) => {
    expect(stand({ educations: [education(diploma)] }).education).toBe(kind)
  })

  it('counts from the month it is finished, and the highest', () => {
    const educations = [education('大学', '文学学士', '2002-07'), education('研究生', '公共管理硕士', '2015-06')]
    const on = (day: string) => [stand({ educations }, day).education, stand({ educations }, day).degree]
    expect(on('2002-06-30')).toEqual(['未填', '未填'])
    expect(on('2002-07-01')).toEqual(['大学', '学士'])
    expect(on('2015-05-31')).toEqual(['大学', '学士'])
    expect(on('2015-06-01')).toEqual(['研究生', '硕士'])
  })

  it.each([
    [[education('大学', '')], '无学位'],
    [[education('大学', '荣誉学位')], '未填'],
    [[education('研究生', '历史学博士'), education('大学', '')], '博士'],
    [[], '未填'],
  ])('%j has the degree %s', (educations, degree) => {
    expect(stand({ educations }).degree).toBe(degree)
  })
})

describe('party and nationality', () => {
  it.each<[Partial<CadreRecord>, string, string]>([
    [{ partyJoined: '2020-05', partyRegular: '2021-05' }, '2020-04-30', '群众'],
    [{ partyJoined: '2020-05', partyRegular: '2021-05' }, '2020-05-01', '中共预备党员'],
    [{ partyJoined: '2020-05', partyRegular: '2021-05' }, '2021-05-01', '中共党员'],
    [{ partyJoined: '2020-05', partyRegular: '2021-11' }, '2021-10-31', '中共预备党员'],
    [{ partyJoined: '2020-05' }, '2021-04-30', '中共预备党员'],
    [{ partyJoined: '2020-05' }, '2021-05-01', '中共党员'],
    [{ otherParty: '民盟' }, TODAY, '民主党派'],
    [{ otherParty: '民盟', partyJoined: '2027-01' }, TODAY, '民主党派'],
    [{ otherParty: '无党派人士' }, TODAY, '群众'],
    [{}, TODAY, '群众'],
  ])('%j on %s: %s', (changes, day, party) => {
    expect(stand(changes, day).party).toBe(party)
  })

  it.each([
    ['汉族', '汉族'],
    [' 汉 ', '汉族'],
    ['维吾尔族', '少数民族'],
    ['', '未填'],
  ])('%s is %s', (nation, ethnic) => {
    expect(stand({ nation }).ethnic).toBe(ethnic)
  })
})

describe('months at the grass roots', () => {
  it.each([
    ['澄江县青石镇人民政府科员', true],
    ['云栖市栖霞镇党委委员、副镇长', true],
    ['云栖市临水镇竹坞村党支部第一书记', true],
    ['澄江县柳溪乡人民政府科员', true],
    ['云栖市新华街道办事处干事', true],
    ['云栖市新华路社区党委书记', true],
    ['云栖市竹溪镇中心小学教师', true],
    ['霁河县枫桥镇乡村振兴办公室干事', true],
    ['云栖市乡村振兴局科员', false],
    ['云栖市住房和城乡建设局科员', false],
    ['云栖市文化和旅游局乡村旅游科科员', false],
    ['云栖市农业农村局科员', false],
    ['云栖市城镇居民医疗保险处科员', false],
    ['镇江市文化局科员', false],
    ['云栖市青石镇中学学习', false],
    ['云栖市文化局科员', false],
  ])('%s: %s', (text, isCounted) => {
    expect(stand({ resume: [period('2010-03', '2012-05', text)] }).grassrootsMonths).toBe(isCounted ? 26 : 0)
  })

  it('run to the day, count shared months once and are unknown without a dated résumé', () => {
    const town = '澄江县青石镇人民政府科员'
    const months = (resume: CadreRecord['resume'], day = TODAY) => stand({ resume }, day).grassrootsMonths
    expect(months([period('2025-11', null, town)])).toBe(12)
    expect(months([period('2010-03', '2012-05', town)], '2011-03-20')).toBe(12)
    expect(months([period('2010-03', '2012-05', town)], '2009-01-01')).toBe(0)
    expect(months([period('2011-01', '2012-01', town), period('2010-07', '2011-07', town)])).toBe(18)
    expect(months([period('2010-01', '2014-01', town), period('2011-01', '2012-01', town)])).toBe(48)
    expect(months([period('', '', town)])).toBeNull()
    expect(months([])).toBeNull()
  })
})

describe('the retirement month', () => {
  it.each<[string, Partial<CadreRecord>, string]>([
    ['men', { birth: '1976-08' }, '2039-07'],
    ['women', { sex: '女', birth: '1971-11' }, '2027-05'],
    ['women workers', { sex: '女', birth: '1984-11', staffKind: '工勤' }, '2039-11'],
    ['women of county rank', { sex: '女', birth: '1976-08', posts: [heldPost({ level: '县处级副职' })] }, '2039-07'],
    ['nobody of unknown sex', { sex: '' }, ''],
    ['nobody of unknown month of birth', { birth: '1970' }, ''],
  ])('of %s', (_who, changes, month) => {
    expect(stand(changes).retirement).toEqual({ month, recorded: false, scheduled: month, differs: false })
  })

  it('is the recorded one where there is one, marked where it differs', () => {
    const born = { birth: '1976-08' }
    const scheduled = '2039-07'
    const told = (retirementMonth: string) => stand({ ...born, retirementMonth }).retirement
    expect(told('2039-07')).toEqual({ month: '2039-07', recorded: true, scheduled, differs: false })
    expect(told('2039-07-15')).toEqual({ month: '2039-07', recorded: true, scheduled, differs: false })
    expect(told('2036-08')).toEqual({ month: '2036-08', recorded: true, scheduled, differs: true })
    expect(told('2036')).toEqual({ month: scheduled, recorded: false, scheduled, differs: false })
  })
})

it('names the posts of the day, and the dossier’s own words where none is held now', () => {
  const posts = [heldPost({ title: '科员', startedOn: '2010-01', endedOn: '2020-01' })]
  const told = (day: string) => stand({ posts, currentPost: '局长', sectionId: office.id }, day).currentPost
  expect([told('2015-01-01'), told('2021-01-01'), told(TODAY)]).toEqual(['科员', '', '局长'])
})
