import { Button } from 'antd'

export type Slip = { name: string; username: string; initialPassword: string }

/** Initial passwords to print and cut apart; they are shown this once and kept nowhere. */
export function Slips({ slips }: { slips: Slip[] }) {
  return (
    <section className="section">
      <p className="plain-line">
        初始密码只显示这一次，关闭后不能再看。72小时内有效，本人首次登录时必须修改。请当面交给本人。
      </p>
      <table className="slips">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">用户名</th>
            <th scope="col">初始密码</th>
          </tr>
        </thead>
        <tbody>
          {slips.map((slip) => (
            <tr key={slip.username}>
              <td>{slip.name}</td>
              <td>{slip.username}</td>
              <td className="initial">{slip.initialPassword}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {slips.length > 1 && (
        <p className="no-print">
          <Button type="primary" onClick={() => window.print()}>
            打印
          </Button>
        </p>
      )}
    </section>
  )
}
