import type { PlaceKind, SourceKind } from '../schema.ts'

export const demoPlaces: readonly (readonly [title: string, kind: PlaceKind])[] = [
  ['栖霞镇', 'town'],
  ['竹溪镇', 'town'],
  ['临水镇', 'town'],
  ['云溪镇', 'town'],
  ['柳溪镇', 'town'],
  ['古城街道', 'town'],
  ['栖山民宿', 'enterprise'],
  ['竹坞人家民宿', 'enterprise'],
  ['云栖旅行社', 'enterprise'],
  ['青岚湖景区', 'scenic'],
  ['云栖古城游客中心', 'scenic'],
  ['竹溪镇综合文化站', 'venue'],
  ['柳溪镇综合文化站', 'venue'],
]

type Mark =
  | { use: 'problem'; quote: string; title: string; section: string }
  | { use: 'help'; quote: string; title: string; owner: string; days: number; result?: string; answer?: string }
  | { use: 'idea'; quote: string; title: string; taken?: string; aside?: string }

export type DemoNote = {
  author: string
  place: string
  /** day of the trip, counted from its first */
  day: number
  time: string
  source: SourceKind | null
  name: string
  text: string
  marks?: readonly Mark[]
  hasPhoto?: boolean
}

type DemoAdvice = {
  text: string
  owner: string
  /** days from the end of the trip until it is due */
  days: number
  answer?: { decision: string } | { rule: string } | { refused: string }
}

export type DemoTrip = {
  /** its first day: so many days ago, or the day of the month that many months ago */
  from: { daysAgo: number } | { monthsAgo: number; day: number }
  days: number
  team: readonly string[]
  /** which day of the trip where */
  visits: readonly (readonly [day: number, place: string])[]
  crowdReason: string
  notes: readonly DemoNote[]
  advice: readonly DemoAdvice[]
  findings: string
  fate: 'reported' | 'closed' | 'open'
}

export type DemoPlan = {
  theme: string
  question: string
  leader: string
  section: string
  team: readonly string[]
  places: readonly string[]
  trips: readonly DemoTrip[]
}

