/// A table: characters that stand for several others, and ideographs that Unicode holds twice.
///
/// Holds what Japanese bank data holds: NEC row 13 and the IBM extensions of CP932, the circled and bracketed
/// forms beside them, and the era and company squares that came later.
enum CompatibilityCharacters {
  /// One character and what is put in its place.
  struct Expansion {
    let character: UInt32
    let text: String
  }

  /// Every expansion, in a fixed order.
  static let expansions: [Expansion] =
    squares + circledNumbers + romanNumerals + bracketed + circledIdeographs

  /// Ideographs of the IBM extensions (and two of KS X 1001) that are canonically the same as another one.
  static let ideographs: [(variant: Unicode.Scalar, unified: Unicode.Scalar)] = [
    ("\u{F929}", "朗"), ("\u{F9DC}", "隆"), ("\u{FA10}", "塚"), ("\u{FA12}", "晴"), ("\u{FA15}", "凞"),
    ("\u{FA16}", "猪"), ("\u{FA17}", "益"), ("\u{FA18}", "礼"), ("\u{FA19}", "神"), ("\u{FA1A}", "祥"),
    ("\u{FA1B}", "福"), ("\u{FA1C}", "靖"), ("\u{FA1D}", "精"), ("\u{FA1E}", "羽"), ("\u{FA20}", "蘒"),
    ("\u{FA22}", "諸"), ("\u{FA25}", "逸"), ("\u{FA26}", "都"), ("\u{FA2A}", "飯"), ("\u{FA2B}", "飼"),
    ("\u{FA2C}", "館"), ("\u{FA2D}", "鶴"),
  ]

  private static let squares: [Expansion] = table([
    ("㍉", "ミリ"), ("㌔", "キロ"), ("㌢", "センチ"), ("㍍", "メートル"), ("㌘", "グラム"), ("㌧", "トン"),
    ("㌃", "アール"), ("㌶", "ヘクタール"), ("㍑", "リットル"), ("㍗", "ワット"), ("㌍", "カロリー"), ("㌦", "ドル"),
    ("㌣", "セント"), ("㌫", "パーセント"), ("㍊", "ミリバール"), ("㌻", "ページ"), ("㎜", "MM"), ("㎝", "CM"),
    ("㎞", "KM"), ("㎎", "MG"), ("㎏", "KG"), ("㏄", "CC"), ("㎡", "M2"), ("㍻", "平成"), ("㍼", "昭和"),
    ("㍽", "大正"), ("㍾", "明治"), ("㋿", "令和"), ("№", "NO"), ("㏍", "KK"), ("℡", "TEL"), ("㍿", "株式会社"),
    ("㌀", "アパート"), ("㌱", "ビル"), ("㍇", "マンション"), ("…", "..."),
    ("‥", ".."), ("ゟ", "より"), ("ヿ", "コト"),
  ])

  private static let circledNumbers: [Expansion] =
    (1...20).map { Expansion(character: 0x245F + UInt32($0), text: String($0)) }
    + (21...35).map { Expansion(character: 0x3251 + UInt32($0 - 21), text: String($0)) }
    + [Expansion(character: 0x24EA, text: "0")]

  private static let romanNumerals: [Expansion] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"].enumerated().flatMap {
      index, text in
      [0x2160, 0x2170].map { Expansion(character: UInt32($0 + index), text: text) }
    }

  /// ㈠ to ㉃: ideographs in brackets, ㈱ and ㈲ among them.
  private static let bracketed: [Expansion] =
    "一二三四五六七八九十月火水木金土日株有社名特財祝労代呼学監企資協祭休自至".unicodeScalars.enumerated().map { index, scalar in
      Expansion(character: 0x3220 + UInt32(index), text: "(\(scalar))")
    }

  /// ㊀ to ㊰: ideographs in circles.
  private static let circledIdeographs: [Expansion] =
    "一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜".unicodeScalars
    .enumerated().map { index, scalar in
      Expansion(character: 0x3280 + UInt32(index), text: String(scalar))
    }

  private static func table(_ rows: [(Unicode.Scalar, String)]) -> [Expansion] {
    rows.map { Expansion(character: $0.0.value, text: $0.1) }
  }
}
