/// A table: old and variant forms of ideographs that names are written with, and the usual form each is matched
/// as.
///
/// A choice for finding, not a statement that the characters are the same: 斉 and 斎 are two names in law, and
/// one when somebody types them. One way only; a usual form is never a variant of another.
///
/// Source: the old forms of the jōyō and jinmeiyō lists, the shapes of JIS X 0208 and 0213 that family
/// registers use, and the forms that CP932 adds for them.
enum KanjiVariants {
  /// Every variant with its usual form.
  static let pairs: [(variant: UInt32, usual: UInt16)] = groups.split(whereSeparator: \.isWhitespace).flatMap
  {
    group in
    let scalars = group.unicodeScalars.map(\.value)
    return scalars.dropFirst().map { ($0, UInt16(truncatingIfNeeded: scalars[0])) }
  }

  private static let supplementaryPairs = pairs.filter { $0.variant >= 0x10000 }

  /// The usual form of an ideograph beyond the basic plane; itself if it has none.
  static func usualForm(ofSupplementary scalar: UInt32) -> UInt32 {
    supplementaryPairs.first { $0.variant == scalar }.map { UInt32($0.usual) } ?? scalar
  }

  /// Groups of one usual form followed by its variants.
  private static let groups = """
    万萬 丈𠀋 与與 世卋丗 両兩 並竝 乗乘 乱亂 亀龜 予豫 争爭 亘亙 亜亞 京亰 仏佛 仮假
    会會 伝傳 似佀 体體躰 余餘 併倂 価價 侯矦 値值 倹儉 偽僞 傑杰 兎兔 児兒 党黨 円圓
    冊册 写寫冩 冴冱 凛凜 処處 刃刄 刈苅 剣劍劔劒釼 剤劑 剰剩 励勵 労勞 効效 勅敕 勧勸
    勲勳 区區 医醫 卒卆 単單 卯夘 即卽 厩廐廏 厳嚴 参參 双雙 収收 叙敍敘 叫呌 台臺 号號
    吉𠮷 吊弔 呉吳 呑吞 善譱 喜㐂 営營 嘗甞 嘱囑 器噐 回囘 団團 囲圍 図圖 国國囯圀 圏圈
    園薗 土𡈽 圧壓 堕墮 堤隄 塁壘 塩鹽 填塡 増增 壊壞 壌壤 壮壯 声聲 壱壹 売賣 壷壺
    変變 多夛 奇竒 奈柰 奥奧 奨奬獎 妊姙 姉姊 姫姬 娯娛 婿壻 嬢孃 学學斈 宜冝 宝寶寳
    実實 富冨 寛寬 寝寢 対對 寿壽夀 専專 将將 尚尙 尭堯 尽盡 届屆 属屬 岡崗 岳嶽 峡峽
    峨峩 峰峯 島嶋嶌 崎﨑嵜 巌巖 巣巢 巷衖 巻卷 帯帶 帰歸皈 年秊 幷并 庁廳 広廣 庵菴
    廃廢 弁辨瓣辯 弐貳 弥彌 弦絃 弾彈 当當 彦彥 径徑 従從 徳德惪 徴徵 応應 恋戀 恒恆
    恥耻 恵惠 悦悅 悩惱 悪惡 惨慘 慎愼 懐懷 戦戰 戯戲 戸戶 戻戾 払拂 抜拔 択擇 担擔
    拝拜 拠據 拡擴 挙擧 挟挾 挿插 捜搜 掲揭 揺搖 摂攝 撃擊 数數 斉齋齊斎 断斷 既旣 旧舊
    昂昻 昇曻 昼晝 晃晄 晋晉 暁曉 暖煖 暦曆 曹曺 曽曾 朗朖 本夲 杉杦 村邨 条條 来來
    松枩柗 枢樞 柏栢 柳栁桺 柿柹 栃杤 栄榮 栖棲 桑桒 桜櫻 桝枡 桟棧 桧檜 梅楳 梨棃 検檢
    楼樓 楽樂 概槪 様樣 槙槇 権權 横橫 樽罇 橋槗𣘺 欠缺 欧歐 歌謌 歓歡 歩步 歯齒 歳歲
    歴歷 残殘 殴毆 殻殼 毎每 毘毗 気氣 沖冲 沢澤 浄淨 浅淺 浜濱濵 涙淚泪 涛濤 涼凉 淳湻
    淵渕渊 清淸 済濟 渉涉 渋澁澀 渓溪谿 減减 温溫 湾灣 湿濕 満滿 準凖 滝瀧 滞滯 潜潛濳
    瀬瀨 灯燈 炉爐 点點 為爲 焔焰 無无 焼燒 煙烟 熙煕凞 犠犧 状狀 独獨 狭狹 猟獵 猪豬
    献獻 獣獸 珍珎 瑠璢 瑶瑤 瓶甁 産產 画畫畵 留畄 略畧 畳疊疉 痩瘦 痴癡 発發 皐皋 盗盜
    県縣 真眞 研硏 砕碎 磯礒 礼禮 祢禰 祷禱 禄祿 禅禪 秋龝穐 秘祕 称稱 税稅 稲稻 穂穗
    穎頴 穏穩 穣穰 窃竊 窓窗 竃竈 竜龍 粋粹 粛肅 糸絲 糾糺 紙帋 経經 絵繪 継繼 続續
    綿緜 総總緫 緑綠 緒緖 縁緣 縄繩 縦縱 繁緐 繊纖 缶罐 群羣 翻飜 耕畊 聡聰聦 聴聽 胆膽
    脇𦚰 脈脉 脱脫 脳腦 腸膓 臓臟 臥卧 舎舍 船舩 艶艷 芦蘆 芸藝 茎莖 荊荆 荘莊 莱萊
    萌萠 蒋蔣 蓋盖 蓑簑 蔵藏 薫薰 薬藥 薮藪籔 虎乕 虚虛 虫蟲 蚕蠶 蛇虵 蛍螢 蛎蠣 蛮蠻
    蜂蠭 蝋蠟 蝿蠅 蟹蠏 衛衞 装裝 裏裡 褒襃 覇霸 覚覺覐 覧覽 観觀 触觸 訳譯 証證 誉譽
    説說 読讀 諌諫 謡謠 譲讓 讃讚 豊豐 賛贊 賢贒 践踐 転轉 軽輕 轟軣 辞辭 辺邊邉 迩邇
    逃迯 逓遞 遅遲 達逹 遥遙 郎郞 郷鄕鄊 酔醉 醸釀 釈釋 野埜 釜釡 鈎鉤 鉄鐵鐡銕 鉛鈆
    鉱鑛砿 銭錢 鋭銳 鋳鑄 録錄 鎖鎻 鎮鎭 鑑鑒 閉閇 間閒 関關 閲閱 闘鬪鬭 陥陷 陰隂 険險
    随隨 隠隱 隣鄰 雁鳫鴈 雑雜 霊靈 静靜 須湏 頬頰 頼賴 顔顏 顕顯 飾餙 養飬 館舘 駅驛
    駆驅駈 騒騷 験驗 髄髓 高髙 髪髮 鯵鰺 鳳鳯 鴎鷗 鶏鷄雞 鶴靏鸖靍 麦麥 麹麴 麺麵麪 黄黃
    黒黑 黙默 鼓皷 鼠鼡 齢齡
    """
}
