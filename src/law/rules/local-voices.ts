import * as z from 'zod'
import { setting, whole } from './local-setting.ts'

/** Local numbers of opinions, ratings, surveys and the index. */
export const voicesSettings = {
  surveyLeastAnswers: setting({
    title: '问卷至少收到多少份才显示结果',
    why: '份数太少时能猜出是谁答的，默认5份。',
    schema: z.number().int().min(3).max(100),
    standard: 5,
  }),
  satisfactionWeightResult: setting({
    title: '满意度指数：服务评价（办理结果）的权重',
    why: '各项权重由本单位决定并对外公布；没有数据的项不计，其余按比例换算。',
    schema: whole(100),
    standard: 25,
  }),
  satisfactionWeightAttitude: setting({
    title: '满意度指数：服务评价（服务态度）的权重',
    why: '各项权重由本单位决定并对外公布；没有数据的项不计，其余按比例换算。',
    schema: whole(100),
    standard: 25,
  }),
  satisfactionWeightOpinions: setting({
    title: '满意度指数：意见答复满意的权重',
    why: '各项权重由本单位决定并对外公布；没有数据的项不计，其余按比例换算。',
    schema: whole(100),
    standard: 20,
  }),
  satisfactionWeightComplaints: setting({
    title: '满意度指数：投诉按期办理的权重',
    why: '各项权重由本单位决定并对外公布；没有数据的项不计，其余按比例换算。',
    schema: whole(100),
    standard: 15,
  }),
  satisfactionWeightSurveys: setting({
    title: '满意度指数：问卷的权重',
    why: '各项权重由本单位决定并对外公布；没有数据的项不计，其余按比例换算。',
    schema: whole(100),
    standard: 15,
  }),
  satisfactionLeast: setting({
    title: '满意度指数：样本少于多少不作比较',
    why: '样本太少时一两件就能改变结果，默认10。',
    schema: z.number().int().min(1).max(1000),
    standard: 10,
  }),
  burstLeast: setting({
    title: '异常评价：同一入口一小时内至少多少条才算突增',
    why: '低于这个数的不看是否突增，默认10条。',
    schema: z.number().int().min(2).max(1000),
    standard: 10,
  }),
  burstTimes: setting({
    title: '异常评价：一小时内达到平常的多少倍算突增',
    why: '平常是前28天这个入口有评价的各小时的平均数，默认5倍。',
    schema: z.number().int().min(2).max(100),
    standard: 5,
  }),
  seriesMost: setting({
    title: '异常评价：同一设备同一天对同一入口最多计几条',
    why: '好差评一次办理评一次，默认1条。',
    schema: z.number().int().min(1).max(100),
    standard: 1,
  }),
  fastSeconds: setting({
    title: '异常评价：不到多少秒填完的不计',
    why: '来不及读完题目，默认4秒；设为0不检查。',
    schema: whole(60),
    standard: 4,
  }),
  hotlineWorkdays: setting({
    title: '热线工单应在多少个工作日内办结答复',
    why: '各市规定不同，以本地热线管理办法为准；默认取见到的山东办法。',
    schema: whole(60),
    standard: 5,
  }),
  hotlineExtraWorkdays: setting({
    title: '情况复杂的热线工单最多延长多少个工作日',
    why: '各市规定不同，以本地热线管理办法为准。',
    schema: whole(60),
    standard: 10,
  }),
  hotlineReturnWorkdays: setting({
    title: '不属本单位职责的热线工单应在多少个工作日内退回',
    why: '各市规定不同，以本地热线管理办法为准。',
    schema: whole(30),
    standard: 2,
  }),
  ratingContactWorkdays: setting({
    title: '差评应在多少个工作日内联系评价人',
    why: '全国没有统一天数，各地多为1天。',
    schema: whole(30),
    standard: 1,
  }),
  ratingFixWorkdays: setting({
    title: '一般差评应在多少个工作日内整改反馈',
    why: '全国没有统一天数，由本单位决定。',
    schema: whole(60),
    standard: 5,
  }),
  ratingComplexWorkdays: setting({
    title: '情况复杂的差评应在多少个工作日内整改反馈',
    why: '全国没有统一天数，见到的地方规定为15天或者15个工作日。',
    schema: whole(60),
    standard: 15,
  }),
  countDefaultRatings: setting({
    title: '没有主动评价的默认好评计入满意率',
    why: '主动评价和默认好评应当分开；默认不计入。',
    schema: z.boolean(),
    standard: false,
  }),
  suggestionDays: setting({
    title: '建议意见应在多少天内答复',
    why: '六十日是条例对申诉求决的规定，建议意见没有见到统一期限，来源未确认；默认照六十日，以本单位规定为准。',
    schema: whole(366),
    standard: 60,
  }),
  callBackPercent: setting({
    title: '已答复的抽取百分之多少回访（%）',
    why: '抽取比例由本单位决定；提出人不满意过的和热线工单全部回访。',
    schema: whole(100),
    standard: 10,
  }),
  callTries: setting({
    title: '回访多少次联系不上可以注明后办结',
    why: '由本地热线管理办法或者本单位决定。',
    schema: whole(10),
    standard: 3,
  }),
  contactKeepMonths: setting({
    title: '提出人的联系方式办结或者登记后保存多少个月',
    why: '个人信息只在办理需要的期间保存，由本单位决定；到期自动删除。',
    schema: whole(60),
    standard: 12,
  }),
} as const
