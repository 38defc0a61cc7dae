import { Alert, Button, Drawer, Form, Input, Radio, Select, Switch } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../ui/act.ts'
import { ApiError, post, put } from '../../../ui/api.ts'
import { useUnsavedGuard } from '../../../ui/unsaved.ts'
import { type Place, type PlaceInput, placeKinds } from '../schema.ts'
import { useSections } from './queries.ts'

const refreshes = [['door', 'places']] as const
const kinds = Object.entries(placeKinds).map(([value, label]) => ({ value, label }))
const NEW: PlaceInput = { kind: 'place', title: '', titleEn: '', sectionId: null, isOn: true }

/** One place: new, put right, switched off or on. */
export function PlaceForm({ place, close }: { place: Place | null; close: () => void }) {
  const [form] = Form.useForm<PlaceInput>()
  const [isTouched, setTouched] = useState(false)
  const sections = useSections()
  const save = useAct(
    (given: PlaceInput) => {
      const input = { ...given, sectionId: given.sectionId ?? null }
      if (place) return put(`/door/places/${place.id}`, { place: input, revision: place.revision })
      return post('/door/places', input)
    },
    { done: '已保存。', refreshes, fails: 'here' },
  )
  useUnsavedGuard(isTouched && !save.isSuccess)
  const submit = (given: PlaceInput) =>
    save.mutate(given, {
      onSuccess: close,
      onError: (error) => {
        const faults = error instanceof ApiError ? error.faults : []
        form.setFields(
          faults.map(({ field, message }) => ({
            name: field.replace('place.', '') as keyof PlaceInput,
            errors: [message],
          })),
        )
      },
    })
  const { id: _id, key: _key, revision: _revision, ...current } = place ?? { ...NEW, id: '', key: '', revision: 0 }
  return (
    <Drawer open title={place ? place.title : '增加群众入口'} size={480} onClose={close}>
      {save.error && <Alert type="error" showIcon title={save.error.message} style={{ marginBottom: 12 }} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={current}
        onValuesChange={() => setTouched(true)}
        onFinish={submit}
      >
        <Form.Item name="kind" label="类别">
          <Radio.Group options={kinds} />
        </Form.Item>
        <Form.Item name="title" label="名称" extra="公众在网页上看到的名称，如“云栖古城游客中心”" required>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="titleEn" label="英文名称" extra="给外国游客看，可以不填">
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="sectionId" label="科室" extra="来件先转给这个科室，可以不选">
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            loading={sections.isPending}
            options={(sections.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="isOn" label="二维码" valuePropName="checked" extra="停用以后，扫码的人看到“网址已经停用”">
          <Switch checkedChildren="使用中" unCheckedChildren="已停用" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          保存
        </Button>
      </Form>
    </Drawer>
  )
}
