import { AutoComplete, Form } from 'antd'
import type { SpeakersToChoose } from '../schema.ts'
import { useSpeakers } from './queries.ts'

type Speaker = SpeakersToChoose['rows'][number]
type Option = { value: string; label: string; speaker: Speaker }
type Path = (string | number)[]

type Props = {
  label: string
  /** where the words lie, seen from the field's own list */
  name: string | Path
  /** the record they belong to, seen from the form */
  within: Path
}

const nameOf = ({ name, employer, isInside }: Speaker) => [name, isInside ? '本局' : employer].join('　')

/** Who teaches: somebody of the pool, or words as long as nobody of it is chosen. */
export function Lecturer({ label, name, within }: Props) {
  const form = Form.useFormInstance()
  const { data: speakers = [] } = useSpeakers()
  const place = [...within, 'speakerId']
  const speakerId = Form.useWatch(place, { form, preserve: true }) as string | null | undefined
  const chosen = speakers.find(({ id }) => id === speakerId)
  const options = speakers.map((speaker): Option => ({ value: speaker.id, label: nameOf(speaker), speaker }))
  const check = chosen && !chosen.isChecked ? '，还没有登记政治把关' : ''
  return (
    <Form.Item
      name={name}
      label={label}
      initialValue=""
      extra={chosen && `师资库：${nameOf(chosen)}${check}`}
      getValueFromEvent={(typed: string, option?: Partial<Option>) => option?.speaker?.name ?? typed}
    >
      <AutoComplete<string, Option>
        maxLength={100}
        placeholder="点选师资库里的人，或者直接填写"
        options={options}
        showSearch={{ filterOption: (typed, option) => option?.label.includes(typed.trim()) ?? false }}
        popupMatchSelectWidth={false}
        onChange={(_typed, option) => {
          const speaker = (option as Partial<Option> | undefined)?.speaker
          form.setFieldValue(place, speaker?.id ?? null)
        }}
      />
    </Form.Item>
  )
}
