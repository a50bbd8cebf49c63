import Core

extension ManifestFault {
  var japanese: String {
    switch self {
    case .tooLarge(let bytes):
      return "ファイルが大きすぎます（\(bytes) バイト、上限 \(Limits.manifestBytes) バイト）。分割してください。"
    case .notText: return "UTF-8 として読めません。UTF-8 で保存し直してください。"
    case .syntax(let problem): return "YAML の構文に誤りがあります（\(problem)）。この行の前後を直してください。"
    case .tabIndentation: return "タブ文字で字下げされています。空白に置き換えてください。"
    case .severalDocuments: return "一つのファイルに複数の文書があります。ファイルを分けてください。"
    case .empty: return "ファイルに内容がありません。"
    case .anchor: return "アンカー（&）と別名（*）は使えません。値をそのまま書いてください。"
    case .tag: return "タグ（!）は使えません。取り除いてください。"
    case .duplicateKey(let key): return "キー「\(key)」が重複しています。一つにしてください。"
    case .mergeKey: return "マージキー（<<）は使えません。値をそのまま書いてください。"
    case .keyNotText: return "キーが文字列ではありません。単純な語にしてください。"
    case .tooDeep: return "入れ子が深すぎます（上限 \(Limits.manifestDepth) 段）。浅くしてください。"
    case .nothing: return "値がありません。値を書くか、キーごと取り除いてください。"
    case .unknownKey(let key, let nearest):
      return "キー「\(key)」は定義されていません。" + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "取り除いてください。")
    case .missingKey(let key): return "必須のキー「\(key)」がありません。追加してください。"
    case .wrongShape(let expected, let found):
      return "\(expected.japanese)であるべきところが\(found.japanese)になっています。"
    case .notInteger: return "整数ではありません。引用符や先頭の 0 を付けず、十進の数字だけで書いてください。"
    case .notReal: return "数値ではありません。引用符を付けず、十進で書いてください。"
    case .notBoolean: return "真偽値ではありません。true または false と書いてください。"
    case .unknownWord(let word, let known):
      return "「\(word)」は使えません。次のいずれかにしてください: \(known.joined(separator: ", "))。"
        + (NearestWord.find(word, among: known).map { "「\($0)」の誤りではありませんか。" } ?? "")
    case .notDay: return "日付ではありません。YYYY-MM-DD の形で実在する日を書いてください。"
    case .outOfRange(let lowest, let highest): return "範囲外の値です。\(lowest) から \(highest) までにしてください。"
    case .blankText: return "空の文字列です。内容を書いてください。"
    }
  }

  var english: String {
    switch self {
    case .tooLarge(let bytes):
      return "the file is too large (\(bytes) bytes, at most \(Limits.manifestBytes)); split it"
    case .notText: return "the file is not UTF-8 text; save it as UTF-8"
    case .syntax(let problem): return "the YAML is malformed (\(problem)); correct it near this line"
    case .tabIndentation: return "a tab is used to indent; use spaces"
    case .severalDocuments: return "the file holds several documents; use one file for each"
    case .empty: return "the file is empty"
    case .anchor: return "anchors (&) and aliases (*) are refused; write the value out"
    case .tag: return "tags (!) are refused; remove it"
    case .duplicateKey(let key): return "the key '\(key)' appears twice; keep one"
    case .mergeKey: return "merge keys (<<) are refused; write the values out"
    case .keyNotText: return "a key is not a text; use a simple word"
    case .tooDeep:
      return "the file is nested too deeply (at most \(Limits.manifestDepth) levels); make it flatter"
    case .nothing: return "there is no value; write one or remove the key"
    case .unknownKey(let key, let nearest):
      return "the key '\(key)' is unknown" + (nearest.map { "; did you mean '\($0)'?" } ?? "; remove it")
    case .missingKey(let key): return "the key '\(key)' is required; add it"
    case .wrongShape(let expected, let found):
      return "this must be \(expected.english), but it is \(found.english)"
    case .notInteger:
      return "this is not a whole number; write decimal digits without quotes and without leading zeros"
    case .notReal: return "this is not a number; write it in decimal without quotes"
    case .notBoolean: return "this is not a truth value; write true or false"
    case .unknownWord(let word, let known):
      return "'\(word)' is not allowed; use one of: \(known.joined(separator: ", "))"
        + (NearestWord.find(word, among: known).map { "; did you mean '\($0)'?" } ?? "")
    case .notDay: return "this is not a day; write an existing day as YYYY-MM-DD"
    case .outOfRange(let lowest, let highest): return "the value is out of range; use \(lowest) to \(highest)"
    case .blankText: return "the text is empty; write something"
    }
  }
}
