const CN = '零〇一二两三四五六七八九十百千万亿'
const TO = '[—–\\-~至到、]+\\s*'
const MONTH_PART = '月(?:份|底|初|中旬|上旬|下旬)?'
const DAY = '\\d{1,2}\\s*[日号]'

/** Stretches that hold digits or numerals and count nothing: dates, numbers of documents, ordinals, set phrases. */
const COUNTS_NOTHING = [
  // Days, months, years, times of day, parts of the year.
  /\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*[日号]?/g,
  new RegExp(`\\d{4}\\s*年?\\s*(?:${TO}\\d{4}\\s*)?年度?(?:\\s*\\d{1,2}\\s*(?:${TO}\\d{1,2}\\s*)?${MONTH_PART})?`, 'g'),
  new RegExp(
    `\\d{1,2}\\s*月?\\s*(?:${TO}\\d{1,2}\\s*)?${MONTH_PART}` +
      `(?:\\s*\\d{1,2}\\s*[日号]?\\s*${TO}(?:\\d{1,2}\\s*月\\s*)?${DAY}|\\s*${DAY})?`,
    'g',
  ),
  /(?<!\d)\d{1,2}\s*(?:[—–\-~至到、]+\s*\d{1,2}\s*)?日(?!内|以内|以上|前后|游)/g,
  /\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?/g,
  new RegExp(
    '(?<=上午|下午|晚上|凌晨|中午|早上|晚)\\s*(?:\\d{1,2}|[一二两三四五六七八九十]{1,3})\\s*[时点]' +
      '(?:\\s*(?:\\d{1,2}\\s*分|半|整|一刻|三刻))?',
    'g',
  ),
  /[〇零一二三四五六七八九]{4}年(?:[一二三四五六七八九十]{1,3}月)?(?:[一二三四五六七八九十]{1,3}[日号])?/g,
  /[一二三四五六七八九十]{1,2}月(?:份|底|初)?(?:[一二三四五六七八九十]{1,3}[日号])?/g,
  /(?:第?[一二三四1-4]|前[一二两三])季度/g,
  /\d{1,2}\s*世纪(?:\s*\d{2}\s*年代)?|\d{2}\s*年代|[一二三四五六七八九十]{1,3}世纪/g,
  /[“"]?十[一二三四五六]五[”"]?(?=时期|规划|期间|收官|开局|以来|末|[，。、；]|$)/g,
  // Numbers of documents, standards, articles, hotlines, floors.
  /[〔[【(（]\s*\d{4}\s*[〕\]】)）]\s*第?\s*\d+\s*号?/g,
  /[A-Z]{1,6}(?:\/[A-Z]{1,3})?\s?\d+(?:\.\d+)*(?:[-—]\d{4})?/g,
  /\d+\s*号(?:令|文|文件|公告|楼|线|窗口|厅|院|馆)?/g,
  /(?:12345|12318|12315|12388|110|119|120)(?=热线|平台|举报|电话|[，。、；]|$)/g,
  // Ordinals and the numbering of paragraphs.
  new RegExp(
    `第\\s*(?:\\d+|[${CN}]+)(?:\\s*之[${CN}])?\\s*(?:[条款项章节次届批期个名位卷编号轮步]|季度|阶段|时间|责任人|一)*`,
    'g',
  ),
  new RegExp(`其[${CN}](?=[，、是])`, 'g'),
  /[一二三四五六七八九十]{1,2}(?=是|要|则|曰)/g,
  /[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)]/g,
  /^\s*\d{1,2}(?:\.\d{1,2})*\s*[、.．](?!\d)/g,
  /^\s*[一二三四五六七八九十]{1,3}、/g,
  /[①-⑳]/g,
  /附件\s*\d+/g,
  // Names of institutions and set phrases.
  /[一二三四五六七八九十]{1,3}届(?:全国人大|人大|政协|市委|县委)?(?:[一二三四五六七八九十]次)?/g,
  /[一二三四五六七八九十]{1,3}中全会/g,
  /党的[一二三四五六七八九十]{1,3}大|[一二]十[一二三四五六七八九]?大(?=精神|报告|以来|会议|召开|[，。、])/g,
  /三会一课|三重一大|八项规定|四风|一岗双责|三公|两学一做|三严三实/g,
  /两个(?:确立|维护|责任|一以贯之)|四个(?:意识|自信|全面|服从|伟大)/g,
  /五位一体|双随机.{0,1}一公开|一把手|一盘棋|一言堂|一票否决|四种形态|六项纪律|五级书记|三不腐|两个以上|八小时(?:以)?外/g,
  /一刀切|一窝蜂|一站式|一网通办|一次性|一揽子|一事一议|一人一策|一案双查|一线|一体|一流|一律|一致|一贯|一道|一直|一些|一方面|一系列/g,
  /[五六七八](?=一(?:劳动|儿童|建党|建军|前后|期间|假期|黄金周))一|十一(?=黄金周|假期|国庆|期间|前后)/g,
  /[一二三四五六七八九十百]年(?=行动|规划|计划|攻坚|任务|来|一度|如一日|奋斗|大计|树人)/g,
  /个(?=方面|环节|阶段|层面|维度|关系|统筹|坚持|必须|聚焦|到位|结合|专题|板块)/g,
]

const MEASURES = [
  '人次|人|名|位|次|场|件|项|条|个|篇|期|批|轮|户|家|处|台|套|辆|起|份|册|本|节|课|堂|天|周|小时|学时|分钟|课时',
  '万元|亿元|元|万|亿|平方米|公里|公顷|亩|岁|年|支|类|种|遍|趟|倍|成(?!员|立|果|效|为|绩|功|本|熟|长|不变)|番|个月|个百分点',
].join('|')

const LARGE = '[数几上近逾超约][十百千万]'
const SEVERAL = `[零〇二两三四五六七八九][${CN}]*|[一十百千][${CN}]+|[十百千]`
const DOING = '召开|举办|开展|组织|完成|办理|处理|查处|立案|新增|提拔|共|仅|受理|收到|印发|整改|发现|谈话'

const COUNTED = [
  /[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?[百千万亿]*\s*(?:[%％‰]|个百分点)?/g,
  new RegExp(`百分之[${CN}点]+|[${CN}]+分之[${CN}]+|千分之[${CN}]+`, 'g'),
  new RegExp(`(?:${LARGE}|${SEVERAL})(?:余|多|来|几)?(?:${MEASURES})`, 'g'),
  // 一次, 一名 is an article more often than a count; after a verb of doing it counts.
  new RegExp(`(?<=(?:${DOING})[了过]?)一(?:${MEASURES})`, 'g'),
]

/**
 * Numbers in typed text that count something, each with its place. Dates, numbers of documents, ordinals and set
 * phrases count nothing.
 */
export function typedNumbers(text: string): { from: number; to: number }[] {
  let masked = text
  for (const pattern of COUNTS_NOTHING) masked = masked.replace(pattern, (found) => '\u0001'.repeat(found.length))
  const found: { from: number; to: number }[] = []
  for (const pattern of COUNTED) {
    masked = masked.replace(pattern, (number, ...rest) => {
      const at = rest.find((one) => typeof one === 'number') as number
      found.push({ from: at, to: at + number.length })
      return '\u0001'.repeat(number.length)
    })
  }
  return found.sort((one, other) => one.from - other.from)
}
