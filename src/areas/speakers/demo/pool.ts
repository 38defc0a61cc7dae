type DemoSpeaker = {
  /** of the bureau's own; null for somebody from outside */
  personKey: string | null
  name: string
  employer: string
  standing: string
  contact: string
  expertise: string
  topics: string
  /** by whom the check was recorded so many days ago; null where it was not */
  checkedAgo: number | null
  retired?: { ago: number; because: string }
  /** how the register writes the name where it is joined */
  words: string
}

const own = (personKey: string, words: string, expertise: string, topics: string, checkedAgo: number | null) => ({
  ...{ personKey, name: '', employer: '', standing: '', contact: '', words, expertise, topics, checkedAgo },
})

const guest = (
  [name, employer, standing]: [string, string, string],
  contact: string,
  [expertise, topics]: [string, string],
  checkedAgo: number | null,
): DemoSpeaker => ({
  ...{ personKey: null, name, employer, standing, contact, words: name, expertise, topics, checkedAgo },
})

/** Twelve people who can be asked: four of the bureau, eight from elsewhere, one no longer. All are made up. */
export const demoSpeakers: readonly DemoSpeaker[] = [
  own('caiwanru', '蔡宛如', '群众文艺', '群众文艺创作与辅导', 300),
  own('jiangsongnian', '姜松年', '文化馆建设', '文化馆总分馆怎么建；夜校怎么办', 300),
  own('sujinshu', '苏锦书', '公文写作', '公文写作实务', 300),
  own('mazhixing', '马知行', '市场管理', '文化市场日常检查', null),
  guest(['魏知远', '云栖市委党校', '教授'], '0530-5550101', ['公共文化法律', '公共文化服务保障法解读'], 280),
  guest(['龚正言', '青岚省文化市场综合执法监督局', '处长'], '0530-5550102', ['行政处罚', '案卷制作；典型案例'], 120),
  guest(
    ['陆闻笙', '青岚省文化市场综合执法监督局', '副处长'],
    '0530-5550103',
    ['网络文化市场', '网络文化市场执法'],
    120,
  ),
  guest(['𠮷田䶮', '青岚师范大学', '副教授'], '0530-5550104', ['沟通与心理', '执法中的沟通'], null),
  guest(['施望舒', '青岚省文物考古研究院', '研究馆员'], '', ['文物保护', '文物安全与日常巡查'], 60),
  guest(['卫长风', '云栖市应急管理局', '高级工程师'], '0530-5550106', ['应急管理', '旅游安全与应急处置'], 40),
  guest(['许知秋', '云栖学院', '讲师'], '', ['旅游营销', '短视频与文旅宣传'], null),
  {
    ...guest(['冯守拙', '云栖市委党校', '副教授'], '', ['党史', '地方党史中的文化工作'], 500),
    retired: { ago: 100, because: '已退休，本人不再外出讲课' },
  },
]

/** What was answered on a lesson, by title: how many answered, and the grades they gave in turn. */
export const demoAnswers: Readonly<
  Record<string, { answers: number; turns: readonly number[]; texts: readonly string[] }>
> = {
  学习贯彻文化建设重要论述专题讲座: { answers: 31, turns: [5, 4, 4, 5, 3], texts: ['希望多结合我们县的例子'] },
  文旅融合形势报告会: { answers: 24, turns: [4, 5, 3, 4], texts: ['数据讲得清楚', '时间可以再短一点'] },
  公共文化服务保障法解读: { answers: 14, turns: [5, 5, 4], texts: ['条文对着办件讲，回来就能用'] },
  群众文艺创作与辅导: { answers: 13, turns: [5, 4], texts: [] },
  文化馆总分馆怎么建: { answers: 11, turns: [4, 4, 5, 3], texts: ['想看一看建得好的馆'] },
  公文写作实务: { answers: 12, turns: [5, 5, 5, 4], texts: ['例子都是本局的文件，很实在'] },
  行政处罚案卷制作: { answers: 9, turns: [5, 4, 5], texts: ['案卷模板能不能发给大家'] },
  网络文化市场执法: { answers: 8, turns: [4, 3, 4], texts: [] },
  旅游市场典型案例: { answers: 7, turns: [5, 4, 4], texts: ['案例可以再新一些'] },
  // Fewer than five: nothing of it is kept.
  执法中的沟通: { answers: 3, turns: [4], texts: ['练习的时间不够'] },
  分组办案演练: { answers: 6, turns: [4, 5], texts: [] },
  文物安全专题讲座: { answers: 22, turns: [4, 4, 5, 3, 4], texts: ['巡查表可以直接用'] },
}
/** Answered so far on the lecture that can still be evaluated. */
export const DEMO_OPEN_ANSWERS = 7
