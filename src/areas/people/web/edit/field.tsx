import { AutoComplete, Checkbox, Input, Select } from 'antd'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { readPartialDate } from '../../../../law/dates.ts'
import type { Path } from './draft.ts'

/** What the fields of one editor share: how a value is changed, and what is wrong where. */
export type Editing = { change: (path: Path, value: unknown) => void; faults: ReadonlyMap<string, string> }

const EditingContext = createContext<Editing | null>(null)
export const EditingProvider = EditingContext.Provider

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a field outside its editor')
  return editing
}

/** The id of the control of a field, so that the error summary can lead to it. */
export const controlId = (field: string) => `field-${field.replaceAll('.', '-')}`

type Common = { path: Path; label: string; hint?: string; wide?: boolean; required?: boolean }

/** Label above, control, hint and fault below. */
function Labelled({ path, label, hint, wide, required, children }: Common & { children: ReactNode }) {
  const field = path.join('.')
  const fault = useEditing().faults.get(field)
  return (
    <div className={wide ? 'edit-field edit-field-wide' : 'edit-field'}>
      <label htmlFor={controlId(field)}>
        {label}
        {required && <span className="edit-required">（必填）</span>}
      </label>
      {children}
      {hint && !fault && <div className="edit-hint">{hint}</div>}
      {fault && (
        <div className="edit-fault" id={`${controlId(field)}-fault`}>
          {fault}
        </div>
      )}
    </div>
  )
}

/** What every control carries: its id, its state and the sentence that says what is wrong. */
function useControl(path: Path) {
  const field = path.join('.')
  const { change, faults } = useEditing()
  const isFaulty = faults.has(field)
  const described = isFaulty ? { 'aria-describedby': `${controlId(field)}-fault`, 'aria-invalid': true } : {}
  const shared = { id: controlId(field), ...described, ...(isFaulty ? { status: 'error' as const } : {}) }
  return { shared, set: (value: unknown) => change(path, value) }
}

export function TextField({ value, rows, ...common }: Common & { value: string; rows?: number }) {
  const { shared, set } = useControl(common.path)
  return (
    <Labelled {...common}>
      {rows ? (
        <Input.TextArea
          {...shared}
          value={value}
          autoSize={{ minRows: rows, maxRows: 16 }}
          onChange={(event) => set(event.target.value)}
        />
      ) : (
        <Input {...shared} value={value} onChange={(event) => set(event.target.value)} />
      )}
    </Labelled>
  )
}

/** Free text with the usual answers at hand. */
export function SuggestField({ value, options, ...common }: Common & { value: string; options: readonly string[] }) {
  const { shared, set } = useControl(common.path)
  return (
    <Labelled {...common}>
      <AutoComplete
        {...shared}
        value={value}
        options={options.map((option) => ({ value: option }))}
        showSearch={{ filterOption: (typed, option) => typed === value || String(option?.value).includes(typed) }}
        onChange={set}
      />
    </Labelled>
  )
}

type Choice = { value: string; label: string }

export function ChoiceField({
  value,
  options,
  stored = (chosen) => chosen,
  onChosen,
  ...common
}: Common & {
  value: string
  options: readonly (string | Choice)[]
  /** what is kept for a choice where that is no text: a number, or `null` for none */
  stored?: (chosen: string) => unknown
  onChosen?: (chosen: string) => void
}) {
  const { shared, set } = useControl(common.path)
  const choices = options.map((option) => (typeof option === 'string' ? { value: option, label: option } : option))
  return (
    <Labelled {...common}>
      <Select
        {...shared}
        aria-label={common.label}
        value={value}
        options={choices.map((choice) => (choice.value === '' ? { ...choice, label: choice.label || '未填' } : choice))}
        showSearch={choices.length > 8 ? { optionFilterProp: 'label' } : false}
        onChange={(chosen) => {
          set(stored(chosen))
          onChosen?.(chosen)
        }}
      />
    </Labelled>
  )
}

export function TickField({ value, path, label }: { value: boolean; path: Path; label: string }) {
  const { change } = useEditing()
  return (
    <div className="edit-field edit-tick">
      <Checkbox id={controlId(path.join('.'))} checked={value} onChange={(event) => change(path, event.target.checked)}>
        {label}
      </Checkbox>
    </div>
  )
}

/** A stored date as the form writes it: `1980-06` → `1980.06`. What is not a date stays as typed. */
const shown = (value: string) => (readPartialDate(value) ? value.replaceAll('-', '.') : value)

/** A date typed the way people type it; leaving the field writes it in the one stored way. */
export function DateField({
  value,
  emptyMeans,
  ...common
}: Common & {
  value: string | null
  /** shown when empty: the value is then `null` (a period still going on) */
  emptyMeans?: string
}) {
  const { shared, set } = useControl(common.path)
  const [typed, setTyped] = useState<string | null>(null)
  const keep = (text: string) => set(text === '' && emptyMeans ? null : text)
  return (
    <Labelled {...common}>
      <Input
        {...shared}
        inputMode="decimal"
        autoComplete="off"
        placeholder={emptyMeans ?? '如1980.06'}
        value={typed ?? shown(value ?? '')}
        onChange={(event) => {
          setTyped(event.target.value)
          keep(event.target.value.trim())
        }}
        onBlur={() => {
          if (typed !== null) keep(readPartialDate(typed) ?? typed.trim())
          setTyped(null)
        }}
      />
    </Labelled>
  )
}
