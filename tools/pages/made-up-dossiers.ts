import { blankDossier, type Dossier, type FamilyMember, type ResumePeriod } from '../../src/areas/people/schema.ts'

/** Invented people whose forms are hard to print, by the name of the difficulty. */
export function madeUpDossiers(): Record<string, Dossier> {
  return { blank: blankDossier(''), ordinary: ordinary(), long: long(), rare: rare(), many: many() }
}

function period(start: string, end: string | null, text: string, during: ResumePeriod['during'] = []): ResumePeriod {
  return { start, end, text, secondment: false, during }
}

function relative(relation: string, name: string, birth: string, work: string): FamilyMember {
  return { relation, name, birth, politics: relation === '父亲' ? '中共党员' : '群众', work }
}

function ordinary(): Dossier {
  const dossier = blankDossier('宋屿')
  Object.assign(dossier.basic, {
    sex: '男',
    birth: '1980-06',
    nation: '汉族',
    nativePlace: '青岚云栖',
    birthplace: '青岚省云栖市',
    partyJoined: '2001-05',
    workStarted: '2002-07',
    health: '健康',
    technicalTitle: '高级经济师（2021.10）',
    specialty: '文物保护与利用',
    currentPost: '云栖市文化和旅游局党组成员、副局长',
    proposedPost: '云栖市文化和旅游局党组书记、局长',
    removedPost: '云栖市文化和旅游局副局长',
    awards: '2018年被评为云栖市先进工作者；2021年记三等功一次。',
    assessments: '2023年年度考核优秀，2024年年度考核称职，2025年年度考核优秀。',
    appointReason: '工作需要，根据中共云栖市委统一安排。',
    reportingUnit: '中共云栖市文化和旅游局党组',
    ageAsOf: '2026-03-01',
    filledOn: '2026-03-01',
    filledBy: '林知夏',
  })
  dossier.educations = [
    {
      mode: 'full_time',
      diploma: '大学',
      degree: '文学学士',
      diplomaSchool: '青岚师范大学中文系汉语言文学专业',
      degreeSchool: '青岚师范大学中文系汉语言文学专业',
      endedOn: '2002-07',
      onForm: true,
    },
    {
      mode: 'in_service',
      diploma: '省委党校研究生',
      degree: '公共管理硕士',
      diplomaSchool: '青岚省委党校经济管理专业',
      degreeSchool: '青岚大学公共管理学院公共管理专业',
      endedOn: '2012-12',
      onForm: true,
    },
  ]
  dossier.resume = [
    period('1998-09', '2002-07', '青岚师范大学中文系汉语言文学专业学习'),
    period('2002-07', '2008-03', '澄江县文化馆干部', [
      { start: '2004-09', end: '2006-07', text: '在青岚大学公共管理学院公共管理专业在职硕士研究生班学习' },
    ]),
    period('2008-03', '2013-05', '云栖市文化局科员、办公室副主任'),
    period('2013-05', '2019-02', '云栖市文化局办公室主任', [
      { start: '2014-03', end: '2015-03', text: '挂职任澄江县石桥镇党委副书记' },
      { start: '2016-09', end: '2018-12', text: '省委党校在职研究生班经济管理专业学习' },
    ]),
    period('2019-02', null, '云栖市文化和旅游局党组成员、副局长'),
  ]
  dossier.family = [
    relative('妻子', '温如故', '1982-01', '云栖市第一中学教师'),
    relative('儿子', '宋思齐', '2010-10', '云栖市第二中学学生'),
    relative('父亲', '宋松年', '1938-05', '云栖市粮食局原副局长（已去世）'),
    relative('母亲', '贺兰枝', '1952-09', '云栖市百货公司退休职工'),
  ]
  return dossier
}

function long(): Dossier {
  const dossier = ordinary()
  const posts =
    '云栖市文化和旅游局党组书记、局长，云栖市文物局局长（兼），云栖市广播电视局局长（兼），' +
    '云栖山国家级旅游度假区管理委员会党工委副书记、管理委员会副主任（兼），' +
    '云栖市文化旅游发展集团有限公司筹备工作领导小组副组长，一级调研员'
  Object.assign(dossier.basic, {
    name: '欧阳知微',
    sex: '女',
    otherParty: '民进',
    partyJoined: '1993-04',
    nativePlace: '新疆伊犁哈萨克自治州',
    technicalTitle: '正高级工程师（2016.12）、一级文物保护工程责任设计师、注册规划师',
    specialty: '历史文化名城保护规划，古建筑修缮，UNESCO World Heritage申报',
    currentPost: posts,
    proposedPost: '中共云栖市委宣传部常务副部长（正县级），云栖市精神文明建设指导委员会办公室主任（试用期一年）',
    awards: Array.from(
      { length: 9 },
      (_, index) => `${2010 + index}年${index + 1}月，经中共云栖市委、云栖市人民政府批准，记三等功一次`,
    ).join('；'),
  })
  dossier.resume = Array.from({ length: 14 }, (_, index) =>
    period(
      `${1997 + 2 * index}-07`,
      index === 13 ? null : `${1999 + 2 * index}-07`,
      `云栖市文化局第${index + 1}业务科室副主任科员、主任科员，云栖市第${index + 1}届文化艺术节组织委员会办公室综合协调组副组长（兼）`,
    ),
  )
  dossier.family = ['丈夫', '儿子', '女儿', '父亲', '母亲', '公公', '婆婆', '哥哥'].map((relation, index) =>
    relative(
      relation,
      `温知${'甲乙丙丁戊己庚辛'[index]}`,
      `${1950 + index}-0${index + 1}`,
      '云栖市某单位某部门某岗位工作人员，兼任某协会常务理事、副秘书长',
    ),
  )
  return dossier
}

function rare(): Dossier {
  const dossier = ordinary()
  Object.assign(dossier.basic, {
    name: '阿卜杜热合曼·䶮㛃𠮷',
    nation: '维吾尔族',
    birthplace: '新疆维吾尔自治区喀什地区',
    ageAsOf: '',
    partyJoined: '',
    otherParty: '中国国民党革命委员会',
    filledOn: '',
    filledBy: '𠮷㛃䶮',
  })
  dossier.resume = dossier.resume.slice(0, 1)
  dossier.family = [relative('妻子', '阿依努尔·买买提江', '1983', 'AT&T <云栖> "代表处" & Wm%翻译')]
  return dossier
}

function many(): Dossier {
  const dossier = ordinary()
  dossier.basic.name = '诸葛明远'
  dossier.resume = Array.from({ length: 26 }, (_, index) =>
    period(
      `${1998 + index}-09`,
      index === 25 ? null : `${1999 + index}-09`,
      `云栖市文化局第${index + 1}科科员`,
      index % 4 === 1
        ? [{ start: `${1999 + index}-01`, end: `${1999 + index}-06`, text: '在省委党校青年干部培训班学习，兼任班委' }]
        : [],
    ),
  )
  return dossier
}
