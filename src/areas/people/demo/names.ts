export type DemoName = {
  /** pinyin, also the user name */
  key: string
  name: string
  sex: '男' | '女'
  nation: string
}

const men =
  '秦牧川 qinmuchuan,韩祎川 hanyichuan,陆景行 lujingxing,贺远洲 heyuanzhou,方砺之 fanglizhi,邹怀瑾 zouhuaijin,' +
  '程怀远 chenghuaiyuan,谢长庚 xiechanggeng,陈堃 chenkun,汪以宁 wangyining,石磊 shilei,马知行 mazhixing,' +
  '梁书恒 liangshuheng,孟繁星 mengfanxing,罗启明 luoqiming,范亦辰 fanyichen,彭浩然 penghaoran,周䶮 zhouyan,' +
  '高屹 gaoyi,董明远 dongmingyuan,袁守拙 yuanshouzhuo,潘立群 panliqun,田野 tianye,姜松年 jiangsongnian,' +
  '魏一鸣 weiyiming,丁鹤鸣 dingheming,叶知秋 yezhiqiu,余景澄 yujingcheng,戴思源 daisiyuan,夏临风 xialinfeng,' +
  '钟鼎和 zhongdinghe,任远山 renyuanshan,谭子昂 tanziang,廖星河 liaoxinghe,熊立夫 xionglifu,金满堂 jinmantang,' +
  '白云起 baiyunqi,侯德润 houderun,邵文渊 shaowenyuan,龙在田 longzaitian,段少卿 duanshaoqing'
const women =
  '沈砚秋 shenyanqiu,苏锦书 sujinshu,许清如 xuqingru,何静姝 hejingshu,宋雨禾 songyuhe,林㛃 linjie,' +
  '杜若涵 duruohan,余晚晴 yuwanqing,郑书瑶 zhengshuyao,唐婉仪 tangwanyi,曹映雪 caoyingxue,冯佩兰 fengpeilan,' +
  '蒋云舒 jiangyunshu,蔡宛如 caiwanru,崔若琳 cuiruolin,薛念真 xuenianzhen,王芳 wangfang,王芳 wangfang2,' +
  '吕思齐 lvsiqi,傅晓岚 fuxiaolan,卢青黛 luqingdai,姚静好 yaojinghao,汤月明 tangyueming,黎初晴 lichuqing,' +
  '贾文秀 jiawenxiu,顾南乔 gunanqiao,毛佳音 maojiayin,郝婧怡 haojingyi,龚素心 gongsuxin,万芷若 wanzhiruo,' +
  '严如玉 yanruyu,洪采薇 hongcaiwei,尹秋月 yinqiuyue,常晓棠 changxiaotang,武清浅 wuqingqian,康乐怡 kangleyi,' +
  '施明慧 shiminghui'
const minorities: readonly DemoName[] = [
  { key: 'dilinuer', name: '迪丽努尔·艾合坦木', sex: '女', nation: '维吾尔族' },
  { key: 'ayidana', name: '阿依达娜·叶尔波力', sex: '女', nation: '哈萨克族' },
]
const nations: Record<string, string> = {
  mazhixing: '回族',
  jinmantang: '满族',
  longzaitian: '苗族',
  luqingdai: '壮族',
  tianye: '土家族',
}

const listed = (names: string, sex: DemoName['sex']): DemoName[] =>
  names.split(',').map((entry) => {
    const [name, key] = entry.split(' ') as [string, string]
    return { key, name, sex, nation: nations[key] ?? '汉族' }
  })

/** Everybody in the demo; two people share the name 王芳 on purpose. */
export const demoNames: readonly DemoName[] = [...listed(men, '男'), ...listed(women, '女'), ...minorities]
