import { DeleteOutlined, DownOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { post, remove } from '../../../../ui/api.ts'
import type { SavedView } from '../../views.ts'
import { keys, useViews } from '../queries.ts'

type Props = { current: string; choose: (query: string) => void }

/** Filters kept under a name: choose one, keep the present one, delete. */
export function SavedViews({ current, choose }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { data: views = [] } = useViews()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const refresh = () => client.invalidateQueries({ queryKey: keys.views })
  const save = useMutation({
    mutationFn: () => post('/people/views', { name: name.trim(), query: current }),
    onSuccess: () => {
      message.success(`已保存为“${name.trim()}”。`)
      setName('')
      return refresh()
    },
    onError: (error) => message.error(error.message),
  })
  const drop = useMutation({
    mutationFn: (id: string) => remove(`/people/views/${id}`),
    onSuccess: refresh,
    onError: (error) => message.error(error.message),
  })
  const content = (
    <div className="views">
      <ViewList
        views={views}
        current={current}
        choose={(query) => {
          choose(query)
          setOpen(false)
        }}
        drop={drop.mutate}
      />
      <SaveForm name={name} setName={setName} isSaving={save.isPending} save={save.mutate} />
    </div>
  )
  const active = views.find((view) => view.query === current)
  return (
    <Popover trigger="click" placement="bottomLeft" open={isOpen} onOpenChange={setOpen} content={content}>
      <Button icon={<DownOutlined />} iconPlacement="end">
        {active ? `筛选：${active.name}` : '保存的筛选'}
      </Button>
    </Popover>
  )
}

type ListProps = Props & { views: SavedView[]; drop: (id: string) => void }

function ViewList({ views, current, choose, drop }: ListProps) {
  if (!views.length) return <p className="quiet">还没有保存过筛选。</p>
  return (
    <ul>
      {views.map((view) => (
        <li key={view.id}>
          <Button type="link" aria-current={view.query === current} onClick={() => choose(view.query)}>
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`删除筛选“${view.name}”`}
            onClick={() => drop(view.id)}
          />
        </li>
      ))}
    </ul>
  )
}

type SaveProps = { name: string; setName: (name: string) => void; isSaving: boolean; save: () => void }

function SaveForm({ name, setName, isSaving, save }: SaveProps) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <label htmlFor="view-name">把现在的筛选和列保存为</label>
      <div className="views-save">
        <Input
          id="view-name"
          maxLength={40}
          placeholder="如科级女干部"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" disabled={!name.trim()} loading={isSaving}>
          保存
        </Button>
      </div>
      <p className="quiet">同名的会替换。</p>
    </form>
  )
}
