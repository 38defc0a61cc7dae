import { useQuery } from '@tanstack/react-query'
import type * as z from 'zod'
import type { Bootstrap } from '../../areas/accounts/schema.ts'
import { get } from '../../ui/api.ts'
import { ErrorNote, Loading, Page, Section } from '../../ui/Page.tsx'
import { limits } from './limits.ts'

/** 关于本系统: what to quote when asking for help, and what nobody should rely on. */
export default function AboutPage() {
  const start = useQuery({
    queryKey: ['bootstrap'],
    queryFn: () => get<z.infer<typeof Bootstrap>>('/bootstrap'),
  })
  return (
    <Page title="关于本系统" note="头雁，领导班子和干部队伍建设系统">
      <Section title="版本">
        {start.error && <ErrorNote error={start.error} onRetry={start.refetch} />}
        {start.isLoading && <Loading what="版本" />}
        {start.data && (
          <p>
            头雁 {start.data.version}，{start.data.unitName}使用。
          </p>
        )}
        <p>请人帮助时，说明版本、时间、在哪一页、提示里的编号；不要发送人员的姓名、证件号码和截图。</p>
      </Section>
      <Section title="不能处理国家秘密">
        <p>本系统是非涉密系统。带密级标志的文件请勿上传，涉密内容请勿填写；误传的，马上告诉安全管理员。</p>
      </Section>
      {limits.map(({ title, items }) => (
        <Section key={title} title={title}>
          <ul>
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </Section>
      ))}
      <Section title="许可">
        <p>
          源代码按 Apache License 2.0 公开。所用的组件和各自的许可，见程序目录里的
          <code>docs/reference/licences.md</code>。
        </p>
      </Section>
    </Page>
  )
}
