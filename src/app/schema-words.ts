import type * as z from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

const units: Record<string, string> = { string: '个字', array: '项', set: '项', file: '个字节' }

/** What a form's content lacks, in the words of whoever filled it in. */
export function schemaWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '必填的内容没有填' : '内容的格式不对'
    case 'invalid_value':
      return issue.input === undefined ? '必填的内容没有填' : '不在可以选择的范围内'
    case 'too_big':
      return units[issue.origin]
        ? `最多${issue.maximum}${units[issue.origin]}`
        : `不能${issue.inclusive ? '超过' : '达到'}${issue.maximum}`
    case 'too_small':
      if (!units[issue.origin]) return issue.inclusive ? `不能小于${issue.minimum}` : `应大于${issue.minimum}`
      if (issue.minimum === 1) return issue.origin === 'string' ? '必填的内容没有填' : '至少要有一项'
      return `至少${issue.minimum}${units[issue.origin]}`
    case 'invalid_format':
      return formats[issue.format] ?? '内容的格式不对'
    case 'not_multiple_of':
      return `应是${issue.divisor}的倍数`
    case 'unrecognized_keys':
      return `有不认识的项目（${issue.keys.join('、')}）。网页可能是旧的，请刷新后再试`
    default:
      return '内容的格式不对'
  }
}

const formats: Record<string, string> = {
  uuid: '选择的对象不存在',
  date: '日期不对，应为年-月-日',
  email: '电子邮件地址不对',
  url: '网址不对',
  datetime: '时间不对',
}
