import { Alert, Button, Drawer, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ApiError, put, remove } from '../../../ui/api.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { sentenceDate, sentenceTime, today } from '../../../ui/format.ts'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type FactSchema, fieldOf } from '../fields.ts'
import type { Setting } from '../schema.ts'
import { valueText } from '../values.ts'
import { DayField, FactField, Labelled } from './FactField.tsx'

/** Setting a value from a day on does not touch the rules themselves, only what they reckon with. */
const refreshes = [['local-settings'], ['rules']] as const

type Props = { setting: Setting; mayChange: boolean; close: () => void }

/** One local setting: why it is there, every value it has had, and a new one by a document. */
export function SettingDrawer({ setting, mayChange, close }: Props) {
  const [isTouched, setTouched] = useState(false)
  return (
    <Drawer open title={setting.title} size={480} onClose={close} maskClosable={!isTouched}>
      <p>{setting.why}</p>
      <p>
        现行取值：<strong>{valueText(setting.value)}</strong>；标准值：{valueText(setting.standard)}。
      </p>
      <History setting={setting} mayChange={mayChange} />
      {mayChange && <ValueForm setting={setting} isTouched={isTouched} touch={() => setTouched(true)} close={close} />}
    </Drawer>
  )
}

function History({ setting: { key, history }, mayChange }: Omit<Props, 'close'>) {
  const confirm = useConfirm()
  const drop = useAct((validFrom: string) => remove(`/local-settings/${key}/${validFrom}`), {
    done: '已删除。',
    refreshes,
  })
  const ask = async (validFrom: string) => {
    const effect = '这个取值不再算数，按它之前的取值（没有的按标准值）计算。审计记录里留有删除的记录。'
    if (await confirm({ title: `删除${sentenceDate(validFrom)}起的取值`, effect, act: '删除', isGrave: true })) {
      drop.mutate(validFrom)
    }
  }
  if (!history.length) return <p className="quiet">没有设定过，一直按标准值计算。</p>
  return (
    <>
      <h3>历次取值</h3>
      <ul className="setting-history">
        {history.map(({ validFrom, value, document, setBy, setAt }) => (
          <li key={validFrom}>
            <div>
              {sentenceDate(validFrom)}起：<strong>{valueText(value)}</strong>
              {validFrom > today() && '（尚未开始）'}
              <div>{document}</div>
              <div className="quiet">
                {setBy}，{sentenceTime(setAt)}
              </div>
            </div>
            {mayChange && (
              <Button
                aria-label={`删除${sentenceDate(validFrom)}起的取值`}
                loading={drop.isPending && drop.variables === validFrom}
                onClick={() => void ask(validFrom)}
              >
                删除
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

type FormProps = { setting: Setting; isTouched: boolean; touch: () => void; close: () => void }
type Values = { value: unknown; validFrom: string; document: string }

function ValueForm({ setting, isTouched, touch, close }: FormProps) {
  const [values, setValues] = useState<Values>({ value: setting.value, validFrom: today(), document: '' })
  const save = useAct((given: Values) => put(`/local-settings/${setting.key}`, given), {
    done: '已设定。',
    refreshes,
    fails: 'here',
  })
  useUnsavedGuard(isTouched && !save.isPending && !save.isSuccess)
  const change = (changes: Partial<Values>) => {
    setValues((before) => ({ ...before, ...changes }))
    touch()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(values, { onSuccess: close })
  }
  const found = save.error instanceof ApiError ? save.error.faults : []
  const faults = new Map(found.map(({ field, message }) => [field, message]))
  const field = fieldOf(setting.schema as FactSchema, { name: 'value', isRequired: true })
  return (
    <form className="try-form" onSubmit={submit} noValidate>
      <h3>设定新的取值</h3>
      {save.error && <Alert type="error" showIcon title={save.error.message} />}
      <FactField
        field={{ ...field, label: '取值' }}
        value={values.value}
        change={(value) => change({ value })}
        path="value"
        faults={faults}
      />
      <DayField
        label="自何时起"
        hint="这一天以前的事仍按以前的取值"
        fault={faults.get('validFrom')}
        value={values.validFrom}
        change={(validFrom) => change({ validFrom })}
      />
      <Labelled label="依据文件" hint="文件名称和文号，或者会议名称和日期" fault={faults.get('document')}>
        {(named) => (
          <Input
            {...named}
            maxLength={200}
            value={values.document}
            onChange={(event) => change({ document: event.target.value })}
          />
        )}
      </Labelled>
      <div className="acts">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          设定
        </Button>
        <Button onClick={close}>返回</Button>
      </div>
    </form>
  )
}
