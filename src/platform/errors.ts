/**
 * The closed list of refusals a user can meet. Anything else is unexpected: it is logged with the request's id and the
 * user is told only that id.
 */
export const errorKinds = {
  invalid: { status: 400, text: '填写的内容有误，请按提示修改' },
  unauthenticated: { status: 401, text: '请先登录' },
  sign_in_refused: { status: 401, text: '用户名或密码不正确，或者账号已被锁定' },
  code_required: { status: 401, text: '请输入动态验证码' },
  forbidden: { status: 403, text: '您没有办理这件事的权限，如确需办理，请与安全管理员联系' },
  password_change_required: { status: 403, text: '请先修改初始密码' },
  cross_site: { status: 403, text: '请求来自其他网站，已拒绝' },
  not_found: { status: 404, text: '没有找到，可能已删除，或者您无权查看' },
  conflict: { status: 409, text: '内容已被他人修改，请刷新后再办' },
  rule_broken: { status: 409, text: '不符合规定，没有办理' },
  damaged: {
    status: 409,
    text:
      '保存的加密内容打不开，可能被改动过、换了位置，或者缺少密钥。' +
      '这件事没有办理，请先不要继续录入，告诉系统管理员核对密钥、用备份恢复',
  },
  too_large: { status: 413, text: '文件太大' },
  unsupported_media: { status: 415, text: '请求的内容类型不受支持' },
  file_refused: { status: 422, text: '文件无法读取' },
  too_many: { status: 429, text: '操作过于频繁，请稍后再试' },
  unavailable: { status: 503, text: '系统暂时不能办理，请稍后再试' },
  unexpected: { status: 500, text: '系统出错，没有办理。请把编号告诉系统管理员' },
} as const

export type ErrorKind = keyof typeof errorKinds

/** One field of the input that is wrong, with what to do. */
export type FieldFault = { field: string; message: string }

/** A refusal that reaches the user in Chinese. Throwing it inside `write` changes nothing. */
export class Refusal extends Error {
  readonly kind: ErrorKind
  readonly faults: FieldFault[]

  constructor(
    kind: ErrorKind,
    message: string = errorKinds[kind].text,
    faults: FieldFault[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'Refusal'
    this.kind = kind
    this.faults = faults
  }
}

/** A condition that stops the program at start; its message is a sentence for the person at the console. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused'
}
