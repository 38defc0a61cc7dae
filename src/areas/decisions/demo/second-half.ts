import { type DemoItem, type DemoMeeting, item, task } from './words.ts'

/** Decided by the secretary between two meetings; the next one hears of it. */
export const demoEmergency = {
  title: '博物馆屋面渗漏抢修',
  category: 'project',
  content: '同意立即由应急维修单位抢修博物馆东展厅屋面，费用控制在3.6万元以内，展柜文物先行转移。',
  reason: '连续暴雨致东展厅屋面渗漏，展柜上方已经滴水，当晚无法召集党组会议，延误将危及文物安全。',
  /** the meeting that hears of it, and how many days before it the decision was taken */
  monthsAgo: 7,
  daysBefore: 8,
} as const

/** The later six meetings of the demo's year, the oldest first; the last one's minutes are not finished. */
export const secondHalf: readonly DemoMeeting[] = [
  {
    monthsAgo: 7,
    day: 21,
    absent: [['heyuanzhou', '到省里参加业务会议']],
    items: [
      item({
        ref: 'roof',
        title: `关于紧急处置“${demoEmergency.title}”的报告`,
        kind: 'report',
        section: 'museum',
        proposer: 'qinmuchuan',
        isEmergency: true,
        says: `处置及时，费用没有超。|文物转移有记录，可以。|我在现场，维修单位是应急名录里的。|
          票据和影像资料留存好。|雨后再做一次闭水试验。||当晚来不及开会，今天补报，请办公室归档。`,
      }),
      item({
        ref: 'festival',
        title: '乡村文化旅游节活动经费',
        category: 'funds',
        method: 'named',
        section: 'tourism',
        proposer: 'fanglizhi',
        presenter: '常晓棠',
        yuan: 152_000,
        supplier: '云栖市和风文化活动策划有限公司',
        opinion: '赞成举办。建议压缩开幕式，把钱用在各村的展示点上。',
        summary: '旅游节设主会场一个、分会场六个，预算15.2万元，其中安全保障3万元。',
        says: `安保经费单列做得对，同意。|群众节目多用本地队伍。|开幕式从简，控制在四十分钟。|
          承办单位竞争性磋商，资料齐。|各村展示点加一点。||同意，开幕式从简，省下的用到展示点。`,
        resolution: '同意乡村文化旅游节活动经费15.2万元，开幕式从简，结余用于村展示点。',
        tasks: [
          task('落实旅游节组织和安全保障', 'changxiaotang', 40, {
            section: 'tourism',
            reports: ['活动已办完，接待2.1万人次，没有安全事故。'],
          }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 6,
    day: 17,
    absent: [],
    items: [
      item({
        ref: 'relics-moving',
        title: '汛期馆藏文物转移安置方案',
        method: 'named',
        section: 'museum',
        proposer: 'fanglizhi',
        presenter: '邵文渊',
        override: '市防汛指挥部九时四十分召开紧急会商会，主持人须到会，其他成员同意由其提前表态',
        summary: '低洼库房文物分三批转移到二楼和图书馆特藏库，每批有清单、有押运、有交接签字。',
        says: `交接单一式三份，同意。|图书馆特藏库腾得出来。|第一批今天下午就可以动。|
          押运人员名单报我组备查。|同意。|夜间值班加一个人。|同意方案，汛情等人不得，今天就启动。`,
        resolution: '同意汛期馆藏文物转移安置方案，即日启动，逐批交接签字。',
        tasks: [
          task('分三批转移文物并办理交接', 'shaowenyuan', 7, {
            section: 'museum',
            reports: ['三批共312件文物转移完毕，交接单已归档。'],
          }),
        ],
      }),
      item({
        ref: 'expense-rules',
        title: '财务支出审批办法修订',
        section: 'finance',
        proposer: 'hanyichuan',
        presenter: '冯佩兰',
        summary: '修订审批权限、合同付款和公务卡三章，五万元以上支出一律附党组会议决定。',
        says: `权限分档清楚，同意。|直属单位也照此执行吗，建议写明。|小额采购两人经办写得好。|
          附会议决定这一条很必要。|同意。|过渡期给一个月。|同意修订，写明直属单位参照，下月起施行。`,
        resolution: '同意修订财务支出审批办法，直属单位参照执行，自下月起施行。',
        tasks: [
          task('印发办法并组织学习', 'fengpeilan', 20, {
            section: 'finance',
            reports: ['已印发，组织各科室经办人学习一次。'],
          }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 5,
    day: 23,
    absent: [['fanglizhi', '带队外出招商推介']],
    items: [
      item({
        ref: 'platform',
        title: '公共数字文化服务平台建设',
        category: 'project',
        method: 'named',
        section: 'culture',
        proposer: 'shenyanqiu',
        presenter: '孟繁星',
        yuan: 362_000,
        supplier: '青岚省云帆信息技术有限公司',
        against: { heyuanzhou: 'defer' },
        summary: '整合文化馆、图书馆、博物馆预约和活动发布，一个入口服务群众，含两年运维。',
        says: `与市里的平台要打通，接口写进合同。|三馆的数据先由各馆确认，同意。||
          等级保护测评费用已经包含，可以。|老年人要留电话预约。|建议再看看邻县用得怎样，先缓一缓。|同意建设，上线前先试用一个月。`,
        resolution: '同意建设公共数字文化服务平台，投资36.2万元，上线前试用一个月，保留电话预约。',
        tasks: [
          task('完成平台建设和试用', 'mengfanxing', 200, {
            section: 'culture',
            state: 'open',
            reports: ['已签合同，三馆数据正在确认。'],
          }),
        ],
      }),
      item({
        ref: 'patrol-car',
        title: '执法巡查车辆租赁',
        category: 'funds',
        section: 'enforcement',
        proposer: 'xiechanggeng',
        presenter: '汪以宁',
        yuan: 66_000,
        supplier: '云栖市顺安汽车租赁有限公司',
        summary: '现有执法车辆一台报废，更新前租赁一台，租期一年。',
        says: `租赁比购置省，同意。|同意。||车辆要装定位，纳入公车管理。|
          里程超额怎么算，合同写清。|同意。|同意租赁一年，纳入公车平台管理。`,
        resolution: '同意租赁执法巡查车辆一台，租期一年，经费6.6万元，纳入公务用车平台管理。',
        tasks: [
          task('办理租赁并纳入公车平台', 'wangyining', 30, {
            section: 'enforcement',
            reports: ['车辆到位，已接入公车平台。'],
          }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 3,
    day: 18,
    absent: [],
    items: [
      item({
        ref: 'troupe',
        title: '送戏下乡演出服务采购',
        category: 'funds',
        method: 'named',
        section: 'art',
        proposer: 'shenyanqiu',
        presenter: '蔡宛如',
        yuan: 120_000,
        supplier: '云栖市新声艺术团',
        summary: '全年送戏下乡四十场，每场3000元，剧目由乡镇点单。',
        says: `点单的办法群众欢迎，同意。|四十场分布到每个镇。|景区能不能也放两场，建议以后考虑。|
          演出结算要有村里签字。|同意。|剧目提前审一遍。|同意采购，凭签字单结算。`,
        resolution: '同意采购送戏下乡演出四十场，经费12万元，凭乡镇签字单按场结算。',
        tasks: [
          task('排定场次并组织演出', 'caiwanru', 25, {
            section: 'art',
            state: 'open',
            reports: ['排出三十二场，两个镇的场地还在协调。'],
          }),
        ],
      }),
      item({
        ref: 'homestay-rules',
        title: '民宿等级评定实施细则',
        section: 'resources',
        proposer: 'fanglizhi',
        presenter: '罗启明',
        summary: '细则明确申报条件、现场评分和复核年限，评定不收费。',
        says: `评分表可操作，同意。|增加一条文化体验。|我分管，意见都已吸收。|
          评定专家抽取要留痕。|消防条件作为前置。|同意。|同意，消防作为前置条件，专家随机抽取。`,
        resolution: '同意印发民宿等级评定实施细则，消防合格作为申报前置条件。',
        tasks: [
          task('印发细则并开展首批评定', 'luoqiming', 120, {
            section: 'resources',
            state: 'reported',
            reports: ['细则已印发，首批五家评定完成，请核实。'],
          }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 2,
    day: 22,
    absent: [],
    items: [
      item({
        ref: 'appointments',
        title: '股级干部任职',
        category: 'appointment',
        kind: 'cadre',
        method: 'secret',
        section: 'personnel',
        proposer: 'qinmuchuan',
        presenter: '许清如',
        people: [
          [
            'tangwanyi',
            'industry-head',
            `推荐票集中，群众文化干得扎实，同意。|舍不得，但支持她换岗锻炼。|产业科缺人，能够胜任。|
              廉洁意见没有影响使用的情形。|同意。|产业业务要尽快熟悉起来。|程序到位，同意提交表决。`,
          ],
          [
            'renyuanshan',
            'museum-deputy',
            `业务过硬，同意。|讲解队伍是他带出来的。|库房改造时表现好，熟悉情况。|
              没有收到反映。|同意。|还年轻，再多压压担子。|民主测评优秀率高，同意提交表决。`,
          ],
        ],
        against: { heyuanzhou: 'abstain' },
        summary: '两个职位空缺，经动议、民主推荐、考察，提出人选建议。',
        talks: '会前书记与各位成员逐一听取意见，派驻纪检监察组出具了廉洁意见。',
        says: '',
        resolution: '同意任职，按规定公示后办理手续，试用期一年。',
        tasks: [
          task('公示后办理任职手续', 'xuqingru', 30, { section: 'personnel', reports: ['公示期满没有收到反映。'] }),
        ],
      }),
      item({
        ref: 'museum-show',
        title: '博物馆基本陈列局部提升',
        category: 'project',
        method: 'named',
        section: 'museum',
        proposer: 'fanglizhi',
        presenter: '邵文渊',
        yuan: 238_000,
        supplier: '青岚省博艺展览工程有限公司',
        summary: '更新第二展厅展柜照明和说明牌，增加盲文说明。',
        says: `说明牌的文字请文史专家审。|盲文说明很好，同意。|施工期间第一展厅照常开放。|
          合同付款节点写清。|同意。|照明要防紫外线。|同意提升，文字审定后再制作。`,
        resolution: '同意博物馆基本陈列局部提升，投资23.8万元，说明文字审定后制作。',
        tasks: [task('审定说明文字并组织施工', 'shaowenyuan', 100, { section: 'museum', state: 'open', reports: [] })],
      }),
    ],
  },
  {
    monthsAgo: 1,
    day: 24,
    absent: [['shenyanqiu', '参加省厅会议']],
    items: [
      item({
        ref: 'reading',
        title: '全民阅读活动经费',
        category: 'funds',
        method: 'named',
        section: 'library',
        proposer: 'zouhuaijin',
        presenter: '顾南乔',
        yuan: 58_000,
        supplier: '云栖市新华书店有限责任公司',
        summary: '开展“一镇一书屋”换书和名家讲座，共十二场，经费5.8万元。',
        says: `换书活动延续性好，同意。||讲座可以放到景区书屋两场。|图书采购走平台。|
          经费测算是我核的，每场不到五千。|学校也请一并通知。|同意，讲座名单报党委办。`,
        resolution: '同意全民阅读活动经费5.8万元，讲座名单报机关党委审核。',
        tasks: [task('组织换书和讲座', 'gunanqiao', 60, { section: 'library', state: 'open', reports: [] })],
      }),
      item({
        ref: 'rectify',
        title: '专项检查反馈问题整改方案',
        section: 'office',
        proposer: 'hanyichuan',
        presenter: '程怀远',
        summary: '反馈问题九个，逐项列出责任领导、整改措施和时限，其中立行立改五个。',
        says: `立行立改的五个这周报结果。||资源开发科的两项我来牵头。|整改销号要附凭证。|
          同意。|时限有两处偏紧，调一调。|同意方案，销号一律附凭证。`,
      }),
      item({
        ref: 'holiday-market',
        title: '节假日文旅市场运行情况',
        kind: 'report',
        section: 'market',
        proposer: 'xiechanggeng',
        presenter: '马知行',
        says: `投诉量下降，退改纠纷占一半。||停车仍然是短板。|两起不合理低价游已经立案。|
          请把停车问题报给城管部门。|同意。|停车问题由资源开发科会商，半月内报方案。`,
      }),
    ],
  },
]

/** On the agenda of the meeting to come. */
export const comingItems: readonly DemoItem[] = [
  item({
    ref: 'night-tour',
    title: '古城夜游照明维护',
    category: 'funds',
    method: 'named',
    section: 'tourism',
    proposer: 'fanglizhi',
    presenter: '常晓棠',
    yuan: 74_000,
    supplier: '云栖市明辉照明工程有限公司',
    summary: '古城夜游线路灯具损坏一成，拟委托专业单位维护一年。',
    says: '',
  }),
  item({
    ref: 'next-plan',
    title: '文化遗产日活动安排',
    section: 'relics',
    proposer: 'fanglizhi',
    presenter: '梁书恒',
    summary: '以非遗进校园为主，安排展示六场、讲座三场。',
    says: '',
  }),
  item({
    ref: 'complaints',
    title: '文旅市场投诉处理情况',
    kind: 'report',
    section: 'market',
    proposer: 'xiechanggeng',
    presenter: '马知行',
    says: '',
  }),
]
