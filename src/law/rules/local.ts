import * as z from 'zod'
import { setting, whole } from './local-setting.ts'
import { voicesSettings } from './local-voices.ts'

/** Every local number. A unit sets it with a date and a document; without one the standard value counts. */
export const localSettings = {
  quorumHalfStrict: setting({
    title: '“半数以上”按超过半数计算',
    why: '各地对偶数人数的理解不一，以本单位党组（机关党委）的规定为准。',
    schema: z.boolean(),
    standard: false,
  }),
  rollHoliday: setting({
    title: '期限最后一天是休息日的顺延',
    why: '民法典的一般规则；党内法规没有写明的，按本单位做法。',
    schema: z.boolean(),
    standard: true,
  }),
  countPromotionYear: setting({
    title: '晋升现职级当年的优秀计入缩短年限',
    why: '各地答复不一，以公务员主管部门意见为准。',
    schema: z.boolean(),
    standard: true,
  }),
  quotaRounding: setting({
    title: '比例计算的取整方式',
    why: '全国没有统一规定；默认只舍不入，最为稳妥。',
    schema: z.enum(['floor', 'round', 'ceil']),
    standard: 'floor',
  }),
  excellentConsent: setting({
    title: '主管部门同意优秀比例提高到25%',
    why: '须有同级公务员主管部门同意的文件，按年度填写。',
    schema: z.boolean(),
    standard: false,
  }),
  longLeaveDays: setting({
    title: '病事假累计超过多少天（日历日）不定等次',
    why: '“半年”按日历日还是工作日没有写明，默认182天。',
    schema: whole(366),
    standard: 182,
  }),
  usualExcellentPercent: setting({
    title: '平时考核“好”等次的比例上限（%）',
    why: '比例凭经验，以公务员主管部门规定为准。',
    schema: whole(100),
    standard: 40,
  }),
  teamExcellentPercent: setting({
    title: '领导班子成员年度考核优秀比例上限（%）',
    why: '比例凭经验，以组织部门规定为准。',
    schema: whole(100),
    standard: 25,
  }),
  absenceUnit: setting({
    title: '旷工天数按工作日计算',
    why: '法条没有写明，默认工作日。',
    schema: z.boolean(),
    standard: true,
  }),
  rotationMonths: setting({
    title: '关键岗位任职满多少个月应当轮岗',
    why: '“较长”的年限由各地规定，通常为五年。',
    schema: whole(600),
    standard: 60,
  }),
  probationRemindDays: setting({
    title: '试用期满前多少天提醒',
    why: '由本单位决定。',
    schema: whole(365),
    standard: 30,
  }),
  admonishMonths: setting({
    title: '诫勉影响期（月）',
    why: '全国规定六个月，各地可以更长。',
    schema: whole(60),
    standard: 6,
  }),
  endDayBlocked: setting({
    title: '处分期满当天仍受限制',
    why: '“期满”当天是否算在内理解不一，默认仍受限制。',
    schema: z.boolean(),
    standard: true,
  }),
  concealDays: setting({
    title: '应报告回避关系而未报告的宽限天数',
    why: '由本单位决定。',
    schema: whole(365),
    standard: 30,
  }),
  leapBirthday: setting({
    title: '2月29日出生的人平年生日',
    why: '没有明文规定，默认3月1日。',
    schema: z.enum(['03-01', '02-28']),
    standard: '03-01',
  }),
  unitTier: setting({
    title: '机关层级',
    why: '决定职级职数的比例；县（市、区）机关选县级，设区的市机关选市级。',
    schema: z.enum(['县级', '市级']),
    standard: '县级',
  }),
  filingMonths: setting({
    title: '材料形成后多少个月内送交归档',
    why: '凭经验，以档案主管部门规定为准。',
    schema: whole(24),
    standard: 1,
  }),
  rankToCountyDeputyMonths: setting({
    title: '一、二级主任科员提任县处级副职须累计满多少个月',
    why: '没有见到规定年限的文件，以组织部门意见为准。',
    schema: whole(600),
    standard: 36,
  }),
  rankToCountyHeadMonths: setting({
    title: '三、四级调研员提任县处级正职须累计满多少个月',
    why: '没有见到规定年限的文件，以组织部门意见为准。',
    schema: whole(600),
    standard: 24,
  }),
  recusedCountInBase: setting({
    title: '回避的成员仍计入应到会人数',
    why: '条例没有写明，默认计入，最为严格。',
    schema: z.boolean(),
    standard: true,
  }),
  bigSumYuan: setting({
    title: '大额资金标准（元，含本数）',
    why: '全国没有统一金额，以本单位“三重一大”制度为准；三重一大清单里写明标准的，以清单为准。',
    schema: whole(1_000_000_000),
    standard: 50_000,
  }),
  splitDays: setting({
    title: '多少天内同一收款人的几笔支出合并计算',
    why: '防止化整为零，天数由本单位决定。',
    schema: whole(366),
    standard: 30,
  }),
  allowAdHoc: setting({
    title: '允许临时动议',
    why: '一般不得临时动议，由本单位议事规则决定。',
    schema: z.boolean(),
    standard: false,
  }),
  minutesWorkdays: setting({
    title: '会议记录应在散会后多少个工作日内归档',
    why: '由本单位决定。',
    schema: whole(60),
    standard: 5,
  }),
  emergencyRatifyNextMeeting: setting({
    title: '紧急处置后须在下一次党组会议报告',
    why: '没有见到统一规定，默认要求。',
    schema: z.boolean(),
    standard: true,
  }),
  researchDays: setting({
    title: '班子成员每年到基层调研至少多少天',
    why: '见到的地方做法为60天，也有20天的，以本单位规定为准。',
    schema: whole(366),
    standard: 60,
  }),
  researchReports: setting({
    title: '班子成员每年至少完成多少篇调研报告',
    why: '见到的地方做法为1至2篇，以本单位规定为准。',
    schema: whole(50),
    standard: 1,
  }),
  researchVisitsPerMonth: setting({
    title: '同一个地方每月最多调研多少次',
    why: '没有全国统一规定，为减轻基层负担设定，超过的提醒并写明理由。',
    schema: z.number().int().min(1).max(31),
    standard: 2,
  }),
  researchEnterprises: setting({
    title: '每年至少走访多少家企业',
    why: '由本单位决定，用于看调研覆盖情况。',
    schema: whole(500),
    standard: 5,
  }),
  headNotInCharge: setting({
    title: '实行主要负责人“五个不直接分管”',
    why: '不是全国规定，以本地规定为准。',
    schema: z.boolean(),
    standard: true,
  }),
  inspectionMonths: setting({
    title: '巡视反馈后多少个月内完成集中整改',
    why: '来源未确认：没有见到条例写明的期限，以巡视机构的要求为准。',
    schema: whole(60),
    standard: 6,
  }),
  patrolMonths: setting({
    title: '巡察反馈后多少个月内完成集中整改',
    why: '来源未确认：没有见到条例写明的期限，以巡察机构的要求为准。',
    schema: whole(60),
    standard: 2,
  }),
  reboundMonths: setting({
    title: '销号后多少个月内同类问题再次发生按反弹处理',
    why: '没有统一规定，由本单位决定。',
    schema: whole(60),
    standard: 12,
  }),
  meetingRemindDays: setting({
    title: '会议到期前多少天提醒',
    why: '由本单位决定。',
    schema: whole(60),
    standard: 15,
  }),
  makeUpDays: setting({
    title: '缺席组织生活、集体学习的，记录后多少天内补学',
    why: '由本单位决定；填0表示不要求补学。',
    schema: whole(366),
    standard: 30,
  }),
  branchLectures: setting({
    title: '支部每季度讲党课的次数',
    why: '全国只要求定期开展，次数由本地规定；填0表示没有规定。',
    schema: whole(12),
    standard: 1,
  }),
  reviewExcellentOneIn: setting({
    title: '民主评议优秀不超过参加评议党员的几分之一',
    why: '以当年的通知为准，3表示三分之一；填0表示没有规定。',
    schema: whole(20),
    standard: 3,
  }),
  termRemindMonths: setting({
    title: '党组织任期届满前多少个月提醒换届',
    why: '由本单位决定。',
    schema: whole(24),
    standard: 4,
  }),
  electionBase: setting({
    title: '支部选举“超过半数”的基数',
    why: '各地说法不一，默认应到会人数，最为严格。',
    schema: z.enum(['应到会', '实到会']),
    standard: '应到会',
  }),
  lifeMeetingReportDays: setting({
    title: '民主生活会后多少天内报送报告和记录',
    why: '天数只在地方规定和旧规定里见到。',
    schema: whole(60),
    standard: 15,
  }),
  studyGroupPeriod: setting({
    title: '中心组集体学习的最低次数',
    why: '全国每季度不少于一次，不少地方要求每月一次。',
    schema: z.enum(['每季度', '每月']),
    standard: '每季度',
  }),
  studyAttendancePercent: setting({
    title: '中心组学习出勤率不低于（%）',
    why: '没有全国统一的规定；填0表示没有规定。',
    schema: whole(100),
    standard: 90,
  }),
  ideologyPerYear: setting({
    title: '党组每年研究意识形态工作的次数',
    why: '中央文件没有公开，次数见于各地规定。',
    schema: whole(24),
    standard: 2,
  }),
  fiveYearWindow: setting({
    title: '五年培训量按什么期间计算',
    why: '条例没有写明从哪一年起算，默认按五年规划期（如2023—2027年），也可以按最近五年滚动计算。',
    schema: z.enum(['规划期', '最近五年']),
    standard: '规划期',
  }),
  prorateTraining: setting({
    title: '中途进入某一层次的，培训量按在职月份折算',
    why: '条例没有写明，默认折算；不折算的按全额要求。',
    schema: z.boolean(),
    standard: true,
  }),
  evaluationDays: setting({
    title: '培训结束后多少天内可以匿名评课',
    why: '由本单位决定；评课自愿，不提醒，到期自动结束。',
    schema: z.number().int().min(1).max(90),
    standard: 30,
  }),
  evaluationLeastAnswers: setting({
    title: '一门课至少多少人评价才显示结果',
    why: '人数太少时能猜出是谁评的，不能少于5人。',
    schema: z.number().int().min(5).max(100),
    standard: 5,
  }),
  trainingRemindDays: setting({
    title: '年度培训量没有达到的，年底前多少天提醒',
    why: '由本单位决定。',
    schema: whole(366),
    standard: 91,
  }),
  onlineHoursCounty: setting({
    title: '网络培训学时：县处级以上和四级调研员以上（学时）',
    why: '由每年的通知规定，没有全国统一的数；填0表示当年没有设定。',
    schema: whole(1000),
    standard: 0,
  }),
  onlineHoursOthers: setting({
    title: '网络培训学时：其他人员（学时）',
    why: '由每年的通知规定，没有全国统一的数；填0表示当年没有设定。',
    schema: whole(1000),
    standard: 0,
  }),
  hoursPerDay: setting({
    title: '一天折合多少学时（只作参考，不用于判断达标）',
    why: '没有全国统一的折算表，常见8学时。',
    schema: z.number().int().min(1).max(24),
    standard: 8,
  }),
  eventCostYuan: setting({
    title: '会议、培训、差旅每人每天的费用标准（元）',
    why: '以财政部门规定的标准为准；填0表示没有设定。',
    schema: whole(100_000),
    standard: 0,
  }),
  ...voicesSettings,
} as const

export type LocalKey = keyof typeof localSettings
export type LocalValues = { [Key in LocalKey]: z.output<(typeof localSettings)[Key]['schema']> }

/** The standard values, for units that have set nothing. */
export const standardSettings = Object.fromEntries(
  Object.entries(localSettings).map(([key, { standard }]) => [key, standard]),
) as LocalValues

/** A local number as a fact of a rule: the unit's own value when given, else the standard. */
export function local<Key extends LocalKey>(key: Key): z.ZodDefault<(typeof localSettings)[Key]['schema']> {
  const { title, why, schema, standard } = localSettings[key]
  // The compiler cannot follow that value and schema belong to one key.
  const asFact = (schema as z.ZodBoolean).default(standard as boolean).meta({ title, description: why, setting: key })
  return asFact as unknown as z.ZodDefault<(typeof localSettings)[Key]['schema']>
}
