/// A million names as bank files write them, the same for every run and for the Python program beside this one.
struct NameList {
  /// UTF-8, one name after another.
  private(set) var bytes: [UInt8] = []
  /// Where each name starts, and the end of the last.
  private(set) var starts = [0]

  var count: Int { starts.count - 1 }

  /// Reads a file of one name a line, as `names.txt` of the benchmark's folder holds them.
  init(lines: [UInt8]) {
    for byte in lines {
      if byte == 0x0A { starts.append(bytes.count) } else { bytes.append(byte) }
    }
  }

  /// Makes names: four of five a person in half-width kana, one of five a company, one of forty in full width.
  static func generated(count: Int, seed: UInt64) -> [UInt8] {
    let families = split(
      "ｻﾄｳ ｽｽﾞｷ ﾀｶﾊｼ ﾀﾅｶ ｲﾄｳ ﾜﾀﾅﾍﾞ ﾔﾏﾓﾄ ﾅｶﾑﾗ ｺﾊﾞﾔｼ ｶﾄｳ ﾖｼﾀﾞ ﾔﾏﾀﾞ ｻｻｷ ﾔﾏｸﾞﾁ ﾏﾂﾓﾄ ｲﾉｳｴ ｷﾑﾗ ﾊﾔｼ ｻｲﾄｳ ｼﾐｽﾞ ﾓﾘ ｱﾍﾞ ｲｹﾀﾞ ﾊｼﾓﾄ ｲｼｶﾜ ｵｶﾞﾜ"
    )
    let given = split(
      "ﾀﾛｳ ﾊﾅｺ ｹﾝｼﾞ ﾕﾐ ｼﾖｳﾀ ｱｶﾘ ﾋﾛｼ ﾐｻｷ ﾀｸﾔ ﾖｳｺ ﾏｺﾄ ｻｸﾗ ﾘﾖｳﾀﾛｳ ﾕｳｷ ﾏｻﾋﾛ ｹｲｺ ｼﾞﾕﾝｲﾁ ﾅﾅﾐ ﾀﾞｲｽｹ ｱﾔｶ")
    let forms = split("ｶ) ﾕ) ﾄﾞ) ｲ) ｼﾔ)")
    let words = split("ｼﾖｳｼﾞ ｺｳｷﾞﾖｳ ｻ-ﾋﾞｽ ｹﾝｾﾂ ﾎ-ﾙﾃﾞｲﾝｸﾞｽ ﾌﾄﾞｳｻﾝ")
    var state = seed
    func pick<Element>(_ list: [Element]) -> Element {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return list[Int((state >> 33) % UInt64(list.count))]
    }
    var lines: [UInt8] = []
    let kinds = Array(0..<40)
    for _ in 0..<count {
      let kind = pick(kinds)
      if kind < 8 {
        lines += pick(forms) + pick(families) + pick(words)
      } else if kind < 39 {
        lines += pick(families) + [0x20] + pick(given)
      } else {
        lines += Array("株式会社".utf8) + pick(families) + pick(words)
      }
      lines.append(0x0A)
    }
    return lines
  }

  private static func split(_ text: String) -> [[UInt8]] { text.split(separator: " ").map { Array($0.utf8) } }
}
