import type { Chart } from '../schema.ts'

const chart = (title: string, bars: Record<string, string>): Chart => ({
  title,
  bars: Object.entries(bars).map(([figure, name]) => ({ title: name, figure })),
})

/** What is shown as bars besides being said; every number is a figure of the report. */
export const charts = {
  ages: chart('在职干部职工年龄结构', {
    'people.age-35': '35岁及以下',
    'people.age-40': '36至40岁',
    'people.age-45': '41至45岁',
    'people.age-50': '46至50岁',
    'people.age-55': '51至55岁',
    'people.age-over': '56岁及以上',
  }),
  hours: chart('在职人员本年度学时', {
    'training.hours-none': '没有学时',
    'training.hours-30': '30学时以下',
    'training.hours-60': '30至60学时',
    'training.hours-90': '60至90学时',
    'training.hours-over': '90学时及以上',
  }),
  meetings: chart('党组会议研究事项', {
    'decisions.major': '重大决策',
    'decisions.appointments': '重要人事任免',
    'decisions.projects': '重大项目安排',
    'decisions.funds': '大额度资金使用',
    'decisions.reported': '听取汇报',
  }),
  problems: chart('台账问题整改情况', {
    'rectification.problems': '台账问题',
    'rectification.closed': '已销号',
    'rectification.open': '未销号',
    'rectification.overdue': '其中超期',
  }),
  voices: chart('群众意见建议办理和评价', {
    'voices.opinions': '收到',
    'voices.answered': '已答复',
    'voices.asked': '提出人作出评价',
    'voices.satisfied': '提出人满意',
  }),
  checkup: chart('制度体检找出的情况', {
    'checkup.violations': '不符合规定',
    'checkup.warnings': '需要核对或办理',
    'checkup.notices': '提醒',
  }),
} as const
