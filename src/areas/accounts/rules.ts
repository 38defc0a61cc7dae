import { type Day, daysBetween } from '../../law/periods.ts'

/** How long passwords last and what they must be made of. */
export const PASSWORD_POLICY = {
  staffLength: 10,
  adminLength: 12,
  mostLength: 128,
  classes: 3,
  /** the current password and those before it that may not come back */
  remembered: 5,
  initialHours: 72,
  /**
   * GB/T 22239-2019 8.1.4.1 asks for regular change without a number; assessors read 90 days. The installation is
   * measured against that standard, so it is followed here although OWASP ASVS 6.2.10 advises against rotation.
   */
  maxAgeDays: 90,
} as const

/** How sign-in attempts are limited. */
export const SIGN_IN_POLICY = {
  wrongPasswords: 5,
  lockMinutes: 30,
  /** different user names that may fail from one address within the window */
  namesPerSource: 20,
  sourceMinutes: 5,
} as const

/** True when the last use was so many days ago or more; 0 days is never. */
export const isUnused = ({ lastUse, today, days }: { lastUse: Day; today: Day; days: number }): boolean =>
  days > 0 && daysBetween(lastUse, today) >= days

/** When refused accesses of one account are told to the security administrator, and how often. */
export const ALARM_POLICY = { refusals: 10, withinMinutes: 5, againMinutes: 30 } as const

/** What makes a password guessable for this one person. */
export type PasswordContext = {
  isAdmin: boolean
  username: string
  /** the person's name, its pinyin; the unit's pinyin and initials */
  words: string[]
}

/** User names compare without width, case or surrounding blanks: `ａDMIN` is `admin`. */
export function normaliseUsername(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** What a user name may look like after normalisation. */
export const isUsername = (name: string) => /^[a-z][a-z0-9_.]{1,39}$/.test(name)

/** The rules a new password breaks, each as a sentence; empty when it is good. */
export function passwordFaults(typed: string, { isAdmin, username, words }: PasswordContext): string[] {
  const password = typed.normalize('NFC')
  const length = [...password].length
  const least = isAdmin ? PASSWORD_POLICY.adminLength : PASSWORD_POLICY.staffLength
  const faults: string[] = []
  if (length < least) faults.push(`密码至少${least}个字符，现为${length}个`)
  if (length > PASSWORD_POLICY.mostLength) return [`密码最多${PASSWORD_POLICY.mostLength}个字符，现为${length}个`]
  if (classesOf(password) < PASSWORD_POLICY.classes) {
    faults.push('密码应包含大写字母、小写字母、数字、其他符号中的至少三类')
  }
  const forms = [password.toLowerCase(), plain(password)]
  const holds = (word: string) => word.length > 1 && forms.some((form) => form.includes(word.toLowerCase()))
  if (username.length > 2 && holds(username)) faults.push('密码不能包含用户名')
  else if (words.some(holds)) faults.push('密码不能包含姓名、单位名称或者它们的拼音')
  if (unpredictable(password) < 6) faults.push('密码太常见，容易被猜到，请避开常用词、年份和键盘上相邻的按键')
  return faults
}

function classesOf(password: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
}

const LOOKALIKES: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'l',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
}

const plain = (password: string) => password.toLowerCase().replace(/[@4013$57]/g, (sign) => LOOKALIKES[sign]!)

/** Characters left when everything a guessing program tries first has been struck out. */
function unpredictable(password: string): number {
  const struck = new Set<number>()
  const strike = (from: number, count: number) => {
    for (let at = from; at < from + count; at++) struck.add(at)
  }
  const lower = password.toLowerCase()
  for (const form of new Set([lower, plain(password)])) {
    for (const word of COMMON) {
      for (let at = form.indexOf(word); at >= 0; at = form.indexOf(word, at + 1)) strike(at, word.length)
    }
  }
  for (const found of lower.matchAll(/(19|20)\d\d((0[1-9]|1[0-2])([0-2]\d|3[01])?)?/g)) {
    strike(found.index, found[0].length)
  }
  for (const found of lower.matchAll(/(.)\1{2,}/gu)) strike(found.index + 1, found[0].length - 1)
  for (let at = 0; at + 4 <= lower.length; at++) {
    if (WALKS.has(lower.slice(at, at + 4))) strike(at, 4)
  }
  return lower.split('').filter((_, at) => !struck.has(at)).length
}

const LINES = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', '`1234567890-=', '!@#$%^&*()_+', 'qwertyuiop[]', "asdfghjkl;'"],
  ...['zxcvbnm,./', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/', '!qaz@wsx#edc$rfv%tgb^yhn&ujm*ik', '147258369'],
  ...['1q2w3e4r5t6y7u8i9o0p', 'qazwsxedcrfvtgbyhnujm', '1qazxsw23edcvfr45tgbnhy6', 'q1w2e3r4t5y6u7i8o9p0'],
  ...['1qaz@wsx3edc$rfv', '!qaz2wsx#edc4rfv', 'a1b2c3d4e5f6', '741852963', '159357', '112233445566778899'],
]

const WALKS = new Set(
  LINES.flatMap((line) => [line, [...line].reverse().join('')]).flatMap((line) =>
    [...line.slice(3)].map((_, at) => line.slice(at, at + 4)),
  ),
)

const COMMON = `
password passwd passw0rd admin administrator root guest test user login welcome hello letmein master manager system
server oracle mysql postgres database default changeme secret pass word iloveyou loveyou love monkey dragon sunshine
princess football baseball superman batman shadow michael jordan freedom whatever trustno starwars computer internet
google microsoft windows apple samsung huawei xiaomi tencent alibaba baidu wechat weixin office work home family
summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april
june july august september october november december china beijing shanghai
woaini woaiwo aini wobuaini nihao nimen women zhongguo zhonghua renmin gongchandang dangyuan ganbu guanliyuan mima
yonghu xitong anquan shenji danwei jigou zhengfu guojia gongzuo bangong renshi caiwu kuaiji jiwei dangwei juzhang
kezhang zhuren shuji fuwu wangluo diannao shouji dianhua xiaoxin laopo laogong baobao baobei mama baba yeye nainai
zhangsan lisi wangwu zhaoliu wangwei zhangwei liwei fuck shit asdf qwer zxcv abc xyz aaa foo bar demo temp
密码 管理员 我爱你 中国 你好 单位 人民
`
  .trim()
  .split(/\s+/)
