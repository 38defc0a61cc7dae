import { type Kind, learnId, type Memory, post, put, remove, upload } from './kinds.ts'

const who = 'gaoyi'
const office = ({ known }: Memory) => known.sections.办公室

const topic = ({ mark, known }: Memory) => ({
  title: mark,
  category: 'decision',
  sectionId: known.sections.办公室,
  proposerId: known.people.shenyanqiu,
  presenter: '高屹',
  amountFen: null,
  summary: `${mark}的说明`,
  priorTalks: '',
  items: [{ title: mark, personId: null, act: null, postId: null, effectiveOn: null }],
  parties: [],
})

const topics: Kind[] = [
  {
    ...{ area: 'decisions', what: '提出议题', who, row: ['topic', 'title'], learns: learnId },
    sends: (memory) => post('/topics', topic(memory)),
    reads: ({ id }) => `/topics/${id}`,
  },
  {
    ...{ area: 'decisions', what: '上传议题材料', who, row: ['topic_material', 'name'] },
    sends: ({ id, mark }) => post(`/topics/${id}/materials`, upload(`${mark}.txt`, `${mark}材料`.repeat(500))),
    reads: ({ id }) => `/topics/${id}`,
  },
  {
    ...{ area: 'decisions', what: '对议题提出意见', who: 'xiechanggeng', row: ['topic_opinion', 'text'] },
    sends: ({ id, mark, known }) =>
      post(`/topics/${id}/opinions`, {
        ...{ kind: 'legality', result: 'agree', text: mark, givenBy: '谢长庚', givenOn: known.today },
      }),
    reads: ({ id }) => `/topics/${id}`,
  },
]

const room: Kind[] = [
  {
    ...{ area: 'decisions', what: '会议上表态', who },
    sends: ({ known, mark }) =>
      post(`/meetings/${known.meeting}/room`, {
        command: {
          ...{ kind: 'state', itemId: known.item, memberId: known.people.shenyanqiu },
          ...{ attitude: 'agree', text: mark },
        },
      }),
  },
]

const outlays: Kind[] = [
  {
    ...{ area: 'decisions', what: '登记支出', who: 'caoyingxue', row: ['outlay', 'title'] },
    sends: ({ mark, known }) =>
      post('/decisions/outlays', {
        rows: [{ kind: 'payment', title: mark, payee: '某公司', amountFen: 100, dayOn: known.today, voucher: mark }],
      }),
  },
]

const voices: Kind[] = [
  {
    ...{ area: 'feedback', what: '登记意见建议', who, row: ['opinion', 'text'] },
    sends: ({ mark, known }) =>
      post('/voices', {
        rows: [{ sourceKind: 'public', channel: 'letter', kind: 'suggestion', receivedOn: known.today, text: mark }],
      }),
  },
]

const places: Kind[] = [
  {
    ...{ area: 'door', what: '设置点位', who, row: ['door_place', 'title'], learns: learnId },
    sends: ({ mark }) => post('/door/places', { kind: 'place', title: mark, titleEn: '', sectionId: null, isOn: true }),
    reads: () => '/door/places',
  },
]

const surveys: Kind[] = [
  {
    ...{ area: 'surveys', what: '编写问卷', who, row: ['survey', 'title'], learns: learnId },
    sends: ({ mark }) =>
      post('/surveys', {
        ...{ title: mark, intro: '', purpose: 'opinions', sectionId: null, countsRepeats: false, indexPosition: null },
        questions: [
          {
            kind: 'single',
            title: '满意吗',
            isRequired: true,
            options: ['满意', '不满意'],
            lowLabel: '',
            highLabel: '',
          },
        ],
      }),
    reads: ({ id }) => `/surveys/${id}`,
  },
  {
    ...{ area: 'surveys', what: '删除问卷', who },
    sends: ({ id }) => remove(`/surveys/${id}`),
  },
]

