import { Checkbox, Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { useAct } from '../../../../ui/act.ts'
import { patch, post } from '../../../../ui/api.ts'
import { tableTime } from '../../../../ui/format.ts'
import type { MeetingView } from '../../schema/meetings.ts'
import type { MeetingSettings } from '../../schema/words.ts'
import { instantOf, SideForm } from './parts.tsx'
import { keys } from './queries.ts'

type Values = {
  at: string
  place: string
  recorder: string
  chairId?: string
  settings: (keyof MeetingSettings)[]
}

const settingWords: { value: keyof MeetingSettings; label: string }[] = [
  { value: 'recusedCountInBase', label: '回避的成员仍计入应到会人数' },
  { value: 'quorumHalfStrict', label: '半数以上按超过半数掌握' },
  { value: 'sealedStatements', label: '成员表态先封存，全部表态后一并公开' },
]

const settingsOf = (chosen: (keyof MeetingSettings)[]): MeetingSettings => ({
  recusedCountInBase: chosen.includes('recusedCountInBase'),
  quorumHalfStrict: chosen.includes('quorumHalfStrict'),
  sealedStatements: chosen.includes('sealedStatements'),
})

/** Plans a meeting, or changes one that has not begun. */
export function MeetingForm({ meeting, close }: { meeting: MeetingView | null; close: () => void }) {
  const [form] = Form.useForm<Values>()
  const navigate = useNavigate()
  const save = useAct(
    async ({ at, chairId, settings, ...rest }: Values) => {
      const body = { ...rest, plannedAt: instantOf(at), settings: settingsOf(settings) }
      if (!meeting) return await post<{ id: string }>('/meetings', body)
      const chair = chairId ? { chairId } : {}
      await patch(`/meetings/${meeting.id}`, { ...body, ...chair, revision: meeting.revision })
      return { id: meeting.id }
    },
    { done: '已保存。', refreshes: [keys.meetings], fails: 'here' },
  )
  const initial: Values = meeting
    ? {
        at: tableTime(meeting.plannedAt).replace(' ', 'T'),
        place: meeting.place,
        recorder: meeting.recorder,
        settings: settingWords.flatMap(({ value }) => (meeting.settings[value] ? [value] : [])),
      }
    : { at: '', place: '', recorder: '', settings: ['recusedCountInBase'] }
  const chair = meeting?.members.find(({ isChair }) => isChair)?.personId
  return (
    <SideForm<Values>
      title={meeting ? '修改会议安排' : '安排会议'}
      act="保存"
      form={form}
      initial={chair ? { ...initial, chairId: chair } : initial}
      error={save.error}
      isSaving={save.isPending}
      save={(values) =>
        save.mutate(values, {
          onSuccess: ({ id }) => {
            close()
            navigate(`/meetings/${id}`)
          },
        })
      }
      close={close}
    >
      <Form.Item
        name="at"
        label="开会时间"
        extra={meeting?.state === 'noticed' ? '改动时间后，成员要重新答复' : null}
        rules={[{ required: true, message: '请选择日期和时间' }]}
      >
        <Input type="datetime-local" min="2000-01-01T00:00" max="2099-12-31T23:59" />
      </Form.Item>
      <Form.Item name="place" label="地点">
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="recorder" label="记录人">
        <Input maxLength={60} />
      </Form.Item>
      {meeting && (
        <Form.Item name="chairId" label="主持人" extra="一般由党组书记主持">
          <Select options={meeting.members.map(({ personId, name }) => ({ value: personId, label: name }))} />
        </Form.Item>
      )}
      <Form.Item name="settings" label="本次会议的规则" extra="开会后不能再改">
        <Checkbox.Group options={settingWords} className="meeting-rules" />
      </Form.Item>
    </SideForm>
  )
}
