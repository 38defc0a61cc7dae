import type { Instrument } from '../instrument.ts'

export const leaderAssessment2019 = {
  title: '党政领导干部考核工作条例',
  number: '2019年4月7日中共中央办公厅印发',
  issuer: '中共中央办公厅',
  from: '2019-04-07',
  verifiedOn: '2026-11-23',
  status: 'partly',
  source: '标题和日期见于公开网页，比例没有见到原文',
  articles: {
    第二条: { text: '领导干部考核分为平时考核、年度考核、专项考核和任期考核。', status: 'verified' },
    考核等次: {
      text: '班子分优秀、良好、一般、较差，领导干部个人分优秀、称职、基本称职、不称职。',
      status: 'from-memory',
    },
    优秀比例: { text: '个人优秀一般不超过25%，优秀班子可以适当提高；有七种情形不得评优秀。', status: 'from-memory' },
  },
} as const satisfies Instrument
