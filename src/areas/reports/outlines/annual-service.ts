import type { OutlineSection } from '../outline.ts'
import { charts } from './charts.ts'

/** The third and fourth part of what was done: service to the public, and conduct. */
export const service: readonly OutlineSection[] = [
  {
    id: 'service-part',
    title: '（三）树立“一盘棋”意识，提高为民服务效能',
    level: 2,
    stance: 'done',
    paragraphs: [],
  },
  {
    id: 'brand',
    title: '1、发挥头雁效应打造特色品牌',
    level: 3,
    stance: 'done',
    paragraphs: [
      [
        {
          id: 'brand-research',
          about: '领导班子带头调研',
          variants: [
            {
              text:
                '按调研计划下基层，开展调研{research.trips}次，在基层{research.days}天，到过{research.places}处，' +
                '走到镇街{research.towns}个，听取意见建议{research.opinions}条，写出调研报告{research.reports}篇。',
            },
          ],
        },
        {
          id: 'brand-helps',
          about: '调研中受理的求助事项',
          variants: [{ text: '受理基层求助事项{research.helps}件，办结{research.helps-closed}件。' }],
        },
        {
          id: 'brand-advice',
          about: '调研成果转化',
          variants: [
            {
              when: [['research.advice-open', '>', 0]],
              text:
                '提出调研建议{research.advice}条，转化为决定和制度{research.advice-used}条，' +
                '说明理由不采纳{research.advice-refused}条，还没有答复{research.advice-open}条。',
            },
            {
              text: '提出调研建议{research.advice}条，转化为决定和制度{research.advice-used}条，说明理由不采纳{research.advice-refused}条。',
            },
          ],
        },
      ],
    ],
  },
  {
    id: 'business',
    title: '2、创优营商环境提升服务水平',
    level: 3,
    stance: 'done',
    charts: [charts.voices],
    paragraphs: [
      [
        {
          id: 'business-opinions',
          about: '群众意见建议的办理',
          variants: [
            {
              when: [['voices.late', '=', 0]],
              text: '收到群众意见建议{voices.opinions}件，已答复{voices.answered}件，没有超过期限的。',
            },
            {
              text:
                '收到群众意见建议{voices.opinions}件，已答复{voices.answered}件，答复率{voices.answered-share}%，' +
                '没有按期答复{voices.late}件。',
            },
          ],
        },
        {
          id: 'business-satisfied',
          about: '提出人的评价',
          variants: [
            {
              text:
                '提出人作出评价{voices.asked}件，满意{voices.satisfied}件，满意率{voices.satisfied-share}%；' +
                '因不满意重新办理{voices.reopened}件。',
            },
          ],
        },
        {
          id: 'business-surveys',
          about: '问卷调查',
          variants: [{ text: '开展问卷调查{voices.surveys}次，收回答卷{voices.survey-answers}份。' }],
        },
        {
          id: 'business-index',
          about: '群众满意度',
          variants: [
            {
              text: '群众评价{voices.ratings}次，搁置不计入统计的{voices.set-aside}次，群众满意度指数{voices.index}分。',
            },
          ],
        },
      ],
    ],
  },
  {
    id: 'conduct-part',
    title: '（四）加强党风廉政建设，促进工作作风转变',
    level: 2,
    stance: 'done',
    paragraphs: [],
  },
  {
    id: 'duty',
    title: '1、落实主体责任推动工作纵深发展',
    level: 3,
    stance: 'done',
    charts: [charts.problems],
    paragraphs: [
      [
        {
          id: 'duty-ideology',
          about: '研究意识形态工作',
          variants: [{ text: '局党组研究意识形态工作{party-life.ideology}次。' }],
        },
        {
          id: 'duty-ledger',
          about: '问题整改',
          variants: [
            {
              when: [['rectification.overdue', '=', 0]],
              text:
                '把各方面发现的问题列入一本台账，共有问题{rectification.problems}个，其中本年度发现{rectification.found}个，' +
                '核实销号{rectification.closed}个，销号率{rectification.closed-share}%，没有超期的问题。',
            },
            {
              text:
                '把各方面发现的问题列入一本台账，共有问题{rectification.problems}个，其中本年度发现{rectification.found}个，' +
                '核实销号{rectification.closed}个，销号率{rectification.closed-share}%，超期{rectification.overdue}个。',
            },
          ],
        },
        {
          id: 'duty-rebound',
          about: '问题反弹',
          variants: [
            {
              when: [['rectification.rebound', '>', 0]],
              text: '销号后反弹{rectification.rebound}个。',
            },
          ],
        },
      ],
    ],
  },
  {
    id: 'discipline',
    title: '2、夯实各项纪律制度实现自我提升',
    level: 3,
    stance: 'done',
    paragraphs: [
      [
        {
          id: 'discipline-public',
          about: '接受群众监督',
          variants: [
            { text: '接受群众监督，把来自群众评价、意见建议和基层调研的问题{rectification.public}个列入台账。' },
          ],
        },
        {
          id: 'discipline-gaps',
          about: '组织生活制度的执行',
          variants: [
            {
              when: [['party-life.gaps', '>', 0]],
              text: '对照组织生活制度，{party-life.branches}个党支部等组织共缺项{party-life.gaps}次。',
            },
            { text: '对照组织生活制度，{party-life.branches}个党支部等组织缺项{party-life.gaps}次。' },
          ],
        },
      ],
    ],
  },
]
