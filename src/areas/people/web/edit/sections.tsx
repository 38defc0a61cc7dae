import { memo } from 'react'
import type { Section } from '../../../posts/schema.ts'
import type { Basic, Dossier } from '../../schema.ts'
import { ChoiceField, DateField, SuggestField, TextField, TickField } from './field.tsx'
import { ListEditor } from './list-editor.tsx'

const nations = '汉族 回族 满族 蒙古族 壮族 维吾尔族 藏族 苗族 彝族 土家族 侗族 瑶族 白族 朝鲜族 布依族'.split(' ')
const parties = '中共党员 中共预备党员 共青团员 民革党员 民盟盟员 民建会员 民进会员 农工党党员 群众'.split(' ')
const diplomas = '研究生 大学 大专 中专 高中 初中'.split(' ')
const degrees = '博士 硕士 学士'.split(' ')
const relations = '妻子 丈夫 儿子 女儿 父亲 母亲 岳父 岳母 公公 婆婆 哥哥 弟弟 姐姐 妹妹'.split(' ')

/** Rows 1–4 of the form and what identifies the person. */
export const BasicSection = memo(function BasicSection({ basic }: { basic: Basic }) {
  return (
    <div className="edit-grid">
      <TextField path={['basic', 'name']} label="姓名" value={basic.name} required />
      <ChoiceField path={['basic', 'sex']} label="性别" value={basic.sex} options={['男', '女', '']} />
      <DateField path={['basic', 'birth']} label="出生年月" value={basic.birth} hint="以干部人事档案认定的时间为准" />
      <SuggestField path={['basic', 'nation']} label="民族" value={basic.nation} options={nations} />
      <TextField path={['basic', 'nativePlace']} label="籍贯" value={basic.nativePlace} hint="如福建福州" />
      <TextField path={['basic', 'birthplace']} label="出生地" value={basic.birthplace} />
      <DateField path={['basic', 'partyJoined']} label="入党时间" value={basic.partyJoined} />
      <DateField path={['basic', 'partyRegular']} label="转正时间" value={basic.partyRegular} />
      <TextField path={['basic', 'otherParty']} label="其他党派" value={basic.otherParty} />
      <SuggestField path={['basic', 'politics']} label="政治面貌" value={basic.politics} options={parties} />
      <DateField path={['basic', 'workStarted']} label="参加工作时间" value={basic.workStarted} />
      <SuggestField
        path={['basic', 'health']}
        label="健康状况"
        value={basic.health}
        options={['健康', '良好', '一般']}
      />
      <TextField path={['basic', 'technicalTitle']} label="专业技术职务" value={basic.technicalTitle} />
      <TextField path={['basic', 'specialty']} label="熟悉专业有何专长" value={basic.specialty} />
      <TextField path={['basic', 'idNumber']} label="身份证号" value={basic.idNumber} />
      <TextField path={['basic', 'phone']} label="联系电话" value={basic.phone} />
    </div>
  )
})

export const EducationSection = memo(function EducationSection({ rows }: { rows: Dossier['educations'] }) {
  return (
    <ListEditor
      path={['educations']}
      noun="条学历学位"
      rows={rows}
      blank={() => ({
        mode: 'full_time' as const,
        diploma: '',
        degree: '',
        diplomaSchool: '',
        degreeSchool: '',
        endedOn: '',
        onForm: !rows.some((row) => row.mode === 'full_time' && row.onForm),
      })}
    >
      {(row, path) => (
        <>
          <ChoiceField
            path={[...path, 'mode']}
            label="教育形式"
            value={row.mode}
            options={[
              { value: 'full_time', label: '全日制教育' },
              { value: 'in_service', label: '在职教育' },
            ]}
          />
          <DateField path={[...path, 'endedOn']} label="毕业时间" value={row.endedOn} />
          <SuggestField path={[...path, 'diploma']} label="学历" value={row.diploma} options={diplomas} />
          <SuggestField path={[...path, 'degree']} label="学位" value={row.degree} options={degrees} />
          <TextField path={[...path, 'diplomaSchool']} label="学历毕业院校系及专业" value={row.diplomaSchool} wide />
          <TextField path={[...path, 'degreeSchool']} label="学位毕业院校系及专业" value={row.degreeSchool} wide />
          <TickField path={[...path, 'onForm']} label="填入任免审批表（全日制、在职各一条）" value={row.onForm} />
        </>
      )}
    </ListEditor>
  )
})

