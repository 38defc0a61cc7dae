/** Opinions on permits, the market, activities and the bureau itself; written like those on the venues. */
export const bureauOpinions = `
349 called enterprise door suggestion approval licensing
办演出许可，窗口让我回去补材料，补完了又说还差一份。能不能一次把要什么都写在一张纸上？
演出许可材料一次性告知
营业性演出的材料清单已经按三种情形重新写成一张纸，窗口和网上都能拿到。缺什么当场一次写明。|重做一次性告知单，窗口人员轮训|solved

341,118 silent,called enterprise phone suggestion approval -
旅行社{分社备案|门市部备案变更}要跑两趟，一趟交材料一趟取证，我们在县里，来回一天。能不能寄给我们？
备案证件邮寄送达
从本月起备案证件可以免费邮寄，网上提交时勾选“邮寄”就行，不用再跑第二趟。|开通证件免费邮寄|solved

334 late enterprise hotline hotline approval -
反映人称其申请娱乐场所变更登记，超过承诺的十个工作日仍没有结果，询问进度时窗口称“领导出差”。
娱乐场所变更登记超过承诺时限
该件因实地核查的排期推迟，没有按承诺办结，是我们的责任。许可证已于昨日发出。|改为核查人员AB岗，不因一人出差耽误|solved

327 published public letter suggestion culture -
灯会年年办，可是每年都在古城里挤。我们新城这边两万多人，能不能也挂几组灯？
灯会在新城增设灯组
今年的灯会在新城文化广场增设八组灯，正月十三开始亮灯。|调整灯会布展方案|solved

319 merge-lantern public door suggestion culture lantern
灯会出口只有一个，散场的时候人挤人，我抱着孩子被挤到墙边，真怕出事。明年一定要多开几个口。
灯会散场拥挤，应当增加出口
灯会散场改为四个出口分流，人多时单向通行，广播提前半小时提醒。安保人员比去年增加一倍，预案已经公布。|增开三个出口，实行单向通行|solved

319 into-lantern public door suggestion culture lantern
昨天的灯会，九点钟一起往外走，东门那里堵了足足半个钟头，有老人喊胸闷。请多开几个门。
灯会东门散场拥堵
|

318 into-lantern tourist door suggestion culture lantern
Beautiful lanterns, but leaving was frightening: thousands of people and one narrow gate. Please open more exits.
灯会出口太少（英文）
|

318 into-lantern public phone suggestion culture -
看灯回家的时候人流对着走，进的出的都在一个口子上，小孩的鞋都踩掉了。希望进出分开。
灯会进出口没有分开
|

317 into-lantern public hotline hotline culture -
反映人称灯会散场时段东门严重拥堵，现场只有两名保安维持秩序，建议增开出口、增派人手。
灯会散场秩序差
|

313 called town symposium suggestion culture -
镇里的文艺队想学新节目，没有人教。文化馆的老师一年能不能下来几次，手把手教一教？
文化馆教师下乡辅导
文化馆已经排出下乡辅导表，每个镇每季度两天，您镇的第一次定在下月十二日。|制定下乡辅导表|solved

306,201 called,published enterprise interview suggestion industry -
申报{省级文化产业示范基地|乡村旅游贷款贴息}的通知发下来只剩五天，表格又长，我们小企业根本来不及。
申报通知预留准备时间
今后的申报通知提前二十天发出，并附填写样例；科室每批办一次填报辅导。|规定通知提前期限，编写填报样例|solved

293 satisfied public door suggestion art -
市剧团的惠民演出票要到剧场去领，住得远的老人不方便。能不能在社区也发一点？
惠民演出票送到社区
惠民票的四成改由十二个社区发放，每场演出前三天送到。|社区发放惠民票|solved

286,152 called,unreachable tourist hotline hotline enforcement -
反映人称在{古城西街|客运站附近}被自称导游的人拦住，带到{土特产店|玉器店}，买了{680|1200}元的东西，回去发现不值，请求退货。
被拉客到{土特产店|玉器店}购物
已找到店家，退还{680|1200}元，货物收回。拉客人员没有导游证，依法处罚。|联合公安查处拉客，督促退款|solved

279 silent public box suggestion office -
你们局的对外电话白天老是没人接，中午更打不通，请安排好值班。
对外电话无人接听
对外电话设了呼叫转移，工作日中午也有人值班。接听情况每月检查一次。|电话转接值班，月度检查|solved

271 called enterprise symposium suggestion market -
上网服务场所的实名登记设备，各家厂商报价差很多，我们不懂，希望局里说清楚要达到什么要求就行，不要指定厂家。
实名登记设备只公布要求
我们只公布技术要求，不推荐也不指定厂家。已有人借检查推荐产品的，请您告诉我们。|公布技术要求，重申不得指定厂家|explained

264,88 published,sentback public phone suggestion culturehall,culture -
广场舞的音响{一直放到晚上十点多，孩子没法写作业|早上五点半就开始响}，劝过几次都吵起来，你们办的活动请管一管。
广场舞音响扰民
已经与街道、舞队约定，每天{19:00至20:30|7:30以后}活动，音量不超过六十分贝，文化馆配了分贝仪。|与街道和舞队签约定，配分贝仪|solved

256 called enterprise letter appeal approval -
我公司的旅行社经营许可注销申请已交三个月，质保金一直没有退，银行说没有收到你们的通知书。
旅行社质保金退还
取款通知书已经送达银行，质保金于昨日退到贵公司账户。延误是因为公告期满后没有及时转交。|补办通知书，明确公告期满次日转办|solved

249 extended tourist hotline tourism market -
在网上订了云栖两日游，出发前一天旅行社说人数不够取消，只肯退一半的钱。我们机票都买了。
两日游取消只退一半
经两次调解，旅行社全额退还团费并赔偿机票退票费320元。延期是因为旅行社对人数约定的举证需要时间。|两次组织调解|solved

242 returned enterprise letter appeal market -
我们酒店与外墙施工队有工程款纠纷，对方堵门影响营业，请文旅局出面解决。
酒店工程款纠纷
|

235 called town research suggestion resources -
村里修了步道和观景台，可是没有人知道。能不能放进你们的旅游线路和宣传册里？
乡村步道纳入旅游线路
步道已经列入“秋天的云溪”线路，宣传册和公众号都有介绍，周末加开一班旅游专线车。|列入线路和宣传册|solved

228,104 silent,called public door suggestion office -
你们网站上的{办事指南还是去年的电话|科室职责表写的还是合并以前的名字}，打过去{是空号|找不到人}，请更新一下。
更新网站{办事指南|科室职责}
网站的办事指南、科室职责和电话已经全部核对更新，以后每季度核对一次。|逐条核对网站信息|solved

220 called public interview suggestion art -
剧团的排练场就在居民楼下，暑假里天天锣鼓响到晚上。我们支持戏曲，可是也要休息。
剧团排练噪声
排练改到上午九点到十一点半、下午三点到六点，打击乐移到地下室。|调整排练时间，地下室做隔声|solved

213 discipline public letter suggestion approval -
审批科有个人，办证以前要我先找他亲戚的公司做设计，说不然消防过不了。我做了，花了两万多。
反映审批人员指定设计公司
|

206 published public door suggestion relics -
古城墙上有人刻字，还有小孩子爬。牌子上写着禁止攀爬，可是一个管的人也没有。
古城墙刻划攀爬无人管
古城墙增加两名巡查员，周末上墙值守；刻划的痕迹请专家修复，攀爬多的两段加了护栏。|增派巡查员，修复刻痕，加护栏|solved

76 stillnot-closed public door appeal culture culturehall
去年给我们社区的图书角配书，说好每年更新两百册，到现在一本也没有换，墙上的公示倒是年年更新。
社区图书角没有按承诺换书
图书角已经换书二百二十册，换书记录由社区签字，每半年一次，名单公开。|换书并由社区签收|solved

192 called enterprise door suggestion enforcement complaints
上个月一周之内来了三拨检查，问的都是同样的问题。我们小店就两个人，接待检查就没人看店了。
检查次数过多
执法检查改为扫码登记，同一家店三个月内同一事项不重复检查，投诉举报除外。|实行检查扫码登记|solved

185 satisfied public door suggestion culture -
我是农家书屋的管理员，配下来的书很多是大学教材，老乡不看。能不能让我们自己挑？
农家书屋按需配书
今年的补充书目由各书屋自己勾选，已经收到一百四十份单子，下季度按单配送。|按书屋勾选的书目采购|solved

178 late public hotline appeal enforcement -
楼下的棋牌室其实是个游戏厅，天天有穿校服的学生进去，打过电话说来查，一个月了还开着。
棋牌室内设游戏机接纳未成年人
已联合公安查封，没收游戏机九台，经营者受到处罚。此前两次上门该店均关门，没有及时告诉您，向您致歉。|联合查处|solved

171,61 called,assigned town symposium suggestion tourism -
我们镇的{桃花节|采摘节}来了上万人，停车、厕所全靠村里，局里能不能在{交通疏导|移动厕所}上支持一下？
乡镇节庆的配套支持
已把您镇的节庆列入市级保障目录，明年起由局里协调交警和移动厕所，提前一个月会商。|列入保障目录，提前会商|planned

163 merge-toilet tourist door suggestion resources lake
青岚湖北岸走了三公里没有看到一个厕所，带着老人实在为难。
青岚湖北岸缺少厕所
北岸已经增设两处厕所，其中一处有无障碍间；导览图和路牌同时更新。|北岸增设厕所两处|solved

163 into-toilet tourist door suggestion resources lake
湖的北边风景最好，可是没有厕所也没有水，孩子憋得直哭，只好往回跑。
青岚湖北岸没有厕所
|

162 into-toilet tourist door suggestion resources lake
We cycled the north shore and found neither a toilet nor drinking water for an hour. Please think of families.
北岸没有厕所和饮水（英文）
|

161 into-toilet public phone suggestion resources -
北岸天天有人在树林里方便，夏天味道很大，说到底还是因为没有厕所。
北岸随地便溺
|

156 called public hotline hotline culture -
反映人称老年大学合唱队申请使用群众剧场排练，连续三次被告知“有重要活动”，要求公开剧场的使用安排。
群众剧场使用安排不公开
剧场的使用安排已按周公开在文化馆网站和门口，群众团队每周二、周四下午优先。|按周公开使用安排|solved

143 silent public door suggestion culture -
露天电影的片子都是十年前的，村里的年轻人看一眼就走了。
更新农村公益电影片目
下半年的片目里近三年的新片占六成，由村里自己点。|按村点片|solved

136 called enterprise phone suggestion industry -
惠企政策发了一大本，我们看不懂哪条能用。能不能有个人直接告诉我，像我这样十几个人的小公司能申请什么？
惠企政策一对一说明
产业科每月十日设政策接待日，也可以预约上门。您公司符合两项补贴，材料单已经发给您。|设政策接待日|solved

129 published town research suggestion culturehall -
非遗传承人年纪大了，徒弟学几个月就走了，因为没有收入。光发证书不行，要想办法让手艺有饭吃。
非遗传承人收入低、徒弟留不住
已帮六位传承人入驻古城非遗街，免三年租金；学徒满一年的每月补助六百元。|入驻非遗街，发学徒补助|partly

121 called public letter suggestion relics -
修老城的时候挖出来的几块碑放在工地边上，日晒雨淋，字都快看不清了。请收进博物馆。
工地出土碑刻露天堆放
四块碑刻已经运到博物馆库房，拓片和释文将在明年的临展中展出。|收存碑刻，制作拓片|solved

107 satisfied tourist door tourism market visitor
导游在车上讲了一路怎么买翡翠，古城的历史一句没有。我们是想听历史的。
导游讲解以推销为主
该导游已被停团培训，旅行社退还您导游服务费，并补送一次古城深度讲解。|停团培训，退服务费|solved

93 called public door appeal approval licensing
给孩子的培训班办艺术类办学的审核，材料交了一个多月，打电话总说在走流程，到底要走多久？
艺术类培训机构审核进度
审核意见已于前日出具。今后每件发受理回执，写明承诺的日期，逾期可以直接找分管领导。|发受理回执，写明承诺日期|solved

84 overdue enterprise letter appeal relics -
我们公司在城东的地块，考古勘探说好一个月，现在三个月了没有结果，工地天天在赔钱，请给个明确的时间。
城东地块考古勘探进度
|

79 called tourist door suggestion tourism visitor
中秋那天游客中心下午四点就下班了，我们五点到，想问住宿都没有人。
节假日游客中心延长服务
节假日游客中心延长到晚上八点，门外设了自助查询屏和应急电话。|节假日延时，设自助查询屏|solved

72 overdue public door appeal culture culturehall
社区文化活动中心被物业租给了棋牌室，牌子还挂着你们的，去年就反映过，说正在协调，现在呢？
社区文化活动中心被占用
|

69 drafted enterprise symposium suggestion industry -
夜市经济的补助只给大企业，我们这些摆摊做手工的拿不到，希望标准放低一点。
夜间文旅消费补助的门槛
明年的补助办法拟增加小微商户一档，按摊位给予水电补助，正在征求财政部门意见。|修改补助办法|planned

52 quiet public phone suggestion art -
戏曲进校园只去城里的学校，我们乡下的孩子也想看。
戏曲进校园覆盖乡村学校
下学期的四十场里有二十四场安排在乡村学校，您孩子的学校排在三月。|调整进校园的学校名单|planned

47 drafted public letter suggestion resources -
青岚湖的芦苇年年割，鸟窝都没了。请先问问懂鸟的人再割。
青岚湖芦苇收割与鸟类保护
收割时间拟改到鸟类离巢以后，并留出三处不割的地方，已经请林业部门派人指导。|与林业部门会商|planned

42 assigned public door suggestion museum museum
博物馆文创店里的东西又贵又跟馆里的文物没有关系，能不能做几样本地的？
博物馆文创产品缺少本地特色
|

345 silent public door suggestion approval licensing
窗口叫号的声音太小，屏幕又在背后，我过了号才知道，又重新排了四十分钟。
叫号屏移位、音量调大
叫号屏已经移到等候区正前方，音量调大，过号三个以内可以直接补办。|移动叫号屏，修改过号规则|solved

336 called town interview suggestion culturehall -
村里排了个小戏，想去市里参加汇演，可是不知道什么时候报名、找谁报名，去年就这样错过了。
群众文艺汇演报名信息不通
汇演通知今后同时发到各镇文化站和村文艺队负责人的手机上，您村的小戏已经报上名。|建立村文艺队联系表|solved

322 satisfied tourist door suggestion museum museum
I travel with a wheelchair. The lift to the second floor was switched off and nobody knew who had the key.
二楼电梯停用（英文）
The lift now runs during all opening hours, and the key is kept at the front desk as well.|电梯全时开放|solved

303 called enterprise letter suggestion market -
歌舞娱乐场所换证，要求提供的安全评估报告，三家机构的报价从三千到两万，能不能给个参考范围？
娱乐场所安全评估报价差异大
评估报告今年起不再作为换证的必交材料，已经交费的可以凭合同向机构协商退费。|取消不必要的材料|solved

292 silent public phone suggestion art -
市剧团下乡演出从来不报剧名，老人大老远走过来，一看是看过的，又走回去了。
下乡演出提前公布剧目
剧目提前一周在村口和村广播公布，一个村一年里不重复。|提前公布剧目|solved

277 called public symposium suggestion office -
给局里写信，三个月收到一封“已转有关科室”的回信，再没有下文。哪怕办不成也该说一声。
来信转办以后没有下文
来信现在都有编号和期限，办不成的也要写明原因。您反映的两件事，一件已经办好，一件列入明年计划。|来信统一编号限时答复|partly

233 published tourist door suggestion resources lake
码头检票只有一个口，带婴儿车的要从台阶上抬下去，后面的人一直催。
青岚湖码头增设无障碍通道
码头东侧增设坡道和第二个检票口，婴儿车、轮椅可以直接推上船。|增设坡道和检票口|solved

214 silent enterprise phone suggestion tourism -
我们小旅行社想用局里的宣传图片，网站上的都是小图，找谁要大图也不知道。
提供宣传图片下载
宣传图片库已经放在网站，一百二十张大图可以直接下载使用，注明来源即可。|建立图片库|solved

194 called town research suggestion library -
流动图书车每次都停在镇政府院里，村里的孩子走过来要一个小时。能不能往村小门口停一停？
流动图书车停靠点调整
图书车的线路改为停靠六所村小，时刻表已经贴到每个学校门口。|调整流动图书车线路|solved

165 satisfied public door suggestion library library
报刊阅览室把过期杂志收得太快，上个月的就找不到了，查点资料很不方便。
过期期刊保留时间
过期期刊在开架区保留半年，更早的可以当场调出。|调整过期期刊的陈列|solved

133 called public box suggestion museum -
展厅里太冷，工作人员自己都披着大衣。老人孩子看半个小时就受不了。
博物馆展厅温度
展厅温度按文物保护要求要控制在二十度左右，已在入口备了披肩，可以免费借用。|备披肩，公示展厅温度|explained

99 silent public door suggestion art -
儿童剧的票价一家三口要三百块，普通人家一年也舍不得看一回。
儿童剧票价
每部儿童剧设一场低价专场，成人三十元、儿童二十元，场次提前半个月公布。|设低价专场|solved
`
