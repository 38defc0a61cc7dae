import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../../ui/act.ts'
import { post as create, put } from '../../../../ui/api.ts'
import { levels, type Post, type PostInput, type Section } from '../../../posts/schema.ts'
import { DrawerForm } from './drawer-form.tsx'

type Values = PostInput & { abolishedOn: string }
type Props = { post: Post | null; sectionId: string; sections: readonly Section[]; close: () => void }

/** Makes a post or changes one. */
export function PostDrawer({ post, sectionId, sections, close }: Props) {
  const [form] = Form.useForm<Values>()
  const [isTouched, setTouched] = useState(false)
  const save = useAct(
    ({ abolishedOn, ...values }: Values) =>
      post
        ? put(`/posts/${post.id}`, { ...values, abolishedOn: abolishedOn || null, revision: post.revision })
        : create('/posts', values),
    { done: '已保存。', refreshes: [['establishment'], ['sections']], fails: 'here' },
  )
  return (
    <DrawerForm<Values>
      title={post ? `编辑${post.title}` : '新建职位'}
      form={form}
      initial={initialOf(post, sectionId)}
      error={save.error}
      isSaving={save.isPending}
      isTouched={isTouched}
      touch={() => setTouched(true)}
      save={(values) => save.mutate(values, { onSuccess: close })}
      close={close}
    >
      <Form.Item name="sectionId" label="所在科室">
        <Select
          options={sections
            .filter((section) => section.closedOn === null || section.id === sectionId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="title"
        label="职位名称"
        rules={[{ required: true, whitespace: true, message: '请填写职位名称' }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="level" label="职务层次">
        <Select options={levels.map((level) => ({ value: level, label: level }))} />
      </Form.Item>
      <Form.Item name="seats" label="职数" rules={[{ required: true, message: '请填写职数' }]}>
        <InputNumber min={1} max={999} precision={0} suffix="名" />
      </Form.Item>
      <Form.Item name="isPrincipal" valuePropName="checked">
        <Checkbox>正职</Checkbox>
      </Form.Item>
      <Form.Item name="countsQuota" valuePropName="checked">
        <Checkbox>占领导职数</Checkbox>
      </Form.Item>
      <Form.Item name="position" label="排序" extra="数字小的排在前面" rules={[{ required: true, message: '请填写' }]}>
        <InputNumber min={0} max={9999} precision={0} />
      </Form.Item>
      <Form.Item name="abolishedOn" label="停用日期" extra="仍在使用的不填" hidden={post === null}>
        <Input type="date" />
      </Form.Item>
    </DrawerForm>
  )
}

function initialOf(post: Post | null, sectionId: string): Values {
  const { title, level, isPrincipal, countsQuota, seats, position, abolishedOn } = post ?? blank
  return { sectionId, title, level, isPrincipal, countsQuota, seats, position, abolishedOn: abolishedOn ?? '' }
}

const blank = {
  title: '',
  level: '股级正职',
  isPrincipal: false,
  countsQuota: false,
  seats: 1,
  position: 0,
  abolishedOn: null,
} as const