const homestays: DemoPlan = {
  ...{
    theme: '民宿消防与证照',
    leader: 'fanglizhi',
    section: 'market',
    team: ['mazhixing', 'yaojinghao', 'luoqiming'],
  },
  question: '全市民宿办证卡在哪几个环节，消防验收能不能一次讲清、一次办成',
  places: ['栖霞镇', '竹溪镇', '栖山民宿', '竹坞人家民宿'],
  trips: [
    {
      ...{ from: { daysAgo: 96 }, days: 3, team: ['fanglizhi', 'mazhixing', 'yaojinghao', 'luoqiming'] },
      visits: [
        [0, '栖霞镇'],
        [0, '栖山民宿'],
        [1, '竹溪镇'],
        [2, '竹坞人家民宿'],
      ],
      crowdReason: '',
      notes: [
        {
          ...{ author: 'mazhixing', place: '栖山民宿', day: 0, time: '10:20', source: 'enterprise', name: '杜老板' },
          text: '消防验收跑了三趟，每趟说的材料都不一样。能不能一次讲清，最好印一张办事清单挂在镇里。',
          marks: [
            {
              ...{ use: 'problem', quote: '消防验收跑了三趟，每趟说的材料都不一样', section: 'approval' },
              title: '民宿消防验收材料没有一次讲清',
            },
            {
              ...{ use: 'idea', quote: '最好印一张办事清单挂在镇里', title: '民宿办证一张清单挂到镇便民大厅' },
              taken: '由行政审批科会同市场管理科印制，年底前挂到各镇。',
            },
          ],
        },
        {
          ...{ author: 'yaojinghao', place: '栖霞镇', day: 0, time: '14:30', source: 'town', name: '栖霞镇文旅办' },
          text: '镇里十二家民宿，持证七家。老房子的产权证明开不出来，镇里不敢出意见。',
          marks: [
            {
              ...{ use: 'help', quote: '老房子的产权证明开不出来', title: '协调老房子民宿的产权证明办法' },
              ...{ owner: 'yaojinghao', days: 60, result: '已与自然资源局商定由镇出具使用证明，三家已经办成。' },
            },
          ],
        },
        {
          ...{ author: 'mazhixing', place: '竹坞人家民宿', day: 2, time: '09:40', source: 'tourist', name: '' },
          text: '房间很干净，就是夜里走廊没有应急灯，心里不踏实。',
          hasPhoto: true,
        },
        {
          ...{ author: 'luoqiming', place: '竹坞人家民宿', day: 2, time: '11:05', source: null, name: '' },
          text: '灭火器四具，有一具压力不足；疏散图贴在柜台里侧，客人看不到。当场请店主移到楼梯口。',
        },
      ],
      advice: [
        {
          text: '把消防合格列为民宿等级评定的前置条件',
          ...{ owner: 'luoqiming', days: 40, answer: { decision: '民宿等级评定实施细则' } },
        },
        {
          text: '编印民宿开办一次告知清单，消防、卫生、特种行业许可写在一张纸上',
          ...{ owner: 'yaojinghao', days: 45, answer: { rule: '《民宿开办一次告知清单》（云文旅〔2026〕21号）' } },
        },
        {
          text: '由局里统一为民宿购买灭火器',
          ...{ owner: 'mazhixing', days: 30, answer: { refused: '属经营者主体责任，改为组织集中采购、费用自理。' } },
        },
      ],
      findings:
        '栖霞、竹溪两镇共有民宿二十一家，持证十三家。没有持证的八家中，六家卡在消防，两家卡在产权证明。\n' +
        '消防材料由三个窗口分别告知，口径不一，是反复跑的主要原因；老房子民宿的产权证明各镇做法不同。',
      fate: 'reported',
    },
  ],
}

const stations: DemoPlan = {
  ...{
    theme: '基层文化站开放时间',
    leader: 'shenyanqiu',
    section: 'culture',
    team: ['mengfanxing', 'tangwanyi', 'chenkun'],
  },
  question: '镇文化站晚上和周末开不开门，为什么开不了，错时开放要补哪些条件',
  places: ['竹溪镇', '柳溪镇', '竹溪镇综合文化站', '柳溪镇综合文化站'],
  trips: [
    {
      ...{ from: { monthsAgo: 1, day: 9 }, days: 3, team: ['shenyanqiu', 'mengfanxing', 'chenkun'] },
      visits: [
        [0, '竹溪镇'],
        [0, '竹溪镇综合文化站'],
        [1, '竹溪镇'],
        [2, '柳溪镇'],
      ],
      crowdReason: '',
      notes: [
        {
          ...{ author: 'chenkun', place: '竹溪镇综合文化站', day: 0, time: '19:10', source: 'public', name: '方大姐' },
          text: '晚上下班想来跳舞看书，七点就锁门了。方大姐说隔壁镇开到九点，我们这里能不能也开到九点。',
          hasPhoto: true,
          marks: [
            {
              ...{ use: 'problem', quote: '七点就锁门了', title: '竹溪镇综合文化站晚上不开门', section: 'culture' },
            },
          ],
        },
        {
          ...{
            author: 'mengfanxing',
            place: '竹溪镇',
            day: 1,
            time: '09:30',
            source: 'town',
            name: '竹溪镇分管副镇长',
          },
          text: '站里就一个人，白天还抽去做网格。想请局里帮忙把站长从网格里抽出来，再给两名公益岗。',
          marks: [
            {
              ...{ use: 'help', quote: '想请局里帮忙把站长从网格里抽出来', title: '协调镇文化站长专职专用' },
              ...{ owner: 'mengfanxing', days: 75, answer: '已报局党组，拟在镇街工作例会上协调。' },
            },
            {
              ...{ use: 'idea', quote: '再给两名公益岗', title: '文化站晚间值班用公益岗' },
              aside: '公益岗指标由人社部门统筹，今年已分配完，明年再报。',
            },
          ],
        },
        {
          ...{ author: 'chenkun', place: '柳溪镇', day: 2, time: '15:20', source: 'public', name: '' },
          text: '书都是旧的，孩子不爱来。要是能和市图书馆通借就好了。',
          marks: [{ use: 'idea', quote: '要是能和市图书馆通借就好了', title: '镇文化站图书与市图书馆通借' }],
        },
      ],
      advice: [
        {
          text: '出台文化站错时开放办法，晚上开到九点，周末至少开一天',
          ...{ owner: 'mengfanxing', days: 20 },
        },
      ],
      findings: '走访的两个镇文化站，一个晚上七点关门，一个周末不开。主要原因是站长兼职多、没有晚间值班力量。',
      fate: 'reported',
    },
    {
      ...{ from: { daysAgo: 1 }, days: 4, team: ['shenyanqiu', 'tangwanyi', 'chenkun'] },
      visits: [
        [0, '柳溪镇'],
        [1, '柳溪镇综合文化站'],
        [2, '古城街道'],
      ],
      ...{ crowdReason: '', advice: [], findings: '', fate: 'open' },
      notes: [
        {
          ...{ author: 'chenkun', place: '柳溪镇', day: 0, time: '16:10', source: 'town', name: '柳溪镇文化站' },
          text: '元旦起试行晚上开到八点半，需要两盏路灯和一块开放时间牌。',
        },
      ],
    },
  ],
}

