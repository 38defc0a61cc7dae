import { type DemoMeeting, item, task } from './words.ts'

const dehumidifier = {
  title: '博物馆库房恒温恒湿设备改造',
  category: 'project',
  section: 'museum',
  proposer: 'fanglizhi',
  presenter: '邵文渊',
  yuan: 268_000,
  supplier: '云栖市恒湿环境设备有限公司',
} as const

/** The earlier six meetings of the demo's year, the oldest first. */
export const firstHalf: readonly DemoMeeting[] = [
  {
    monthsAgo: 13,
    day: 16,
    absent: [],
    items: [
      item({
        ref: 'stage-lights',
        title: '文化馆舞台灯光设备更新',
        category: 'funds',
        method: 'named',
        section: 'culturehall',
        proposer: 'shenyanqiu',
        presenter: '姜松年',
        yuan: 86_000,
        supplier: '云栖市光影舞台设备有限公司',
        summary:
          '小剧场灯光设备使用超过十二年，三分之一不能正常工作，拟更新灯具40盏和控制台1套，资金从免费开放经费列支。',
        says: `三家报价我看过，中间那家含三年维保，合适。|馆里每周有演出，拖不得，同意。|控制台要能接以后的音响系统。|
          采购程序合规，验收请财务科派人参加。|旧灯具按资产处置程序办。|同意。|同意更新，资产处置和验收一并落实。`,
        resolution: '同意文化馆更新舞台灯光设备，经费8.6万元从免费开放经费列支，按政府采购规定办理。',
        tasks: [
          task('完成灯光设备采购、安装和验收', 'jiangsongnian', 45, {
            section: 'culturehall',
            reports: ['设备已安装，财务科参加了验收，两盏灯色温偏差已更换。'],
          }),
        ],
      }),
      item({
        ref: 'opinion-work',
        title: '季度意识形态工作情况',
        kind: 'report',
        section: 'party',
        proposer: 'hanyichuan',
        presenter: '何静姝',
        says: `网上舆情处置时间比上季度缩短，可以。|演出内容审核台账再细一点。|景区导游词抽查还没有覆盖到乡镇。|
          两件群众反映已经回复。||赞成抽查扩大到乡镇。|导游词抽查下季度覆盖到乡镇，由党委办牵头。`,
      }),
    ],
  },
  {
    monthsAgo: 12,
    day: 18,
    absent: [['zouhuaijin', '参加市委党校培训']],
    items: [
      item({
        ...dehumidifier,
        ref: 'humidity-first',
        summary: '库房两台除湿机停用，纸质文物存放湿度超过标准。拟整体更换恒温恒湿设备，预算26.8万元。',
        postpone: '只有一家报价，缺少比价和保修条件，补充后再上会',
        says: `湿度超标是事实，但只有一家报价，不好定。|文物安全重要，先租用两台过渡。|我分管的事我说明，比价确实没有做完，同意缓一缓。|
          一家报价不符合采购内控规定。||保修期没有写。|先租用设备过渡，比价补齐后下次会再研究。`,
      }),
      item({
        ref: 'budget',
        title: '下一年度部门预算安排',
        section: 'finance',
        proposer: 'hanyichuan',
        presenter: '冯佩兰',
        summary: '按照预算编制要求，基本支出按定额测算，项目支出压减百分之五，保障免费开放、文物保护和执法办案经费。',
        says: `压减后免费开放的盘子没有动，同意。|群众文化活动经费少了三万，能接受。|文保经费请再核一次配套比例。|
          执法办案经费要单列。||同意，请把培训费写细。|同意预算安排，配套比例会后由财务科核对。`,
        resolution: '同意下一年度部门预算安排方案，文物保护配套比例核实后按程序报送。',
        tasks: [
          task('核实配套比例后报送部门预算', 'fengpeilan', 15, {
            section: 'finance',
            reports: ['配套比例已核对，预算已报财政局。'],
          }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 11,
    day: 17,
    absent: [],
    items: [
      item({
        ...dehumidifier,
        ref: 'humidity',
        earlier: 'humidity-first',
        method: 'named',
        summary: '补充了三家报价和五年保修条款，最低价26.8万元，设备参数经省博物馆专家论证。',
        talks: '上次会议提出的比价和保修问题已经补充，向各位成员作了书面说明。',
        says: `三家报价齐了，保修也写进合同，同意。|同意，安装时库房文物转移要有方案。|论证意见已附，没有意见。|
          合同付款分三次，留百分之十质保金。|同意。|转移方案请博物馆先报。|同意实施，文物转移方案先行审核。`,
        resolution: '同意博物馆库房恒温恒湿设备改造，投资26.8万元，留存百分之十质量保证金。',
        tasks: [
          task('审核文物转移方案并完成设备改造', 'shaowenyuan', 90, {
            section: 'museum',
            reports: ['转移方案已审核。', '改造完成，连续三十天湿度稳定在标准以内。'],
          }),
        ],
      }),
      item({
        ref: 'township-grants',
        title: '乡镇综合文化站免费开放补助分配',
        category: 'funds',
        section: 'culture',
        proposer: 'shenyanqiu',
        presenter: '孟繁星',
        yuan: 180_000,
        late: 'zouhuaijin',
        summary: '按服务人口和开放时长两项指标测算，十二个乡镇文化站共18万元，开放时长不足的三个站各扣减百分之十。',
        says: `扣减的三个站事前通知过，同意。|按时长分配比平均分合理。|山区站服务人口少，明年加一个距离系数。|
          分配结果要公示。|刚到会，材料看过了，同意。|柳溪镇的数据我核过，属实。|同意分配方案，公示后拨付。`,
        resolution: '同意乡镇综合文化站免费开放补助分配方案，共18万元，公示五个工作日后拨付。',
        tasks: [
          task('公示后拨付补助', 'mengfanxing', 20, { section: 'culture', reports: ['公示无异议，补助已拨付到站。'] }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 10,
    day: 20,
    absent: [],
    items: [
      item({
        ref: 'digital-books',
        title: '图书馆数字资源采购',
        category: 'funds',
        method: 'named',
        section: 'library',
        proposer: 'zouhuaijin',
        presenter: '顾南乔',
        yuan: 98_000,
        supplier: '云栖市书海数字科技有限公司',
        recused: ['shenyanqiu', '配偶持有供应商云栖市书海数字科技有限公司股份'],
        summary: '续订电子图书和有声读物两个数据库一年，供应商由政府采购平台竞价产生。',
        says: `去年访问量涨了四成，值得续。||有声读物老年读者用得多，同意。|供应商是平台竞价产生的，回避已经说明，没有问题。|
          同意续订，合同里写清并发人数。|同意。|同意续订，按竞价结果签合同。`,
        resolution: '同意图书馆续订数字资源一年，经费9.8万元，合同写明并发人数和服务中断的扣款办法。',
        tasks: [
          task('签订数字资源采购合同', 'gunanqiao', 20, {
            section: 'library',
            reports: ['合同已签，写明并发200人和中断扣款。'],
          }),
        ],
      }),
      item({
        ref: 'work-plan',
        title: '年度重点工作责任分工',
        section: 'office',
        proposer: 'hanyichuan',
        presenter: '程怀远',
        summary: '年度重点工作分为六类三十一项，每项明确牵头领导、责任科室和完成时限。',
        says: `第九项和第十四项可以合并。|书香活动放在图书馆牵头更合适。|民宿那一项要资源开发科和市场管理科一起。|
          把日常检查也列进去。|同意。|每季度通报一次进度。|按大家意见修改后印发，每季度通报。`,
        resolution: '原则同意年度重点工作责任分工，修改后印发，办公室每季度通报进度。',
        tasks: [
          task('修改并印发责任分工', 'chenghuaiyuan', 10, { section: 'office', reports: ['合并为三十项，已印发。'] }),
        ],
      }),
    ],
  },
  {
    monthsAgo: 9,
    day: 22,
    absent: [],
    items: [
      item({
        ref: 'film',
        title: '委托拍摄文旅形象宣传片',
        category: 'funds',
        method: 'named',
        section: 'industry',
        proposer: 'fanglizhi',
        presenter: '董明远',
        yuan: 120_000,
        supplier: '云栖市青禾影视传媒有限公司',
        against: { hanyichuan: 'disagree', xiechanggeng: 'disagree', zouhuaijin: 'abstain', heyuanzhou: 'disagree' },
        talks: '分管领导之间对是否今年拍摄有不同看法，提请会议研究。',
        summary: '拟委托拍摄三分钟和十五秒两个版本的宣传片，预算12万元，用于推介会和线上投放。',
        says: `前年的片子还能用，先剪短视频投放。|推介会没有新片子确实吃亏，我赞成拍。|资源点增加了四个，旧片没有，建议拍。|
          预算依据只有一份报价，不同意。|两种意见都有道理，我弃权。|钱紧，放到明年。|我个人倾向拍，按表决结果办。`,
      }),
      item({
        ref: 'training',
        title: '年度干部教育培训计划',
        section: 'personnel',
        proposer: 'hanyichuan',
        presenter: '许清如',
        summary: '全年安排专题培训六期、网络学习五十学时，执法人员另行组织法律知识考试。',
        says: `六期不多，安排错开假期。|文化馆人员的业务培训也纳进来。|可以请省里专家线上讲。|
          执法考试成绩要通报。|同意。||同意计划，业务培训由各单位补报。`,
        resolution: '同意年度干部教育培训计划，直属单位业务培训十五日内补报人事科。',
        tasks: [
          task('汇总业务培训并印发计划', 'xuqingru', 20, {
            section: 'personnel',
            reports: ['四个直属单位已补报，计划已印发。'],
          }),
        ],
      }),
      item({
        ref: 'safety',
        title: '文旅行业安全生产检查情况',
        kind: 'report',
        section: 'market',
        proposer: 'xiechanggeng',
        presenter: '马知行',
        says: `七处隐患还剩两处，请盯住。|剧场消防通道已经清了。|玻璃栈道检测报告月底到期。|
          整改不到位的要通报。|民宿燃气也查一查。|同意增加燃气检查。|剩余两处十日内整改，民宿燃气纳入下月检查。`,
      }),
    ],
  },
  {
    monthsAgo: 8,
    day: 19,
    absent: [],
    items: [
      item({
        ref: 'fire',
        title: '青石书院古建筑消防改造工程',
        category: 'project',
        method: 'paper',
        section: 'relics',
        proposer: 'fanglizhi',
        presenter: '梁书恒',
        yuan: 486_000,
        supplier: '青岚省古建消防工程有限公司',
        against: { heyuanzhou: 'abstain' },
        summary: '青石书院为省级文物保护单位，现有消防管网老化，设计方案已经省文物局批复，拟公开招标实施。',
        says: `方案省里已批复，招标文件请法律顾问看。|施工期间书院的讲座改到图书馆。|工期避开汛期，同意。|
          招标代理要随机抽取。|同意，监理费另列。|资金缺口八万没有落实，我保留意见。|缺口从文保专项中调剂，同意招标。`,
        resolution: '同意青石书院古建筑消防改造工程公开招标，控制价48.6万元，缺口从文物保护专项中调剂。',
        tasks: [
          task('完成招标并组织施工', 'liangshuheng', 120, {
            section: 'relics',
            reports: ['已开标，中标价47.2万元。', '工程完工，消防验收通过。'],
          }),
        ],
      }),
      item({
        ref: 'report-party',
        title: '党风廉政建设责任制落实情况',
        kind: 'report',
        section: 'party',
        proposer: 'xiechanggeng',
        presenter: '何静姝',
        says: `公务接待同比下降，继续保持。|招投标环节的提醒谈话有用。|同意报告。|
          三条监督建议请逐条回复。||执法自由裁量权要公开。|三条建议由办公室汇总回复。`,
      }),
    ],
  },
]
