import { DEFAULT_LABELS, type QuestionInput, type SurveyInput } from '../schema.ts'

const plain = { options: [], lowLabel: '', highLabel: '' }
const labels = { lowLabel: DEFAULT_LABELS.low, highLabel: DEFAULT_LABELS.high }
const scale = (title: string): QuestionInput => ({ ...plain, ...labels, kind: 'scale', title, isRequired: true })
const text = (title: string): QuestionInput => ({ ...plain, kind: 'text', title, isRequired: false })
const choice = (kind: 'single' | 'multi', title: string, options: string[]): QuestionInput => {
  return { ...plain, kind, title, isRequired: kind === 'single', options }
}

export type DemoSurvey = Omit<SurveyInput, 'sectionId'> & {
  sectionKey: string | null
  /** days before today */
  openedAgo: number
  closesAgo: number
  /** how many days lie between two answers, and how many answers there are */
  every: number
  answers: number
  /** what is chosen in turn, per question; `t` stands for one of the texts */
  pattern: Record<string, readonly (string | number | string[])[]>
}

const halls = ['图书馆', '文化馆', '博物馆', '镇街文化站']

/** A year of a running survey, one after an event, and one that asked about the leading group. */
export const demoSurveys: readonly DemoSurvey[] = [
  {
    ...{ title: '公共文化场馆服务满意度', intro: '只有三道题，一分钟答完。结果用来改进场馆服务。' },
    ...{ purpose: 'activity', countsRepeats: false, indexPosition: 1, sectionKey: 'culture' },
    questions: [
      scale('总的来说，您对场馆服务满意吗'),
      choice('multi', '您去过哪些场馆', halls),
      text('哪里最应该改进'),
    ],
    ...{ openedAgo: 350, closesAgo: -15, every: 2.4, answers: 144 },
    pattern: {
      1: [5, 4, 5, 3, 4, 5, 2, 4, 5, 5, 4, 3, 5, 1, 4],
      2: [['1'], ['1', '2'], ['3'], ['2', '3'], ['1', '4'], ['4']],
      3: ['', '', '周末自习座位不够', '', '讲解可以多几场', '', '', '厕所指示牌看不清', ''],
    },
  },
  {
    ...{ title: '非遗大集游客满意度', intro: '感谢您来逛大集，请给我们打个分。' },
    ...{ purpose: 'activity', countsRepeats: false, indexPosition: 1, sectionKey: 'resources' },
    questions: [
      scale('您对这次大集满意吗'),
      choice('single', '您从哪里来', ['本市', '省内其他市', '省外']),
      choice('multi', '您最喜欢什么', ['手艺展示', '戏曲演出', '地方小吃', '亲子体验']),
      text('对下次大集有什么建议'),
    ],
    ...{ openedAgo: 96, closesAgo: 86, every: 0.2, answers: 48 },
    pattern: {
      1: [5, 5, 4, 3, 5, 4, 2, 5],
      2: ['1', '2', '1', '3', '1', '2'],
      3: [['1', '3'], ['3'], ['2'], ['1', '2', '4'], ['4']],
      4: ['停车场太远，希望有接驳车', '', '', '多设几个休息的地方', '', '小吃排队时间长', '', ''],
    },
  },
  {
    ...{ title: '局领导班子作风建设征求意见', intro: '请实事求是地提。匿名填写，原文打乱次序后交局党组。' },
    ...{ purpose: 'opinions', countsRepeats: true, indexPosition: null, sectionKey: null },
    questions: [
      choice('single', '您认为班子深入基层的情况', ['经常', '有时', '很少']),
      choice('multi', '您认为最应该改进的方面', ['政策学习', '工作效率', '服务群众', '廉洁自律', '调查研究']),
      text('您的意见和建议'),
    ],
    ...{ openedAgo: 40, closesAgo: 26, every: 0.5, answers: 23 },
    pattern: {
      1: ['1', '2', '1', '2', '3'],
      2: [['3', '5'], ['2'], ['5'], ['1', '2'], ['3']],
      3: ['到村文化站来得少', '', '审批窗口中午应当有人', '', '会议可以再少一些', '', '惠民演出希望提前公布节目单'],
    },
  },
]
