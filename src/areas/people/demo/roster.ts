import { monthIndex, type PartialDate } from '../../../law/dates.ts'
import { retirementMonthOf } from './calendar.ts'
import { type DemoName, demoNames } from './names.ts'
import { hashText } from './seeded.ts'

/** First post-school education: 硕士, 本科, 大专, 中专, 高中. */
type FirstStudy = 'master' | 'bachelor' | 'college' | 'secondary' | 'highschool'
/** Where somebody worked before the present unit. */
type Path = 'own' | 'town' | 'townlead' | 'principal' | 'propaganda' | 'discipline' | 'media' | 'teacher' | 'army'
/** In-service study: 省委党校, 开放大学, 在职硕士; `-` for none. */
type LaterStudy = 'partyschool' | 'open' | 'inservice' | '-'

export type Seat = DemoName & {
  /** present post, or the last one of those who left */
  post: string
  sectionKey: string
  born: PartialDate
  first: FirstStudy
  path: Path
  later: LaterStudy
  state: '在职' | '退休' | '调出'
  staffKind: '行政' | '参公' | '事业' | '工勤'
  /** the month somebody left; null while in service */
  leftOn: PartialDate | null
}

/** key, post, born (years before this year, month, optional day), first study, path, later study, state */
const rows = `
qinmuchuan leadership-director 49-04 bachelor principal partyschool
shenyanqiu leadership-deputy 46-06-15 bachelor propaganda inservice
fanglizhi leadership-deputy 44-11 bachelor townlead partyschool
hanyichuan leadership-second 38-03 master media -
xiechanggeng leadership-inspector 50-08 bachelor discipline partyschool
zouhuaijin leadership-adviser 59-05 college own open
heyuanzhou leadership-senior 56-10 college town open
hejingshu party-secretary 47-02 secondary teacher -
songyuhe party-staff 29-07 bachelor town -
chenghuaiyuan office-head 43-12 bachelor own partyschool
sujinshu office-deputy 36-05 bachelor teacher -
linjie office-staff 26-01 master own -
gaoyi office-staff 31-09 bachelor town -
tianye office-staff 34-06 bachelor own -
shilei office-worker 45-03 highschool army -
houderun office-worker 58-07 highschool army -
xuqingru personnel-head 42-10 bachelor town partyschool
zhengshuyao personnel-staff 30-04 bachelor own -
yezhiqiu personnel-staff 33-11 master own -
fengpeilan finance-head 55-12 college own open
caoyingxue finance-staff 38-08 bachelor own -
dingheming finance-staff 28-02 bachelor own -
mengfanxing culture-head 41-07 bachelor own inservice
tangwanyi culture-deputy 35-03 bachelor town -
chenkun culture-staff 25-05 bachelor own -
jiangyunshu culture-staff 39-12 bachelor teacher -
caiwanru art-head 45-09 bachelor own -
yujingcheng art-staff 29-10 bachelor own -
liangshuheng relics-head 48-01 bachelor own inservice
zhouyan relics-deputy 37-06 master own -
xuenianzhen relics-staff 27-03 master own -
luoqiming resources-head 44-04 bachelor town partyschool
cuiruolin resources-staff 32-08 bachelor town -
dongmingyuan industry-deputy 39-02 bachelor own -
wangfang industry-staff 34-10 bachelor own -
mazhixing market-head 46-11 college town open
fuxiaolan market-deputy 40-06 bachelor own -
penghaoran market-staff 36-07 bachelor town -
lvsiqi market-staff 24-02 bachelor own -
yaojinghao approval-head 43-05 bachelor own partyschool
dilinuer approval-staff 38-11 bachelor town -
fanyichen approval-staff 33-01 bachelor teacher -
wangyining enforcement-head 50-03 college town open
panliqun enforcement-deputy 45-12 college own open
yuanshouzhuo enforcement-deputy 41-08 bachelor own -
duruohan enforcement-staff 35-04 bachelor town -
weiyiming enforcement-staff 30-06 bachelor own -
xialinfeng enforcement-staff 28-09 bachelor own -
longzaitian enforcement-staff 53-02 secondary own open
luqingdai enforcement-staff 37-10 bachelor town -
tanziang enforcement-staff 26-07 bachelor own -
jiangsongnian culturehall-head 54-05 bachelor own -
tangyueming culturehall-deputy 44-01 bachelor own -
lichuqing culturehall-staff 31-03 bachelor own -
liaoxinghe culturehall-staff 36-12 bachelor own -
daisiyuan culturehall-staff 40-09 college own open
maojiayin culturehall-staff 26-04 bachelor own -
xionglifu culturehall-staff 57-06 secondary own open
gunanqiao library-head 47-07 bachelor own inservice
baiyunqi library-deputy 42-02 bachelor own -
haojingyi library-staff 30-11 bachelor own -
yuwanqing library-staff 45-05 college own -
gongsuxin library-staff 54-11 secondary own open
wanzhiruo library-staff 27-08 master own -
wangfang2 library-staff 50-04 college teacher open
shaowenyuan museum-head 52-10 bachelor own inservice
renyuanshan museum-staff 35-01 master own -
yanruyu museum-staff 29-05 master own -
hongcaiwei museum-staff 41-12 bachelor own -
duanshaoqing museum-staff 60-09 college own open
lujingxing museum-staff 33-06 bachelor own -
changxiaotang tourism-head 42-03 bachelor town -
ayidana tourism-staff 28-06 bachelor own -
zhongdinghe tourism-staff 46-08 college own open
wuqingqian tourism-staff 23-03 bachelor own -
jinmantang relics-head 62-04 college town open 退休
jiawenxiu culture-deputy 57-09 college own open 退休
yinqiuyue library-staff 58-02 secondary own open 退休
shiminghui office-staff 56-01 college teacher - 退休
kangleyi industry-staff 37-05 bachelor own - 调出`