export const ResumeSection = memo(function ResumeSection({ rows }: { rows: Dossier['resume'] }) {
  return (
    <ListEditor
      path={['resume']}
      noun="段经历"
      rows={rows}
      blank={() => ({ start: '', end: null, text: '', secondment: false, during: [] })}
    >
      {(row, path) => (
        <>
          <DateField path={[...path, 'start']} label="起" value={row.start} />
          <DateField path={[...path, 'end']} label="止" value={row.end} emptyMeans="至今" />
          <TextField path={[...path, 'text']} label="单位及职务，或者院校系及专业" value={row.text} rows={1} wide />
          <TickField path={[...path, 'secondment']} label="挂职" value={row.secondment} />
          <div className="edit-field-wide edit-during">
            <ListEditor
              path={[...path, 'during']}
              noun="条其间"
              rows={row.during}
              blank={() => ({ start: '', end: '', text: '' })}
            >
              {(side, sidePath) => (
                <>
                  <DateField path={[...sidePath, 'start']} label="其间起" value={side.start} />
                  <DateField path={[...sidePath, 'end']} label="其间止" value={side.end} emptyMeans="至今" />
                  <TextField path={[...sidePath, 'text']} label="其间内容" value={side.text} wide />
                </>
              )}
            </ListEditor>
          </div>
        </>
      )}
    </ListEditor>
  )
})

export const FamilySection = memo(function FamilySection({ rows }: { rows: Dossier['family'] }) {
  return (
    <ListEditor
      path={['family']}
      noun="位家庭成员"
      rows={rows}
      blank={() => ({ relation: '', name: '', birth: '', politics: '', work: '' })}
    >
      {(row, path) => (
        <>
          <SuggestField path={[...path, 'relation']} label="称谓" value={row.relation} options={relations} />
          <TextField path={[...path, 'name']} label="姓名" value={row.name} />
          <DateField path={[...path, 'birth']} label="出生年月" value={row.birth} />
          <SuggestField path={[...path, 'politics']} label="政治面貌" value={row.politics} options={parties} />
          <TextField
            path={[...path, 'work']}
            label="工作单位及职务"
            value={row.work}
            wide
            hint="已去世的写明“已去世”，表上不再计算年龄"
          />
        </>
      )}
    </ListEditor>
  )
})

export const WorkplaceSection = memo(function WorkplaceSection(props: { basic: Basic; sections: readonly Section[] }) {
  const { basic, sections } = props
  const open = sections.filter((section) => section.closedOn === null || section.id === basic.sectionId)
  return (
    <div className="edit-grid">
      <ChoiceField
        path={['basic', 'sectionId']}
        label="所在科室"
        value={basic.sectionId ?? ''}
        stored={(chosen) => chosen || null}
        options={[{ value: '', label: '未定' }, ...open.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <ChoiceField
        path={['basic', 'staffKind']}
        label="编制类别"
        value={basic.staffKind}
        options={['行政', '参公', '事业', '工勤', '']}
      />
      <ChoiceField
        path={['basic', 'state']}
        label="人员状态"
        value={basic.state}
        options={['在职', '退休', '调出', '离职', '去世']}
      />
      <DateField path={['basic', 'retirementMonth']} label="到龄年月" value={basic.retirementMonth} />
      <TextField path={['basic', 'formerAgeLimit']} label="改革前任职年龄界限" value={basic.formerAgeLimit} />
    </div>
  )
})
