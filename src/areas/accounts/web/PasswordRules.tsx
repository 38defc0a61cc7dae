import { PASSWORD_POLICY } from '../rules.ts'

/** What a password must be made of, said before it is typed. */
export function PasswordRules({ isAdmin }: { isAdmin: boolean }) {
  const { adminLength, staffLength, classes, remembered, maxAgeDays } = PASSWORD_POLICY
  return (
    <ul className="password-rules quiet">
      <li>
        至少{isAdmin ? adminLength : staffLength}个字符，大写字母、小写字母、数字、其他符号至少有其中{classes}类
      </li>
      <li>不含用户名、姓名、单位名称和它们的拼音，不用常用词、年份和相邻的按键</li>
      <li>
        不与最近{remembered}次用过的相同；{maxAgeDays}天更换一次
      </li>
    </ul>
  )
}