const byRule = new Set(['enforcement'])
const institutions = new Set(['culturehall', 'library', 'museum', 'tourism'])

function staffKindOf(post: string): Seat['staffKind'] {
  const section = post.split('-')[0]!
  if (post.endsWith('-worker')) return '工勤'
  if (byRule.has(section)) return '参公'
  return institutions.has(section) ? '事业' : '行政'
}

function leftOn(state: Seat['state'], born: PartialDate, sex: Seat['sex'], year: number): PartialDate | null {
  if (state === '退休') return retirementMonthOf(born, sex)
  return state === '调出' ? `${year - 1}-06` : null
}

/** Everybody of the demo with post and outline of life, as of a year; the ages move with the year. */
export function demoSeats(year: number): Seat[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [key, post, bornText, first, path, later, left] = row.split(' ') as [
        string,
        string,
        string,
        FirstStudy,
        Path,
        LaterStudy,
        Seat['state']?,
      ]
      const named = demoNames.find((name) => name.key === key)
      if (!named) throw new Error(`demo has no name ${key}`)
      const [yearsAgo, month, day] = bornText.split('-')
      const bornDay = day ?? String((hashText(`day ${key}`) % 28) + 1).padStart(2, '0')
      const born = `${year - Number(yearsAgo)}-${month}-${bornDay}`
      const state = left ?? '在职'
      return {
        ...named,
        post,
        sectionKey: post.split('-')[0]!,
        born,
        first,
        path,
        later,
        state,
        staffKind: staffKindOf(post),
        leftOn: leftOn(state, born, named.sex, year),
      }
    })
}

/** The last month anything but sanctions happens in: the end of last year, or the month of leaving. */
export function lastMonthOf(seat: Seat, year: number): number {
  return Math.min(
    monthIndex(`${year - 1}-12`),
    seat.leftOn === null ? Number.POSITIVE_INFINITY : monthIndex(seat.leftOn),
  )
}
