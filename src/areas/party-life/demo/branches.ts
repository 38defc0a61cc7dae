/** The branches of the demo bureau: who belongs to each, by sections, and who leads it. */
export type DemoBranch = {
  key: string
  name: string
  sections: readonly string[]
  themeDay: number
  secretary: string
  deputy?: string
  committee: readonly (readonly [key: string, duty: string])[]
  cells: readonly { name: string; sections: readonly string[]; leader: string }[]
}

export const demoBranches: readonly DemoBranch[] = [
  {
    ...{ key: 'first', name: '机关第一党支部', themeDay: 10, secretary: 'xuqingru', deputy: 'sujinshu' },
    sections: ['leadership', 'office', 'personnel', 'finance', 'party'],
    committee: [
      ['yezhiqiu', '组织委员'],
      ['tianye', '宣传委员'],
      ['fengpeilan', '纪检委员'],
    ],
    cells: [
      { name: '第一党支部第一党小组', sections: ['leadership', 'party'], leader: 'hejingshu' },
      { name: '第一党支部第二党小组', sections: ['office', 'personnel', 'finance'], leader: 'linjie' },
    ],
  },
  {
    ...{ key: 'second', name: '机关第二党支部', themeDay: 12, secretary: 'mengfanxing' },
    sections: ['culture', 'art', 'relics'],
    committee: [
      ['caiwanru', '组织委员'],
      ['zhouyan', '宣传委员'],
    ],
    cells: [],
  },
  {
    ...{ key: 'third', name: '机关第三党支部', themeDay: 8, secretary: 'yaojinghao' },
    ...{ sections: ['resources', 'industry', 'market', 'approval'], committee: [], cells: [] },
  },
  {
    ...{ key: 'enforcement', name: '文化市场综合执法大队党支部', themeDay: 15, secretary: 'wangyining' },
    sections: ['enforcement'],
    committee: [
      ['panliqun', '组织委员'],
      ['duruohan', '宣传委员'],
    ],
    cells: [],
  },
  {
    ...{ key: 'institutions', name: '直属单位联合党支部', themeDay: 18, secretary: 'shaowenyuan' },
    sections: ['culturehall', 'library', 'museum', 'tourism'],
    committee: [
      ['changxiaotang', '组织委员'],
      ['tangyueming', '宣传委员'],
    ],
    cells: [],
  },
]

export const demoGroupPositions: readonly (readonly [key: string, rank: 'secretary' | 'deputy' | 'member'])[] = [
  ['qinmuchuan', 'secretary'],
  ['hanyichuan', 'deputy'],
  ['shenyanqiu', 'member'],
  ['fanglizhi', 'member'],
  ['xiechanggeng', 'member'],
  ['zouhuaijin', 'member'],
  ['heyuanzhou', 'member'],
]

/** Somebody of each committee with the duty there. */
export const demoCommittee: readonly (readonly [key: string, rank: 'secretary' | 'deputy' | 'member', duty: string])[] =
  [
    ['hanyichuan', 'secretary', ''],
    ['hejingshu', 'deputy', '专职'],
    ['songyuhe', 'member', '组织委员'],
  ]

/** Themes of the year, one a month. */
export const demoThemes: readonly (readonly [title: string, content: string])[] = [
  ['学习中央八项规定及其实施细则精神', '集体学习中央八项规定及其实施细则，通报典型案例，党员结合岗位谈认识。'],
  ['走进社区阅读角志愿服务', '到云溪社区整理图书、登记读者需求，收集意见七条，已交图书馆办理。'],
  ['学习党章，重温入党誓词', '逐章学习党章总纲和党员义务，重温入党誓词，过政治生日的党员作了发言。'],
  ['文物安全大家查', '学习文物保护法有关条款，分组查看三处文物点，记下隐患四处。'],
  ['文旅市场“为民办实事”', '学习服务群众工作方法，现场听取四家经营户意见，形成办理清单。'],
  ['红色展馆现场教学', '参观青岚革命历史陈列馆，讲解员作专题讲解，党员交流体会。'],
  ['庆“七一”专题党课', '学习党的历史，听党课，表扬本支部优秀共产党员。'],
  ['学习习近平文化思想', '集体学习关于文化建设的重要论述，围绕公共文化服务高质量发展讨论。'],
  ['暑期景区安全志愿岗', '到景区入口设志愿岗，引导游客、宣传文明旅游，登记求助十一件。'],
  ['学习党员教育管理工作条例', '学习条例第四章，对照检查本支部学习计划落实情况。'],
  ['基层文化站结对共建', '与两个乡镇文化站结对，商定下季度共建事项三项。'],
  ['全面从严治党警示教育', '通报近期查处的典型案例，观看警示教育片，党员逐一表态。'],
]
