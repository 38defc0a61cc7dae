/** Says that the program stands, then answers the bench order by order. */
export function answerOrders<Order>(obey: (order: Order) => Promise<object>, first: object = {}): void {
  process.on('message', (order: Order) => void obey(order).then((report) => process.send!(report)))
  process.send!(first)
}

/** Seconds some work takes, with its result. */
export async function timed<Result>(work: () => Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const started = performance.now()
  const result = await work()
  return { seconds: (performance.now() - started) / 1000, result }
}