const toilets: DemoPlan = {
  ...{ theme: '旅游厕所与标识', leader: 'hanyichuan', section: 'resources', team: ['luoqiming', 'cuiruolin', 'gaoyi'] },
  question: '景区和沿线的厕所够不够、干不干净，指示牌能不能让外地人看懂',
  places: ['云溪镇', '青岚湖景区', '云栖古城游客中心'],
  trips: [
    {
      ...{ from: { monthsAgo: 1, day: 19 }, days: 2, team: ['hanyichuan', 'luoqiming', 'cuiruolin', 'gaoyi'] },
      visits: [
        [0, '青岚湖景区'],
        [0, '竹溪镇'],
        [1, '云溪镇'],
        [1, '云栖古城游客中心'],
      ],
      crowdReason: '竹溪镇是去青岚湖的必经之路，当天要看镇口的厕所和指示牌。',
      notes: [
        {
          ...{ author: 'gaoyi', place: '青岚湖景区', day: 0, time: '10:15', source: 'tourist', name: '外地游客李女士' },
          text: '厕所不远，可是没有牌子，带着孩子绕了一圈才找到。李女士希望路口装一块有距离的指示牌。',
          hasPhoto: true,
          marks: [
            {
              ...{ use: 'problem', quote: '可是没有牌子', title: '青岚湖景区路口没有厕所指示牌', section: 'resources' },
            },
          ],
        },
        {
          ...{
            author: 'cuiruolin',
            place: '云溪镇',
            day: 1,
            time: '09:50',
            source: 'enterprise',
            name: '云栖旅行社王经理',
          },
          text: '大巴停车场边上的厕所周末要排队二十分钟，希望旺季加两个移动厕所。',
        },
        {
          ...{ author: 'luoqiming', place: '云栖古城游客中心', day: 1, time: '15:40', source: null, name: '' },
          text: '英文标识有三处拼写错误，无障碍厕所被当成杂物间。',
        },
      ],
      advice: [
        {
          text: '旺季在停车场设移动厕所，由景区公司负责日常保洁',
          ...{ owner: 'luoqiming', days: 60 },
        },
      ],
      findings: '',
      fate: 'closed',
    },
  ],
}

export const demoPlans: readonly DemoPlan[] = [homestays, stations, toilets]
