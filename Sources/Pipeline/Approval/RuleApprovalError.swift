/// The ways in which a rule pack cannot be put forward, approved or run.
///
/// - Errors: each case carries what is needed to act; none carries customer data.
public enum RuleApprovalError: Error, Equatable {
  /// Nobody has put the pack forward as it lies there.
  case notProposed(digest: String)
  /// The one who approves is the one who put forward.
  case samePerson(name: String)
  /// The pipeline wants an approved pack, and this one is not.
  case notApproved(digest: String)
  /// The pack has faults that lint calls errors.
  case notFit(errors: Int)
  /// An entry of the audit does not follow from those before it.
  case brokenAudit(path: String, entryID: Int64)

  /// What happened and what to do, in English.
  public var english: String {
    switch self {
    case .notProposed(let digest):
      return
        "The rule pack \(digest.prefix(12)) was not proposed as it lies there. Its author runs 'mekiki rules propose' first."
    case .samePerson(let name):
      return
        "\(name) proposed this pack and cannot approve it. Somebody else must run 'mekiki rules approve'."
    case .notApproved(let digest):
      return
        "The pipeline wants an approved rule pack, and \(digest.prefix(12)) is not approved; nothing was run. One person runs 'mekiki rules propose', another 'mekiki rules approve'."
    case .notFit(let errors):
      return
        "The pack has \(errors) errors; it was not proposed. Correct what 'mekiki rules lint' and 'mekiki rules test' say."
    case .brokenAudit(let path, let entryID):
      return
        "The audit in \(path) does not hold together from entry \(entryID) on: it was changed. Keep the file for the inquiry and restore the last backup."
    }
  }

  /// What happened and what to do, in Japanese.
  public var japanese: String {
    switch self {
    case .notProposed(let digest):
      return "このルール一式（\(digest.prefix(12))）は提案されていません。作成者が先に mekiki rules propose を実行してください。"
    case .samePerson(let name):
      return "\(name) はこのルール一式の提案者のため、承認できません。別の担当者が mekiki rules approve を実行してください。"
    case .notApproved(let digest):
      return
        "承認済みのルール一式が必要ですが、現在のもの（\(digest.prefix(12))）は承認されていないため、実行していません。"
        + "担当者が mekiki rules propose を、別の担当者が mekiki rules approve を実行してください。"
    case .notFit(let errors):
      return "ルール一式に \(errors) 件の誤りがあるため、提案していません。mekiki rules lint と mekiki rules test の指摘を直してください。"
    case .brokenAudit(let path, let entryID):
      return
        "\(path) の監査記録が \(entryID) 件目から整合していません（改変のおそれ）。ファイルを保全し、直近のバックアップから復旧してください。"
    }
  }
}
