import type { QuestionInput, SurveyInput } from '../schema.ts'

/** What the survey looks like on a phone; nothing in it can be pressed. */
export function Preview({ survey }: { survey: Pick<SurveyInput, 'title' | 'intro' | 'questions'> }) {
  return (
    <aside className="survey-phone" aria-label="手机上的样子">
      <p className="quiet">手机上的样子</p>
      <div className="survey-phone-screen">
        <h2>{survey.title || '（问卷名称）'}</h2>
        {survey.intro && <p>{survey.intro}</p>}
        <p className="quiet">匿名填写，不记录姓名和电话。</p>
        <ol>
          {survey.questions.map((question, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question has no name of its own until it is saved
            <li key={index}>
              <strong>
                {question.title || '（题目）'}
                {!question.isRequired && <span className="quiet">（选答）</span>}
              </strong>
              <Answer question={question} />
            </li>
          ))}
        </ol>
      </div>
    </aside>
  )
}

function Answer({ question: { kind, options, lowLabel, highLabel } }: { question: QuestionInput }) {
  if (kind === 'text') return <div className="survey-phone-text" />
  if (kind === 'scale') {
    return (
      <div className="survey-phone-scale">
        <span>{lowLabel}</span>
        {[1, 2, 3, 4, 5].map((score) => (
          <b key={score}>{score}</b>
        ))}
        <span>{highLabel}</span>
      </div>
    )
  }
  return (
    <ul>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: options being typed may be equal for a moment
        <li key={index}>
          <span aria-hidden>{kind === 'single' ? '○' : '□'}</span> {option || '（选项）'}
        </li>
      ))}
    </ul>
  )
}
