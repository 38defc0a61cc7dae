/** What came in lately and is at its beginning, or is due in days. */
export const recentOpinions = `
24 called public hotline hotline library -
反映人称在图书馆办证时被要求提供工作证明，认为外来务工人员也应当能够办证。
外来务工人员办理借书证
办证只需要身份证，不要工作证明，窗口人员已经重新培训。您的借书证当天就可以领取。|重申办证条件，窗口培训|solved

21 extended tourist hotline hotline tourism -
反映人称在云栖古城民宿预订三晚，因台风取消，平台与民宿互相推诿，房费1260元至今没有退。
台风取消民宿退费
民宿已全额退还1260元。因为要等平台核对订单，延长了办理时间，谢谢您的耐心。|协调平台和民宿退款|solved

20 overdue public hotline hotline enforcement -
反映人称某网络直播间冒用市博物馆名义售卖仿制文物，请求核查并给予答复。
直播间冒用博物馆名义售卖仿品
|

17 quiet public hotline hotline museum -
反映人称预约博物馆研学活动，提交后没有短信，到现场被告知没有名额，带着二十个孩子等了一小时。
研学预约没有成功提示
预约成功和未成功都发短信，已经修好。您的二十个名额改在本周六上午，派两位讲解员陪同。|修复短信提示，另行安排|solved

16 discipline public letter suggestion resources -
景区评级的时候，资源科的人让我们请专家组吃饭，还说不请就不好办。饭是吃了，票还在我这里。
反映评级时要求宴请
|

13 returned public hotline hotline tourism -
反映人称住处附近的健身广场照明损坏三个月，多次反映没有结果。
健身广场照明损坏
|

11 drafted tourist hotline hotline market -
反映人称古城一家照相馆拍完才说精修另收费，不交钱不给底片，三人共被收取900元。
照相馆拍摄以后加价
照相馆已退还另收的480元，底片全部交给您，收费项目改为事先签字确认。|督促退款，规范收费告知|solved

9 waiting town symposium suggestion culture -
镇文化站的舞台灯坏了一半，维修要自己掏钱，报账又没有科目，能不能由局里统一修？
镇文化站舞台灯维修经费
|

8 waiting enterprise phone suggestion industry -
县里组织去省里参加文博会，展位费说是补，去年的到现在也没有到账。
文博会展位补助没有到账
|

8 assigned public hotline hotline library -
反映人称图书馆自助借书机把一本书记成两次借出，还了以后仍显示超期，影响继续借阅。
自助借书机重复记录
|

6 waiting tourist door suggestion resources lake
湖边的自行车租赁点周一不开门，也没有写在网上，我们从外省专门来骑行的，只好走路。
租赁点周一不开放没有提前说明
|

5 accepted public hotline hotline approval -
反映人称线上申请营业性演出许可，系统提示材料格式不符，但没有写明是哪一份，客服电话无人接听。
线上申请提示不清
|

5 waiting public door suggestion culturehall culturehall
钢琴考级的考场外面没有坐的地方，家长都蹲在楼梯上，消防通道都堵了。
考级时家长没有等候区
|

4 accepted tourist hotline hotline tourism -
反映人称古城讲解器租用押金300元，归还后三天没有退回，电话打了两次都说在处理。
讲解器押金退还慢
|

3 waiting tourist door suggestion museum museum
The audio guide stops in hall three and starts all over again. My parents gave up. Otherwise a lovely museum.
语音导览在三号厅中断（英文）
|

2 waiting public box suggestion library -
冬天图书馆七点半才供暖，一早来自习的学生冻得跺脚，能不能早半小时？
图书馆冬季供暖时间
|

1 waiting public door suggestion culture -
农历年底我们村想自己办一台晚会，音响和幕布能不能向文化馆借？不知道找谁。
村晚借用音响设备
|
`
