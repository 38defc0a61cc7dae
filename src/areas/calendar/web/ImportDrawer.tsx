import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Drawer, Input } from 'antd'
import { useId, useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { post, put } from '../../../ui/api.ts'
import { ErrorNote } from '../../../ui/Page.tsx'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import type { NoticePreview } from '../schema.ts'
import { PeriodTable } from './PeriodTable.tsx'

type Props = { close: () => void; done: (year: number) => void }

/** Paste, look at what was read, confirm: nothing is taken over unseen. */
export function ImportDrawer({ close, done }: Props) {
  const id = useId()
  const [text, setText] = useState('')
  const [isSaved, setSaved] = useState(false)
  const preview = useMutation({
    mutationFn: () => post<NoticePreview>('/calendar/preview', { text }),
  })
  useUnsavedGuard(text !== '' && !isSaved)
  const retype = (typed: string) => {
    setText(typed)
    preview.reset()
  }
  const read = preview.data?.year
  return (
    <Drawer open title="导入放假通知" size={560} onClose={close} maskClosable={text === ''}>
      <div className="notice-form">
        <label htmlFor={`${id}-text`}>通知全文</label>
        <Input.TextArea
          id={`${id}-text`}
          aria-describedby={`${id}-hint`}
          autoSize={{ minRows: 8, maxRows: 16 }}
          maxLength={20_000}
          value={text}
          onChange={(event) => retype(event.target.value)}
        />
        <span id={`${id}-hint`} className="quiet">
          从中国政府网复制国务院办公厅关于部分节假日安排的通知，连同标题一起粘贴。表格也可以。
        </span>
        <div className="acts">
          <Button
            type={read ? 'default' : 'primary'}
            disabled={!text.trim()}
            loading={preview.isPending}
            onClick={() => preview.mutate()}
          >
            预览
          </Button>
        </div>
        <div aria-live="polite">
          {preview.error && <ErrorNote error={preview.error} />}
          {preview.data && preview.data.errors.length > 0 && <Errors errors={preview.data.errors} />}
          {read && <Read year={read} />}
        </div>
        {preview.data && read && !read.isBuiltIn && (
          <Confirm year={read} text={text} title={preview.data.notice} close={close} done={finish} />
        )}
      </div>
    </Drawer>
  )

  function finish(year: number) {
    setSaved(true)
    close()
    done(year)
  }
}

type ConfirmProps = Props & { year: NonNullable<NoticePreview['year']>; text: string; title: string }

/** The title stands in the notice; its number is often only beside it, so both can be completed. */
function Confirm({ year: { year, isImported }, text, title, close, done }: ConfirmProps) {
  const id = useId()
  const [notice, setNotice] = useState(title)
  const save = useAct(() => put(`/calendar/years/${year}`, { text, notice }), {
    done: '已导入。',
    refreshes: [['calendar']],
    fails: 'here',
  })
  return (
    <>
      <label htmlFor={id}>通知标题和文号</label>
      <Input id={id} maxLength={200} value={notice} onChange={(event) => setNotice(event.target.value)} />
      {save.error && <ErrorNote error={save.error} />}
      <div className="acts">
        <Button
          type="primary"
          disabled={!notice.trim()}
          loading={save.isPending}
          onClick={() => save.mutate(undefined, { onSuccess: () => done(year) })}
        >
          {isImported ? `替换${year}年的放假安排` : `导入${year}年的放假安排`}
        </Button>
        <Button onClick={close}>返回</Button>
      </div>
    </>
  )
}

function Errors({ errors }: Pick<NoticePreview, 'errors'>) {
  return (
    <Alert
      type="error"
      showIcon
      title="通知里有对不上的地方，不能导入。请与原文核对。"
      description={
        <ul className="notice-errors">
          {errors.map(({ line, message }) => (
            <li key={`${line}${message}`}>{message}</li>
          ))}
        </ul>
      }
    />
  )
}

function Read({ year }: { year: NonNullable<NoticePreview['year']> }) {
  return (
    <>
      <h3>
        读到{year.year}年的安排，全年{year.workdays}个工作日
      </h3>
      {year.isBuiltIn && <Alert type="info" showIcon title={`${year.year}年由程序自带，不需要导入。`} />}
      {year.isImported && <Alert type="warning" showIcon title={`${year.year}年已经导入过，导入后替换原来的安排。`} />}
      <PeriodTable off={year.off} work={year.work} />
    </>
  )
}
