import Core

/// Why a declared feature is refused.
public enum DeclaredFault: Error, Hashable, Sendable {
  /// The name is not made of lower-case words with points between them.
  case malformedName(FeatureName)
  /// Another feature has the name.
  case repeatedName(FeatureName)
  /// The name does not begin with its key's prefix.
  case wrongPrefix(FeatureName, prefix: String)
  /// The name does not end with its window.
  case wrongSuffix(FeatureName, suffix: String)
  /// The name of an amount does not say yen.
  case yenMissing(FeatureName)
  /// The name says yen and the feature is no amount.
  case yenWithoutAmount(FeatureName)
  /// The column is not declared or is no window key.
  case unknownColumn(String)
  /// The measure needs another key.
  case measureOfOtherKey(DeclaredFeature.Measure)
  /// The measure needs a window.
  case spanMissing(DeclaredFeature.Measure)
  /// The window is longer than the measure can look back to the event.
  case spanTooLong(DeclaredFeature.Measure)
  /// The window is shorter than those for which the measure is kept by the day.
  case spanTooShort(DeclaredFeature.Measure)
  /// No column of labels is declared.
  case labelUndeclared
  /// A share of fraud among the fraud says nothing.
  case labelTwice
  /// The measure or key knows no labels.
  case measureOfLabel
  /// The window of labels is not in whole days, or reaches back further than sums by day are kept.
  case spanOfLabel
  /// The window has a length that none can have.
  case impossibleSpan
  /// A payee has incoming transactions only.
  case outgoingOfCounterparty
  /// A correction enters no window.
  case correctionCounted
  /// No amount lies in the band.
  case emptyBand
  /// Distinct parties can be counted without this filter only.
  case distinctOfFilter(DeclaredFeature.Key)
  /// All that was ever seen is not kept for this filter.
  case lifetimeOfFilter(DeclaredFeature.Measure)
  /// Two filters have the same number in a stored state.
  case sameSeries(FeatureName, FeatureName)
}

extension DeclaredFault {
  /// What is wrong and what is possible, in English.
  public var english: String {
    switch self {
    case .malformedName(let name):
      return
        "'\(name)' cannot be a name; use lower-case letters, digits and _ with points between words, 80 at most"
    case .repeatedName(let name): return "there is a feature '\(name)' already; choose another name"
    case .wrongPrefix(let name, let prefix):
      return "'\(name)' must begin with '\(prefix)' and go on with a word of its own, since that is its key"
    case .wrongSuffix(let name, let suffix):
      return "'\(name)' must end with '_\(suffix)', the length of its window"
    case .yenMissing(let name): return "the measure is an amount, so the last word of '\(name)' must say yen"
    case .yenWithoutAmount(let name):
      return "the measure is no amount, so the last word of '\(name)' must not say yen"
    case .unknownColumn(let name):
      return "'\(name)' is no column under extra_columns with 'window_key: true'; declare it there"
    case .measureOfOtherKey(let measure):
      return measure == .distinctCounterparties
        ? "distinct_counterparties can be counted for the key account only; use distinct_accounts for a payee or column"
        : "distinct_accounts can be counted for a payee or a column; use distinct_counterparties for an account"
    case .spanMissing(let measure): return "\(measure.rawValue) needs a window: say 'over', for example 24h"
    case .spanTooLong(let measure):
      return
        "\(measure.rawValue) looks back 7 days at most, since the moments of single transactions are not kept longer"
    case .spanTooShort(let measure):
      return "\(measure.rawValue) is for windows from 8d on; use seconds_since_last for shorter ones"
    case .labelUndeclared:
      return "no column under extra_columns has 'type: label'; declare the column that says what was fraud"
    case .labelTwice: return "fraud_share counts labels itself; leave 'label' out of 'where'"
    case .measureOfLabel:
      return
        "labels are counted for accounts, counterparties and columns, by count, sums, means, days and fraud_share only"
    case .spanOfLabel:
      return "a window of labels is in whole days, 90 at most together with the days until labels are known"
    case .impossibleSpan: return "a window is 1h to 168h or 1d to 90d long, in whole hours or days"
    case .outgoingOfCounterparty:
      return "a counterparty's window holds what it was paid: leave the direction out or say 'in'"
    case .correctionCounted: return "a correction enters no window; name other kinds"
    case .emptyBand:
      return "no amount lies in this band: give 'from', 'below' or both, with 'from' lower than 'below'"
    case .distinctOfFilter(let key):
      return key == .account
        ? "distinct parties of an account over 7 days or less are counted in one direction: the filter must be a direction and nothing else; from 8d on any filter will do"
        : "distinct accounts over 7 days or less are counted over all transactions of the key: leave the filter out, or take a window from 8d on"
    case .lifetimeOfFilter(let measure):
      return measure == .daysSinceFirst
        ? "the first transaction of all is known without a filter only; with a filter give 'over', 90d at most"
        : "the newest of all is known for an account, payee or column, of an account also by direction; else give 'over', 7d at most"
    case .sameSeries(let one, let other):
      return
        "the filters of '\(one)' and '\(other)' have the same number in the database; change one of them a little"
    }
  }

