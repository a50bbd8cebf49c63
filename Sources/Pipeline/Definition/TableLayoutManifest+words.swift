import Core

extension TableLayoutManifest {
  /// Adds a finding about a layout.
  func report(_ code: String, _ place: Finding.Place, _ value: String? = nil) {
    guard let words = TableLayoutManifest.words[code] else {
      preconditionFailure("Every finding about a layout has its words.")
    }
    let (japanese, english) = (words.japanese, words.english)
    reading.report(
      Finding(
        code: code, severity: .error, place: place,
        japanese: value.map { "「\($0)」: " + japanese } ?? japanese,
        english: value.map { "'\($0)': " + english } ?? english))
  }

  private static let words: [String: (japanese: String, english: String)] = [
    "PIP-020": ("レイアウトが一つもありません。", "there is no layout; write at least one"),
    "PIP-021": ("レイアウトの名前が重複しています。別の名前にしてください。", "two layouts have this name; give each its own"),
    "PIP-022": ("見出し行のないファイルの列は番号で指定してください。", "a file without a header row has its columns by number"),
    "PIP-023": ("列番号が column_count を超えています。", "the column's number is above column_count"),
    "PIP-024": (
      "入金と出金を別の列で指定したときは direction を書けません。取り除いてください。",
      "amounts on two sides already say the direction; remove this key"
    ),
    "PIP-025": (
      "日時の書式がありません。例: yyyy/MM/dd HH:mm:ss、Ge年M月d日、eeMMdd、unix_seconds。",
      "this is no form of a moment; for example: yyyy/MM/dd HH:mm:ss, Ge年M月d日, eeMMdd, unix_seconds"
    ),
    "PIP-026": (
      "時差が分かりません。offset: \"+09:00\" のように書いてください。",
      "the form has a time without an offset; say which, for example offset: \"+09:00\""
    ),
    "PIP-027": (
      "この書式では offset を使いません。取り除いてください。", "this form uses no offset from here; remove the key"
    ),
    "PIP-028": ("時差は +09:00 の形で書いてください。", "write an offset as +09:00"),
    "PIP-029": ("同じ語が in と out の両方にあります。", "this word stands for both in and out"),
    "PIP-030": (
      "column、columns、constant のどれか一つを書いてください。", "write exactly one of column, columns and constant"
    ),
    "PIP-031": ("separator は columns と一緒に使います。", "a separator needs columns to stand between"),
    "PIP-032": (
      "桁区切りと小数点が同じ記号です。", "the thousands separator and the decimal mark are the same"
    ),
  ]
}
