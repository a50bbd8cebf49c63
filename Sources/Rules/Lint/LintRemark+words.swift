import Core

extension LintRemark {
  var japanese: String {
    switch self {
    case .neverFires: return "条件が成り立つ値の組合せがなく、発火することがありません。条件を見直してください。"
    case .alwaysFires: return "値がそろっていれば条件が必ず成り立ちます。条件を見直してください。"
    case .partWithoutEffect(let part):
      return "「\(part)」は結果に影響しません（同じ条件式の他の部分がより厳しい条件です）。取り除くか、しきい値を見直してください。"
    case .sameAs(let rule): return "\(rule) と同じ取引で発火します。一方を取り除くか、条件を分けてください。"
    case .notExamined: return "条件の分岐が多いため、成り立つかどうかを調べていません。ルールを分けてください。"
    case .numberInCondition(let number):
      return "しきい値「\(number)」が条件式に直接書かれています。thresholds: に理由と出典を添えて登録し、limit.名前 で参照してください。"
    case .evidenceUnread(let name): return "根拠の「\(name)」は条件式で使われていません。context: に移すか、取り除いてください。"
    case .contextDecides(let name): return "context の「\(name)」は条件式で使われています。evidence: に移してください。"
    case .caseValueUnread(let name, let value):
      return "事例「\(name)」の「\(value)」は、条件式・根拠・context のいずれにもありません。取り除いてください。"
    case .silentOnlyUnknown:
      return "非発火の事例がすべて「値の欠落」によるものです。値がそろっていて発火しない事例を加えてください。"
    case .reviewOverdue(let day): return "見直し期限 \(day) を過ぎています。内容を確認し、期限を更新してください。"
    case .canBeSwitchedOn: return "停止中ですが、必要な値はすべてそろっています。off: を取り除けば有効にできます。"
    case .thresholdUnused(let name): return "しきい値「\(name)」はどの条件式でも使われていません。取り除いてください。"
    case .thresholdRepeats(let name, let other):
      return "しきい値「\(name)」は「\(other)」と理由・値・単位が同じです。一方にまとめてください。"
    case .exceptionExpired(let id, let owner, let day):
      return "例外 \(id)（責任者：\(owner)）は \(day) で期限が切れ、効いていません。延長の要否を確認し、不要なら取り除いてください。"
    case .exceptionNeverApplies(let id):
      return "例外 \(id) の条件はルールの条件と両立しないため、対象となる取引がありません。条件を見直してください。"
    case .inNoTypology(let word): return "類型「\(word)」の組に入っていません。typologies: に重みを加えてください。"
    case .lineOutOfReach(let word, let sum):
      return "有効なルールの重みの合計は \(sum) で、\(word) の線に届きません。重みか線を見直してください。"
    }
  }

  var english: String {
    switch self {
    case .neverFires: return "no values make the condition true, so it never fires; correct it"
    case .alwaysFires: return "the condition is true whenever its values are known; correct it"
    case .partWithoutEffect(let part):
      return
        "'\(part)' changes nothing, since another part of the condition is stricter; remove it or correct the threshold"
    case .sameAs(let rule):
      return "it fires for exactly the transactions of \(rule); remove one or tell them apart"
    case .notExamined: return "the condition has too many branches to be examined; split the rule"
    case .numberInCondition(let number):
      return
        "the threshold \(number) stands in the condition; give it a name, why and source under thresholds, and write limit.NAME"
    case .evidenceUnread(let name):
      return "the evidence '\(name)' is not in the condition; move it to context or remove it"
    case .contextDecides(let name): return "the context '\(name)' is in the condition; move it to evidence"
    case .caseValueUnread(let name, let value):
      return
        "case '\(name)' gives '\(value)', which is neither in the condition nor evidence nor context; remove it"
    case .silentOnlyUnknown:
      return "its silent cases are silent only because values are missing; add one that has all values"
    case .reviewOverdue(let day): return "its review was due on \(day); review it and set a new day"
    case .canBeSwitchedOn:
      return "it is off although every value it needs is there; remove 'off' to switch it on"
    case .thresholdUnused(let name): return "no condition uses the threshold '\(name)'; remove it"
    case .thresholdRepeats(let name, let other):
      return "the threshold '\(name)' has the value, unit and reason of '\(other)'; keep one"
    case .exceptionExpired(let id, let owner, let day):
      return "exception \(id) of \(owner) expired on \(day) and exempts nothing; renew or remove it"
    case .exceptionNeverApplies(let id):
      return "the condition of exception \(id) contradicts the rule's, so it exempts nothing; correct it"
    case .inNoTypology(let word): return "it has no weight in the typology '\(word)'; add it under typologies"
    case .lineOutOfReach(let word, let sum):
      return "the weights of its rules that are on add up to \(sum), below \(word); correct weights or line"
    }
  }
}
