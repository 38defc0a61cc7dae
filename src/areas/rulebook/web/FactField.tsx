import { Button, Input, InputNumber, Select, Switch } from 'antd'
import { type ReactNode, useId } from 'react'
import { type Field, startingValue } from '../fields.ts'
import { valueText } from '../values.ts'

type Labelled = {
  label: string
  hint: string
  fault: string | undefined
  children: (named: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A control with its label above, its hint and its fault below, tied together for readers. */
export function Labelled({ label, hint, fault, children }: Labelled) {
  const id = useId()
  const told = hint || fault ? { 'aria-describedby': `${id}-told` } : {}
  return (
    <div className="fact">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...told, ...(fault ? { 'aria-invalid': true } : {}) })}
      {(hint || fault) && (
        <div id={`${id}-told`}>
          {fault && <div className="fact-fault">{fault}</div>}
          {hint && <div className="quiet fact-hint">{hint}</div>}
        </div>
      )}
    </div>
  )
}

type DayProps = Omit<Labelled, 'children'> & { value: string; change: (day: string) => void }

export const DayField = ({ value, change, ...labelled }: DayProps) => (
  <Labelled {...labelled}>
    {(named) => (
      <Input
        {...named}
        type="date"
        className="fact-date"
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    )}
  </Labelled>
)

type FieldsProps = {
  fields: readonly Field[]
  values: Record<string, unknown>
  change: (changes: Record<string, unknown>) => void
  /** of the fields' names in the server's faults: empty, or with a point at the end */
  path: string
  faults: Map<string, string>
}

export function FactFields({ fields, values, change, path, faults }: FieldsProps) {
  return fields.map((field) => (
    <FactField
      key={field.name}
      field={field}
      value={values[field.name]}
      change={(value) => change({ [field.name]: value })}
      path={`${path}${field.name}`}
      faults={faults}
    />
  ))
}

type Props<One extends Field = Field> = {
  field: One
  value: unknown
  change: (value: unknown) => void
  path: string
  faults: Map<string, string>
}

/** The control for one fact of a rule, made from its schema. */
export function FactField(props: Props) {
  const { field, value, change, path, faults } = props
  if (field.kind === 'rows') return <Rows {...props} field={field} />
  if (field.kind === 'group') {
    return (
      <fieldset className="fact-group">
        <legend>{field.label}</legend>
        {field.hint && <p className="quiet fact-hint">{field.hint}</p>}
        <FactFields
          fields={field.fields}
          values={(value ?? {}) as Record<string, unknown>}
          change={(changes) => change({ ...(value as object), ...changes })}
          path={`${path}.`}
          faults={faults}
        />
      </fieldset>
    )
  }
  return (
    <Labelled label={labelOf(field)} hint={field.hint} fault={faults.get(path)}>
      {(named) => <Control named={named} field={field} value={value} change={change} />}
    </Labelled>
  )
}

/** A local setting has a value anyway. */
const labelOf = ({ label, isRequired, isNullable, setting, kind }: Field) =>
  (isRequired && !isNullable) || setting || (kind === 'yes-no' && !isNullable) ? label : `${label}（可不填）`

type Plain = Exclude<Field, { kind: 'rows' | 'group' }>
type ControlProps = {
  named: Parameters<Labelled['children']>[0]
  field: Plain
  value: unknown
  change: (value: unknown) => void
}

function Control({ named, field, value, change }: ControlProps) {
  switch (field.kind) {
    case 'yes-no':
      if (field.isNullable)
        return <Choice named={named} options={[true, false]} value={value} change={change} canClear />
      return (
        <span>
          <Switch {...named} checked={value === true} onChange={change} checkedChildren="是" unCheckedChildren="否" />
        </span>
      )
    case 'number':
      return (
        <InputNumber
          {...named}
          value={typeof value === 'number' ? value : null}
          {...(field.isWhole ? { precision: 0 } : {})}
          {...(field.least === undefined ? {} : { min: field.least })}
          {...(field.most === undefined ? {} : { max: field.most })}
          onChange={change}
        />
      )
    case 'choice':
      return <Choice named={named} options={field.options} value={value} change={change} canClear={field.isNullable} />
    case 'choices':
      return (
        <Select
          {...named}
          mode="multiple"
          options={field.options.map((one, index) => ({ value: index, label: valueText(one) }))}
          showSearch={{ optionFilterProp: 'label' }}
          value={Array.isArray(value) ? value.map((one) => field.options.indexOf(one)) : []}
          onChange={(chosen: number[]) => change(chosen.map((index) => field.options[index]))}
        />
      )
    default:
      return (
        <Input
          {...named}
          type={field.kind === 'date' ? 'date' : 'text'}
          className={field.kind === 'date' ? 'fact-date' : ''}
          maxLength={2000}
          value={String(value ?? '')}
          onChange={(event) => change(event.target.value)}
        />
      )
  }
}

type ChoiceProps = Omit<ControlProps, 'field'> & { options: readonly unknown[]; canClear: boolean }

/** Chosen by place, so that yes, no and numbers come back as what they are. */
function Choice({ named, options, value, change, canClear }: ChoiceProps) {
  const place = options.indexOf(value)
  return (
    <Select
      {...named}
      popupMatchSelectWidth={false}
      allowClear={canClear}
      placeholder={canClear ? '不填' : '请选择'}
      showSearch={options.length > 10 ? { optionFilterProp: 'label' } : false}
      options={options.map((one, index) => ({ value: index, label: valueText(one) }))}
      value={place < 0 ? null : place}
      onChange={(index: number | undefined) => change(index === undefined ? null : options[index])}
    />
  )
}

/** A list of any length: each item with its own fields and a way to take it out. */
function Rows({ field, value, change, path, faults }: Props<Extract<Field, { kind: 'rows' }>>) {
  const rows = Array.isArray(value) ? value : []
  const fault = faults.get(path)
  const put = (index: number, one: unknown) => change(rows.map((row, place) => (place === index ? one : row)))
  return (
    <fieldset className="fact-group">
      <legend>{field.label}</legend>
      {fault && <p className="fact-fault">{fault}</p>}
      {field.hint && <p className="quiet fact-hint">{field.hint}</p>}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place only and holds no state
        <div key={index} className="fact-row">
          <FactField
            field={{ ...field.row, label: `第${index + 1}项` }}
            value={row}
            change={(one) => put(index, one)}
            path={`${path}.${index}`}
            faults={faults}
          />
          <Button
            aria-label={`删除${field.label}第${index + 1}项`}
            onClick={() => change(rows.filter((_, place) => place !== index))}
          >
            删除
          </Button>
        </div>
      ))}
      <Button
        type="dashed"
        disabled={rows.length >= field.most}
        onClick={() => change([...rows, startingValue(field.row)])}
      >
        加一项{field.label}
      </Button>
    </fieldset>
  )
}