  /// What is wrong and what is possible, in Japanese.
  public var japanese: String {
    switch self {
    case .malformedName(let name):
      return "「\(name)」は名前に使えません。英小文字・数字・_ の語を . でつなぎ、80字以内にしてください。"
    case .repeatedName(let name): return "特徴量「\(name)」は既にあります。別の名前にしてください。"
    case .wrongPrefix(let name, let prefix):
      return "「\(name)」の先頭は、キーを表す「\(prefix)」とし、その後に固有の語を続けてください。"
    case .wrongSuffix(let name, let suffix): return "「\(name)」の末尾は、期間を表す「_\(suffix)」としてください。"
    case .yenMissing(let name): return "金額の特徴量です。「\(name)」の最後の語に yen を含めてください。"
    case .yenWithoutAmount(let name): return "金額の特徴量ではありません。「\(name)」の最後の語から yen を除いてください。"
    case .unknownColumn(let name): return "「\(name)」は extra_columns で window_key: true とした列ではありません。"
    case .measureOfOtherKey(let measure):
      return measure == .distinctCounterparties
        ? "distinct_counterparties を数えられるのはキー account だけです。振込先や列には distinct_accounts を使ってください。"
        : "distinct_accounts を数えられるのは振込先と列だけです。口座には distinct_counterparties を使ってください。"
    case .spanMissing(let measure): return "\(measure.rawValue) には期間が必要です。over を 24h のように書いてください。"
    case .spanTooLong(let measure): return "取引1件ごとの時刻は7日を超えて残らないため、\(measure.rawValue) の期間は7日までです。"
    case .spanTooShort(let measure):
      return "\(measure.rawValue) の期間は8日以上です。それより短い期間には seconds_since_last を使ってください。"
    case .labelUndeclared: return "extra_columns に type: label の列がありません。不正かどうかを示す列を宣言してください。"
    case .labelTwice: return "fraud_share はラベルを自ら数えます。where から label を除いてください。"
    case .measureOfLabel: return "ラベルは口座・振込先・列について、件数・金額・日数・fraud_share でだけ数えられます。"
    case .spanOfLabel: return "ラベルの期間は日単位とし、ラベルが判明するまでの日数と合わせて90日以内にしてください。"
    case .impossibleSpan: return "期間は 1h〜168h か 1d〜90d とし、時間または日の整数で書いてください。"
    case .outgoingOfCounterparty: return "振込先の期間に入るのは受け取りだけです。direction を省くか in としてください。"
    case .correctionCounted: return "訂正は期間に入りません。ほかの種別を書いてください。"
    case .emptyBand: return "この範囲に入る金額がありません。from と below の一方か両方を、from が小さくなるように書いてください。"
    case .distinctOfFilter(let key):
      return key == .account
        ? "7日以内の口座の相手方数は片方向について数えます。where には direction だけを書いてください。8日以上なら自由に書けます。"
        : "7日以内の口座数はキーの全取引について数えます。where を省くか、期間を8日以上にしてください。"
    case .lifetimeOfFilter(let measure):
      return measure == .daysSinceFirst
        ? "期間を限らない初回の日は where なしでだけ分かります。where を使うときは over を 90d 以内で書いてください。"
        : "期間を限らない直近の取引は、口座・振込先・列の全取引と、口座の方向別についてだけ分かります。それ以外は over を 7d 以内で書いてください。"
    case .sameSeries(let one, let other):
      return "「\(one)」と「\(other)」の where がデータベース内で同じ番号になります。一方をわずかに変えてください。"
    }
  }
}
