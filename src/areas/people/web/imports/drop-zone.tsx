import { InboxOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { type DragEvent, useRef, useState } from 'react'

type Props = { send: (files: File[]) => void; share: number | null }

const kinds = '.lrmx,.lrm,.xlsx,.xls,.zip,.7z,.rar,.pic,.jpg,.jpeg,.png,.bmp'

/** Files, whole folders and archives: dropped or chosen. */
export function DropZone({ send, share }: Props) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const chosen = (input: HTMLInputElement) => {
    const list = [...(input.files ?? [])]
    input.value = ''
    if (list.length) send(list)
  }
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const list = await droppedFiles(event.dataTransfer)
    if (list.length) send(list)
  }
  return (
    <section
      className={isOver ? 'drop drop-over' : 'drop'}
      aria-label="选择要导入的文件"
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <InboxOutlined className="drop-mark" aria-hidden />
      <p>把任免审批表（lrmx、lrm）、干部名册（xlsx）、文件夹或者压缩包（zip）拖到这里</p>
      <div className="acts">
        <Button type="primary" disabled={share !== null} onClick={() => files.current?.click()}>
          选择文件
        </Button>
        <Button disabled={share !== null} onClick={() => folder.current?.click()}>
          选择文件夹
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={kinds}
        aria-label="文件"
        onChange={(event) => chosen(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="文件夹"
        {...{ webkitdirectory: '' }}
        onChange={(event) => chosen(event.target)}
      />
      {share !== null && (
        <div role="status" className="drop-share">
          <Progress percent={Math.round(share * 100)} aria-label="上传进度" />
          {share < 1 ? '正在上传' : '已传完，正在读取和比对'}
        </div>
      )}
      <p className="quiet">一次不超过100MB。上传后先预览，确认之前不改任何档案。</p>
    </section>
  )
}

/** Everything dropped, folders walked through. */
async function droppedFiles(data: DataTransfer): Promise<File[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry())
  if (entries.every((entry) => entry === null)) return [...data.files]
  return (await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : [])))).flat()
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile) {
    return [await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: File[] = []
  // A reader hands out a folder in portions and says that it is done with an empty one.
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (portion.length === 0) return found
    found.push(...(await Promise.all(portion.map(filesOf))).flat())
  }
}
