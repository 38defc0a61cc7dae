export type DemoReport = {
  daysAgo: number
  section: string
  about: string
  text: string
  contact: { name: string; phone: string } | null
  routedTo: string
}

/** Reports of conduct that came in at the door; those that came as an opinion are among the opinions. */
export const conductReports: readonly DemoReport[] = [
  {
    ...{ daysAgo: 233, section: 'resources', about: '资源开发科工作人员', contact: null, routedTo: '派驻纪检监察组' },
    text: '今年评民宿等级的时候，有人明说“意思意思”，我没有给，等级就低了一级，同村给了的都上去了。',
  },
  {
    ...{ daysAgo: 121, section: 'market', about: '市场管理科工作人员', routedTo: '派驻纪检监察组' },
    contact: { name: '䶮女士', phone: '13800000042' },
    text: '推荐安全设备的那家公司，听说就是管理科里人的亲戚开的，不买他家的检查就过不了，有三家网吧可以作证。',
  },
  {
    ...{ daysAgo: 58, section: 'culturehall', about: '文化馆', contact: null, routedTo: '市纪委监委信访室' },
    text: '文化馆给下乡演出发的补助，名单上有三个人根本没有去过，签字是一个人的笔迹，请查一查考勤。',
  },
  {
    ...{ daysAgo: 5, section: 'approval', about: '行政审批窗口', contact: null, routedTo: '' },
    text: '窗口外面有人拿着名片帮人“加急”，收八百，里面的人跟他打招呼，材料递进去真的就快。',
  },
]
