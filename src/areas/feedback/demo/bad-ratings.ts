/** Bad ratings: days before today, fate, place, result, attitude, what was said; then `答复|办理措施|结果`. */
export const badRatings = `
358 called licensing 2 3 材料交上去又退回来，说格式不对，可是样表就是你们给的。
样表有误，已经更正；您的材料当天受理。|更正样表|solved

343 called library 4 2 问一本书在哪里，工作人员头也不抬，用手指了一下。
已对当班人员批评教育，服务台改为站立服务，谢谢您指出。|批评教育，改站立服务|solved

329 unreachable lake 1 2 买了联票，第二个景点在维修不开放，售票的时候没有说。
维修景点的票款已按原路退还，售票处已经公示停开信息。|退还票款，公示停开|solved

315 called complaints 2 2 反映了一个月，只说在查。
案件因对方拒不配合延长了调查，现已处罚，结果书面告诉了您。|告知处理结果|solved

311 called lantern 2 4 摆渡车说十分钟一班，等了四十分钟。
灯会摆渡车已由六辆增加到十四辆，并在站台显示等候时间。|增加摆渡车|solved

299 called visitor 2 2 行李寄存贴了标签还是拿错了，找回来花了一下午。
寄存改为取物核对号牌和手机尾号，已向您当面致歉。|改寄存流程|solved

284 called museum 3 2 讲解员催着我们走，一幅画都没看清。
定时讲解延长到七十分钟，两个展厅之间留自由参观的时间。|调整讲解时长|solved

270 called licensing 2 2 窗口说系统坏了让明天来，可是旁边窗口一直在办。
当日只有一台电脑出故障，没有转到旁边的窗口，是我们的错。现已规定故障时相互代办。|窗口相互代办|solved

261 called culturehall 2 3 公益课通知改了时间没有告诉我，白跑一趟。
课程变动改为短信逐人通知。|短信通知|solved

248 unreachable lake 2 3 观光车司机边开车边看手机。
该司机已停岗培训，车上装了监控。|停岗培训，加装监控|solved

236 called library 2 4 说好续借成功，回来却收了超期费。
超期费已退还，续借短信的错误已经修复。|退费，修复系统|solved

222 late complaints 1 1 举报黑网吧，过了十几天才有人打电话问我在哪里。
派单环节有耽误，已问责；该网吧已查封。|问责，查封|solved

209 called licensing 2 2 中午十一点四十就不叫号了，牌子上写的是十二点下班。
已规定十二点以前取号的全部办完。|明确叫号时间|solved

197 called visitor 2 3 Staff were chatting and nobody answered my question in English.
A member of staff who speaks English is on duty every day from nine to five now. We apologise.|安排英语值班|solved

184 called museum 2 2 存包柜退不了押金，找了三个人都说不归自己管。
押金已退，存包柜改为免押金。|取消押金|solved

173 called lake 2 2 厕所没有纸，洗手液是空的，地上全是水。
保洁改为旺季每小时巡查一次，签字上墙。|增加保洁次数|solved

158 called complaints 2 2 打了三次电话说法都不一样。
已由一名专人负责您的投诉，三次说法不一的原因已向您说明。|专人负责|explained

144 called culturehall 2 2 排练厅约好了却被别的队占着，管理员说不清楚。
预约系统与门禁联通，未预约的不能进入。|预约与门禁联通|solved

131 called licensing 2 3 同一个问题问两个人，两个答案。
已编写统一口径的问答一百条，放在窗口和网上。|统一口径|solved

117 called library 2 2 朗读亭的话筒坏了两周没有人修。
话筒当天更换，设备报修改为三天内完成。|更换话筒|solved

102 called visitor 2 2 问路给指反了，走了冤枉路。
已组织窗口人员实地走线，重新考核。|走线考核|solved

90 called museum 2 3 展厅里有人大声打电话，没有人管。
展厅增加巡视和提示牌。|增加巡视|solved

77 unreachable lake 2 2 湖上餐厅的饭凉了，催了两次没人理。
景区已约谈餐厅经营方，并公布监督电话。|约谈经营方|explained

64 called licensing 2 2 让我补一份早就不要了的证明。
该证明已于去年取消，窗口没有及时更新，您的件当天办结。|更新材料清单|solved

51 called library 2 2 座位预约系统显示有座，到了没有。
系统与现场传感器不同步，已经修复。|修复系统|solved

33 again complaints 2 3 要我自己去找商家的营业执照号。
查询经营主体由执法人员承担，不再让投诉人提供。|改投诉登记要求|solved

26 quiet museum 2 2 预约码扫不出来，保安让我重新预约，名额已经没了。
已设人工核验通道，当场核对身份证即可入馆。|设人工通道|solved

19 overdue lake 1 2 买的是全天票，下午四点半就清场，没有人说过。
|

12 drafted licensing 2 2 取证还要我带公章，电话里没有说。
取证不再要求带公章，短信里写明需要带什么。|修改取证短信|solved

9 assigned culturehall 3 2 报名的时候态度很不耐烦，说“网上都写了”。
|

6 assigned visitor 2 2 寄存处下班早，行李锁在里面，误了火车。
|

4 registered library 2 2 热水器坏了四天，写了停用，没写什么时候修好。
|

2 registered museum 2 3 儿童讲解约的是三点，三点二十老师才到。
|
`

/** Said beside good ratings now and then; most say nothing. */
export const goodWords = [
  '工作人员很耐心，一次就办好了。',
  '环境安静，书也新。',
  '讲解的小姑娘讲得生动，孩子听得入迷。',
  '窗口帮我把材料理好了，谢谢。',
  '比去年干净多了。',
  '停车方便，指路牌清楚。',
  'Very friendly staff, clear signs.',
  '网上预约，来了就进，没有排队。',
  '老人有座位，有热水，想得周到。',
  '灯好看，秩序也好。',
  '打电话问了两次，都说得清楚。',
  '免费的课能教成这样，不容易。',
  '湖水清，垃圾少，下次还来。',
  '证寄到了家里，省了来回一百多公里。',
  'Lovely place, the ferry was on time.',
]
