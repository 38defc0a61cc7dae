import type { Category } from '../schema/words.ts'

type Matter = {
  category: Category
  title: string
  kind: 'ordinary' | 'cadre'
  yuan: number | null
  needsLegality: boolean
  needsFinance: boolean
}

const line = (category: Category, title: string, more: Partial<Matter> = {}): Matter => ({
  ...{ category, title, kind: 'ordinary', yuan: null, needsLegality: false, needsFinance: false },
  ...more,
})

/** The catalogue of matters decided collectively, as the bureau's own document has it. */
export const demoMatters: readonly Matter[] = [
  line('decision', '工作部署、规章制度、年度预算等重大决策'),
  line('appointment', '股级干部任免', { kind: 'cadre' }),
  line('project', '20万元及以上的工程和采购项目', { yuan: 200_000, needsLegality: true }),
  line('funds', '5万元及以上的资金支出', { yuan: 50_000, needsFinance: true }),
]

/** What the year was to bring before the party group: title, category, month, section and the item it became. */
export const demoAnnual: readonly [title: string, category: Category, month: number, section: string, ref: string][] = [
  ['年度重点工作责任分工', 'decision', 1, 'office', 'work-plan'],
  ['图书馆数字资源续订', 'funds', 2, 'library', 'digital-books'],
  ['年度干部教育培训计划', 'decision', 2, 'personnel', 'training'],
  ['古建筑消防改造', 'project', 3, 'relics', 'fire'],
  ['乡村文化旅游节', 'funds', 4, 'tourism', 'festival'],
  ['财务支出审批办法修订', 'decision', 5, 'finance', 'expense-rules'],
  ['公共数字文化服务平台', 'project', 6, 'culture', 'platform'],
  ['送戏下乡演出', 'funds', 8, 'art', 'troupe'],
  ['民宿等级评定实施细则', 'decision', 8, 'resources', 'homestay-rules'],
  ['空缺股级职位选任', 'appointment', 9, 'personnel', 'appointments'],
  ['全民阅读活动', 'funds', 10, 'library', 'reading'],
  ['下一年度部门预算', 'decision', 12, 'finance', 'budget'],
]

type Outlay = { kind: 'payment' | 'project'; title: string; payee: string; yuan: number }
/** An outlay that rests on a decision: so many days after it. */
type Resting = Outlay & { ref: string; daysAfter: number }
/** An outlay that rests on none: so many days before today. */
type Alone = Outlay & { daysAgo: number }

const paid = (
  ref: string,
  daysAfter: number,
  title: string,
  payee: string,
  yuan: number,
  kind: Outlay['kind'] = 'payment',
): Resting => ({ ref, daysAfter, title, payee, yuan, kind })

export const demoResting: readonly Resting[] = [
  paid('stage-lights', 40, '舞台灯光设备款', '云栖市光影舞台设备有限公司', 86_000),
  paid('humidity', 60, '库房恒温恒湿设备改造', '云栖市恒湿环境设备有限公司', 268_000, 'project'),
  paid('digital-books', 25, '数字资源续订费', '云栖市书海数字科技有限公司', 98_000),
  paid('fire', 45, '青石书院消防改造工程', '青岚省古建消防工程有限公司', 472_000, 'project'),
  paid('festival', 35, '旅游节活动费', '云栖市和风文化活动策划有限公司', 152_000),
  paid('platform', 30, '公共数字文化服务平台', '青岚省云帆信息技术有限公司', 362_000, 'project'),
  paid('patrol-car', 20, '执法巡查车辆租金', '云栖市顺安汽车租赁有限公司', 66_000),
  paid('troupe', 28, '送戏下乡演出结算款', '云栖市新声艺术团', 60_000),
]

export const demoAlone: readonly Alone[] = [
  { daysAgo: 250, title: '办公用纸', payee: '云栖市文汇办公用品有限公司', yuan: 4_860, kind: 'payment' },
  { daysAgo: 190, title: '电梯维护费', payee: '云栖市安达电梯服务有限公司', yuan: 18_000, kind: 'payment' },
  { daysAgo: 130, title: '消防器材更换', payee: '云栖市平安消防器材有限公司', yuan: 9_700, kind: 'payment' },
  { daysAgo: 75, title: '展柜玻璃维修', payee: '云栖市晶彩玻璃有限公司', yuan: 12_300, kind: 'payment' },
  // These ought to have been decided: one reaches the threshold, two reach it together.
  { daysAgo: 33, title: '文旅推介会会务费', payee: '云栖市锦程会展服务有限公司', yuan: 68_000, kind: 'payment' },
  { daysAgo: 58, title: '宣传展板制作', payee: '云栖市墨香广告制作有限公司', yuan: 32_000, kind: 'payment' },
  { daysAgo: 40, title: '宣传展板安装', payee: '云栖市墨香广告制作有限公司', yuan: 29_000, kind: 'payment' },
]

/** Topics on no agenda yet. */
export const demoWaiting = [
  { title: '图书馆少儿阅览区改造', section: 'library', proposer: 'zouhuaijin', state: 'draft' },
  { title: '文化志愿服务管理办法', section: 'culture', proposer: 'shenyanqiu', state: 'submitted' },
  { title: '机关节能改造安排', section: 'office', proposer: 'hanyichuan', state: 'consented' },
] as const
