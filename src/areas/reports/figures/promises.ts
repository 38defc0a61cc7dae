import { type Figure, figuresOf, type Row } from '../figure.ts'

export type PromiseFacts = { promises: readonly (Row & { state: string })[] }

const { count } = figuresOf<PromiseFacts>('reports', 'reports.promises')
const inState = (state: string) => (facts: PromiseFacts) => facts.promises.filter((one) => one.state === state)

export const promiseFigures: Figure<PromiseFacts>[] = [
  count(
    ['promises', '上年报告的承诺', '项', '上一年度已签发报告列入本年度承诺的整改措施。'],
    ({ promises }) => promises,
  ),
  count(['kept', '已兑现', '项', '上年报告的承诺中答复为已兑现的。'], inState('kept')),
  count(['broken', '没有兑现', '项', '上年报告的承诺中答复为未兑现的。'], inState('broken')),
  count(['unanswered', '没有答复', '项', '上年报告的承诺中还没有答复的。'], inState('open')),
]
