import Core
import Expressions
import Manifests

extension RuleFault {
  var japanese: String {
    switch self {
    case .unexpected(let text): return "「\(text)」はここには書けません。条件式を直してください。"
    case .unexpectedEnd: return "条件式が途中で終わっています。続きを書いてください。"
    case .badLiteral(let text): return "「\(text)」は正しい数値または文字列ではありません。"
    case .outsideSubset(let text): return "「\(text)」は CEL のうち使える範囲の外です。使わずに書き直してください。"
    case .tooLong(let bytes): return "条件式が長すぎます（\(bytes) バイト、上限 \(Limits.conditionBytes)）。ルールを分けてください。"
    case .tooNested: return "条件式の入れ子が深すぎます（上限 \(Limits.conditionDepth) 段）。ルールを分けてください。"
    case .unknownName(let name, let nearest):
      return "特徴量「\(name)」は目録にありません。" + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "")
    case .unknownFunction(let name): return "関数「\(name)」はありません。使える関数は Pipelines/rules.md にあります。"
    case .wrongArguments(let name, let types):
      return "関数「\(name)」の引数が正しくありません（\(types.joined(separator: ", "))）。書き方は Pipelines/rules.md にあります。"
    case .typeMismatch(let operation, let left, let right):
      return "「\(operation)」は \(left)\(right.map { " と \($0)" } ?? "") には使えません。double() などで型をそろえてください。"
    case .unitMismatch(let operation, let left, let right):
      return "単位の異なる値に「\(operation)」を使っています（\(RuleFault.japanese(left))と\(RuleFault.japanese(right))）。"
    case .notTruth(let type): return "条件式の値が真偽値ではなく \(type) です。比較にしてください。"
    case .unknownWord(let word, let field, let known):
      return "「\(word)」は \(field) の値ではありません。使える値: \(known.joined(separator: ", "))。"
        + (NearestWord.find(word, among: known).map { "「\($0)」の誤りではありませんか。" } ?? "")
    case .namesNothing: return "条件式が特徴量を一つも参照していません。常に同じ結果になります。"
    case .notLiteral(let function):
      return "「\(function)」の正規表現または時間帯は文字列で直接書いてください。読込み時に検査するためです。"
    case .badPattern(let pattern): return "「\(pattern)」は RE2 の正規表現として正しくないか、大きすぎます。"
    case .unknownZone(let zone): return "時間帯「\(zone)」はありません。Asia/Tokyo または +09:00 のように書いてください。"
    case .alwaysFails(let failure): return "この部分は常に計算できません（\(RuleFault.japanese(failure))）。書き直してください。"
    case .tooCostly(let steps, let limit):
      return "条件式の計算量が大きすぎます（一行あたり最大 \(steps)、上限 \(limit)）。入れ子の繰返しを減らしてください。"
    case .badIdentifier(let id): return "ルール番号「\(id)」の形が違います。R-STRUCT-01 のように書いてください。"
    case .repeatedIdentifier(let id): return "ルール番号「\(id)」が重複しています。別の番号にしてください。"
    case .noFiringCase: return "発火する事例（cases.fires）がありません。少なくとも一つ書いてください。"
    case .noSilentCase: return "発火しない事例（cases.silent）がありません。少なくとも一つ書いてください。"
    case .repeatedCase(let name): return "事例名「\(name)」が重複しています。別の名前にしてください。"
    case .badCaseValue(let name, let type): return "「\(name)」の値の型が違います（\(type.rawValue) が必要）。"
    case .badCaseMoment(let name): return "「\(name)」の値は 2026-11-22T10:30:00+09:00 のように書いてください。"
    case .caseDisagrees(let rule, let name, let expected, let found):
      return "\(rule) の事例「\(name)」は\(expected == .fires ? "発火" : "非発火")のはずですが、結果は「\(found.japanese)」でした。"
    case .reviewOverdue(let rule, let day): return "\(rule) の見直し期限 \(day) を過ぎています。内容を確認し期限を更新してください。"
    case .noRules: return "ルールが一つもありません。ルールを書くか、ファイルを取り除いてください。"
    case .unknownThreshold(let name, let nearest):
      return "しきい値「\(name)」は定義されていません。" + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "thresholds: に追加してください。")
    case .badThresholdName(let name, let lastWords):
      return "しきい値の名前「\(name)」の形が違います。英小文字と数字の語を _ でつなぎ、末尾を"
        + (lastWords.map { " _" + $0.joined(separator: "、_") + " " } ?? "単位") + "にしてください。"
    case .repeatedThreshold(let name): return "しきい値「\(name)」が重複しています。一つにしてください。"
    case .badExceptionIdentifier(let id): return "例外番号「\(id)」の形が違います。E-STRUCT-01 のように書いてください。"
    case .exemptsEverything:
      return "例外の対象がありません。account、counterparty、condition の少なくとも一つを書いてください。"
    case .nothingInFile: return "rules、thresholds、typologies のいずれもありません。内容を書くか、ファイルを取り除いてください。"
    case .unknownRule(let id, let nearest):
      return "ルール「\(id)」はありません。" + (nearest.map { "「\($0)」の誤りではありませんか。" } ?? "番号を確認してください。")
    case .repeatedTypology(let word): return "類型「\(word)」の組が重複しています。一つにしてください。"
    case .linesCrossed: return "look が alarm より大きくなっています。look を alarm 以下にしてください。"
    case .unknownList(let name, let known):
      return "リスト「\(name)」は pipeline.yaml の watch_lists にありません。"
        + (known.isEmpty ? "watch_lists に加えてください。" : "次から選んでください: \(known.joined(separator: "、"))。")
        + (NearestWord.find(name, among: known).map { "「\($0)」の誤りではありませんか。" } ?? "")
    }
  }

  var english: String {
    switch self {
    case .unexpected(let text): return "'\(text)' cannot stand here; correct the condition"
    case .unexpectedEnd: return "the condition ends too early; complete it"
    case .badLiteral(let text): return "'\(text)' is not a well-formed number or text"
    case .outsideSubset(let text):
      return "'\(text)' is outside the subset of CEL that rules may use; write it without"
    case .tooLong(let bytes):
      return "the condition is too long (\(bytes) bytes, at most \(Limits.conditionBytes)); split the rule"
    case .tooNested:
      return "the condition is nested too deeply (at most \(Limits.conditionDepth)); split the rule"
    case .unknownName(let name, let nearest):
      return "the catalogue has no feature '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .unknownFunction(let name):
      return "there is no function '\(name)'; Pipelines/rules.md lists those that exist"
    case .wrongArguments(let name, let types):
      return
        "'\(name)' does not take (\(types.joined(separator: ", "))); Pipelines/rules.md says what it takes"
    case .typeMismatch(let operation, let left, let right):
      return
        "'\(operation)' does not take \(left)" + (right.map { " and \($0)" } ?? "")
        + "; convert one side, as with double()"
    case .unitMismatch(let operation, let left, let right):
      return "'\(operation)' mixes units: \(left) and \(right); convert one side or compare like with like"
    case .notTruth(let type):
      return "the condition must be true or false, but it is \(type); compare it with something"
    case .unknownWord(let word, let field, let known):
      return "'\(word)' is no value of \(field); use one of: \(known.joined(separator: ", "))"
        + (NearestWord.find(word, among: known).map { "; did you mean '\($0)'?" } ?? "")
    case .namesNothing: return "the condition names no feature, so it always has the same value"
    case .notLiteral(let function):
      return
        "write the pattern, time zone or list of '\(function)' as a literal text, so that it is checked here"
    case .badPattern(let pattern): return "'\(pattern)' is no regular expression of RE2, or is too large"
    case .unknownZone(let zone):
      return "there is no time zone '\(zone)'; write it like Asia/Tokyo or +09:00"
    case .alwaysFails(let failure):
      return "this part can never be computed (\(RuleFault.english(failure))); write it in another way"
    case .tooCostly(let steps, let limit):
      return
        "the condition may take \(steps) steps a row, more than \(limit); put fewer loops inside one another"
    case .badIdentifier(let id): return "the identifier '\(id)' has the wrong form; write it like R-STRUCT-01"
    case .repeatedIdentifier(let id): return "the identifier '\(id)' is taken; choose another"
    case .noFiringCase: return "there is no firing case; write at least one under cases.fires"
    case .noSilentCase: return "there is no silent case; write at least one under cases.silent"
    case .repeatedCase(let name): return "the case name '\(name)' is taken; choose another"
    case .badCaseValue(let name, let type): return "the value of '\(name)' must be of type \(type.rawValue)"
    case .badCaseMoment(let name): return "write the value of '\(name)' like 2026-11-22T10:30:00+09:00"
    case .caseDisagrees(let rule, let name, let expected, let found):
      return
        "case '\(name)' of \(rule) should \(expected == .fires ? "fire" : "stay silent")"
        + ", but it is \(found.rawValue)"
    case .reviewOverdue(let rule, let day):
      return "the review of \(rule) was due on \(day); review it and set a new day"
    case .noRules: return "there is no rule; write one or remove the file"
    case .unknownThreshold(let name, let nearest):
      return "there is no threshold '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? "; add it under thresholds")
    case .badThresholdName(let name, let lastWords):
      return
        "the threshold name '\(name)' has the wrong form; join words of small letters and digits by _ and end "
        + (lastWords.map { "with _" + $0.joined(separator: ", _") } ?? "with the unit")
    case .repeatedThreshold(let name): return "the threshold '\(name)' is taken; keep one"
    case .badExceptionIdentifier(let id):
      return "the identifier '\(id)' has the wrong form; write it like E-STRUCT-01"
    case .exemptsEverything:
      return "the exception names nothing; give an account, a counterparty or a condition"
    case .nothingInFile:
      return "the file has neither rules nor thresholds nor typologies; write some or remove the file"
    case .unknownRule(let id, let nearest):
      return "there is no rule '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "; check its number")
    case .repeatedTypology(let word): return "the typology '\(word)' has a set already; keep one"
    case .linesCrossed: return "look is above alarm; make it at most alarm"
    case .unknownList(let name, let known):
      return "watch_lists of pipeline.yaml has no list '\(name)'; "
        + (known.isEmpty ? "add it there" : "use one of: \(known.joined(separator: ", "))")
        + (NearestWord.find(name, among: known).map { "; did you mean '\($0)'?" } ?? "")
    }
  }

  private static func japanese(_ unit: String) -> String {
    switch FeatureSpec.Unit(rawValue: unit) {
    case .yen: return "円"
    case .count: return "件数"
    case .seconds: return "秒"
    case .days: return "日数"
    case .ratio: return "比率"
    case .ordinal: return "順序"
    case .truth: return "真偽"
    case nil: return unit
    }
  }
}