const research: Kind[] = [
  {
    ...{ area: 'research', what: '增加地点', who, row: ['research_place', 'title'], learns: learnId },
    sends: ({ mark }) => post('/research/places', { title: mark, kind: 'town' }),
    reads: () => '/research/places',
  },
  {
    ...{ area: 'research', what: '编制调研计划', who, row: ['research_plan', 'theme'], learns: learnId },
    sends: ({ mark, known }) =>
      post('/research/plans', {
        ...{ theme: mark, question: '夜间开放有没有人来', leaderId: known.people.shenyanqiu, sectionId: null },
        ...{ memberIds: [], placeIds: [], fromOn: known.today, untilOn: known.today, output: '' },
      }),
    reads: ({ id }) => `/research/plans/${id}`,
  },
]

const problems: Kind[] = [
  {
    ...{ area: 'rectification', what: '登记问题', who, row: ['problem', 'title'], learns: learnId },
    sends: (memory) =>
      post('/rectification/problems', {
        ...{ title: memory.mark, kind: 'service', leadSectionId: office(memory), foundOn: memory.known.today },
        ...{ originKind: 'analysis', originLabel: '年度分析', ownerId: memory.known.people.chenkun, isAnother: true },
      }),
    reads: ({ id }) => `/rectification/problems/${id}`,
  },
  {
    ...{ area: 'rectification', what: '写原因', who, row: ['cause', 'text'] },
    sends: ({ id, mark }) => post(`/rectification/problems/${id}/causes`, { text: mark }),
    reads: ({ id }) => `/rectification/problems/${id}`,
  },
  {
    ...{ area: 'rectification', what: '写措施', who, row: ['measure', 'text'] },
    sends: ({ id, mark }) => post(`/rectification/problems/${id}/measures`, { text: mark }),
    learns: (body, memory) => {
      memory.measure = body.id
    },
    reads: ({ id }) => `/rectification/problems/${id}`,
  },
  {
    ...{ area: 'rectification', what: '上传佐证', who },
    sends: ({ id, measure, mark }) =>
      post(`/rectification/problems/${id}/measures/${measure}/files`, upload(`${mark}.txt`, `${mark}佐证`.repeat(400))),
    reads: ({ id }) => `/rectification/problems/${id}`,
  },
]

const portfolio: Kind[] = [
  {
    ...{ area: 'portfolio', what: '登记分工', who, row: ['portfolio', 'basis'] },
    sends: ({ mark, known, turn }) => {
      const day = new Date(Date.UTC(2040, 0, 1 + turn)).toISOString().slice(0, 10)
      const period = { fromOn: day, untilOn: day, basis: mark }
      return post('/portfolio', {
        ...{ sectionId: known.sections.财务科, leaderId: known.people.fanglizhi, substituteId: null, ...period },
      })
    },
  },
]

const reports: Kind[] = [
  {
    ...{ area: 'reports', what: '对报告提出意见', who, row: ['report_comment', 'text'] },
    sends: ({ mark, known }) =>
      post(`/reports/${known.report}/comments`, { sectionId: known.reportSection, text: mark }),
    reads: ({ known }) => `/reports/${known.report}`,
  },
]

/** The holidays of a year to come, as a notice says them; the same year may be given again. */
const HOLIDAYS = [
  '国务院办公厅关于2027年部分节假日安排的通知',
  '一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。',
  '二、春节：2月5日（周五）至11日（周四）放假调休，共7天。',
  '三、清明节：4月3日（周六）至5日（周一）放假调休，共3天。',
  '四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。',
  '五、端午节：6月9日（周三）放假，共1天。',
  '六、中秋节：9月15日（周三）放假，共1天。',
  '七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。',
]

const calendar: Kind[] = [
  {
    ...{ area: 'calendar', what: '导入放假安排', who },
    sends: ({ mark }) => put('/calendar/years/2027', { notice: mark, text: HOLIDAYS.join('\n') }),
    reads: () => '/calendar/years',
  },
]

export const officeChains: Kind[][] = [
  ...[topics, room, outlays, voices, places, surveys, research, problems, portfolio, reports, calendar],
]
