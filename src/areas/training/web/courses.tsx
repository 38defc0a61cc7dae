import { Button, Form, Input, InputNumber } from 'antd'
import { Section } from '../../../ui/Page.tsx'
import { Lecturer } from './lecturer.tsx'

/** The courses of a class; each is taught by somebody on some day. */
export function Courses() {
  return (
    <Section title="课程">
      <Form.List name="courses">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="training-form">
                <Form.Item
                  name={[name, 'title']}
                  label={`第${name + 1}门课`}
                  rules={[{ required: true, message: '请填写课程' }]}
                >
                  <Input maxLength={100} />
                </Form.Item>
                <Lecturer name={[name, 'speaker']} label="授课人" within={['courses', name]} />
                <Form.Item
                  name={[name, 'heldOn']}
                  label="上课日期"
                  rules={[{ required: true, message: '请填写上课日期' }]}
                >
                  <Input type="date" />
                </Form.Item>
                <Form.Item name={[name, 'hours']} label="课程学时" initialValue={4}>
                  <InputNumber min={0} max={24} step={0.5} style={{ width: '100%' }} />
                </Form.Item>
                <Button onClick={() => remove(name)}>{`去掉第${name + 1}门课`}</Button>
              </div>
            ))}
            <Button onClick={() => add()}>增加一门课</Button>
          </>
        )}
      </Form.List>
    </Section>
  )
}
