import { DownOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { App, Button, Dropdown, Input } from 'antd'
import { useRef } from 'react'
import { useNavigate } from 'react-router'
import { download, post, upload } from '../../../../ui/api.ts'
import { LinkButton } from '../../../../ui/LinkButton.tsx'
import { useNarrow } from '../../../../ui/media.ts'
import type { DossierAnswer } from '../../views.ts'
import { useRefresh } from './open-proposals.tsx'

type Props = { answer: DossierAnswer; own: boolean }

/** What may be done with this dossier; the most frequent first, the rest under 更多. */
export function DossierActs({ answer, own }: Props) {
  const may = (permission: string) => answer.allowed.includes(permission)
  const isNarrow = useNarrow()
  // Four buttons do not fit beside each other at the thumb.
  const isInMenu = isNarrow && may('people.edit')
  const { message } = App.useApp()
  const print = useMutation({
    mutationFn: (format: 'docx' | 'lrmx') => download(`/people/${answer.id}/appointment-form`, { query: { format } }),
    onError: (error) => message.error(error.message),
  })
  return (
    <>
      {may('people.edit') && (
        <LinkButton type="primary" to={`/people/${answer.id}/edit`}>
          编辑
        </LinkButton>
      )}
      {own && may('people.propose') && (
        <LinkButton type={may('people.edit') ? 'default' : 'primary'} to="/me/dossier/correction">
          更正申请
        </LinkButton>
      )}
      {may('people.print') && (
        <>
          <Button loading={print.isPending && print.variables === 'docx'} onClick={() => print.mutate('docx')}>
            打印任免审批表
          </Button>
          {!isInMenu && (
            <Button loading={print.isPending && print.variables === 'lrmx'} onClick={() => print.mutate('lrmx')}>
              导出lrmx
            </Button>
          )}
        </>
      )}
      {may('people.edit') && <MoreActs answer={answer} exportLrmx={isInMenu ? () => print.mutate('lrmx') : null} />}
    </>
  )
}

function MoreActs({ answer, exportLrmx }: { answer: DossierAnswer; exportLrmx: (() => void) | null }) {
  const { message } = App.useApp()
  const refresh = useRefresh()
  const chooser = useRef<HTMLInputElement>(null)
  const askRemoval = useRemoval(answer)
  const change = useMutation({
    mutationFn: (file: File) => upload(`/people/${answer.id}/photo`, [file]),
    onSuccess: () => {
      message.success('照片已更换。')
      return refresh(answer.id)
    },
    onError: (error) => message.error(error.message),
  })
  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept=".jpg,.jpeg,.png,.bmp"
        hidden
        aria-label="选择照片"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          event.target.value = ''
          if (file) change.mutate(file)
        }}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...(exportLrmx ? [{ key: 'lrmx', label: '导出lrmx', onClick: exportLrmx }] : []),
            { key: 'photo', label: '更换照片', onClick: () => chooser.current?.click() },
            { key: 'remove', label: '删除误建的档案', danger: true, onClick: askRemoval },
          ],
        }}
      >
        <Button loading={change.isPending} icon={<DownOutlined />} iconPlacement="end">
          更多
        </Button>
      </Dropdown>
    </>
  )
}

function useRemoval(answer: DossierAnswer) {
  const { message, modal } = App.useApp()
  const navigate = useNavigate()
  const refresh = useRefresh()
  const reason = useRef('')
  const ask = () => {
    reason.current = ''
    modal.confirm({
      title: `删除${answer.dossier.basic.name}的档案`,
      content: (
        <>
          <p>只用于误建的档案，删除后不能恢复。调离、退休的人请改“人员状态”。</p>
          <label htmlFor="removal-reason">删除原因</label>
          <Input id="removal-reason" maxLength={200} onChange={(event) => (reason.current = event.target.value)} />
        </>
      ),
      okText: '删除',
      cancelText: '返回',
      onOk: async () => {
        try {
          await post(`/people/${answer.id}/removal`, { reason: reason.current })
        } catch (error) {
          message.error((error as Error).message)
          throw error
        }
        navigate('/people')
        await refresh(answer.id)
      },
    })
  }
  return ask
}
