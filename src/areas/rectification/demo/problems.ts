import type { OriginKind, ProblemKind, Timing } from '../schema.ts'

/** How far a problem of the demo has come. */
export type Fate =
  | 'open'
  | 'in-hand'
  | 'submitted'
  | 'returned'
  | 'answering'
  | 'closed'
  /** a later date was agreed to, and it was closed by it */
  | 'changed'
  /** a later date is asked for */
  | 'asking'
  /** closed, come back and in hand again */
  | 'rebound'

export type DemoProblem = {
  fate: Fate
  /** found so many days before today, due so many days after that; null lasts */
  daysAgo: number
  period: number | null
  kind: ProblemKind
  line: string
  origin: OriginKind
  label: string
  section: string
  owner: string
  leader: string
  title: string
  description: string
  cause: string
  /** `*` in front: a rule; `= `: another problem's; what stands behind ` > ` proves it */
  measures: string[]
  timing: Timing
}

/**
 * Fate, days since it was found, days given (`-` lasts), kind, line, origin, section, owner, leader; then what it comes
 * from and what it is; how it shows and why; a line each measure, `*` for a rule, `=` for one that another problem has,
 * `>` before what proves it.
 */
const written = `
closed 352 60 political 党建 life-meeting party hejingshu qinmuchuan
2025年度民主生活会|中心组学习研讨发言准备不充分
有两次集中学习研讨发言以读材料为主，联系实际不够。|学习计划没有明确重点发言人
- 每次学习前一周定重点发言人和题目 > 中心组学习发言安排.docx
- *修订中心组学习办法 > 党组理论学习中心组学习办法.docx

closed 350 45 work-style 作风 life-meeting office chenghuaiyuan qinmuchuan
2025年度民主生活会|会议偏多、材料偏长
一季度召开全局性会议七次，汇报材料普遍超过三千字。|会议没有统一安排
- *实行会议计划和材料字数限制 > 精简会议和文件规定.docx

closed 349 90 service 业务 life-meeting culture mengfanxing shenyanqiu
2025年度民主生活会|送戏下乡点单率不高
部分乡镇反映节目单固定，群众想看的戏排不上。|点单渠道少
- 开通村社点单表，按季汇总 > 村社点单汇总表.xlsx
- 调整下半年演出计划 > 送戏下乡演出计划.docx

closed 320 61 integrity 廉政 patrol finance fengpeilan xiechanggeng
市委第二巡察组反馈意见|公务接待审批单要素不全
抽查二十份接待审批单，有三份缺陪餐人数。|审批单没有必填要求
- *修订公务接待管理办法 > 公务接待管理办法.docx
- 补齐审批单并逐份复核 > 接待审批单复核表.xlsx

closed 320 61 work-style 业务 patrol relics liangshuheng fanglizhi
市委第二巡察组反馈意见|文物巡查记录补记
三处文物保护点有隔周补记的情况。|巡查靠纸质记录
- 改为当日在平台登记 > 文物巡查登记记录.xlsx

changed 320 61 service 业务 patrol resources luoqiming fanglizhi
市委第二巡察组反馈意见|景区标识牌更新不及时
两家景区的导览标识与现状不符，外文有误。|更换由景区自行安排，没有督促
- 逐家核对标识并更换 > 标识核对清单.xlsx
- 更换后拍照留存 > 更换后的标识.jpg

closed 320 61 political 党建 patrol party songyuhe xiechanggeng
市委第二巡察组反馈意见|个别支部主题党日记录雷同
两个支部三次主题党日记录文字雷同。|检查只看有没有，不看内容
- 支部互查，每季抽查记录 > 支部互查情况.docx

closed 318 61 theory 队伍 patrol personnel xuqingru hanyichuan
市委第二巡察组反馈意见|年轻干部培养缺少长远安排
近三年没有年轻干部培养的书面计划。|重使用轻培养
- *制定年轻干部培养三年计划 > 年轻干部培养三年计划.docx

closed 300 30 service 业务 opinion library gunanqiao shenyanqiu
市民来信：图书馆周末座位不足|图书馆周末自习座位不足
周末上午十点以后座位约满，离座占座较多。|没有离座管理
- 开放报告厅作为周末自习区 > 自习区开放通知.docx
- *实行离座一小时释放座位 > 座位管理规则.docx

rebound 290 30 service 业务 rating approval yaojinghao hanyichuan
政务大厅差评：窗口让群众跑了两趟|一次性告知不到位
申请人因少带一份材料跑了两趟。|告知单没有按情形区分
- 按办理情形重做告知单 > 一次性告知单.docx
- 窗口人员跟班轮训一遍 > 轮训签到表.xlsx

closed 270 20 work-style 作风 analysis office sujinshu hanyichuan
一季度作风分析|值班交接不清
清明假期两次交接没有记录未办事项。|交接本没有未办事项一栏
- *改用交接单，未办事项逐条签收 > 值班交接单.docx

closed 262 40 integrity 廉政 duty-check market mazhixing xiechanggeng
上半年履行主体责任检查|廉政谈话记录过于简单
四份谈话记录只有一句话。|谈话没有提纲
- 按岗位写谈话提纲，重新谈话 > 廉政谈话记录.docx

closed 255 60 work-style 财务 audit finance fengpeilan hanyichuan
市审计局经济责任审计报告|固定资产账实不符
文化馆有十二件设备已报废未销账。|报废手续拖延
- 全局盘点，账实核对 > 固定资产盘点表.xlsx
- *明确报废办理时限 > 固定资产管理办法.docx

closed 255 60 integrity 财务 audit culturehall jiangsongnian shenyanqiu
市审计局经济责任审计报告|演出劳务费发放依据不全
五笔劳务费缺考勤。|发放前没有核对
- 补齐考勤，逐笔复核 > 劳务费复核表.xlsx

changed 255 60 work-style 财务 audit museum shaowenyuan shenyanqiu
市审计局经济责任审计报告|展陈项目结算拖延
一个展陈项目完工十个月没有结算。|合同没有写结算时限
- 完成结算审核 > 展陈项目结算审核报告.pdf

closed 230 30 theory 党建 meeting culture tangwanyi shenyanqiu
党组会议：研究意识形态工作|文化阵地内容审核台账不全
两处基层阵地活动没有审核登记。|审核责任没有落到人
- 补齐台账，按月报送 > 阵地审核台账.xlsx

closed 210 15 service 业务 opinion tourism changxiaotang fanglizhi
游客留言：停车场收费看不清|景区停车收费公示不清
收费牌在出口，入口看不到。|公示位置不合理
- 入口增设收费牌 > 入口收费牌.jpg
- 抽查三家景区公示情况 > 停车收费公示抽查表.xlsx

closed 200 45 work-style 业务 duty-check enforcement wangyining fanglizhi
执法案卷评查|执法文书送达日期涂改
评查的三十份案卷有两份涂改。|送达当场没有核对
- *实行文书送达双人核对 > 执法文书送达规定.docx

closed 190 30 integrity 廉政 clue enforcement panliqun xiechanggeng
转来的问题线索，已了结|检查中接受服务对象用餐
下乡检查时在服务对象食堂用餐没有交费。|交费要求没有写进检查通知
- 补交餐费并说明情况 > 交费凭证.pdf
- *检查通知写明用餐交费要求 > 执法检查通知书样式.docx

closed 180 30 service 业务 research culturehall tangyueming shenyanqiu
春季基层调研：云溪镇|村文化活动室晚上不开门
走访的六个活动室有四个晚上锁门。|管理员只上白班
- 与镇里商定错时开放 > 错时开放时间表.docx

closed 150 30 political 党建 meeting party hejingshu qinmuchuan
党组会议：听取党建工作汇报|党员发展材料归档不及时
两名预备党员材料迟归档两个月。|没有归档清单
- 建立归档清单，逐人核对 > 党员材料归档清单.xlsx

closed 140 60 theory 队伍 research industry dongmingyuan fanglizhi
夏季基层调研：企业座谈|惠企政策讲不清
企业反映政策解读照本宣科。|科室人员对政策不熟
- 编一页纸政策说明 > 惠企政策一页纸.docx
- 每月一次政策测学 > 政策测学成绩.xlsx

closed 120 20 service 安全 duty-check museum shaowenyuan shenyanqiu
国庆前安全检查|消防通道堆放展具
临展拆下的展具占用消防通道。|撤展没有清场时限
- 当天清走并封堵检查 > 消防通道清理后.jpg
- 写明撤展清场时限 > 撤展流程.docx

closed 110 15 work-style 作风 analysis industry wangfang fanglizhi
二季度作风分析|来文办理超过时限
三件来文超过五个工作日没有回复。|没有人盯时限
- 来文登记写明时限和经办人 > 来文登记表.xlsx

closed 160 20 service 安全 inspection museum shaowenyuan shenyanqiu
省委第四巡视组反馈意见（文旅领域）|博物馆高峰时段限流措施不落实
五一期间三天瞬时人数超过核定上限。|现场计数靠人工估算
- 入口加装计数闸机，满额暂停放行 > 计数闸机验收单.docx
- *写明限流启动条件和现场负责人 > 博物馆限流办法.docx

in-hand 160 183 work-style 业务 inspection resources luoqiming fanglizhi
省委第四巡视组反馈意见（文旅领域）|文旅项目储备库更新不及时
项目库有七个项目已停建仍列为在建。|更新没有固定时间和责任人
- 立即清理停建项目，当月更新一次 > 项目储备库清理表.xlsx
- *制定项目储备库按季更新办法

in-hand 160 20 service 业务 inspection resources cuiruolin fanglizhi
省委第四巡视组反馈意见（文旅领域）|项目进度对外公布口径前后不一
同一项目在网站和汇报材料里的开工时间不同。|储备库没有及时更新
= *制定项目储备库按季更新办法
- 网站已公布的当日更正 > 网站更正记录.docx

submitted 75 60 integrity 廉政 analysis office shilei xiechanggeng
三季度作风分析|公务用车派车单事后补填
八月有三次派车单是次日补填。|紧急用车没有简易办法
- *明确紧急用车先报后补的办法 > 公务用车管理办法.docx

submitted 60 70 service 业务 research culture jiangyunshu shenyanqiu
秋季基层调研：澄江镇|农家书屋图书三年没有更新
走访的五个书屋有三个没有新书。|更新经费没有单列
- 完成本年度图书更新 > 农家书屋更新清单.xlsx

answering 58 45 service 业务 opinion culturehall lichuqing shenyanqiu
市民来信：少儿培训报名难|公益培训名额放号不公
网上放号几秒抢完，老人孩子抢不到。|只有抢号一种办法
- 改为报名后摇号 > 摇号办法公告.docx

answering 45 30 service 业务 rating tourism ayidana fanglizhi
差评：咨询电话没人接|旅游咨询电话午间无人接听
十二点至两点连续三天无人接听。|午间没有排班
- 午间排班并公布 > 咨询电话排班表.xlsx

returned 70 60 work-style 业务 duty-check resources cuiruolin fanglizhi
三季度重点工作督查|文旅项目月报数据前后不一
七、八两月同一项目投资额不一致。|数据口径没有统一
- 统一口径，逐月核对 > 项目投资核对表.xlsx

in-hand 90 60 work-style 业务 audit relics zhouyan fanglizhi
市审计局经济责任审计报告|文物修缮项目档案缺监理记录
两个修缮项目缺监理日志。|项目档案没有专人管
- 补收监理记录

in-hand 80 45 service 业务 opinion culturehall liaoxinghe shenyanqiu
人大代表建议：非遗展示馆开放时间短|非遗展示馆周一周二都闭馆
外地游客周二到访扑空。|人手不够
- 增加志愿讲解，周二开放

in-hand 64 61 integrity 财务 patrol finance dingheming xiechanggeng
市委第二巡察组“回头看”反馈意见|差旅费报销附件不全
抽查十五份有两份缺会议通知。|报销审核没有清单
- *制定报销附件清单

asking 55 61 work-style 业务 patrol art caiwanru shenyanqiu
市委第二巡察组“回头看”反馈意见|剧目创作扶持资金兑现慢
上年度两个剧目扶持资金没有兑现。|评审会没有按期召开
- 召开评审会并兑现 > 评审会议通知.docx

in-hand 40 61 theory 队伍 life-meeting personnel zhengshuyao hanyichuan
班子成员谈心谈话|新进人员岗前培训偏少
今年新进三人只参加了一天培训。|培训没有分岗位
- 按岗位编岗前培训课表

in-hand 30 60 service 业务 rating approval dilinuer hanyichuan
差评：审批咨询答复前后不一|审批咨询答复口径不一
同一事项电话和窗口答复不同。|没有统一答复口径
- 编写常见问题答复口径
- 每周五更新一次

in-hand 21 30 political 党建 meeting party songyuhe qinmuchuan
党组会议：研究巡察整改|青年理论学习小组活动不经常
三季度只活动一次。|活动没有计划
- 制定学习小组四季度计划

in-hand 300 - theory 党建 life-meeting party hejingshu qinmuchuan
2025年度民主生活会|理论学习联系实际不够
学用脱节，调研成果转化少。|学习与业务两张皮
- 每季度一次学习成果交流 > 一季度学习成果交流.docx
- 把调研题目列入学习计划 > 年度学习计划.docx

in-hand 298 - work-style 作风 life-meeting office chenghuaiyuan qinmuchuan
2025年度民主生活会|深入一线调查研究不够
班子成员全年调研天数不均衡。|调研没有统筹
- *建立调研统筹和回访制度 > 调研工作办法.docx

open 9 - work-style 业务 duty-check market - fanglizhi
四季度重点工作督查|旅行社合同抽查覆盖面不够
四季度抽查只覆盖城区门店。|

open 4 - service 业务 opinion art - shenyanqiu
市民来信：剧场厕所少|剧场女厕位不足
散场时排队超过二十分钟。|
`

const timingOf = (period: number | null, fate: Fate): Timing =>
  period === null && fate !== 'open' ? 'lasting' : period !== null && period <= 30 ? 'immediate' : 'deadline'

function problemOf(block: string): DemoProblem {
  const [first = '', second = '', third = '', ...measures] = block.split('\n')
  const [fate, daysAgo, days, kind, line, origin, section, owner, leader] = first.split(' ')
  const [label, title] = second.split('|')
  const [description, cause] = third.split('|')
  const period = days === '-' ? null : Number(days)
  return {
    ...{ fate: fate as Fate, daysAgo: Number(daysAgo), period, timing: timingOf(period, fate as Fate) },
    ...{ kind: kind as ProblemKind, line: line!, origin: origin as OriginKind, label: label!, title: title! },
    ...{ section: section!, owner: owner === '-' ? '' : owner!, leader: leader!, description: description! },
    ...{ cause: cause!, measures: measures.map((text) => text.replace(/^- /, '')) },
  }
}

export const demoProblems: readonly DemoProblem[] = written.trim().split('\n\n').map(problemOf)
