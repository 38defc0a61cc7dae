import type { OutlineSection } from '../outline.ts'

import { service } from './annual-service.ts'
import { charts } from './charts.ts'

/** 一、工作开展情况: what was done, in the order of the report that every bureau hands in. */
export const work: readonly OutlineSection[] = [
  {
    id: 'opening',
    title: '开头',
    level: 0,
    stance: 'done',
    paragraphs: [
      [
        {
          id: 'opening',
          about: '在职人员',
          variants: [
            {
              text:
                '截至统计日，我局在职干部职工{people.staff}人，平均年龄{people.average-age}岁，其中女干部职工{people.women}人，' +
                '中共党员{people.party-members}人，大学本科以上{people.graduates}人。本年度召开党组会议{decisions.meetings}次，' +
                '开展组织生活{party-life.meetings}次，举办培训{training.activities}期，' +
                '列入整改台账的问题{rectification.problems}个、已核实销号{rectification.closed}个，' +
                '收到群众意见建议{voices.opinions}件、已答复{voices.answered}件，现将领导班子和干部队伍建设情况报告如下。',
            },
            {
              text: '截至统计日，我局在职干部职工{people.staff}人，平均年龄{people.average-age}岁，现将领导班子和干部队伍建设情况报告如下。',
            },
          ],
        },
      ],
    ],
  },
  { id: 'work', title: '一、工作开展情况', level: 1, stance: 'done', paragraphs: [] },
  { id: 'cadres', title: '（一）加强干部选拔培养，提升干事创业水平', level: 2, stance: 'done', paragraphs: [] },
  {
    id: 'selection',
    title: '1、坚持标准加强干部选拔任用工作',
    level: 3,
    stance: 'done',
    charts: [charts.ages],
    paragraphs: [
      [
        {
          id: 'selection-structure',
          about: '领导班子和干部队伍结构',
          variants: [
            {
              text:
                '截至统计日，干部职工平均年龄{people.average-age}岁，年轻干部{people.young}人，占{people.young-share}%；' +
                '大学本科以上{people.graduates}人，占{people.graduates-share}%。',
            },
          ],
        },
        {
          id: 'selection-leaders',
          about: '领导班子年龄和文化层次',
          variants: [
            {
              text:
                '领导班子成员{structure.leaders}人，平均年龄{structure.leaders-age}岁，' +
                '大学本科以上{structure.leaders-graduates}人；中层干部{structure.middle}人，平均年龄{structure.middle-age}岁，' +
                '其中基层工作经历达到规定年限的{structure.middle-grassroots}人。',
            },
          ],
        },
        {
          id: 'selection-decided',
          about: '集体研究干部任免',
          variants: [
            {
              when: [['decisions.appointments', '>', 0]],
              text: '党组会议集体研究重要人事任免{decisions.appointments}项。',
            },
          ],
        },
        {
          id: 'selection-appointed',
          about: '本年度任职',
          variants: [
            {
              when: [['people.appointed-young', '>', 0]],
              text: '按干部档案记录，本年度任职{people.appointed}人次，其中年轻干部{people.appointed-young}人次。',
            },
            { text: '按干部档案记录，本年度任职{people.appointed}人次，其中没有年轻干部。' },
          ],
        },
        {
          id: 'selection-promoted',
          about: '职级晋升',
          variants: [{ text: '职级晋升{people.promoted}人次。' }],
        },
        {
          id: 'selection-results',
          about: '年度考核结果',
          variants: [
            {
              text: '上年度参加考核{people.graded}人，评为优秀{people.excellent}人，考核结果记入干部档案。',
            },
          ],
        },
      ],
    ],
  },
  {
    id: 'education',
    title: '2、加大党员干部队伍教育培训力度',
    level: 3,
    stance: 'done',
    charts: [charts.hours],
    paragraphs: [
      [
        {
          id: 'education-meetings',
          about: '三会一课、主题党日、中心组学习',
          variants: [
            {
              text:
                '利用“三会一课”、主题党日、中心组学习等形式开展学习，召开支部党员大会{party-life.assemblies}次、支部委员会{party-life.committees}次，' +
                '讲党课{party-life.lectures}次，开展主题党日{party-life.theme-days}次、中心组学习{party-life.study-group}次，' +
                '参加{party-life.present}人次，到会率{party-life.attendance}%。',
            },
          ],
        },
        {
          id: 'education-make-up',
          about: '请假人员补学',
          variants: [
            {
              when: [['party-life.make-ups-open', '=', 0]],
              text: '因请假应补学{party-life.make-ups}人次，已全部补学并写出笔记。',
            },
            {
              text: '因请假应补学{party-life.make-ups}人次，已补学{party-life.made-up}人次，还有{party-life.make-ups-open}人次没有补学。',
            },
          ],
        },
        {
          id: 'education-training',
          about: '专题讲座、形势报告、培训班',
          variants: [
            {
              text:
                '举办各类培训{training.activities}期，' +
                '其中专题讲座{training.lectures}期、形势报告{training.reports}期、培训班{training.classes}期。',
            },
          ],
        },
        {
          id: 'education-plan',
          about: '年度培训计划',
          variants: [
            {
              when: [['training.plan-items', '>', 0]],
              text:
                '年度培训计划{training.plan-items}项，已办{training.plan-done}项，逾期未办{training.plan-overdue}项，' +
                '未列入计划举办{training.plan-outside}期。',
            },
          ],
        },
        {
          id: 'education-online',
          about: '网络学习',
          variants: [
            { text: '利用网络学习平台自学，参加{training.online-people}人，合计{training.online-hours}学时。' },
          ],
        },
        {
          id: 'education-hours',
          about: '学时',
          variants: [
            {
              when: [['training.short', '=', 0]],
              text: '参加学习培训{training.people}人，人均{training.average-hours}学时，有学习要求的{training.bound}人都达到进度要求。',
            },
            {
              text:
                '参加学习培训{training.people}人，人均{training.average-hours}学时；有学习要求的{training.bound}人中，' +
                '达到进度要求{training.on-time}人，占{training.on-time-share}%，没有达到{training.short}人。',
            },
          ],
        },
        {
          id: 'education-use',
          about: '学用结合',
          variants: [
            {
              text: '布置学用结合事项{training.uses}项，写明每次学习要改变的工作，已说明结果{training.uses-told}项，到期没有说明{training.uses-late}项。',
            },
          ],
        },
      ],
    ],
  },
  {
    id: 'centralism',
    title: '（二）坚持民主集中制，发挥党组领导核心作用',
    level: 2,
    stance: 'done',
    paragraphs: [],
  },
  {
    id: 'collective',
    title: '1、完善机制提升班子干事定力',
    level: 3,
    stance: 'done',
    charts: [charts.meetings],
    paragraphs: [
      [
        {
          id: 'collective-meetings',
          about: '党组会议和集体决策',
          variants: [
            {
              text:
                '“三重一大”事项提交党组会议集体研究，本年度召开党组会议{decisions.meetings}次，集体研究决定事项{decisions.decided}项，' +
                '其中重大决策{decisions.major}项、重要人事任免{decisions.appointments}项、' +
                '重大项目安排{decisions.projects}项、大额度资金使用{decisions.funds}项；' +
                '通过{decisions.passed}项，未通过{decisions.failed}项，缓议{decisions.postponed}项。',
            },
          ],
        },
        {
          id: 'collective-months',
          about: '党组会议的次数',
          variants: [
            {
              when: [['decisions.months-without', '>', 0]],
              text: '没有召开党组会议的月份有{decisions.months-without}个。',
            },
            { text: '本年度的{decisions.meetings}次党组会议每月都有召开。' },
          ],
        },
        {
          id: 'collective-last',
          about: '末位表态',
          variants: [
            {
              when: [['decisions.overrides', '=', 0]],
              text: '在集体研究决定的{decisions.decided}项中，主要负责同志坚持末位表态，没有先于其他成员表态的记录。',
            },
            {
              text: '在集体研究决定的{decisions.decided}项中，主要负责同志坚持末位表态，经说明理由先于其他成员表态{decisions.overrides}次。',
            },
          ],
        },
        {
          id: 'collective-emergency',
          about: '紧急情况临机处置',
          variants: [
            {
              text: '紧急情况临机处置{decisions.emergencies}项，事后向党组会议报告{decisions.emergencies-reported}项。',
            },
          ],
        },
        {
          id: 'collective-dissent',
          about: '发表不同意见',
          variants: [
            {
              when: [['decisions.divided', '>', 0]],
              text: '表决中有不同意见的事项{decisions.divided}项；按规定回避{decisions.recusals}人次。',
            },
            { text: '集体研究决定的{decisions.decided}项中，表决都没有不同意见；按规定回避{decisions.recusals}人次。' },
          ],
        },
        {
          id: 'collective-tasks',
          about: '决定事项的落实',
          variants: [
            {
              when: [['decisions.tasks-late', '=', 0]],
              text: '决定事项分解为任务{decisions.tasks}项，已办结{decisions.tasks-done}项，办结率{decisions.tasks-share}%，没有超期的任务。',
            },
            {
              text:
                '决定事项分解为任务{decisions.tasks}项，已办结{decisions.tasks-done}项，办结率{decisions.tasks-share}%，' +
                '超期{decisions.tasks-late}项。',
            },
          ],
        },
        {
          id: 'collective-life',
          about: '组织生活会和民主评议党员',
          variants: [
            {
              when: [['party-life.reviews', '>', 0]],
              text:
                '召开组织生活会{party-life.life-meetings}次，开展民主评议党员{party-life.reviews}次，' +
                '参加评议{party-life.judged}人次，评为优秀{party-life.excellent}人次。',
            },
            { text: '召开组织生活会{party-life.life-meetings}次。' },
          ],
        },
      ],
    ],
  },
  {
    id: 'supervision',
    title: '2、加强制度监督增强干部廉洁水平',
    level: 3,
    stance: 'done',
    charts: [charts.checkup],
    paragraphs: [
      [
        {
          id: 'supervision-checkup',
          about: '制度监督',
          variants: [
            {
              text:
                '对照{checkup.rules}条规定逐人逐事开展制度体检，到统计日找出需要处理的情况{checkup.findings}项，' +
                '其中不符合规定的{checkup.violations}项、需要核对或办理的{checkup.warnings}项、提醒的{checkup.notices}项。',
            },
          ],
        },
        {
          id: 'supervision-course',
          about: '制度体检的变化',
          variants: [
            {
              when: [['checkup.gone', '>', 0]],
              text:
                '本年度保存制度体检结果{checkup.runs}次，前后相比新增{checkup.fresh}项、消除{checkup.gone}项，' +
                '从首次查出到不再查出的天数中位数为{checkup.gone-days}天。',
            },
            { text: '本年度保存制度体检结果{checkup.runs}次，前后相比新增{checkup.fresh}项，还没有消除的。' },
          ],
        },
        {
          id: 'supervision-relatives',
          about: '亲属从业情况的登记和核实',
          variants: [
            {
              when: [['interests.declarations', '>', 0]],
              text: '本年度填报亲属从业情况{interests.declarations}人，登记在册{interests.entries}条，已核实{interests.verified}条。',
            },
            { text: '亲属从业情况登记在册{interests.entries}条，已核实{interests.verified}条。' },
          ],
        },
        {
          id: 'supervision-integrity',
          about: '廉洁自律方面的问题',
          variants: [
            {
              text: '廉洁自律意识方面列入台账的问题{rectification.integrity}个，已销号{rectification.integrity-closed}个。',
            },
          ],
        },
      ],
    ],
  },
  ...service,
]
