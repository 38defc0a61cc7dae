import type { ReactNode } from 'react'
import type { Post, Section } from '../../../posts/schema.ts'
import type { Dossier } from '../../schema.ts'
import { DateField, TextField } from './field.tsx'
import {
  GradesSection,
  PostsSection,
  RanksSection,
  RewardsSection,
  SanctionsSection,
  TitlesSection,
} from './kept-sections.tsx'
import { BasicSection, EducationSection, FamilySection, ResumeSection, WorkplaceSection } from './sections.tsx'

/** `own`: the person corrects what the form says of him; what only personnel decides is not asked. */
export type EditMode = 'personnel' | 'own'

type Part = { id: string; title: string; fields: readonly string[]; draw: () => ReactNode }
type Around = { sections: readonly Section[]; posts: readonly Post[]; mode: EditMode }

/** The parts of the form in the order of the paper, then what the bureau keeps besides. */
export function partsOf(dossier: Dossier, { sections, posts, mode }: Around): Part[] {
  const { basic } = dossier
  const parts: (Part & { personnelOnly?: true })[] = [
    { id: 'basic', title: '基本情况', fields: ['basic'], draw: () => <BasicSection basic={basic} /> },
    {
      id: 'educations',
      title: '学历学位',
      fields: ['educations'],
      draw: () => <EducationSection rows={dossier.educations} />,
    },
    { id: 'posts', title: '职务', fields: [], draw: () => <DutyFields dossier={dossier} mode={mode} /> },
    { id: 'resume', title: '简历', fields: ['resume'], draw: () => <ResumeSection rows={dossier.resume} /> },
    {
      id: 'words',
      title: '奖惩、考核与任免理由',
      fields: [],
      draw: () => <WordFields dossier={dossier} mode={mode} />,
    },
    {
      id: 'family',
      title: '家庭主要成员及重要社会关系',
      fields: ['family'],
      draw: () => <FamilySection rows={dossier.family} />,
    },
    {
      id: 'filling',
      title: '呈报与填表',
      fields: [],
      draw: () => <FillingFields dossier={dossier} />,
      personnelOnly: true,
    },
    {
      id: 'workplace',
      title: '科室与编制',
      fields: [],
      draw: () => <WorkplaceSection basic={basic} sections={sections} />,
      personnelOnly: true,
    },
    {
      id: 'postsHeld',
      title: '任职经历',
      fields: ['postsHeld'],
      draw: () => <PostsSection rows={dossier.postsHeld} posts={posts} sections={sections} />,
    },
    {
      id: 'ranksHeld',
      title: '职级经历',
      fields: ['ranksHeld'],
      draw: () => <RanksSection rows={dossier.ranksHeld} />,
    },
    { id: 'rewards', title: '奖励', fields: ['rewards'], draw: () => <RewardsSection rows={dossier.rewards} /> },
    {
      id: 'sanctions',
      title: '处分处理',
      fields: ['sanctions'],
      draw: () => <SanctionsSection rows={dossier.sanctions} />,
    },
    { id: 'grades', title: '年度考核等次', fields: ['grades'], draw: () => <GradesSection rows={dossier.grades} /> },
    { id: 'titles', title: '专业技术资格', fields: ['titles'], draw: () => <TitlesSection rows={dossier.titles} /> },
  ]
  return parts.filter((part) => mode === 'personnel' || !part.personnelOnly)
}

type Words = { dossier: Dossier; mode: EditMode }

function DutyFields({ dossier: { basic }, mode }: Words) {
  return (
    <div className="edit-grid">
      <TextField path={['basic', 'currentPost']} label="现任职务" value={basic.currentPost} rows={1} wide />
      {mode === 'personnel' && (
        <>
          <TextField path={['basic', 'proposedPost']} label="拟任职务" value={basic.proposedPost} rows={1} wide />
          <TextField path={['basic', 'removedPost']} label="拟免职务" value={basic.removedPost} rows={1} wide />
        </>
      )}
    </div>
  )
}

function WordFields({ dossier: { basic }, mode }: Words) {
  return (
    <div className="edit-grid">
      <TextField path={['basic', 'awards']} label="奖惩情况" value={basic.awards} rows={3} wide />
      <TextField path={['basic', 'assessments']} label="年度考核结果" value={basic.assessments} rows={2} wide />
      {mode === 'personnel' && (
        <TextField path={['basic', 'appointReason']} label="任免理由" value={basic.appointReason} rows={2} wide />
      )}
    </div>
  )
}

function FillingFields({ dossier: { basic } }: { dossier: Dossier }) {
  return (
    <div className="edit-grid">
      <TextField path={['basic', 'reportingUnit']} label="呈报单位" value={basic.reportingUnit} wide />
      <DateField
        path={['basic', 'ageAsOf']}
        label="计算年龄时间"
        value={basic.ageAsOf}
        hint="不填时按打印当天计算年龄"
      />
      <DateField path={['basic', 'filledOn']} label="填表时间" value={basic.filledOn} />
      <TextField path={['basic', 'filledBy']} label="填表人" value={basic.filledBy} />
    </div>
  )
}
