const words: Record<string, string> = {
  floor: '只舍不入',
  round: '四舍五入',
  ceil: '只入不舍',
  '03-01': '3月1日',
  '02-28': '2月28日',
  'men-60': '男，原60周岁',
  'women-55': '女干部，原55周岁',
  'women-50': '女工人，原50周岁',
}

/** A value of a fact or a local setting as people say it. */
export function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return words[String(value)] ?? String(value ?? '')
}
