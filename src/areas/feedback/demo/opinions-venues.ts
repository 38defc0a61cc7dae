/**
 * Opinions on the venues. Days before today, fate, source, channel, kind, section, place; then the text, the title the
 * clerk gives it, and `答复|办理措施|结果`. Two values with a comma are two opinions; `{甲|乙}` are their words.
 */
export const venueOpinions = `
352 published public door suggestion library library
图书馆晚上六点就关门，我们上班的人下了班赶过去正好锁门，一周里只有周末能借书。能不能平时也开到晚上？
延长图书馆平日开放时间
自下月起，图书馆周二至周五开放到20:30，周末时间不变。晚上办证、还书照常。|增加一个晚班，夜间开放一层阅览区和自助借还机|solved

346,139 called,silent public phone suggestion library,museum -
我眼睛不好，{图书馆的大字本只有半架，都是旧书|博物馆展柜下面的说明牌字太小，弯着腰也看不清}，请照顾一下老年人。
{增加大字本图书|放大展品说明牌}
{新购大字本图书160册，放在一层东侧单独的书架，并配了放大镜。|基本陈列的说明牌已经换成大字版，放在齐腰的高度。}|{采购大字本和放大镜|分批更换说明牌}|solved

338 satisfied tourist door suggestion museum museum
讲解只有上午十点一场，我们旅行团十一点才到，等于没有。建议下午也安排一场，人少的时候哪怕半小时也行。
增加博物馆下午的定时讲解
每天下午两点半增加一场定时讲解，节假日再加一场。志愿讲解员的排班贴在入口处。|与师范学院志愿者签订讲解排班|solved

331 called public letter suggestion culturehall -
文化馆的书法公益班每次报名几分钟就满，名额都被会用手机的年轻人抢走了。能不能给我们老年人留几个现场报名的名额？
公益课程为老年人保留现场名额
从本期起，每个公益班留三成名额现场报名，六十岁以上的优先。报名须知已经贴在一楼大厅。|修改公益课程报名办法|solved

324,97 silent,assigned tourist door suggestion tourism visitor
古城南门到停车场这段路没有路牌，导航又把人带进巷子里，{晚上拖着箱子走了二十多分钟|下雨天一家老小绕了两圈}才找到车。
补设古城南门到停车场的指路牌
已经会同古城管委会在南门、文昌巷口、停车场入口补设指路牌五块，并向地图公司提交了路线更正。|现场踏勘后补设路牌|solved

317 satisfied tourist door suggestion resources lake
The ferry timetable at Qinglan Lake is only in Chinese. We missed the last boat back and had to walk four kilometres.
青岚湖渡船时刻表增加英文
A bilingual timetable is now at all three piers, the last boat marked in red. Thank you.|更换中英文时刻表|solved

309 called public hotline hotline museum -
反映人称其于周日下午两点到博物馆，门口贴着临时闭馆通知，网上预约时没有任何提示，白跑一趟。
博物馆临时闭馆没有提前告知
当日因供电抢修临时闭馆，没有及时在预约页面发布，向您致歉。今后临时闭馆先发短信通知已预约的观众。|预约系统增加停开通知|solved

302,186 published,called public box suggestion culturehall,library -
{文化馆二楼排练厅|图书馆报告厅}的空调声音很大，一开就听不清老师讲话，关了又闷，请修一修。
检修{排练厅|报告厅}空调
空调的风机轴承已经更换，实测噪声降到四十分贝以下，您下次来可以再听听。|维保单位更换风机轴承|solved

296 called tourist door suggestion tourism visitor
游客中心的寄存柜只收硬币，我们几个年轻人身上都没有硬币，前台也换不开。
寄存柜增加扫码付费
寄存柜已经加装扫码模块，三小时以内免费。前台也备了零钱。|寄存柜改造|solved

33 stillnot-closed tourist hotline hotline resources -
反映人称在青岚湖景区租用电动船，押金500元，还船后商家以船身有划痕为由扣押200元，请求协调退还。
青岚湖租船押金纠纷
经现场核对还船记录，划痕在您租用以前已经登记，商家已退还200元，并向您道歉。|调取租还登记，督促商家退款|solved

281,73 called,silent public symposium suggestion culture -
村里的文化活动室{白天锁着门，钥匙在村支书家里|一到晚上就没人管，灯也不亮}，锻炼的器材积了一层灰。
{|再次反映}村文化活动室开放时间不固定
已经与镇里商定每天下午三点到晚上八点半开放，管理员的名字和电话贴在门口。|抽查{六|九}个活动室的开放情况|solved

274 published public door suggestion library library
少儿区的绘本经常被大孩子占着看漫画，三四岁的孩子没有地方坐，能不能分个区？
少儿区按年龄分区
少儿区已经用矮书架隔成学前区和小学区，学前区铺了地垫，家长可以陪坐。|调整书架和座位|solved

267 returned public letter appeal tourism -
我家楼下的烧烤摊每天经营到凌晨两点，油烟呛人，给好几个部门打过电话都没有结果，请你们管一管。
楼下烧烤摊油烟扰民
|

259 late tourist hotline hotline tourism -
反映人称参加云栖一日游，导游中途增加两个购物点，游览古城的时间只剩四十分钟，要求说明并退还差价。
一日游擅自增加购物点
经查，旅行社擅自增加两个购物点属实，已责令退还每人80元，并立案调查。|约谈旅行社，责令退款|solved

252,160 satisfied,called tourist door suggestion resources lake
湖边栈道{第三个观景台的栏杆松了，孩子一靠就晃|靠近芦苇荡的木板翘起来两块，差点绊倒}，很危险，请尽快修。
青岚湖栈道设施需要维修
景区当天设了围挡，第二天修好，并对全线栈道检查了一遍，另换木板十一块。|立即整改并全线排查|solved

245 called public interview suggestion museum -
博物馆的临展换得太慢，同一个瓷器展摆了十个月。孩子说每次来都一样，不愿意再来了。
加快临时展览的更换
今年的临展改为每季度一期，计划表已经公布。下月的汉画像石拓片展请您带孩子来看。|公布年度临展计划|planned

238 extended enterprise letter appeal relics -
我厂的老厂房被列为历史建筑以后，屋顶漏雨想换瓦，图纸报上去两个月没有回音，雨季就要到了，请尽快答复。
历史建筑屋顶维修的审批
现已会同住建部门批复维修方案，同意按原样换瓦。施工期间我们派人到场指导。|与住建部门会商，现场查勘|solved

231,45 called,quiet public door suggestion culturehall,library culturehall,library
{文化馆|图书馆}的无障碍坡道尽头有一级台阶，轮椅根本上不去，每次都要麻烦保安抬。
{文化馆|图书馆}无障碍坡道不通
坡道尽头的台阶已经改成缓坡，经残联的同志试用，轮椅可以自己通过。|改造坡道并请残联试用|solved

224 published public phone suggestion culture -
去年的送戏下乡在我们村只演了一场，还赶在插秧的时候，年轻人都在田里。能不能先问问我们什么时候有空？
送戏下乡按农时安排
今年的演出改由各村先报时间，农忙的两个月不排。您村的两场定在农历六月十五和八月初十。|按村报时间重新排演出表|solved

217 called tourist door suggestion tourism visitor
Nobody at the visitor centre knew which buses run to the airport on Sunday. A printed sheet would be enough.
游客中心提供机场大巴时刻的英文单页
A printed sheet in English with all bus times is now at the front desk and on the notice board outside.|印制交通单页|solved

210 unreachable tourist hotline hotline resources -
反映人称青岚湖景区的厕所只有旱厕，气味很大，且没有洗手的地方，旺季排队半小时。
青岚湖景区厕所条件差
环湖的四座厕所中已有三座改为水冲式，最后一座下月完工。旺季另设移动厕所六个。|厕所改造，旺季增设移动厕所|partly

203,58 silent,drafted public door suggestion library,museum library,museum
{图书馆|博物馆}的免费存包柜坏了好几个，投进去打不开，{昨天一个学生急得直哭|上周我的雨伞在里面锁了一整天}。
维修存包柜
坏的存包柜已经修好，门上贴了值班电话，打不开时十分钟内有人到。|逐个检修存包柜，公布值班电话|solved

196 called enterprise symposium suggestion industry -
我们做民宿的最怕一阵风检查，消防来了公安来、市场来了文旅来，同一份材料要复印四套。能不能一次查完？
民宿检查合并进行
已经与公安、消防、市场监管约定，民宿的日常检查每年合并两次，材料只收一套，互相认可。|牵头签订联合检查约定|solved

189 sentback public door appeal culturehall culturehall
报了文化馆的少儿古筝班，交了320元材料费，老师上了四节课就换人，后来干脆停了。群里没有人答话，要求退费。
少儿古筝班停课退费
古筝班因授课教师调离停课，材料费320元已经全额退还。秋季班由省艺校教师授课，您可以优先报名。|退还材料费，重新聘请教师|solved

182 satisfied tourist door suggestion tourism visitor
Wonderful old town, but the map in the visitor centre shows a museum that has moved. We walked to an empty building.
更正游客中心导览图上的博物馆位置
You are right, the museum moved to Xinglin Road. New maps are in the racks. Sorry for the walk.|更换导览图|solved

175,66 published,assigned public letter suggestion relics -
村口的{清代石牌坊|老戏台}旁边有人堆柴火、晒玉米，一个烟头就完了。请派人看看，立块牌子。
{石牌坊|老戏台}周边堆放易燃物
柴火当天清走，牌坊四周划出三米的保护范围并立了牌，文物管理员每周巡查两次。|现场清理，立保护牌|solved

168 discipline public door suggestion enforcement complaints
执法大队有人到我们网吧检查，走的时候拿了两条烟，说是算买的，可是钱一直没有给。这样的人还来管我们？
反映执法人员收取香烟
|

154 called tourist phone tourism market -
在古城一家茶馆听戏，没有标价，结账时一壶茶收了268元，另收每人50元座位费。请给个说法。
古城茶馆价格不明
经调解，茶馆退还多收的218元，并在门口和菜单上明码标价。价格问题已同时移送市场监管部门。|调解退款，督促明码标价|solved

147 called town research suggestion culture -
镇综合文化站三个编制被抽走两个干别的，剩下一个人又要管活动又要管台账，很多活动只能停。
镇文化站人员被抽走
已经与云溪镇党委商定，文化站人员专职专用，抽走的两人下月归位。局里派一名文化馆干部驻站半年。|与镇党委商定人员专用，派员驻站|partly

126 silent public box suggestion library -
还书箱放在大门里面，闭馆以后还不了书，超期了还要算我的。请把还书箱挪到门外来。
还书箱移到馆外
还书箱已经移到正门右侧，二十四小时可以还书。因此产生的超期已经一并免除。|移设还书箱，免除超期|solved

112 stillnot-open public door suggestion library library
自习区占座的太多了，一本书一个水杯占一上午，说了也没有人管。上次答复说有规则，可是根本没人执行。
自习区占座没有人管
自习区已经实行离座一小时释放座位，管理员每小时巡查一次。|公布离座规则，每小时巡查|solved
`
